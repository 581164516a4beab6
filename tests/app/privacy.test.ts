import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { carryAnswers } from '../../src/app/carry-answers.js'
import { importPaths } from '../../src/app/import.js'
import { eraseWhoCameBack } from '../../src/app/privacy/erased-again.js'
import { eraseBySpeaker, keptAbout } from '../../src/app/privacy/speaker.js'
import { privacyConsents, privacyErase, privacyExport } from '../../src/app/privacy.js'
import { refresh } from '../../src/app/refresh.js'
import { renderText } from '../../src/messages/index.js'
import { given } from '../support/warehouse-facts.js'
import { openStage, type Stage } from './study/stage.js'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
  const warehouse = await stage.workspace.warehouse()
  await given(warehouse, {
    customers: [
      { customer_id: 'anna', gender: 'female', city: '上海', phone: '13812340001' },
      // The same person under another id.
      { customer_id: 'anna-jd', phone: '13812340001' },
      { customer_id: 'beate', gender: 'female', city: '北京' },
    ],
    orders: [
      { customer_id: 'anna', order_id: 'o-anna', ordered_at: '2026-11-01 10:00:00' },
      { customer_id: 'anna-jd', order_id: 'o-jd', ordered_at: '2026-11-02 10:00:00' },
      { customer_id: 'beate', order_id: 'o-beate', ordered_at: '2026-11-03 10:00:00' },
    ],
    order_items: [
      { order_id: 'o-anna', product: '面霜' },
      { order_id: 'o-beate', product: '面霜' },
    ],
    events: [{ customer_id: 'anna-jd', at: '2026-11-10 10:00:00' }],
    reviews: [
      { customer_id: 'anna', review_id: 'r-anna', text: '面霜太油了，很失望', at: '2026-11-05 10:00:00' },
      { customer_id: 'beate', review_id: 'r-beate', text: '面霜很好用，很喜欢', at: '2026-11-05 10:00:00' },
    ],
  })
  await stage.contacts('anna slack Uanna', 'beate slack Ubeate')
})
afterEach(() => stage.close())

async function asked(privacy: string) {
  const to = await stage.file('list.csv', 'customer_id\nanna\nbeate\n')
  await stage.send({ to, settings: { privacy } })
  await stage.tick()
  for (const said of ['同意', '油皮', '3', '太油腻']) await stage.say('slack:Uanna', said)
  for (const said of ['同意', '干皮', '9', '很保湿']) await stage.say('slack:Ubeate', said)
}

/** Every row of the ledger and of the warehouse, as text, by table. */
async function everything(): Promise<Map<string, string>> {
  const ledger = await stage.ledger()
  const found = new Map<string, string>()
  for (const { name } of await ledger.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(ledger)
    found.set(name, JSON.stringify(rows))
  }
  const warehouse = await stage.workspace.warehouse()
  const tables = await warehouse.rows<{ name: string }>({
    sql: `SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'`,
    parameters: {},
  })
  for (const { name } of tables)
    found.set(`warehouse ${name}`, JSON.stringify(await warehouse.rows({ sql: `SELECT * FROM ${name}`, parameters: {} })))
  return found
}

const person = async (id: string) => {
  const warehouse = await stage.workspace.warehouse()
  const rows = await warehouse.rows<{ person: string }>({
    sql: 'SELECT toString(person) AS person FROM persons WHERE customer_id = {id:String}',
    parameters: { id },
  })
  return rows[0]?.person ?? ''
}

describe('a copy of everything', () => {
  it('has both stores, all ids of the person, and nobody else', async () => {
    await asked('identified')
    await carryAnswers(stage.workspace)
    const path = join(stage.home, 'anna.json')
    expect(await privacyExport(stage.workspace, 'anna-jd', { out: path })).toBe(0)
    const text = await readFile(path, 'utf8')
    const kept = JSON.parse(text) as {
      customerIds: string[]
      warehouse: Record<string, unknown[]>
      ledger: Record<string, unknown[]>
    }
    expect([...kept.customerIds].sort()).toEqual(['anna', 'anna-jd'])
    expect(kept.warehouse).toMatchObject({
      orders: [{}, {}],
      order_items: [{}],
      reviews: [{}],
      events: [{}],
      answers: [{}, {}, {}],
    })
    expect(kept.ledger).toMatchObject({
      contacts: [{}],
      consents: [{}],
      survey_sessions: [{}],
      answers: [{}, {}, {}],
      invitations: [{}],
    })
    expect(text).toContain('太油腻')
    for (const other of ['beate', '很保湿', 'r-beate']) expect(text).not.toContain(other)
  })

  it('says who is meant where the id is not quite right', async () => {
    await expect(privacyExport(stage.workspace, 'annna')).rejects.toThrow(/Did you mean anna/)
  })
})

