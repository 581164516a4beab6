import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLanguage } from '../../src/app/load-language.js'
import { readPendingTexts } from '../../src/app/read-texts.js'
import type { LanguageModel } from '../../src/language/model.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { given, landRows } from '../support/warehouse-facts.js'

let home: TemporaryWarehouse
let model: LanguageModel
beforeAll(async () => {
  home = await temporaryWarehouse()
  model = await loadLanguage()
})
afterAll(() => home.close())

const rows = <T>(sql: string) => home.warehouse.rows<T>({ sql, parameters: {} })
const texts = () =>
  rows<{ source: string; source_id: string; polarity: string; filler: number }>(
    'SELECT source, source_id, polarity, filler FROM texts ORDER BY source, source_id',
  )
const opinions = (id: string) =>
  rows<{ aspect: string; opinion: string; polarity: string; pain_point: string; quote: string }>(
    `SELECT aspect, opinion, polarity, pain_point, quote FROM opinions WHERE source_id = '${id}' ORDER BY pain_point, aspect`,
  )

describe('reading what is not yet read', () => {
  test('reviews, tickets and posts are read once, with their place', async () => {
    await given(home.warehouse, {
      customers: [{ customer_id: 'c1' }],
      reviews: [
        {
          review_id: 'r1',
          customer_id: 'c1',
          product: '保湿面霜',
          category: '面霜',
          stars: 2,
          text: '面霜太干了',
          followup_text: '物流倒是很快',
          at: '2026-05-01 10:00:00',
        },
        { review_id: 'r2', customer_id: 'c1', stars: 5, text: '此用户没有填写评价' },
      ],
      tickets: [{ ticket_id: 't1', customer_id: 'c1', text: '包装漏液了，要求退款', kind: '投诉' }],
      posts: [{ post_id: 'p1', customer_id: 'c1', text: '希望能出小样' }],
    })
    expect(await readPendingTexts(home.warehouse, model)).toBe(4)
    expect(await texts()).toMatchObject([
      { source: 'posts', source_id: 'p1' },
      { source: 'reviews', source_id: 'r1', polarity: 'negative', filler: 0 },
      { source: 'reviews', source_id: 'r2', filler: 1 },
      { source: 'tickets', source_id: 't1', polarity: 'negative' },
    ])
    expect(await opinions('r1')).toEqual([
      { aspect: '物流', opinion: '很快', polarity: 'positive', pain_point: '', quote: '物流倒是很快' },
      { aspect: '肤感', opinion: '太干', polarity: 'negative', pain_point: '肤感·干', quote: '面霜太干了' },
    ])
    expect(await opinions('p1')).toMatchObject([{ aspect: '赠品', polarity: 'need', pain_point: '赠品·小样' }])
    const [place] = await rows<{ product: string; category: string; stars: number; at: string; person: string }>(
      `SELECT product, category, stars, at, person FROM opinions WHERE source_id = 'r1' LIMIT 1`,
    )
    const [customer] = await rows<{ person: string }>(`SELECT person FROM people WHERE customer_id = 'c1'`)
    expect(place).toEqual({
      product: '保湿面霜',
      category: '面霜',
      stars: 2,
      at: '2026-05-01 10:00:00',
      person: customer?.person,
    })
  })

  test('nothing new costs nothing', async () => {
    expect(await readPendingTexts(home.warehouse, model)).toBe(0)
  })

  test('a changed text replaces its old readings, alone', async () => {
    await landRows(home.warehouse, 'reviews', [
      { review_id: 'r1', customer_id: 'c1', stars: 4, text: '换了新版，很滋润', at: '2026-05-01 10:00:00' },
    ])
    expect(await readPendingTexts(home.warehouse, model)).toBe(1)
    expect(await opinions('r1')).toMatchObject([{ aspect: '保湿', polarity: 'positive' }])
    expect((await texts()).filter(({ source_id }) => source_id === 'r1')).toHaveLength(1)
  })

  test('another model version reads all again', async () => {
    const other = { ...model, version: 'other1' }
    expect(await readPendingTexts(home.warehouse, other)).toBe(4)
    expect(await texts()).toHaveLength(4)
    expect(await readPendingTexts(home.warehouse, model)).toBe(4)
  })

  test('a kill between opinions and texts leaves nothing twice', async () => {
    const before = await rows('SELECT * FROM opinions ORDER BY source_id, aspect, opinion')
    await home.warehouse.run(`DELETE FROM texts WHERE source_id = 't1'`)
    expect(await readPendingTexts(home.warehouse, model)).toBe(1)
    expect(await rows('SELECT * FROM opinions ORDER BY source_id, aspect, opinion')).toEqual(before)
  })

  test('praise copied by three is filler, for the first of them too', async () => {
    const text = '宝贝收到了非常满意，质量很好，物流很快，客服态度好'
    await landRows(home.warehouse, 'reviews', [
      { review_id: 'k1', text },
      { review_id: 'k2', text },
    ])
    expect(await readPendingTexts(home.warehouse, model)).toBe(2)
    expect((await opinions('k1')).length).toBeGreaterThan(0)
    await landRows(home.warehouse, 'reviews', [{ review_id: 'k3', text }])
    expect(await readPendingTexts(home.warehouse, model)).toBe(3)
    expect((await texts()).filter(({ source_id }) => source_id.startsWith('k')).map(({ filler }) => filler)).toEqual([1, 1, 1])
    expect(await opinions('k1')).toEqual([])
  })

  test('readings of rows that are gone go too', async () => {
    await home.warehouse.run(`DELETE FROM posts WHERE post_id = 'p1'`)
    expect(await readPendingTexts(home.warehouse, model)).toBe(0)
    expect((await texts()).some(({ source_id }) => source_id === 'p1')).toBe(false)
    expect(await opinions('p1')).toEqual([])
  })
})
