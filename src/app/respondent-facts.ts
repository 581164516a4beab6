import { Binder } from '../catalog/sql.js'
import type { Subject } from '../fieldwork/quality/check.js'
import { applies } from '../fieldwork/quality/known-facts.js'
import type { WarehouseCheck } from '../fieldwork/survey/extension.js'
import { compileSegment } from '../segments/compile.js'
import { CompileProblem } from '../segments/context.js'
import type { Segment } from '../segments/form.js'
import type { FinishedSession, FinishedSurvey } from './finished-sessions.js'
import { tagSource } from './snapshots.js'
import type { Workspace } from './workspace.js'

/**
 * Who the respondents are in the warehouse, by session: through the customer id of an identified study, through the invitation of a pseudonymous
 * one; nobody in an anonymous one.
 */
export async function personsOfSessions(workspace: Workspace, survey: FinishedSurvey): Promise<Map<string, string>> {
  if (survey.privacy === 'anonymous') return new Map()
  const found = new Map<string, string>()
  const customers = new Map<string, string[]>()
  for (const { id, customer } of survey.sessions)
    if (customer !== undefined) customers.set(customer, [...(customers.get(customer) ?? []), id])
  if (customers.size > 0) {
    const warehouse = await workspace.warehouse()
    const binder = new Binder()
    const rows = await warehouse.rows<{ customer_id: string; person: string }>({
      sql: `SELECT customer_id, toString(person) AS person FROM persons WHERE customer_id IN ${binder.bind([...customers.keys()], 'Array(String)')}`,
      parameters: binder.parameters,
    })
    for (const { customer_id, person } of rows) for (const id of customers.get(customer_id) ?? []) found.set(id, person)
  }
  for (const study of new Set(survey.sessions.flatMap((session) => (session.study ? [session.study] : [])))) {
    const ledger = await workspace.ledger()
    const invited = await ledger
      .selectFrom('invitations')
      .select(['session', 'person'])
      .where('study', '=', study)
      .where('session', 'is not', null)
      .execute()
    for (const { session, person } of invited) if (session && /^\d+$/.test(person)) found.set(session, person)
  }
  return found
}

/**
 * For each session, whether what the survey's checks ask for holds in the warehouse, as things stood on the day on which it was finished: an order placed
 * later does not make "never bought" untrue. Undefined where nobody knows the person, or the check is not about what they said.
 */
export async function factsOf(
  workspace: Workspace,
  survey: FinishedSurvey,
  problems: (problem: string) => void,
): Promise<Map<string, Subject['facts']>> {
  const { checks } = survey.extension
  const facts = new Map<string, Subject['facts']>()
  if (checks.length === 0 || survey.privacy === 'anonymous') return facts
  const asked = survey.sessions.filter(({ data }) => checks.some((check) => applies(check, survey.outline, data)))
  const persons = await personsOfSessions(workspace, { ...survey, sessions: asked })
  for (const [day, sessions] of byDay(asked, workspace.configuration.timeZone)) {
    const known = sessions.filter(({ id }) => persons.has(id))
    if (known.length === 0) continue
    const held = await membership(
      workspace,
      checks,
      day,
      known.map(({ id }) => persons.get(id) ?? '0'),
      problems,
    )
    for (const { id } of known) facts.set(id, held.get(persons.get(id) ?? '') ?? [])
  }
  return facts
}

/** Which checks hold for some people at an as-of date; one that cannot be computed is undefined for all. */
async function membership(
  workspace: Workspace,
  checks: readonly WarehouseCheck[],
  asOf: string,
  persons: readonly string[],
  problems: (problem: string) => void,
): Promise<Map<string, (boolean | undefined)[]>> {
  const warehouse = await workspace.warehouse()
  const { catalog, lookup, brand } = await tagSource(workspace, asOf)
  const values = new Binder()
  const tags = new Set<string>()
  const conditions = checks.map(({ tag, is }) => {
    // A check may call a tag by its name in either language.
    const segment: Segment = { tag: (catalog.get(tag) ?? catalog.find(tag))?.name ?? tag, is }
    try {
      const compiled = compileSegment(segment, { asOf, timeZone: warehouse.timeZone, values, tags: lookup, brand })
      for (const tag of compiled.tags) tags.add(tag)
      return compiled.condition
    } catch (problem) {
      if (!(problem instanceof CompileProblem)) throw problem
      const near = catalog.get(tag) ? [] : catalog.nearest(tag)
      problems(`${tag}: ${problem.message}${near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''}`)
      return undefined
    }
  })
  const columns = conditions.map((condition, index) => `toUInt8(${condition ?? '0'}) AS held${index}`)
  const from = lookup.population([...tags], values)
  const ids = values.bind([...persons], 'Array(String)')
  const rows = await warehouse.rows<Record<string, string | number>>({
    sql: `SELECT toString(person) AS known, ${columns.join(', ')} FROM ${from} WHERE toString(person) IN ${ids}`,
    parameters: values.parameters,
  })
  return new Map(
    rows.map((row) => [
      String(row.known),
      conditions.map((condition, index) => (condition === undefined ? undefined : Number(row[`held${index}`]) === 1)),
    ]),
  )
}

function byDay(sessions: readonly FinishedSession[], timeZone: string): Map<string, FinishedSession[]> {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone })
  const days = new Map<string, FinishedSession[]>()
  for (const session of sessions) {
    const day = format.format(new Date(session.completedAt))
    days.set(day, [...(days.get(day) ?? []), session])
  }
  return days
}
