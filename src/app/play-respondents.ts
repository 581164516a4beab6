import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Insertable } from 'kysely'
import { z } from 'zod'
import { beginSurvey, type Replied, replySurvey } from '../fieldwork/survey/reply.js'
import type { Said } from '../fieldwork/survey/said.js'
import type { Survey } from '../fieldwork/survey/survey-file.js'
import { message, renderText } from '../messages/index.js'
import type { LedgerTables } from '../stores/ledger/schema.js'
import { readAsOf } from './as-of.js'
import { parts } from './judge-sessions.js'
import { scriptedAnswer } from './scripted-answer.js'
import { findOrMakeSession, keepReplyIn, type SurveySession } from './survey-sessions.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

const respondentForm = z.object({
  customer_id: z.string().min(1),
  /** By path or nested: what they type, or the list of what they pick. */
  answers: z.record(z.string(), z.json()),
  language: z.enum(['zh', 'en']).optional(),
  /** ISO 8601; default now. */
  started_at: z.iso.datetime({ offset: true }).optional(),
  /** How long each answer took: one number for all, or by path. Without it no time passes, and speed is not judged. */
  seconds: z.union([z.number().nonnegative(), z.record(z.string(), z.number().nonnegative())]).optional(),
})
export type Respondent = z.infer<typeof respondentForm>

/** So many respondents are decided and then kept in one transaction: each fsync of the disk serves all of them. */
const batch = 100

/** `survey run --answers`: plays the respondents of a file, one JSON line each, and reports each in order. */
export async function playRespondents(workspace: Workspace, survey: Survey, path: string, json: boolean): Promise<ExitCode> {
  let code: ExitCode = exit.done
  let waiting: Respondent[] = []
  const flush = async () => {
    const played = await playBatch(workspace, survey, waiting)
    waiting = []
    for (const one of played) {
      if (one.replied.outcome !== 'completed') code = exit.partly
      report(workspace, one, json)
    }
  }
  let number = 0
  for await (const line of linesOf(path)) {
    number += 1
    if (line.trim() === '') continue
    const respondent = readRespondent(path, number, line)
    // Somebody who comes twice goes on where the first line left them.
    if (waiting.some(({ customer_id }) => customer_id === respondent.customer_id)) await flush()
    waiting.push(respondent)
    if (waiting.length >= batch) await flush()
  }
  await flush()
  return code
}

interface Played {
  readonly respondent: Respondent
  readonly replied: Replied
  readonly refused: readonly { readonly question: string; readonly said: string; readonly why: string }[]
}

interface Script extends Played {
  readonly session: SurveySession
  readonly last: { readonly said: string; readonly replied: Replied; readonly askedAt: Date; readonly at: Date }
  readonly answers: readonly Insertable<LedgerTables['answers']>[]
}

async function playBatch(workspace: Workspace, survey: Survey, respondents: readonly Respondent[]): Promise<Played[]> {
  if (respondents.length === 0) return []
  const ledger = await workspace.ledger()
  const today = readAsOf(workspace, undefined)
  const made: Awaited<ReturnType<typeof findOrMakeSession>>[] = []
  for (const respondent of respondents) {
    const { customer_id: customer, language = survey.languages[0] ?? 'zh', started_at } = respondent
    const now = started_at === undefined ? new Date() : new Date(started_at)
    made.push(await findOrMakeSession(ledger, survey, { respondent: `played:${customer}`, language, customer }, now))
  }
  const scripts = made.map(({ session }, index) => play(session, respondents[index]!, today))
  await ledger.transaction().execute(async (transaction) => {
    for (const { write } of made) await write(transaction)
    for (const rows of parts(
      scripts.flatMap(({ answers }) => answers),
      400,
    ))
      await transaction.insertInto('answers').values(rows).execute()
    for (const { session, last } of scripts)
      await keepReplyIn(transaction, { ...session, askedAt: last.askedAt.toISOString() }, last.replied, last.said, last.at)
  })
  return scripts
}

/** Answers each waiting question from the script; one without an answer is skipped where it may be, else the respondent stops there. */
function play(session: SurveySession, respondent: Respondent, today: string): Script {
  let replied = beginSurvey(session.survey, session.state)
  let clock = respondent.started_at === undefined ? new Date(session.askedAt) : new Date(respondent.started_at)
  const answers: Insertable<LedgerTables['answers']>[] = []
  const refused: { question: string; said: string; why: string }[] = []
  for (;;) {
    const question = replied.state.at ?? ''
    const scripted = scriptedAnswer(respondent.answers, question)
    const before = refused.some((one) => one.question === question)
    const heard: Said = scripted === undefined || before ? { text: 'skip' } : scripted
    const said = heard.values?.join('、') ?? heard.text
    const askedAt = clock
    const at = new Date(askedAt.getTime() + 1000 * secondsFor(respondent, question))
    const next = replySurvey(session.survey, replied.state, heard, { today })
    if (next.outcome === 'again' || next.outcome === 'stale') {
      const why = renderText(message(next.message.language, next.message.blocks[0]), { width: 200, colour: false }).trim()
      if (said !== 'skip' || scripted === undefined) refused.push({ question, said, why })
      if (said !== 'skip') continue
      const stopped = replySurvey(session.survey, replied.state, 'stop')
      return { session, respondent, replied: stopped, refused, answers, last: { said: 'stop', replied: stopped, askedAt, at } }
    }
    clock = at
    if (next.outcome !== 'asked')
      return { session, respondent, replied: next, refused, answers, last: { said, replied: next, askedAt, at } }
    if (next.kept)
      answers.push({
        session: session.id,
        question: next.kept.question,
        said,
        value: next.kept.value === null ? null : JSON.stringify(next.kept.value),
        asked_at: askedAt.toISOString(),
        answered_at: at.toISOString(),
      })
    replied = next
  }
}

function secondsFor({ seconds }: Respondent, question: string): number {
  return typeof seconds === 'number' ? seconds : (seconds?.[question] ?? 0)
}

function report(workspace: Workspace, { respondent, replied, refused }: Played, json: boolean): void {
  const { customer_id } = respondent
  const { outcome, state } = replied
  if (json) {
    workspace.output.result(JSON.stringify({ customer_id, outcome, at: state.at, refused, data: state.data }))
    return
  }
  const lines = refused.map(({ question, said, why }) => `\n  ${question}: "${said}": ${why}`)
  workspace.output.result(`${customer_id}: ${outcome}${state.at ? ` (${state.at})` : ''}${lines.join('')}`)
}

function readRespondent(path: string, number: number, line: string): Respondent {
  try {
    return respondentForm.parse(JSON.parse(line))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new UserError(`${path}, line ${number}: not a respondent ({"customer_id", "answers": {…}}): ${why}`)
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8')
  stream.on('error', () => undefined)
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    throw new UserError(`${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
