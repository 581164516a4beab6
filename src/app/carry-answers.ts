import { setImmediate } from 'node:timers/promises'
import { Binder } from '../catalog/sql.js'
import type { SurveySessionRow } from '../stores/ledger/schema.js'
import { exclusively } from '../stores/warehouse/exclusive.js'
import { sourceIdSql } from '../stores/warehouse/persons.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { type AnswerRow, answerRows, type FinishedSession, leadsToNobody } from './answer-rows.js'
import { type FinishedInterview, finishedInterviews, interviewRows } from './interview-rows.js'
import { withCustomersBehind } from './study/behind-codes.js'
import { keepSurveyQuestions } from './survey-questions.js'
import type { Workspace } from './workspace.js'

/**
 * Carries finished survey sessions and interviews from the ledger into the warehouse, where questions, tags and language read them beside orders and reviews.
 * A session is carried whole; one that is half there (after a kill) or whose customer became another person is written anew, so that nothing
 * is counted twice; one that is gone from the ledger is taken away.
 *
 * @returns how many sessions were carried
 */
export async function carryAnswers(workspace: Workspace): Promise<number> {
  const finished = await allFinished(workspace)
  const warehouse = await workspace.warehouse()
  return exclusively(warehouse, async () => {
    const carried = await carriedSessions(warehouse)
    if (finished.length === 0 && carried.size === 0) return 0
    const there = new Set(finished.map(({ id }) => id))
    await takeAway(
      warehouse,
      [...carried.keys()].filter((id) => !there.has(id)),
    )
    return carry(warehouse, finished, carried)
  })
}

/** Sessions may be stored a little after the moment they carry, and clocks of several processes differ. */
const overlap = 15 * 60_000

/**
 * The same for what was finished since the last call, and reads its texts: cheap enough for every few seconds, so that `ask` sees an answer
 * without a refresh. Tags made of what people say wait for the next refresh.
 *
 * @returns how many sessions were carried
 */
export async function carryFresh(workspace: Workspace): Promise<number> {
  const warehouse = await workspace.warehouse()
  const carried = await exclusively(warehouse, async () => {
    const since = await newestAnswer(warehouse)
    const from = since === undefined ? undefined : new Date(since - overlap)
    const finished = await allFinished(workspace, from)
    return finished.length === 0 ? 0 : carry(warehouse, finished, await carriedSessions(warehouse, from))
  })
  const strayed = await strays(workspace, warehouse)
  if (carried + strayed > 0) await readAnswers(warehouse)
  return carried + strayed
}

/** By how many sessions the ledger was ahead of the warehouse after all of them were looked at: those in which nothing was answered. */
const gaps = new WeakMap<Warehouse, number>()

/** Sessions that were finished with an older moment, or taken away: where the counts say that there are some, all sessions are looked at. */
async function strays(workspace: Workspace, warehouse: Warehouse): Promise<number> {
  const gap = await gapOf(workspace, warehouse)
  if (gap === (gaps.get(warehouse) ?? 0)) return 0
  const carried = await carryAnswers(workspace)
  gaps.set(warehouse, await gapOf(workspace, warehouse))
  return carried
}

async function gapOf(workspace: Workspace, warehouse: Warehouse): Promise<number> {
  const ledger = await workspace.ledger()
  const [finished, interviews, [carried]] = await Promise.all([
    ledger
      .selectFrom('survey_sessions')
      .select(({ fn }) => fn.countAll<number>().as('sessions'))
      .where('state', '=', 'completed')
      .executeTakeFirst(),
    ledger
      .selectFrom('interviews')
      .select(({ fn }) => fn.countAll<number>().as('sessions'))
      .where('status', '=', 'completed')
      .executeTakeFirst(),
    warehouse.rows<{ sessions: string }>({ sql: 'SELECT uniqExact(session) AS sessions FROM answers', parameters: {} }),
  ])
  return Number(finished?.sessions ?? 0) + Number(interviews?.sessions ?? 0) - Number(carried?.sessions ?? 0)
}

async function readAnswers(warehouse: Warehouse): Promise<void> {
  const [{ readPendingTexts }, { languageAtHand }] = await Promise.all([import('./read-texts.js'), import('./load-language.js')])
  await readPendingTexts(warehouse, await languageAtHand(), { sources: ['answers'] })
}

