import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { carryAnswers } from '../../../src/app/carry-answers.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

/** Every row of every table of the ledger, as text. */
async function ledgerRows(): Promise<{ table: string; text: string; row: Record<string, unknown> }[]> {
  const ledger = await stage.ledger()
  const tables = (await ledger.introspection.getTables()).map(({ name }) => name).filter((name) => !name.startsWith('kysely'))
  const found = []
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(ledger)
    found.push(...rows.map((row) => ({ table, text: JSON.stringify(row), row })))
  }
  return found
}

async function answer(who: string, ...said: string[]) {
  for (const text of said) {
    stage.at(1 / 60)
    await stage.say(who, text)
  }
}

/** Two people are asked and answer; two days later what is kept is looked at. */
async function study(privacy: string) {
  const to = await stage.customers(3)
  await stage.contacts('c1 slack Uanna', 'c2 slack Ubeate', 'c3 slack Ucora')
  const made = await stage.send({ to, settings: { privacy } })
  await stage.tick()
  stage.at('2026-11-17T03:11:00Z')
  await answer('slack:Ubeate', '同意', '油皮', '3', '太油了，打我电话 13812345678')
  stage.at('2026-11-17T05:42:00Z')
  await answer('slack:Uanna', '同意', '干皮', '9', '锁水很好')
  return made
}

describe('an anonymous study', () => {
  it('leaves nothing that leads from a person to answers, in the ledger or in the warehouse', async () => {
    const made = await study('anonymous')
    stage.at(48)
    await stage.tick()
    const ledger = await stage.ledger()
    const rows = await ledgerRows()
    // Tables that hold answers know nobody; tables that know somebody hold no answers.
    const names = ['c1', 'c2', 'c3', 'Uanna', 'Ubeate', 'Ucora', '1000', '1001', '1002']
    const invitations = (await stage.invitations()).map(({ id }) => id)
    const sessions = await ledger.selectFrom('survey_sessions').selectAll().execute()
    const withAnswers = rows.filter(({ text }) => /oily|dry|太油了|锁水|油皮"|干皮"/.test(text) && !/"definition"/.test(text))
    expect(new Set(withAnswers.map(({ table }) => table))).toEqual(new Set(['answers']))
    for (const { table, text } of [...withAnswers, ...rows.filter(({ table }) => table === 'survey_sessions')]) {
      const bare = text.replace(/"definition":"(?:[^"\\]|\\.)*"/, '')
      for (const name of names) expect(`${table} ${bare}`).not.toMatch(new RegExp(`["':]${name}["':]`))
      for (const id of invitations) expect(bare).not.toContain(id)
    }
    for (const { id, respondent } of sessions)
      for (const { table, text } of rows)
        if (!['survey_sessions', 'answers', 'quality'].includes(table)) {
          expect(text).not.toContain(id)
          expect(text).not.toContain(respondent)
        }
    // Personal data in what was typed is masked.
    expect(rows.some(({ text }) => text.includes('13812345678'))).toBe(false)

    await carryAnswers(stage.workspace)
    const warehouse = await stage.workspace.warehouse()
    const carried = await warehouse.rows<{ customer_id: string; person: string; text: string }>({
      sql: 'SELECT customer_id, toString(person) AS person, text FROM answers WHERE study = {study:String}',
      parameters: { study: made.id },
    })
    expect(carried).toHaveLength(6)
    for (const row of carried) expect(row).toMatchObject({ customer_id: '', person: '0' })
    expect(await stage.states()).toEqual({ c1: 'completed', c2: 'completed', c3: 'sent' })
  })

  it('coarsens time to the day, on both sides, and keeps how long somebody took', async () => {
    const made = await study('anonymous')
    stage.at(48)
    await stage.tick()
    const ledger = await stage.ledger()
    const sessions = await ledger.selectFrom('survey_sessions').select(['started_at', 'completed_at', 'updated_at']).execute()
    for (const { started_at, completed_at, updated_at } of sessions) {
      // The seventeenth begins in Shanghai at 16:00 of the sixteenth, UTC.
      expect(started_at).toBe('2026-11-16T16:00:00.000Z')
      expect(completed_at).toBe('2026-11-16T16:03:00.000Z')
      expect(updated_at).toBe(completed_at)
    }
    const answers = await ledger.selectFrom('answers').select(['answered_at', 'id']).execute()
    for (const { answered_at, id } of answers) {
      expect(answered_at <= '2026-11-16T16:03:00.000Z' && answered_at >= '2026-11-16T16:00:00.000Z').toBe(true)
      // Numbered at random below zero, not one after the other as they came.
      expect(id).toBeLessThan(0)
    }
    const begun = (await ledger.selectFrom('studies').select('created_at').where('id', '=', made.id).executeTakeFirstOrThrow())
      .created_at
    const completed = (await stage.invitations()).filter(({ state }) => state === 'completed')
    for (const row of completed) expect(row).toMatchObject({ updated_at: begun, opened_at: null, session: null, next_at: null })
    const consents = await ledger.selectFrom('consents').select(['at', 'id']).execute()
    for (const { at, id } of consents) {
      expect(at).toBe(begun)
      expect(id).toBeLessThan(0)
    }
    // Of what was heard and said on the day nothing is left, not even when.
    const talks = await ledger.selectFrom('conversations').select('updated_at').execute()
    expect(talks.filter(({ updated_at }) => updated_at.includes('2026-11-17'))).toEqual([])
    for (const table of ['inbox', 'outbox', 'turns'] as const) {
      const rows = await ledger
        .selectFrom(table)
        .selectAll()
        .where('conversation', 'in', ['slack:T1:Uanna', 'slack:T1:Ubeate'])
        .execute()
      expect(rows.filter((row) => JSON.stringify(row).includes('2026-11-17'))).toEqual([])
    }
  })

  it('empties what was said at once, before the day is over', async () => {
    await study('anonymous')
    const ledger = await stage.ledger()
    const heard = await ledger.selectFrom('inbox').select('body').where('conversation', '=', 'slack:T1:Uanna').execute()
    expect(heard.every(({ body }) => body === '{}')).toBe(true)
    const said = await ledger.selectFrom('outbox').select('message').where('conversation', '=', 'slack:T1:Uanna').execute()
    expect(said.some(({ message }) => message.includes('您的肤质'))).toBe(false)
  })

  it('hands out a code that names nobody, and tells it to the one who earned it', async () => {
    const codes = await stage.file('codes.txt', 'GIFT-1\nGIFT-2\n')
    const to = await stage.customers(1)
    await stage.contacts('c1 slack Uanna')
    await stage.send({ to, settings: { privacy: 'anonymous', incentive: { text: '小样', codes } } })
    await stage.tick()
    await answer('slack:Uanna', '同意', '油皮', '9', '好')
    expect(stage.heard.at(-1)?.text).toMatch(/GIFT-\d/)
    const ledger = await stage.ledger()
    expect(
      await ledger.selectFrom('incentive_codes').select(['given_to', 'given_at']).orderBy('given_to').execute(),
    ).toContainEqual({
      given_to: 'anonymous',
      given_at: null,
    })
  })
})