describe('erasing', () => {
  it.each(['identified', 'pseudonymous'])('takes everything from both stores, and leaves the others (%s)', async (privacy) => {
    await asked(privacy)
    await refresh(stage.workspace, { asOf: '2026-11-17' })
    const number = await person('anna')
    expect(await privacyErase(stage.workspace, 'anna', { yes: true, json: true })).toBe(0)
    for (const [table, rows] of await everything()) {
      for (const trace of ['"anna', 'anna-jd', 'Uanna', '太油', 'o-anna', 'o-jd', 'r-anna', number])
        expect(`${table}: ${rows.replaceAll(/"definition":"(?:[^"\\]|\\.)*"/g, '')}`).not.toContain(trace)
    }
    const all = [...(await everything()).values()].join('')
    for (const trace of ['"beate"', 'Ubeate', '很保湿', 'o-beate', 'r-beate']) expect(all).toContain(trace)
    await refresh(stage.workspace, { asOf: '2026-11-17' })
    const warehouse = await stage.workspace.warehouse()
    expect(await warehouse.rows({ sql: 'SELECT customer_id FROM people', parameters: {} })).toEqual([{ customer_id: 'beate' }])
  })

  it('takes quotes and orders out of personas that were built of them, and files that were sent', async () => {
    const warehouse = await stage.workspace.warehouse()
    await refresh(stage.workspace, { asOf: '2026-11-17' })
    const quote = (customer: string) => ({
      kind: 'quote',
      source: 'reviews',
      id: `r-${customer}`,
      text: '…',
      customer,
      at: '',
      product: '面霜',
    })
    const document = {
      build: 'b1',
      personas: [
        {
          id: 'P1',
          statements: [{ evidence: [quote('anna'), quote('beate'), { kind: 'orders', count: 2, ids: ['o-anna', 'o-beate'] }] }],
        },
      ],
    }
    await warehouse.insert('persona_builds', [
      { build: 'b1', as_of: '2026-11-16', week: '2026-W46', made_at: '2026-11-16 03:00:00', document: JSON.stringify(document) },
    ])
    await mkdir(join(stage.home, 'received'), { recursive: true })
    const sent = join(stage.home, 'received', 'photo.png')
    const others = join(stage.home, 'received', 'other.png')
    for (const path of [sent, others]) await writeFile(path, 'picture')
    const ledger = await stage.ledger()
    await asked('identified')
    await ledger
      .updateTable('survey_sessions')
      .set({
        data: JSON.stringify({
          skin: 'oily',
          photo: [{ name: 'photo.png', content: sent }, { content: join(stage.home, 'secret') }],
        }),
      })
      .where('customer_id', '=', 'anna')
      .execute()
    await privacyErase(stage.workspace, 'anna', { yes: true })
    const [build] = await warehouse.rows<{ document: string }>({
      sql: `SELECT document FROM persona_builds FINAL WHERE build = 'b1'`,
      parameters: {},
    })
    expect(JSON.parse(build?.document ?? '').personas[0].statements[0].evidence).toEqual([
      quote('beate'),
      { kind: 'orders', count: 2, ids: ['o-beate'] },
    ])
    await expect(readFile(sent)).rejects.toThrow(/ENOENT/)
    expect(await readFile(others, 'utf8')).toBe('picture')
    expect(await readFile(join(stage.home, 'secret'), 'utf8')).not.toBe('')
  })

  it('is not done without a yes', async () => {
    await expect(privacyErase(stage.workspace, 'anna')).rejects.toThrow(/--yes/)
    expect(await person('anna')).not.toBe('')
  })

  it('holds when a file brings them back: not kept, not invited', async () => {
    await asked('identified')
    await privacyErase(stage.workspace, 'anna', { yes: true })
    const warehouse = await stage.workspace.warehouse()
    await given(warehouse, { customers: [{ customer_id: 'anna', city: '上海' }], orders: [{ customer_id: 'anna' }] })
    expect(await eraseWhoCameBack(stage.workspace, stage.now)).toBe(1)
    expect(await warehouse.rows({ sql: `SELECT 1 FROM orders WHERE customer_id = 'anna'`, parameters: {} })).toEqual([])
    expect(await warehouse.rows({ sql: 'SELECT customer_id FROM people', parameters: {} })).toEqual([{ customer_id: 'beate' }])
    expect(await eraseWhoCameBack(stage.workspace, stage.now)).toBe(0)
    // The same by the command that imports.
    const path = await stage.file('customers.csv', 'customer_id,city\nanna,上海\ncora,杭州\n')
    await importPaths(stage.workspace, [path])
    expect(await warehouse.rows({ sql: 'SELECT customer_id FROM people ORDER BY customer_id', parameters: {} })).toEqual([
      { customer_id: 'beate' },
      { customer_id: 'cora' },
    ])
  })

  it('takes the waiting reminder back, and the talk under way', async () => {
    const to = await stage.file('list.csv', 'customer_id\nanna\n')
    await stage.send({ to })
    await stage.tick()
    await stage.say('slack:Uanna', '同意')
    await privacyErase(stage.workspace, 'anna', { yes: true })
    const said = stage.heard.length
    await stage.pass(24 * 5)
    expect(stage.heard).toHaveLength(said)
    expect(await stage.say('slack:Uanna', '油皮')).not.toContain('愿意推荐吗')
  })
})