async function carry(
  warehouse: Warehouse,
  finished: readonly Finished[],
  carried: ReadonlyMap<string, Carried>,
): Promise<number> {
  const persons = await personsOf(warehouse, finished)
  const personOf = (session: Finished) => (leadsToNobody(session) ? '0' : (persons.get(session.customer_id ?? '') ?? '0'))
  const missing: { session: Finished; rows: AnswerRow[] }[] = []
  for (const session of finished) {
    const person = personOf(session)
    if (isThere(carried.get(session.id), person)) continue
    const rows = 'said' in session ? interviewRows(session, person) : answerRows(session, person)
    missing.push({ session, rows: rows.map((row) => ({ ...row, carried: rows.length })) })
    // A survey's answers take some milliseconds to lay out: whoever talks to the bot meanwhile is not kept waiting.
    if (missing.length % breath === 0) await setImmediate()
  }
  if (missing.length === 0) return 0
  await keepSurveyQuestions(
    warehouse,
    missing.flatMap(({ session }) => ('said' in session ? [] : [session])),
  )
  await takeAway(
    warehouse,
    missing.flatMap(({ session }) => (carried.has(session.id) ? [session.id] : [])),
  )
  await warehouse.insert(
    'answers',
    missing.flatMap(({ rows }) => rows),
  )
  return missing.filter(({ rows }) => rows.length > 0).length
}

/** Sessions laid out before others get their turn. */
const breath = 10

interface Carried {
  readonly answers: number
  readonly person: string
  /** How many answers it has, as this program counted when it wrote them. */
  readonly whole: number
}

function isThere(there: Carried | undefined, person: string): boolean {
  return there !== undefined && there.answers === there.whole && there.person === person
}

/** What was read in them is read again, for whom they belong to now; first, so that a kill leaves the mismatch to be found. */
async function takeAway(warehouse: Warehouse, sessions: readonly string[]): Promise<void> {
  if (sessions.length === 0) return
  const binder = new Binder()
  const ids = binder.bind([...sessions], 'Array(String)')
  for (const read of ['texts', 'opinions'])
    await warehouse.run({
      sql: `DELETE FROM ${read} WHERE source = 'answers' AND source_id IN (SELECT ${sourceIdSql('answers')} FROM answers WHERE session IN ${ids})`,
      parameters: binder.parameters,
    })
  await warehouse.run({ sql: `DELETE FROM answers WHERE session IN ${ids}`, parameters: binder.parameters })
}

type Finished = FinishedSession | FinishedInterview

async function allFinished(workspace: Workspace, since?: Date): Promise<Finished[]> {
  return [...(await finishedSessions(workspace, since)), ...(await finishedInterviews(workspace, since))]
}

/** All sessions that were finished, or those finished since; with what their study promised. */
async function finishedSessions(workspace: Workspace, since?: Date): Promise<FinishedSession[]> {
  const ledger = await workspace.ledger()
  const sessions = ledger
    .selectFrom('survey_sessions')
    .leftJoin('studies', 'studies.id', 'survey_sessions.study')
    .selectAll('survey_sessions')
    .select(['studies.privacy as privacy', 'studies.title as study_title'])
    .where('survey_sessions.state', '=', 'completed')
    .orderBy('survey_sessions.id')
  const rows = await (since ? sessions.where('survey_sessions.completed_at', '>=', since.toISOString()) : sessions).execute()
  return withCustomersBehind(workspace, rows)
}

/** The moment of the newest answer carried; undefined where there is none. */
async function newestAnswer(warehouse: Warehouse): Promise<number | undefined> {
  const [row] = await warehouse.rows<{ newest: string; answers: string }>({
    sql: 'SELECT toUnixTimestamp(max(at)) AS newest, count() AS answers FROM answers',
    parameters: {},
  })
  return Number(row?.answers ?? 0) === 0 ? undefined : Number(row?.newest) * 1000
}

async function carriedSessions(warehouse: Warehouse, since?: Date): Promise<Map<string, Carried>> {
  const rows = await warehouse.rows<{ session: string; answers: string; person: string; whole: string }>({
    sql: `SELECT session, count() AS answers, toString(any(person)) AS person, min(carried) AS whole FROM answers${since ? ' WHERE at >= toDateTime({since:UInt32})' : ''} GROUP BY session`,
    parameters: since ? { since: Math.floor(since.getTime() / 1000) } : {},
  })
  return new Map(
    rows.map(({ session, answers, person, whole }) => [session, { answers: Number(answers), person, whole: Number(whole) }]),
  )
}

/** Who the respondents are by now, as identities stand; somebody who is no customer stays nobody (0). */
async function personsOf(
  warehouse: Warehouse,
  sessions: readonly Pick<SurveySessionRow, 'customer_id'>[],
): Promise<Map<string, string>> {
  const binder = new Binder()
  const customers = binder.bind(
    [...new Set(sessions.flatMap(({ customer_id }) => (customer_id ? [customer_id] : [])))],
    'Array(String)',
  )
  const rows = await warehouse.rows<{ customer_id: string; person: string }>({
    sql: `SELECT customer_id, toString(person) AS person FROM persons WHERE customer_id IN ${customers}`,
    parameters: binder.parameters,
  })
  return new Map(rows.map(({ customer_id, person }) => [customer_id, person]))
}
