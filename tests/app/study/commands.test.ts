import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveSegment } from '../../../src/app/saved-segments.js'
import { contactsImport } from '../../../src/app/study/contacts.js'
import { studiesChange, studiesLinks, studiesList, studiesShow } from '../../../src/app/study/studies.js'
import { interviewSend, surveySend } from '../../../src/app/survey-send.js'
import { given } from '../../support/warehouse-facts.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const printed = () => stage.printed.splice(0).join('\n')
const json = () => JSON.parse(printed())
const short = () => join(stage.home, 'short.json')

async function shop() {
  await given(await stage.workspace.warehouse(), {
    customers: [
      { customer_id: 'anna', gender: 'female', birth_year: 1996 },
      { customer_id: 'beate', gender: 'female', birth_year: 1988 },
      { customer_id: 'carl', gender: 'male', birth_year: 1997 },
    ],
    orders: [
      { customer_id: 'anna', ordered_at: '2026-11-10 10:00:00' },
      { customer_id: 'carl', ordered_at: '2026-11-11 10:00:00' },
    ],
  })
}

describe('whom a study is sent to', () => {
  it.each([
    ['a question', '95后女性', ['anna']],
    ['a question in English', 'women', ['anna', 'beate']],
    ['a list', 'list.csv', ['anna', 'carl']],
  ])('by %s', async (_, to, expected) => {
    await shop()
    const path = await stage.file('list.csv', 'customer_id\nanna\ncarl\n')
    expect(
      await surveySend(stage.workspace, short(), { to: to === 'list.csv' ? path : to, asOf: '2026-11-16', json: true }),
    ).toBe(0)
    expect(json()).toMatchObject({ total: expected.length, added: expected.length, byChannel: { web: expected.length } })
    expect((await stage.invitations()).map(({ customer_id }) => customer_id)).toEqual(expected)
  })

  it('by the name of a saved segment, which may grow: only the new ones are added', async () => {
    await shop()
    await saveSegment(stage.workspace, '护肤老友', { tag: 'gender', is: { oneOf: ['female'] } }, 'test', { asOf: '2026-11-16' })
    await surveySend(stage.workspace, short(), { to: '护肤老友', asOf: '2026-11-16', json: true })
    const first = json()
    expect(first).toMatchObject({ added: 2, existed: false })
    await given(await stage.workspace.warehouse(), { customers: [{ customer_id: 'dora', gender: 'female' }] })
    await surveySend(stage.workspace, short(), { to: '护肤老友', asOf: '2026-11-16', json: true })
    expect(json()).toMatchObject({ study: first.study, added: 1, existed: true, already: 2 })
  })

  it('says what it did not understand, and which ids nobody has', async () => {
    await shop()
    await expect(surveySend(stage.workspace, short(), { to: '每月销售额', asOf: '2026-11-16' })).rejects.toThrow()
    const path = await stage.file('list.txt', 'anna\nnobody\n')
    expect(await surveySend(stage.workspace, short(), { to: path, dryRun: true, asOf: '2026-11-16' })).toBe(1)
    const text = printed()
    for (const part of ['试算', '护肤三问', 'list.txt', '人群 / population: 1', 'nobody']) expect(text).toContain(part)
  })

  it('takes settings from a file and flags over it, and explains what does not fit', async () => {
    await shop()
    const settings = await stage.file(
      'study.json',
      JSON.stringify({ minutes: 3, quotas: { completes: 5 }, privacy: 'identified' }),
    )
    await surveySend(stage.workspace, short(), {
      to: '女性',
      settings,
      quota: '9',
      privacy: 'anonymous',
      channels: 'discord,web',
      asOf: '2026-11-16',
      json: true,
    })
    json()
    const ledger = await stage.ledger()
    const row = await ledger.selectFrom('studies').select(['settings', 'privacy']).executeTakeFirstOrThrow()
    expect(row.privacy).toBe('anonymous')
    expect(JSON.parse(row.settings)).toMatchObject({ minutes: 3, quotas: { completes: 9 }, channels: ['discord', 'web'] })
    const wrong = await stage.file('wrong.json', JSON.stringify({ remindes: 3 }))
    await expect(surveySend(stage.workspace, short(), { to: '女性', settings: wrong })).rejects.toThrow(
      /没有「remindes」[\s\S]*no setting/,
    )
    await expect(surveySend(stage.workspace, short(), { to: '女性', quota: 'many' })).rejects.toThrow(/--quota many/)
  })

  it('for interviews by a guide', async () => {
    await shop()
    expect(await interviewSend(stage.workspace, 'skincare-path', { to: '女性', asOf: '2026-11-16', json: true })).toBe(0)
    expect(json()).toMatchObject({ added: 2 })
  })
})

