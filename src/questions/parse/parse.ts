import type { Language } from '../../catalog/label.js'
import { type Query, queryForm } from '../query.js'
import { suggest } from '../vocabulary/suggest.js'
import { unavailable } from '../vocabulary/unavailable.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { refuseCircular } from './circular.js'
import { refuseClockWords } from './clock-words.js'
import { followUp } from './follow-up.js'
import { refuseLost } from './kept.js'
import { compare } from './kinds/compare.js'
import type { KindContext, Reading } from './kinds/context.js'
import { countThenCompare } from './kinds/count-then-compare.js'
import { general } from './kinds/general.js'
import { share } from './kinds/share.js'
import { voice } from './kinds/voice.js'
import { languageOf } from './language.js'
import { lex } from './lex.js'
import { settleNeighbours } from './neighbours.js'
import { type Note, note } from './note.js'
import { type Outcome, Stop } from './outcome.js'
import { saidOtherwise } from './said-otherwise.js'
import { readSequences } from './sequences.js'
import { choicesOf } from './survey/choices.js'
import { finish, whatOfIt } from './survey/finish.js'
import { readSurvey, type SurveyWords } from './survey/read-survey.js'
import { as, isFiller, type Token } from './token.js'

export interface ParseOptions {
  readonly vocabulary: Vocabulary
  readonly asOf: string
  /** The query of the turn before, for 那男生呢 and 换成按月. */
  readonly previous?: Query | undefined
}

/**
 * A question in Chinese or English → a typed query, by the words of the catalog and a closed grammar; nothing is guessed. Each word of the question
 * has a part in the query, says nothing by the closed list, or stops the reading.
 *
 * @example parseQuestion('有多少人买过面膜', { vocabulary, asOf: '2026-11-15' })
 */
export function parseQuestion(text: string, options: ParseOptions): Outcome {
  const language = languageOf(text)
  try {
    const { query, notes } = readEither(options.previous ? amongThose(text) : text, language, options)
    return { kind: 'understood', language, query: queryForm.parse(JSON.parse(JSON.stringify(query))), notes: distinct(notes) }
  } catch (problem) {
    if (!(problem instanceof Stop)) throw problem
    return { kind: problem.kind, language, message: problem.label, options: problem.options }
  }
}

/** 其中上海的, 那其中女生有多少: of the people before, so it narrows them; without anything before it, 其中 says nothing. */
const amongThose = (text: string): string => text.replace(/^\s*(?:那么?)?(?:其中|这(?:其)?中|里面)的?[，,]?\s*(?=\S)/, '只看')

/** 肤质选干性的客户: what nothing else understands may speak of answers to surveys without saying so. */
function readEither(text: string, language: Language, options: ParseOptions): Reading {
  if (text.length > 500)
    throw new Stop('refusal', note('问题太长（最多500字）', 'The question is too long (at most 500 characters)'))
  const { vocabulary, asOf } = options
  const survey = readSurvey(text, vocabulary, asOf)
  try {
    return read(text, language, options, survey)
  } catch (problem) {
    if (!(problem instanceof Stop) || survey || vocabulary.surveys.length === 0) throw problem
    return readOtherwise(text, language, options) ?? raise(problem)
  }
}

/** Asked back where it could be several questions of surveys; undefined where it is none. */
function readOtherwise(text: string, language: Language, options: ParseOptions): Reading | undefined {
  try {
    const survey = readSurvey(text, options.vocabulary, options.asOf, true)
    if (!survey || !(survey.people || survey.choices || survey.subject.question)) return undefined
    return read(text, language, options, survey)
  } catch (problem) {
    if (!(problem instanceof Stop)) throw problem
    if (problem.kind === 'clarify' && problem.options.some(({ zh }) => zh.includes(text.trim()))) throw problem
    return undefined
  }
}

function raise(problem: unknown): never {
  throw problem
}

