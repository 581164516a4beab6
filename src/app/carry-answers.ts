import { Binder } from '../catalog/sql.js'
import { flatAnswers } from '../fieldwork/survey/flat-answers.js'
import { maskPersonalData } from '../language/masking/mask-personal-data.js'
import type { SurveySessionRow } from '../stores/ledger/schema.js'
import { sourceIdSql } from '../stores/warehouse/persons.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { sessionOf } from './survey-sessions.js'
import type { Workspace } from './workspace.js'

/**
 * Carries finished survey sessions from the ledger into the warehouse, where questions, tags and language read them beside orders and reviews.
 * A session is carried whole; one that is half there (after a kill) or whose customer became another person is written anew, so that nothing
 * is counted twice.
 * @returns how many sessions were carried
 */
export async function carryAnswers(workspace: Workspace): Promise<number> {
  const ledger = await workspace.ledger()
  const finished = await ledger.selectFrom('survey_sessions').selectAll().where('state', '=', 'completed').orderBy('id').execute()
  if (finished.length === 0) return 0
  const warehouse = await workspace.warehouse()
  const persons = await personsOf(warehouse, finished)
  const carried = await carriedSessions(warehouse)
  const missing = finished.flatMap((row) => {
    const rows = warehouseRows(row, persons.get(row.customer_id ?? '') ?? '0')
    const there = carried.get(row.id)
    return there?.answers === rows.length && there.person === (rows[0]?.person ?? there.person) ? [] : [{ id: row.id, rows }]
  })
  if (missing.length === 0) return 0
  const binder = new Binder()
  const ids = binder.bind(
    missing.map(({ id }) => id),
    'Array(String)',
  )
  // What was read in them is read again, for whom they belong to now; first, so that a kill leaves the mismatch to be found.
  for (const read of ['texts', 'opinions'])
    await warehouse.run({
      sql: `DELETE FROM ${read} WHERE source = 'answers' AND source_id IN (SELECT ${sourceIdSql('answers')} FROM answers WHERE session IN ${ids})`,
      parameters: binder.parameters,
    })
  await warehouse.run({ sql: `DELETE FROM answers WHERE session IN ${ids}`, parameters: binder.parameters })
  await warehouse.insert(
    'answers',
    missing.flatMap(({ rows }) => rows),
  )
  return missing.length
}

function warehouseRows(row: SurveySessionRow, person: string) {
  const { survey, state } = sessionOf(row)
  return flatAnswers(survey, state).map(({ question, title, type, shown, values, number, text }) => ({
    session: row.id,
    survey: row.survey,
    question,
    title,
    type,
    customer_id: row.customer_id ?? '',
    person,
    at: Math.floor(Date.parse(row.completed_at ?? row.updated_at) / 1000),
    shown: maskPersonalData(shown),
    values: values.map(maskPersonalData),
    number: number ?? null,
    text: maskPersonalData(text),
  }))
}

async function carriedSessions(warehouse: Warehouse) {
  const rows = await warehouse.rows<{ session: string; answers: string; person: string }>({
    sql: 'SELECT session, count() AS answers, toString(any(person)) AS person FROM answers GROUP BY session',
    parameters: {},
  })
  return new Map(rows.map(({ session, answers, person }) => [session, { answers: Number(answers), person }]))
}

/** Who the respondents are by now, as identities stand; somebody who is no customer stays nobody (0). */
async function personsOf(warehouse: Warehouse, sessions: readonly SurveySessionRow[]): Promise<Map<string, string>> {
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
