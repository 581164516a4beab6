import { createHash, randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Language } from '../catalog/label.js'
import type { Replied } from '../fieldwork/survey/reply.js'
import type { Survey } from '../fieldwork/survey/survey-file.js'
import type { SurveyState } from '../fieldwork/survey/walk.js'
import type { Ledger } from '../stores/ledger/open.js'
import type { LedgerTables, SurveySessionRow } from '../stores/ledger/schema.js'

/** One respondent's way through one survey, kept in the ledger: what was asked survives the process, the channel and the survey file's next version. */
export interface SurveySession {
  readonly id: string
  readonly survey: Survey
  readonly state: SurveyState
  /** When the waiting question was put. */
  readonly askedAt: string
  /** Grows with each reply kept; a reply decided on an older step is not kept. */
  readonly step: number
  readonly respondent: string
  readonly customer: string | undefined
  readonly study: string | undefined
}

/** Who begins a session, and in which study. */
export interface Beginner {
  readonly respondent: string
  readonly language: Language
  readonly customer?: string | undefined
  readonly study?: string | undefined
}

/** The respondent's open session of a survey, or a new one that `write` keeps. */
export async function findOrMakeSession(
  ledger: Ledger,
  survey: Survey,
  { respondent, language, customer, study }: Beginner,
  now: Date,
): Promise<{ session: SurveySession; write: (transaction: Transaction<LedgerTables>) => Promise<void> }> {
  const open = await ledger
    .selectFrom('survey_sessions')
    .selectAll()
    .where('survey', '=', survey.id)
    .where('respondent', '=', respondent)
    .where('study', study === undefined ? 'is' : '=', study ?? null)
    .where('state', 'in', ['asking', 'paused'])
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  if (open) return { session: sessionOf(open), write: async () => undefined }
  const definition = JSON.stringify(survey.definition)
  const at = now.toISOString()
  const id = randomUUID()
  const state: SurveyState = { language, data: {}, at: null, seed: seedOf(id) }
  const write = async (transaction: Transaction<LedgerTables>) => {
    await transaction
      .insertInto('survey_sessions')
      .values({
        id,
        survey: survey.id,
        study: study ?? null,
        version: createHash('sha256').update(definition).digest('hex'),
        definition,
        respondent,
        customer_id: customer ?? null,
        language,
        state: 'asking',
        at_question: null,
        data: '{}',
        started_at: at,
        updated_at: at,
        completed_at: null,
      })
      .execute()
  }
  return { session: { id, survey, state, askedAt: at, step: 0, respondent, customer, study }, write }
}

/** A session that is under way or paused; undefined for one that ended. */
export async function readSession(ledger: Ledger, id: string): Promise<SurveySession | undefined> {
  const row = await ledger
    .selectFrom('survey_sessions')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['asking', 'paused'])
    .executeTakeFirst()
  return row ? sessionOf(row) : undefined
}

/** The session went on meanwhile: in another process, or on another channel. Decide again on what stands now. */
export class SessionMoved extends Error {}

/**
 * Stores what a reply led to, answer and place together, before anybody is told of it: within a transaction of the caller's.
 * @returns the session as it stands now
 * @throws SessionMoved
 */
export async function keepReplyIn(
  transaction: Transaction<LedgerTables>,
  session: SurveySession,
  replied: Replied,
  said: string,
  now: Date,
): Promise<SurveySession> {
  const at = now.toISOString()
  const state = replied.outcome === 'completed' ? 'completed' : replied.outcome === 'paused' ? 'paused' : 'asking'
  const moved = await transaction
    .updateTable('survey_sessions')
    .set({
      data: JSON.stringify(replied.state.data),
      at_question: replied.state.at,
      state,
      step: session.step + 1,
      updated_at: at,
      completed_at: state === 'completed' ? at : null,
    })
    .where('id', '=', session.id)
    .where('step', '=', session.step)
    .where('state', 'in', ['asking', 'paused'])
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) throw new SessionMoved()
  const after = { ...session, state: replied.state, askedAt: at, step: session.step + 1 }
  if (!replied.kept) return after
  const { question, value } = replied.kept
  await transaction
    .insertInto('answers')
    .values({
      session: session.id,
      question,
      said,
      value: value === null ? null : JSON.stringify(value),
      asked_at: session.askedAt,
      answered_at: at,
    })
    .execute()
  return after
}

/** A stored session, with the questions it began with. */
export function sessionOf(row: SurveySessionRow): SurveySession {
  return {
    id: row.id,
    survey: { id: row.survey, title: row.survey, definition: definitionOf(row), languages: ['zh', 'en'] },
    state: {
      language: row.language === 'en' ? 'en' : 'zh',
      data: JSON.parse(row.data) as Record<string, unknown>,
      at: row.at_question,
      seed: seedOf(row.id),
    },
    askedAt: row.updated_at,
    step: row.step,
    respondent: row.respondent,
    customer: row.customer_id ?? undefined,
    study: row.study ?? undefined,
  }
}

/** Definitions by version: a thousand sessions of one survey share one object, and what is made from it. */
const definitions = new Map<string, Record<string, unknown>>()
const mostDefinitions = 50

function definitionOf({ version, definition }: Pick<SurveySessionRow, 'version' | 'definition'>): Record<string, unknown> {
  const known = definitions.get(version)
  if (known) return known
  const made = JSON.parse(definition) as Record<string, unknown>
  if (definitions.size >= mostDefinitions) definitions.clear()
  definitions.set(version, made)
  return made
}

/** A number that is the same for a session in every process. */
function seedOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0)
}