describe('in a chat', () => {
  const anna = { platform: 'slack', workspace: 'T1', user: 'Uanna' }

  it('says what is kept, in words', async () => {
    await asked('pseudonymous')
    const zh = renderText(await keptAbout(stage.workspace, anna, 'zh'), { width: 200, colour: false })
    for (const part of ['订单: 2', '护肤三问', '化名', '同意', '删除我的数据']) expect(zh).toContain(part)
    const en = renderText(await keptAbout(stage.workspace, anna, 'en'), { width: 200, colour: false })
    for (const part of ['orders: 2', 'pseudonymous', 'agreed', 'erase my data']) expect(en).toContain(part)
  })

  it('tells a stranger that nothing is kept', async () => {
    const text = renderText(await keptAbout(stage.workspace, { ...anna, user: 'Unobody' }, 'zh'), { width: 200, colour: false })
    expect(text).toContain('没有保存')
  })

  it('erases on their word, and notes that somebody did', async () => {
    await asked('pseudonymous')
    await eraseBySpeaker(stage.workspace, anna, 'zh', stage.now)
    expect(await person('anna')).toBe('')
    const ledger = await stage.ledger()
    const audit = await ledger.selectFrom('audit').select(['who', 'did', 'detail']).where('did', '=', 'erase').execute()
    expect(audit).toEqual([{ who: 'the person', did: 'erase', detail: expect.stringContaining('erased:') }])
    expect(JSON.stringify(audit)).not.toContain('Uanna')
    expect(renderText(await keptAbout(stage.workspace, anna, 'zh'), { width: 200, colour: false })).toContain('没有保存')
    stage.at(25)
    await stage.tick()
    for (const [table, rows] of await everything()) expect(`${table}: ${rows}`).not.toContain('Uanna')
  })
})

it('lists consents, newest first, an erased person as a fingerprint', async () => {
  await asked('identified')
  await privacyErase(stage.workspace, 'anna', { yes: true })
  stage.printed.length = 0
  await privacyConsents(stage.workspace, { json: true })
  const rows = JSON.parse(stage.printed[0] ?? '') as { subject: string; purpose: string; given: boolean }[]
  expect(rows).toContainEqual(expect.objectContaining({ subject: 'customer:beate', purpose: 'study', given: true }))
  expect(rows).toContainEqual(
    expect.objectContaining({ subject: expect.stringMatching(/^erased:[0-9a-f]{64}$/), purpose: 'invitations', given: false }),
  )
  expect(JSON.stringify(rows)).not.toContain('anna')
})
