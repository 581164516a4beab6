import { type AskedQuestion, visibleSurveys } from '../../vocabulary/asked-survey.js'
import type { Meaning } from '../../vocabulary/meaning.js'
import { normalForm } from '../../vocabulary/normal-form.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { lex } from '../lex.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import { as, isWord, type Token } from '../token.js'
import { Draft, period, survey as surveySign } from './draft.js'
import { beforeVerb, readAnswered, readChosen, readMentioned, readRatings, readScorers } from './people.js'
import { type Subject, withinPeriod } from './subject.js'
import { readBreakdowns, readQuestionNames, readSurveyNames } from './titles.js'

/** A question about answers to surveys, its words about them taken out: what remains is read like any other question. */
export interface SurveyWords {
  /** The question with a sign in the place of each stretch that was read here. */
  readonly text: string
  /** The words that the rest may use, those signs among them. */
  readonly vocabulary: Vocabulary
  readonly subject: Subject
  /** The shares of a question's choices are asked. */
  readonly choices: boolean
  /** Answers at all were named (问卷, survey), not only what was chosen in one. */
  readonly named: boolean
  /** People were told by what they answered. */
  readonly people: boolean
  /** The tokens with the words that the asker used. */
  readonly restored: (tokens: readonly Token[]) => Token[]
}

const plainly =
  /问卷|调研|调查|(?<![a-z])(?:surveys?|questionnaires?|polls?|nps|net promoter|promoters?|detractors?|respondents?)(?![a-z])|净推荐|推荐者|贬损者|批评者|中立者|被动者|答卷|受访/u
const perhaps =
  /(?:给|打|评)(?:过|了)*(?:低于|不到|高于|超过|至少)?\d+(?:\.\d+)?(?:[到至~-]\d+)?分|(?<![a-z])(?:gave|rated|scored)(?: us| it)? (?:a |at least |over )?\d|(?:选|选择|勾选)了?的?是?「|各个?选项|每个选项|(?:选项|答案|回答)(?:的)?(?:占比|分布)|(?<![a-z])(?:chose|picked|selected) |评分(?:低于|高于|不到|超过)?\d+分|passives(?![a-z])|各道?题|每道?题|按题目?|(?:answer|response) options?/u
/** Other work of the house: sending surveys, and interviews. */
const elsewhere = /发问卷|发送问卷|访谈|interview|(?<![a-z])send(?:ing)? (?:out )?(?:a |the )?(?:survey|questionnaire)/u

/**
 * Reads what a question says of surveys, by the titles, questions and choices of those that were answered by the as-of date.
 *
 * @param otherwise nothing else understands the question: a choice or a title without the word for survey is tried as well
 * @returns undefined where it says nothing of surveys
 * @throws Stop where no survey was answered yet, or where it does not say which survey or question is meant
 */
export function readSurvey(text: string, vocabulary: Vocabulary, asOf: string, otherwise = false): SurveyWords | undefined {
  const normal = normalForm(text)
  const act = vocabulary.acts.get('answer')
  if (!act || elsewhere.test(normal)) return undefined
  const visible = visibleSurveys(vocabulary.surveys, asOf)
  const questions = visible.flatMap((survey) => survey.questions)
  const asked = questions.some(({ label }) =>
    [label.zh, label.en].some((title) => speaksOf(normal, normalForm(title), vocabulary)),
  )
  const titled = visible.some(({ label, studies }) =>
    [label.zh, label.en, ...studies].some((title) => title.length >= 4 && normal.includes(normalForm(title))),
  )
  const surely = plainly.test(normal) || titled || asked
  if (!surely && !perhaps.test(normal) && !otherwise) return undefined
  if (visible.length === 0) {
    if (!surely) return undefined
    throw new Stop(
      'refusal',
      note(
        '还没有人答完过问卷，所以没有问卷结果可以回答；先发一份问卷（zhiyin survey run，或在聊天里说「问卷」）',
        'No survey was completed yet, so there are no survey results to answer from: send one first (zhiyin survey run, or say "survey" in the chat)',
      ),
    )
  }
  const draft = new Draft(normal)
  const surveys = withinPeriod(visible, normal, vocabulary, asOf)
  const subject: Subject = { surveys, asked: text.trim() }
  readBreakdowns(draft)
  readSurveyNames(draft, subject)
  const named = draft.text.includes(surveySign)
  readQuestionNames(draft, subject)
  readReturned(draft, vocabulary)
  const window = readPeriod(draft, subject, vocabulary, asOf)
  const choices = readChoices(draft, subject)
  const plain = draft.text
  readScorers(draft, subject, act)
  readRatings(draft, subject, act)
  readChosen(draft, subject, act)
  if (surely) readMentioned(draft, subject, act)
  const answered = named && !choices && plain === draft.text ? readAnswered(draft, subject, act) : false
  const people = draft.text !== plain || answered
  const open = subject.question && !choices && !people ? figureless(draft, subject.question, vocabulary) : undefined
  return words(draft, vocabulary, subject, { choices: choices || open === 'choices', named, people, window })
}

