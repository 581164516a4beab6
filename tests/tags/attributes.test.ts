import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttributeRow, attributeTags } from '../../src/tags/attributes/attributes.js'
import { wordsTaken } from '../../src/tags/attributes/taken.js'
import { builtInTags, tagCatalog } from '../../src/tags/catalog.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { given } from '../support/warehouse-facts.js'
import { tagsAt } from './history.js'

const taken = wordsTaken(builtInTags())
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
    ['favorite tea', 'favorite_tea', { zh: '最爱茶', en: 'favorite tea' }],
    ['acme score2', 'acme_score2', { zh: 'acme score2', en: 'acme score2' }],
    // Any other column is read word by word, whichever language it is headed in.
    ['diet_preference', 'diet_preference', { zh: '饮食偏好', en: 'diet preference' }],
    ['household_size', 'household_size', { zh: '家庭人数', en: 'household size' }],
    ['is_employee_referral', 'is_employee_referral', { zh: '员工推荐', en: 'employee referral' }],
    ['HairColor', 'haircolor', { zh: '发色', en: 'hair color' }],
    ['num_pets', 'num_pets', { zh: '宠物数量', en: 'num pets' }],
    ['饮食偏好', '饮食偏好', { zh: '饮食偏好', en: 'diet preference' }],
    ['是否员工推荐', '是否员工推荐', { zh: '员工推荐', en: 'employee referral' }],
    ['常去商圈', '常去商圈', { zh: '常去商圈', en: '常去商圈' }],
    // Words that mean something already are not taken over.
    ['age', 'age_column', { zh: '资料中的年龄', en: 'age (column)' }],
    ['性别', '性别_column', { zh: '资料中的性别', en: 'gender (column)' }],
    // Words that questions are made of name no column alone.
    ['month', 'month', { zh: '资料中的月份', en: 'month (column)' }],
    ['purchase', 'purchase_column', { zh: '资料中的购买', en: 'purchase (column)' }],
    ['退货', '退货_column', { zh: '资料中的退货', en: 'return (column)' }],
    ["a`b'; DROP TABLE people; --", 'a_b_drop_table_people', {}],
  ])('%s → %s', (header, name, label) => {
    const [tag] = attributeTags([row(header)], taken)
    expect(tag).toMatchObject({ name, label, compute: { kind: 'attribute', attribute: header } })
  })

  test.each([
    ['diet_preference', '饮食偏好', '饮食喜好', 'diet preference'],
    ['household_size', '家庭人数', '家庭人口', 'household_size'],
    ['is_employee_referral', '员工推荐', '是否员工推荐', 'employee referral'],
    ['favorite_color', '最爱颜色', '喜欢的颜色', '颜色偏好'],
    ['monthly_budget_cny', '每月预算', '月预算', 'monthly budget'],
    ['has_pet', '养宠', '是否养宠', 'has pets'],
    ['hasGarden', '有园艺', '是否有园艺', 'has garden'],
    ['家庭人数', 'household size', 'family size', '家庭人数'],
    ['是否素食', '素食', '是否素食', 'vegetarian'],
  ])('%s is found by %s, %s, %s', (header, ...said) => {
    const catalog = tagCatalog(builtInTags(), attributeTags([row(header)], taken))
    expect(said.map((word) => catalog.find(word)?.compute)).toEqual(said.map(() => ({ kind: 'attribute', attribute: header })))
  })

  test('no word means two columns: the fuller one has it', () => {
    const tags = attributeTags(
      [row('hobby', { customers: 5 }), row('hobbies_2', { customers: 3 }), row('爱好', { customers: 9 })],
      taken,
    )
    const words = tags.flatMap(({ label, synonyms }) => [
      ...new Set([label.zh, label.en, ...(synonyms.zh ?? []), ...(synonyms.en ?? [])].map((word) => word.toLowerCase())),
    ])
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    expect(tagCatalog(tags).find('爱好')?.compute).toMatchObject({ attribute: '爱好' })
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
    ['x', 'number', ['1', '2'], 'number'],
    ['x', 'date', ['2020-01-01'], 'date'],
    ['x', 'flag', ['是', '否'], 'flag'],
    ['x', 'flag', ['1', '0'], 'flag'],
    ['x', 'word', ['是', '否', '不详'], 'word'],
    ['x', 'word', ['Yes', 'yes', 'No', 'N'], 'flag'],
    ['is_vip', 'number', ['1', '0'], 'flag'],
    ['vip_orders', 'number', ['1', '0'], 'number'],
  ])('%s: %s %j is a %s', (name, type, values, expected) => {
    expect(attributeTags([row(name, { type, values, distinct: values.length })], taken)[0]?.type).toBe(expected)
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
