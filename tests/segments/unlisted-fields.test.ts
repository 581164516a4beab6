import { describe, expect, test } from 'vitest'
import { unlistedFields } from '../../src/segments/unlisted-fields.js'
import { wordsTaken } from '../../src/tags/attributes/taken.js'
import { builtInTags } from '../../src/tags/catalog.js'

const taken = wordsTaken(builtInTags())
const field = (name: string, type = 'word') => unlistedFields([{ name, type }], taken)[0]

describe('an unlisted column of facts', () => {
  test.each([
    ['shipping_method', { zh: '配送方式', en: 'shipping method' }, '物流方式'],
    ['gift_wrap', { zh: '礼品包装', en: 'gift wrap' }, 'gift_wrap'],
    ['配送方式', { zh: '配送方式', en: 'delivery method' }, 'shipping method'],
    ['acme2', { zh: 'acme2', en: 'acme2' }, undefined],
  ])('%s is said in both languages', (name, label, also) => {
    const found = field(name)
    expect(found?.label).toEqual(label)
    const said = [...(found?.synonyms.zh ?? []), ...(found?.synonyms.en ?? [])]
    if (also) expect(said).toContain(also)
    expect(new Set(said).size).toBe(said.length)
  })

  test('takes no word from what the catalogs say already', () => {
    expect(field('refund')?.label.zh).toBe('refund')
    expect(field('city_level')?.label.zh).not.toBe('城市级别')
  })

  test('figures are numbers, whatever is not one is unknown', () => {
    expect(field('shipping_fee', 'number')).toMatchObject({ type: 'number', sql: "toFloat64OrNull(attributes['shipping_fee'])" })
  })

  test.each(["a']; DROP", 'a\\', 'a"b', '{asOf:Date}', ''])('a header that could act makes no field: %s', (name) => {
    expect(unlistedFields([{ name, type: 'word' }])).toEqual([])
  })
})
