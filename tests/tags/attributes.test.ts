import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttributeRow, attributeTags } from '../../src/tags/attributes/attributes.js'
import { builtInTags, tagCatalog } from '../../src/tags/catalog.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { given } from '../support/warehouse-facts.js'
import { tagsAt } from './history.js'

const standing = tagCatalog(builtInTags())
const taken = (word: string) => standing.find(word) !== undefined
const row = (name: string, more: Partial<AttributeRow> = {}): AttributeRow => ({
  name,
  type: 'word',
  customers: 10,
  distinct: 2,
  values: ['a', 'b'],
  ...more,
})

describe('a column becomes a tag', () => {
  test.each([
    ['skin_type', 'skin_type', { zh: '肤质', en: 'skin type' }],
    ['肤质', 'skin_type', { zh: '肤质', en: 'skin type' }],
    ['Skin Type', 'skin_type', { zh: '肤质', en: 'skin type' }],
    ['favorite tea', 'favorite_tea', { zh: 'favorite tea', en: 'favorite tea' }],
    ['常去商圈', '常去商圈', { zh: '常去商圈', en: '常去商圈' }],
    // Words that mean something already are not taken over.
    ['age', 'age_column', { zh: 'age', en: 'age' }],
    ['性别', '性别_column', { zh: '性别', en: '性别' }],
    ["a`b'; DROP TABLE people; --", 'a_b_drop_table_people', {}],
  ])('%s → %s', (header, name, label) => {
    const [tag] = attributeTags([row(header)], taken)
    expect(tag).toMatchObject({ name, label, compute: { kind: 'attribute', attribute: header } })
  })

  test('a header without letters makes no tag', () => {
    expect(attributeTags([row('***')], taken)).toEqual([])
  })

  test('of two headers for one thing, the fuller column gets the name', () => {
    const tags = attributeTags([row('肤质', { customers: 3 }), row('skin_type', { customers: 9 })], taken)
    expect(tags.map(({ name, compute }) => [name, compute])).toEqual([
      ['skin_type', { kind: 'attribute', attribute: 'skin_type' }],
      ['skin_type_column', { kind: 'attribute', attribute: '肤质' }],
    ])
  })

  test('values of the data are said as people say them, in both languages', () => {
    const [tag] = attributeTags([row('skin_type', { values: ['oily', '干皮', 'scaly'] })], taken)
    expect(tag?.values?.map(({ value, label }) => [value, label.zh, label.en])).toEqual([
      ['oily', '油性', 'oily'],
      ['干皮', '干性', 'dry'],
      ['scaly', 'scaly', 'scaly'],
    ])
    expect(tag?.values?.[0]?.synonyms?.zh).toContain('油皮')
  })

  test.each([
    ['number', ['1', '2'], 'number'],
    ['date', ['2020-01-01'], 'date'],
    ['flag', ['是', '否'], 'flag'],
    ['flag', ['1', '0'], 'flag'],
    ['word', ['是', '否', '不详'], 'word'],
  ])('%s %j is a %s', (type, values, expected) => {
    expect(attributeTags([row('x', { type, values, distinct: values.length })], taken)[0]?.type).toBe(expected)
  })
})

describe('computed', () => {
  let place: TemporaryWarehouse
  beforeAll(async () => {
    place = await temporaryWarehouse()
    await given(place.warehouse, {
      customers: [
        { customer_id: 'a', attributes: { skin_type: '油皮', 有娃: '是', height: '165', 首次到店: '2024-05-01', "x'y": "it's" } },
        { customer_id: 'b', attributes: { skin_type: 'oily', 有娃: '否', height: '170.5', "x'y": 'b' } },
        { customer_id: 'c', attributes: { skin_type: '油皮' } },
      ],
    })
  })
  afterAll(async () => place.close())

  test('spellings of one value are one, whatever is unknown is so', async () => {
    const rows = await place.warehouse.rows<AttributeRow & { customers: string }>({
      sql: 'SELECT * FROM attributes',
      parameters: {},
    })
    const tags = attributeTags(
      rows.map((one) => ({ ...one, customers: Number(one.customers), distinct: Number(one.distinct) })),
      taken,
    )
    const names = tags.map((tag) => tag.name).sort()
    expect(names).toEqual(['has_child', 'height', 'skin_type', 'x_y', '首次到店'])
    const found = await tagsAt(place.warehouse, '2026-01-01', names, tagCatalog(builtInTags(), tags))
    expect([...found.values()].sort((a, b) => String(a.customer_id).localeCompare(String(b.customer_id)))).toEqual([
      { customer_id: 'a', has_child: 1, height: 165, skin_type: '油皮', x_y: "it's", 首次到店: '2024-05-01' },
      { customer_id: 'b', has_child: 0, height: 170.5, skin_type: '油皮', x_y: 'b', 首次到店: null },
      { customer_id: 'c', has_child: null, height: null, skin_type: '油皮', x_y: '', 首次到店: null },
    ])
  })
})