function read(
  text: string,
  language: Language,
  { vocabulary, asOf, previous }: ParseOptions,
  survey: SurveyWords | undefined,
): Reading {
  const words = survey?.vocabulary ?? vocabulary
  const lexed = lex(survey?.text ?? text, words, asOf)
  const tokens = readSequences(settleNeighbours(survey ? survey.restored(lexed) : lexed, words))
  if (survey && tokens.every(isFiller) && !survey.choices) throw whatOfIt(survey)
  if (tokens.every(isFiller) && !survey?.choices)
    throw new Stop('refusal', note('没有读到问题', 'There is no question to read'), examples)
  refuseUnknown(tokens, vocabulary)
  refuseClockWords(tokens)
  const context: KindContext = { vocabulary: words, asOf, language }
  const read =
    followUp(tokens, context, previous) ??
    (survey?.choices ? choicesOf(tokens, survey, context) : undefined) ??
    countThenCompare(tokens, context) ??
    voice(tokens, context) ??
    share(tokens, context) ??
    compare(tokens, context) ??
    general(tokens, context)
  const reading = survey ? finish(read, survey, context) : read
  refuseLost(tokens, reading.query)
  refuseCircular(reading.query, vocabulary)
  return { ...reading, notes: [...reading.notes, ...saidOtherwise(tokens, reading.query)] }
}

/** Stops at words that nothing answers to, at names of what is not available yet, and at words that want a number. */
function refuseUnknown(tokens: readonly Token[], vocabulary: Vocabulary): void {
  const only = (kind: 'unavailable' | 'vague') => tokens.find((token) => token.meanings.every((meaning) => meaning.kind === kind))
  const missing = as(only('unavailable'), 'unavailable')
  if (missing) {
    const label = unavailable[missing.what]
    throw new Stop('refusal', note(`${label?.zh}还不能回答`, `${label?.en} cannot be answered yet`), examples)
  }
  const unknown = tokens.filter((token) => token.meanings.length === 0)
  if (unknown.length > 0) {
    const words = unknown.map(({ text }) => text)
    const quoted = words.map((word) => `「${word}」`).join('')
    const near = [...new Set(words.flatMap((word) => suggest(word, vocabulary)))].slice(0, 5)
    throw new Stop(
      near.length > 0 ? 'clarify' : 'refusal',
      note(
        `没有听懂${quoted}：不在指标、标签、行为和数据的词里${near.length > 0 ? '。您是不是想说下面的词？' : ''}`,
        `${quoted} was not understood: it is no measure, tag, behaviour or value in the data${near.length > 0 ? '. Did you mean one of these?' : ''}`,
      ),
      near.map((word) => note(word, word)),
    )
  }
  const loose = only('vague')
  if (loose && as(loose, 'vague')?.what === 'newUser') {
    throw new Stop(
      'clarify',
      note(`「${loose.text}」是新注册的客户，还是首次购买的新客？`, `"${loose.text}": newly registered, or first-time buyers?`),
      [
        note('最近30天注册的客户有多少', 'how many customers registered in the last 30 days'),
        note('最近30天的新客数', 'new buyers in the last 30 days'),
      ],
    )
  }
  if (loose && as(loose, 'vague')?.what === 'still') {
    throw new Stop('clarify', note(`「${loose.text}」指最近多长时间？`, `"${loose.text}": in which period?`), [
      note('最近30天', 'in the last 30 days'),
      note('今年', 'this year'),
    ])
  }
  if (loose) {
    throw new Stop(
      'clarify',
      note(
        `「${loose.text}」要有一个确切的数：多少天、多少次、多少元？`,
        `"${loose.text}" needs a number: how many days, times, yuan?`,
      ),
      [note('最近30天', 'in the last 30 days'), note('两次以上', 'at least 2 times')],
    )
  }
}

const examples: readonly Note[] = [
  note('最近30天有多少人购买', 'how many customers bought in the last 30 days'),
  note('各城市的客户数', 'customers by city'),
  note('近半年每月的客单价走势', 'revenue per buyer by month in the last 6 months'),
]

function distinct(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((one) => [one.zh, one])).values()]
}
