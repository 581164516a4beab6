import { createHash, randomUUID } from 'node:crypto'
import type { Selectable, Transaction } from 'kysely'
import type { Interviewed, Utterance } from '../fieldwork/interview/put.js'
import { readScript } from '../fieldwork/interview/read-script.js'
import type { Script } from '../fieldwork/interview/script.js'
import { type InterviewState, newInterview } from '../fieldwork/interview/state.js'
import type { Ledger } from '../stores/ledger/open.js'
import type { LedgerTables } from '../stores/ledger/schema.js'
import type { ScriptFile } from './interview-files.js'
import { SessionMoved } from './survey-sessions.js'

export type InterviewRow = Selectable<LedgerTables['interviews']>
export type UtteranceRow = Selectable<LedgerTables['utterances']>

/** One person's interview, kept in the ledger with the guide that it began with. */
export interface InterviewSession {
  readonly id: string
  readonly script: Script
  readonly state: InterviewState
  /** Grows with each reply kept; a reply decided on an older step is not kept. */
  readonly step: number
  readonly respondent: string
  readonly customer: string | undefined
  readonly study: string | undefined
}

/** Who begins an interview, and in which study. */
export interface Interviewee {
  readonly respondent: string
  readonly language: InterviewState['language']
  readonly customer?: string | undefined
  readonly study?: string | undefined
}

/** The person's open interview by a guide, or a new one that `write` keeps. `segments` is asked only for a new one. */
export async function findOrMakeInterview(
  ledger: Ledger,
  { script, text }: ScriptFile,
  { respondent, language, customer, study }: Interviewee,
  now: Date,
  segments: () => Promise<readonly string[]>,
): Promise<{ session: InterviewSession; write: (transaction: Transaction<LedgerTables>) => Promise<void> }> {
  const open = await ledger
    .selectFrom('interviews')
    .selectAll()
    .where('script', '=', script.id)
    .where('respondent', '=', respondent)
    .where('study', study === undefined ? 'is' : '=', study ?? null)
    .where('status', 'in', ['asking', 'paused'])
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  if (open) return { session: interviewOf(open), write: async () => undefined }
  const id = randomUUID()
  const at = now.toISOString()
  const spoken = script.languages.includes(language) ? language : (script.languages[0] ?? language)
  const state = newInterview(spoken, await segments())
  const write = async (transaction: Transaction<LedgerTables>) => {
    await transaction
      .insertInto('interviews')
      .values({
        id,
        script: script.id,
        version: createHash('sha256').update(text).digest('hex'),
        definition: text,
        study: study ?? null,
        respondent,
        customer_id: customer ?? null,
        language: spoken,
        status: 'asking',
        state: JSON.stringify(state),
        step: 0,
        started_at: at,
        updated_at: at,
        completed_at: null,
      })
      .execute()
  }
  return { session: { id, script, state, step: 0, respondent, customer, study }, write }
}

/** An interview that is under way or paused; undefined for one that ended. */
export async function readInterview(ledger: Ledger, id: string): Promise<InterviewSession | undefined> {
  const row = await ledger
    .selectFrom('interviews')
    .selectAll()
    .where('id', '=', id)
    .where('status', 'in', ['asking', 'paused'])
    .executeTakeFirst()
  return row ? interviewOf(row) : undefined
}

/**
 * Stores what a reply led to, words and place together, within the caller's transaction, before anybody is told of it.
 * @throws SessionMoved where the interview went on meanwhile: in another process, or on another channel
 */
export async function keepInterviewed(
  transaction: Transaction<LedgerTables>,
  session: InterviewSession,
  { outcome, state, kept }: Interviewed,
  now: Date,
): Promise<void> {
  const ended = outcome === 'completed' || outcome === 'declined'
  const at = now.toISOString()
  const moved = await transaction
    .updateTable('interviews')
    .set({
      state: JSON.stringify(state),
      status: ended ? 'completed' : outcome === 'paused' ? 'paused' : 'asking',
      step: session.step + 1,
      updated_at: at,
      completed_at: ended ? at : null,
    })
    .where('id', '=', session.id)
    .where('step', '=', session.step)
    .where('status', 'in', ['asking', 'paused'])
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) throw new SessionMoved()
  if (kept.length === 0) return
  await transaction
    .insertInto('utterances')
    .values(kept.map((utterance: Utterance) => ({ interview: session.id, ...utterance })))
    .execute()
}

/** A stored interview, by the guide that it began with. */
export function interviewOf(row: InterviewRow): InterviewSession {
  return {
    id: row.id,
    script: scriptOf(row),
    state: JSON.parse(row.state) as InterviewState,
    step: row.step,
    respondent: row.respondent,
    customer: row.customer_id ?? undefined,
    study: row.study ?? undefined,
  }
}

/** Guides by version: many interviews by one guide share what was read of it. */
const scripts = new Map<string, Script>()
const mostScripts = 50

/** The guide of a stored interview. @throws Error where it cannot be read: it was, when the interview began */
export function scriptOf({ script: id, version, definition }: Pick<InterviewRow, 'script' | 'version' | 'definition'>): Script {
  const known = scripts.get(`${id}\n${version}`)
  if (known) return known
  const { script } = readScript(id, definition)
  if (!script) throw new Error(`the guide that interview ${id} began with cannot be read any more`)
  if (scripts.size >= mostScripts) scripts.clear()
  scripts.set(`${id}\n${version}`, script)
  return script
}
