import { findMeasure } from '../catalog/measures.js'
import { Binder } from '../catalog/sql.js'
import { followUps } from '../questions/answer/follow-ups.js'
import { compileNoteWords } from '../questions/answer/notes.js'
import { problemWords } from '../questions/answer/problems.js'
import { shapeAnswer } from '../questions/answer/shape.js'
import { summarise } from '../questions/answer/summary.js'
import { compileQuery } from '../questions/compile/compile.js'
import { parseQuestion } from '../questions/parse/parse.js'
import type { Query } from '../questions/query.js'
import { queryReading } from '../questions/reading/reading.js'
import { type CompileContext, CompileProblem } from '../segments/context.js'
import { dataNotes, tieNote } from './answer-notes.js'
import { readAsOf } from './as-of.js'
import type { AnswerDocument } from './chat-answer.js'
import { openQuestionSource, type QuestionSource } from './question-source.js'
import { guarded } from './survey-notes.js'
import { type ExitCode, exit, type Workspace } from './workspace.js'

export interface AskOptions {
  readonly asOf?: string
  /** The conversation that the question belongs to: a follow-up changes the query kept under its name. */
  readonly thread?: string
  /** The query of the turn before, where the caller keeps the conversation itself. */
  readonly previous?: Query
}

/**
 * Answers one question: words → typed query → bound SQL → rows → a sentence with table, notes and next questions.
 * What is not understood comes back as `clarify` or `refusal`, never as a guess.
 */
export async function answerQuestion(workspace: Workspace, question: string, options: AskOptions = {}): Promise<AnswerDocument> {
  const asOf = readAsOf(workspace, options.asOf)
  const source = await openQuestionSource(workspace, asOf)
  const previous =
    options.previous ??
    (options.thread
      ? await import('./thread-query.js').then(({ lastQuery }) => lastQuery(workspace, options.thread as string))
      : undefined)
  const document = await answerFrom(workspace, source, question, previous)
  if (options.thread && document.query) {
    const { keepQuery } = await import('./thread-query.js')
    await keepQuery(workspace, options.thread, document.query as Query, document.language)
  }
  return document
}

/** An answer once more with all its customers, for a file: what a conversation keeps of it is only its beginning. */
export async function answerInFull(
  workspace: Workspace,
  { question, asOf, query, language }: AnswerDocument,
): Promise<AnswerDocument> {
  const asked = query as Query
  const all = asked.kind === 'customers' ? { ...asked, limit: asked.limit ?? 10_000 } : asked
  return answerQuery(workspace, await openQuestionSource(workspace, asOf), question, all, language, [])
}

async function answerFrom(
  workspace: Workspace,
  source: QuestionSource,
  question: string,
  previous: Query | undefined,
): Promise<AnswerDocument> {
  const { asOf, vocabulary } = source
  const outcome = parseQuestion(question, { vocabulary, asOf, previous })
  const { language } = outcome
  if (outcome.kind !== 'understood') {
    const options = outcome.options.map((option) => option[language])
    return {
      question,
      asOf,
      language,
      answer: { kind: outcome.kind, summary: outcome.message[language], ...(options.length ? { options } : {}) },
      notes: [],
      followUps: [],
    }
  }
  try {
    return await answerQuery(
      workspace,
      source,
      question,
      outcome.query,
      language,
      outcome.notes.map((note) => note[language]),
    )
  } catch (problem) {
    if (!(problem instanceof CompileProblem)) throw problem
    return {
      question,
      asOf,
      language,
      query: outcome.query,
      answer: { kind: 'refusal', summary: problemWords(problem)[language] },
      notes: [],
      followUps: [],
    }
  }
}

async function answerQuery(
  workspace: Workspace,
  source: QuestionSource,
  question: string,
  query: Query,
  language: 'zh' | 'en',
  parsed: readonly string[],
): Promise<AnswerDocument> {
  const warehouse = await workspace.warehouse()
  const { asOf, tags, vocabulary, attributes, days, saved, labelled } = source
  const context: CompileContext = {
    asOf,
    timeZone: warehouse.timeZone,
    values: new Binder(),
    tags: tags.lookup,
    brand: tags.brand,
    attributes,
    saved,
    labelled,
  }
  const compiled = compileQuery(query, context)
  const rows = await warehouse.rows(compiled.bound, { lane: 'ask' })
  const { answer: shaped, notes: guards } = guarded(
    query,
    shapeAnswer(query, compiled, rows, language),
    vocabulary.surveys,
    language,
  )
  const reading = queryReading(query, { language, asOf, tags: tags.lookup, attributes, saved, labelled })
  const ties = tieNote(query, shaped, language)
  const notes = [
    ...parsed,
    ...compiled.notes.map((note) => compileNoteWords(note, language, asOf, findMeasure)),
    ...(ties ? [ties] : []),
    ...guards,
    ...(await dataNotes(workspace, query, asOf, days, language)),
  ]
  const city = vocabulary.values.find(({ table, column }) => table === 'people' && column === 'city')?.value
  return {
    question,
    asOf,
    language,
    reading,
    query,
    sql: compiled.bound.sql,
    parameters: compiled.bound.parameters,
    answer: { ...shaped, summary: summarise(query, shaped, language, workspace.configuration.currency, reading) },
    notes: [...new Set(notes)],
    followUps: followUps(query, language, { city }),
  }
}

export interface AskCommandOptions {
  readonly asOf?: string
  readonly json?: boolean
  readonly thread?: string
  readonly explain?: boolean
}

/** `zhiyin ask`: one question, or with "-" one a line; 1 when some question was not answered. */
export async function askCommand(workspace: Workspace, question: string, options: AskCommandOptions): Promise<ExitCode> {
  let code: ExitCode = exit.done
  let previous: Query | undefined
  for await (const line of question === '-' ? linesOf(process.stdin) : [question]) {
    if (line.trim() === '') continue
    const document = await answerQuestion(workspace, line, {
      ...(options.asOf ? { asOf: options.asOf } : {}),
      ...(options.thread ? { thread: `thread:${options.thread}` } : {}),
      ...(previous && options.thread ? { previous } : {}),
    })
    if (document.query && document.answer.kind !== 'refusal') previous = document.query as Query
    if (document.answer.kind === 'clarify' || document.answer.kind === 'refusal') code = exit.partly
    if (options.json) workspace.output.result(JSON.stringify(document))
    else await printAnswer(workspace, document, options.explain === true)
  }
  return code
}

/** The answer for a person at a terminal; with `explain`, its typed query and SQL as well. */
export async function printAnswer(workspace: Workspace, document: AnswerDocument, explain = false): Promise<void> {
  const [{ answerMessage, readingMessage }, { renderText }] = await Promise.all([
    import('./chat-answer.js'),
    import('../messages/text/render-text.js'),
  ])
  const terminal = {
    width: Math.min(process.stdout.columns ?? 100, 120),
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    currency: workspace.configuration.currency,
    brief: true,
  }
  workspace.output.result(renderText(answerMessage(document), terminal))
  if (explain) workspace.output.result(renderText(readingMessage(document, document.language), terminal))
}

async function* linesOf(input: NodeJS.ReadableStream): AsyncIterable<string> {
  const { createInterface } = await import('node:readline')
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
}