/** A question by its title alone, or with what to break it down by: the mean of a scale, else how many chose what. */
function figureless(draft: Draft, { kind }: AskedQuestion, vocabulary: Vocabulary): 'choices' | 'mean' | undefined {
  if (!['single', 'multiple', 'yes-no', 'scale', 'ranking'].includes(kind)) return undefined
  const asked = lex(draft.text, vocabulary, '2000-01-01')
  const voiced = asked.some(
    (token) => as(token, 'measure') || isWord(token, 'quotes', 'complain', 'praise', 'say', 'concentrated'),
  )
  if (voiced || draft.signs.some((meanings) => meanings.some((one) => one.kind === 'measure' || one.kind === 'act')))
    return undefined
  const score = vocabulary.measures.get('survey_score')
  const shares = /分布|占比|比例|distribution|shares?(?![a-z])/u.exec(draft.text)
  const wholly =
    draft.text
      .replaceAll(surveySign, '')
      .replace(
        /结果|怎么样|如何|情况|回答|是什么|results?|answers?|responses?|what|were|was|are|is|the|show|me|of|to|how|[\s?？。.的]/gu,
        '',
      ) === ''
  if (kind !== 'scale' || shares || wholly || !score) return 'choices'
  draft.put(draft.text.length, draft.text.length, [{ kind: 'measure', measure: score }])
  return 'mean'
}

/** 回收了多少份, how many responses: surveys completed. */
function readReturned(draft: Draft, vocabulary: Vocabulary): void {
  const measure = vocabulary.measures.get('responses')
  const match =
    /(?:一共|共)?(?:回收|收到|收回|收)?(?:了)?(?:多少|几)(?:份|张)(?:答卷|回复|回答|\ue000)?|how many (?:survey )?responses/u.exec(
      draft.text,
    )
  if (match && measure) draft.put(match.index, match.index + match[0].length, [{ kind: 'measure', measure }])
}

/** 上周问卷, last week's survey: when it was answered. */
function readPeriod(draft: Draft, subject: Subject, vocabulary: Vocabulary, asOf: string): Meaning | undefined {
  const at = draft.text.indexOf(surveySign)
  const found =
    at < 0
      ? undefined
      : lex(draft.text, vocabulary, asOf).find(
          (token) => as(token, 'window') && /^ ?的? ?$/.test(draft.text.slice(token.end, at)) && token.end <= at,
        )
  const meaning = as(found, 'window')
  if (!found || !meaning) return undefined
  subject.window = meaning.window
  draft.markPeriod(found.start, found.end)
  return meaning
}

