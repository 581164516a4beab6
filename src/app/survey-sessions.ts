import { createHash, randomUUID } from 'node:crypto'
import type { Language } from '../catalog/label.js'
import type { Replied } from '../fieldwork/survey/reply.js'
import type { Survey } from '../fieldwork/survey/survey-file.js'
import type { SurveyState } from '../fieldwork/survey/walk.js'
import type { Ledger } from '../stores/ledger/open.js'
import type { SurveySessionRow } from '../stores/ledger/schema.js'

/** One respondent's way through one survey, kept in the ledger: what was asked survives the process, the channel and the survey file's next version. */
export interface SurveySession {
  readonly id: string
  readonly survey: Survey
  readonly state: SurveyState
  /** When the waiting question was put. */
  readonly askedAt: string
}

/** The respondent's open session of a survey, or a new one. */
export async function openSession(
  ledger: Ledger,
  survey: Survey,
  respondent: string,
  language: Language,
  now: Date,
  customer?: string,
): Promise<SurveySession> {
  const open = await ledger
    .selectFrom('survey_sessions')
    .selectAll()
    .where('survey', '=', survey.id)
    .where('respondent', '=', respondent)
    .where('state', 'in', ['asking', 'paused'])
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
  if (open) return sessionOf(open)
  const definition = JSON.stringify(survey.definition)
  const at = now.toISOString()
  const id = randomUUID()
  const state: SurveyState = { language, data: {}, at: null, seed: seedOf(id) }
  await ledger
    .insertInto('survey_sessions')
    .values({
      id,
      survey: survey.id,
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
  return { id, survey, state, askedAt: at }
}

export async function readSession(ledger: Ledger, id: string): Promise<SurveySession | undefined> {
  const row = await ledger.selectFrom('survey_sessions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && row.state !== 'completed' ? sessionOf(row) : undefined
}

/** Stores what a reply led to, answer and place together, before anybody is told of it. */
export async function keepReply(
  ledger: Ledger,
  session: SurveySession,
  replied: Replied,
  said: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const state = replied.outcome === 'completed' ? 'completed' : replied.outcome === 'paused' ? 'paused' : 'asking'
  await ledger.transaction().execute(async (transaction) => {
    if (replied.kept) {
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
    }
    await transaction
      .updateTable('survey_sessions')
      .set({
        data: JSON.stringify(replied.state.data),
        at_question: replied.state.at,
        state,
        updated_at: at,
        completed_at: state === 'completed' ? at : null,
      })
      .where('id', '=', session.id)
      .execute()
  })
}

/** A stored session, with the questions it began with. */
export function sessionOf(row: SurveySessionRow): SurveySession {
  const definition = JSON.parse(row.definition) as Record<string, unknown>
  return {
    id: row.id,
    survey: { id: row.survey, title: row.survey, definition, languages: ['zh', 'en'] },
    state: {
      language: row.language === 'en' ? 'en' : 'zh',
      data: JSON.parse(row.data) as Record<string, unknown>,
      at: row.at_question,
      seed: seedOf(row.id),
    },
    askedAt: row.updated_at,
  }
}

/** A number that is the same for a session in every process. */
function seedOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0)
}