describe('a pseudonymous study', () => {
  it('keeps answers under a code that only the home can make, and no customer id beside them', async () => {
    await study('pseudonymous')
    const ledger = await stage.ledger()
    const sessions = await ledger.selectFrom('survey_sessions').select(['respondent', 'customer_id']).execute()
    for (const { respondent, customer_id } of sessions) {
      expect(respondent).toMatch(/^p-[a-z0-9]+$/)
      expect(customer_id).toBeNull()
    }
    expect(new Set(sessions.map(({ respondent }) => respondent)).size).toBe(2)
    for (const { state, session } of await stage.invitations()) if (state === 'completed') expect(session).toBeNull()
    const heard = await ledger.selectFrom('inbox').select('body').where('conversation', '=', 'slack:T1:Uanna').execute()
    expect(heard.every(({ body }) => body === '{}')).toBe(true)
  })
})

describe('what is told of a pseudonymous study', () => {
  it('joins answers with purchases in groups, without a customer id beside them', async () => {
    await study('pseudonymous')
    expect(await carryAnswers(stage.workspace)).toBe(2)
    const warehouse = await stage.workspace.warehouse()
    const rows = await warehouse.rows({
      sql: `SELECT DISTINCT toString(person) AS person, customer_id FROM answers ORDER BY person`,
      parameters: {},
    })
    expect(rows).toEqual([
      { person: '1000', customer_id: '' },
      { person: '1001', customer_id: '' },
    ])
  })
})

describe('an identified study', () => {
  it('says who answered what', async () => {
    await study('identified')
    const ledger = await stage.ledger()
    const sessions = await ledger.selectFrom('survey_sessions').select(['customer_id', 'data']).orderBy('customer_id').execute()
    expect(sessions.map(({ customer_id, data }) => [customer_id, JSON.parse(data).skin])).toEqual([
      ['c1', 'dry'],
      ['c2', 'oily'],
    ])
  })
})

describe('how long answers are kept', () => {
  it.each(['anonymous', 'pseudonymous', 'identified'])('as long as was said: %s', async (privacy) => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack Uanna')
    await stage.send({ to, settings: { privacy, kept: { days: 30 } } })
    await stage.tick()
    await answer('slack:Uanna', '同意', '油皮', '9', '好')
    const ledger = await stage.ledger()
    stage.at(24 * 29)
    await stage.tick()
    expect(await ledger.selectFrom('answers').select('id').execute()).toHaveLength(3)
    stage.at(24 * 3)
    await stage.tick()
    expect(await ledger.selectFrom('answers').select('id').execute()).toEqual([])
    expect(await ledger.selectFrom('survey_sessions').select(['state', 'data']).execute()).toEqual([
      { state: 'erased', data: '{}' },
    ])
  })
})
