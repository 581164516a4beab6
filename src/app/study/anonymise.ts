import { randomUUID } from 'node:crypto'
import { localDay } from '../../fieldwork/study/hours.js'
import { maskPersonalData } from '../../language/masking/mask-personal-data.js'
import type { LedgerTransaction } from '../bot/commits.js'
import type { InvitationRow, StudyRow } from './rows.js'
import { unorderedIds } from './unordered.js'

const day = 86_400_000

/**
 * Keeps the promise of an anonymous study when a session of it ends: nothing is left that leads from the person to the answers or back (see
 * `fieldwork/study/study.ts` for what exactly). Run in the transaction that ends the session.
 *
 * @returns the session's new id
 */
export async function anonymiseSession(
  transaction: LedgerTransaction,
  sessionId: string,
  timeZone: string,
  now: Date,
): Promise<string> {
  const row = await transaction.selectFrom('survey_sessions').selectAll().where('id', '=', sessionId).executeTakeFirstOrThrow()
  const id = randomUUID()
  const { began, shifted } = clockFrom(row.started_at, timeZone, now)
  await transaction
    .updateTable('survey_sessions')
    .set({
      id,
      respondent: `anonymous:${randomUUID()}`,
      customer_id: null,
      data: masked(row.data),
      started_at: shifted(row.started_at),
      updated_at: shifted(row.updated_at),
      completed_at: row.completed_at === null ? null : shifted(row.completed_at),
    })
    .where('id', '=', sessionId)
    .execute()
  const answers = await transaction.selectFrom('answers').selectAll().where('session', '=', sessionId).orderBy('id').execute()
  await transaction.deleteFrom('answers').where('session', '=', sessionId).execute()
  const ids = unorderedIds(answers.length)
  if (answers.length > 0)
    await transaction
      .insertInto('answers')
      .values(
        answers.map((answer, index) => ({
          ...answer,
          id: ids[index] as number,
          session: id,
          said: maskPersonalData(answer.said),
          value: answer.value === null ? null : masked(answer.value),
          asked_at: shifted(answer.asked_at),
          answered_at: shifted(answer.answered_at),
        })),
      )
      .execute()
  await transaction
    .updateTable('quality')
    .set({ session: id, judged_at: new Date(began).toISOString() })
    .where('session', '=', sessionId)
    .execute()
  return id
}

/** The same of an interview. */
export async function anonymiseInterview(
  transaction: LedgerTransaction,
  interviewId: string,
  timeZone: string,
  now: Date,
): Promise<string> {
  const row = await transaction.selectFrom('interviews').selectAll().where('id', '=', interviewId).executeTakeFirstOrThrow()
  const id = randomUUID()
  const { began, shifted } = clockFrom(row.started_at, timeZone, now)
  const state = JSON.parse(row.state) as Record<string, unknown>
  await transaction
    .updateTable('interviews')
    .set({
      id,
      respondent: `anonymous:${randomUUID()}`,
      customer_id: null,
      // Which groups of customers the person is in would help to find them; what waited and when is of no use any more.
      state: JSON.stringify({ ...state, segments: [], pieces: [], exchange: [], waiting: '', saidAt: null, askedAt: null }),
      started_at: shifted(row.started_at),
      updated_at: shifted(row.updated_at),
      completed_at: row.completed_at === null ? null : shifted(row.completed_at),
    })
    .where('id', '=', interviewId)
    .execute()
  const said = await transaction.selectFrom('utterances').selectAll().where('interview', '=', interviewId).orderBy('id').execute()
  await transaction.deleteFrom('utterances').where('interview', '=', interviewId).execute()
  const ids = unorderedIds(said.length)
  for (let index = 0; index < said.length; index += 200)
    await transaction
      .insertInto('utterances')
      .values(
        said.slice(index, index + 200).map((one, place) => ({
          ...one,
          id: ids[index + place] as number,
          interview: id,
          text: maskPersonalData(one.text),
          at: shifted(one.at),
        })),
      )
      .execute()
  // Memos name what was said by its number; the numbers keep their order.
  const numbers = new Map(said.map((one, index) => [one.id, ids[index] as number]))
  const memos = await transaction.selectFrom('memos').select(['id', 'utterance']).where('interview', '=', interviewId).execute()
  for (const memo of memos)
    await transaction
      .updateTable('memos')
      .set({ interview: id, utterance: memo.utterance === null ? null : (numbers.get(memo.utterance) ?? null) })
      .where('id', '=', memo.id)
      .execute()
  await transaction
    .updateTable('quality')
    .set({ session: id, judged_at: new Date(began).toISOString() })
    .where('session', '=', interviewId)
    .execute()
  return id
}

/** How long somebody took is kept (it tells the careful from the hasty), when is not: the clock starts at the beginning of the day of the end. */
function clockFrom(startedAt: string, timeZone: string, now: Date) {
  const began = localDay(now, timeZone).began.getTime()
  const start = Date.parse(startedAt)
  const shifted = (at: string) => new Date(began + Math.min(Math.max(0, Date.parse(at) - start), day - 1000)).toISOString()
  return { began, shifted }
}

/** The person's side: the invitation knows that it was completed, not when nor what; the consent loses its moment and its place in line. */
export async function anonymiseInvitation(
  transaction: LedgerTransaction,
  invitation: InvitationRow,
  study: StudyRow,
): Promise<void> {
  await transaction
    .updateTable('invitations')
    .set({ session: null, facts: null, route: null, next_at: null, opened_at: null, why: null, updated_at: study.created_at })
    .where('id', '=', invitation.id)
    .execute()
  const consents = await transaction
    .selectFrom('consents')
    .selectAll()
    .where('study', '=', study.id)
    .where('subject', '=', consentSubject(invitation))
    .execute()
  if (consents.length === 0) return
  await transaction
    .deleteFrom('consents')
    .where(
      'id',
      'in',
      consents.map(({ id }) => id),
    )
    .execute()
  const ids = unorderedIds(consents.length)
  await transaction
    .insertInto('consents')
    .values(consents.map((consent, index) => ({ ...consent, id: ids[index] as number, at: study.created_at })))
    .execute()
}

/** Whose consent it is: the customer, or the person that nobody knows as one. */
export function consentSubject({ customer_id, person }: Pick<InvitationRow, 'customer_id' | 'person'>): string {
  return customer_id === null ? `person:${person}` : `customer:${customer_id}`
}

/** A JSON document with the texts in it masked. */
function masked(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value: unknown) => (typeof value === 'string' ? maskPersonalData(value) : value))
}