describe('contacts', () => {
  it('come from a table, in any usual shape; what is missing is said by line', async () => {
    const path = await stage.file(
      'contacts.csv',
      '客户编号;平台;工作区;用户\r\nc1;slack;T1;U1\r\nc2;Discord;;D2\r\n;slack;T1;U3\r\n"c4";slack;T1;"U4"\r\n',
    )
    expect(await contactsImport(stage.workspace, path, { json: true })).toBe(1)
    expect(json()).toMatchObject({ added: 3, changed: 0, known: 0, faults: [{ line: 4 }] })
    const again = await stage.file('again.csv', 'customer_id,platform,workspace,user\nc1,slack,T1,U1\nc9,slack,T1,U4\n')
    expect(await contactsImport(stage.workspace, again, { json: true })).toBe(0)
    expect(json()).toMatchObject({ added: 0, changed: 1, known: 1 })
    await expect(contactsImport(stage.workspace, await stage.file('no.csv', 'a,b\n1,2\n'))).rejects.toThrow(/customer_id/)
    await expect(contactsImport(stage.workspace, join(stage.home, 'absent.csv'))).rejects.toThrow(/cannot be read/)
  })

  it('who showed by a link who they are is believed, not the file', async () => {
    const ledger = await stage.ledger()
    await stage.contacts('c1 slack U1')
    await ledger.updateTable('contacts').set({ verified_by: 'link' }).execute()
    const path = await stage.file('contacts.csv', 'customer_id,platform,workspace,user\nc2,slack,T1,U1\n')
    await contactsImport(stage.workspace, path, { json: true })
    expect(json()).toMatchObject({ changed: 0, known: 1 })
    expect(await ledger.selectFrom('contacts').select('customer_id').execute()).toEqual([{ customer_id: 'c1' }])
  })
})

describe('the commands around studies', () => {
  it('list, show, pause, resume, close, links', async () => {
    const to = await stage.customers(2)
    await stage.contacts('c1 slack U1')
    const { id } = await stage.send({ to })
    await studiesList(stage.workspace)
    expect(printed()).toContain(id)
    await studiesShow(stage.workspace, id)
    expect(printed()).toContain('护肤三问')
    await studiesShow(stage.workspace, id, { json: true })
    expect(json()).toMatchObject({ counts: { invited: 2, waiting: 2 } })
    const out = join(stage.home, 'links.csv')
    await studiesLinks(stage.workspace, id, { out, json: true, now: stage.now })
    expect(json()).toMatchObject({ written: 1, later: 0 })
    const first = await readFile(out, 'utf8')
    expect(first).toMatch(/^\ufeff"customer_id","link"\r\n"c2","https:\/\/ask\.brand\.example\/s\/[\w-]{24}"\r\n$/)
    // Written again, it is the same link, and nobody was invited twice.
    await studiesLinks(stage.workspace, id, { out, json: true, now: stage.now })
    printed()
    expect(await readFile(out, 'utf8')).toBe(first)
    for (const [change, state] of [
      ['pause', 'paused'],
      ['resume', 'running'],
      ['close', 'closed'],
    ] as const) {
      await studiesChange(stage.workspace, id, change, { json: true, now: stage.now })
      expect(json()).toEqual({ study: id, state })
    }
    await expect(studiesShow(stage.workspace, 'nothing')).rejects.toThrow(new RegExp(id))
    const again = await stage.send({ to })
    expect(again.id).toBe(`${id}-2`)
  })
})

describe('「不再邀请」', () => {
  it('holds whenever it is said, but never in the middle of a survey', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    await stage.send({ to })
    await stage.tick()
    await stage.say('slack:U1', '同意')
    await stage.say('slack:U1', '油皮')
    await stage.say('slack:U1', '9')
    expect(await stage.say('slack:U1', '退订')).toContain('谢谢您的回答')
    const ledger = await stage.ledger()
    const wishes = () => ledger.selectFrom('consents').select('id').where('purpose', '=', 'invitations').execute()
    expect(await wishes()).toEqual([])
    expect(await stage.say('slack:U1', '不再邀请')).toContain('以后不再邀请')
    expect(await wishes()).toHaveLength(1)
  })
})