/** A question's title in quotes, or one that is a question by itself, word for word. */
function speaksOf(text: string, title: string, { phrases }: Vocabulary): boolean {
  const bare = title.replace(/[?？。.!！]+$/u, '')
  const at = bare.length < 2 ? -1 : text.indexOf(bare)
  if (at < 0) return false
  if (/[「"]$/.test(text.slice(0, at))) return true
  // A title that the catalog has another meaning for is no sign by itself.
  return bare.length >= (/[a-z]/.test(bare) ? 12 : 5) && !phrases.has(bare)
}

/** 各选项的占比, how did people answer: the question's choices, counted. */
function readChoices(draft: Draft, subject: Subject): boolean {
  const pattern =
    /(?:各个|各|每个|每种|不同)?(?:选项|答案)(?:的)?(?:占比|比例|分布|人数)?(?:是多少|各占多少|分别占多少|分别是多少|情况)?|(?:回答|选择)(?:的)?(?:分布|占比)|(?:the )?(?:share|percentage|distribution|breakdown|number)s? (?:of )?(?:people )?(?:for |by |per )?(?:each |every |the |all )?(?:answers?|responses?|options?|choices?)(?: options?)?(?![a-z])|(?:by|per|for each|each|every) (?:answer|response|option|choice)(?![a-z])|(?:answer|response|choice) (?:distribution|shares?|breakdown)(?![a-z])|how (?:did|do) (?:people|customers|they|respondents) answer(?:ed)?/u
  const match = pattern.exec(draft.text)
  if (!match) return false
  draft.cut(beforeVerb(draft, match.index, subject), match.index + match[0].length)
  return true
}

/** What 评分 and 满意度 mean beside a survey: what was given there, not stars of reviews or of tickets. */
const inSurveys: Readonly<Record<string, string>> = {
  average_stars: 'survey_score',
  average_satisfaction: 'survey_score',
  csat: 'survey_csat',
}

function words(
  draft: Draft,
  vocabulary: Vocabulary,
  subject: Subject,
  said: Pick<SurveyWords, 'choices' | 'named' | 'people'> & { readonly window: Meaning | undefined },
): SurveyWords {
  const { window, ...rest } = said
  const phrases = new Map(vocabulary.phrases)
  for (const [phrase, meanings] of vocabulary.phrases) {
    const other = meanings
      .flatMap((one) => (one.kind === 'measure' ? [inSurveys[one.measure.name]] : []))
      .find((one) => one !== undefined)
    const measure = other === undefined ? undefined : vocabulary.measures.get(other)
    if (measure) phrases.set(phrase, [{ kind: 'measure', measure }])
  }
  for (const phrase of ['结果', '回答情况', '的结果', 'results', '给出', '给出的', '评出', '打的', '给的', '打出', '作答'])
    phrases.set(phrase, [{ kind: 'word', word: 'filler' }])
  for (const phrase of ['score', 'scores', '得分', '分数']) {
    const measure = vocabulary.measures.get('survey_score')
    if (measure) phrases.set(phrase, [{ kind: 'measure', measure }])
  }
  // Beside answers, 活跃客户 without a period are those who are still active, with the default and the note that this has.
  if (said.people && !lex(draft.text, vocabulary, '2000-01-01').some((token) => as(token, 'window'))) {
    for (const [phrase, meanings] of vocabulary.phrases)
      if (meanings.some((one) => one.kind === 'group' && one.role === 'active'))
        phrases.set(phrase, [{ kind: 'group', role: 'stillActive' }])
  }
  const signs: readonly (readonly [string, readonly Meaning[]])[] = [
    [surveySign, [{ kind: 'word', word: 'filler' }]],
    // Where people were told by what they answered, the period is theirs already.
    [period, said.people || !window ? [{ kind: 'word', word: 'filler' }] : [window]],
    ...draft.meanings,
  ]
  const lengths = new Map(vocabulary.lengths)
  for (const phrase of phrases.keys()) {
    const known = lengths.get(phrase[0] as string)
    if (!known?.includes(phrase.length))
      lengths.set(
        phrase[0] as string,
        [...(known ?? []), phrase.length].sort((a, b) => b - a),
      )
  }
  for (const [sign, meanings] of signs) {
    phrases.set(sign, meanings)
    lengths.set(sign, [1])
  }
  return {
    text: draft.text,
    vocabulary: { ...vocabulary, phrases, lengths },
    subject,
    ...rest,
    restored: (tokens) => tokens.map((token) => ({ ...token, text: draft.original(token.text) })),
  }
}
