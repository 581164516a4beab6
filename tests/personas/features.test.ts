import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FeatureSource, featuresOf, knownShare, learnSpace, placeAll, type TagRow } from '../../src/personas/features.js'
import type { Tag } from '../../src/tags/tag.js'

const tag = (name: string, over: Partial<Tag> = {}): Tag => ({
  name,
  family: 'basic',
  label: { zh: name, en: name },
  synonyms: {},
  definition: { zh: name, en: name },
  type: 'word',
  source: 'customers',
  refresh: 'import',
  compute: { kind: 'person', sql: name },
  ...over,
})
const attribute = (name: string, words: number): Tag =>
  tag(name, {
    compute: { kind: 'attribute', attribute: name },
    values: Array.from({ length: words }, (_, i) => ({ value: `w${i}`, label: { zh: `w${i}`, en: `w${i}` } })),
  })
const sources: FeatureSource[] = [
  { tag: 'age', scale: 'plain' },
  { tag: 'spent', scale: 'log' },
  { tag: 'city', scale: 'words' },
]
const rows: TagRow[] = [
  { age: 20, spent: 10, city: '上海' },
  { age: 30, spent: 1000, city: '北京' },
  { age: 40, spent: 100, city: '上海' },
  { age: null, spent: 50, city: '' },
]

describe('features', () => {
  test('declared tags that the catalog has, and attributes of few words', () => {
    const found = featuresOf([
      tag('age', { type: 'number' }),
      tag('never_declared'),
      attribute('skin_type', 5),
      attribute('nickname', 4000),
      attribute('same', 1),
    ])
    expect(found).toEqual([
      { tag: 'age', scale: 'plain' },
      { tag: 'skin_type', scale: 'words' },
    ])
  })

  test('figures and words vary alike: what is told of a tag does not depend on its unit or its number of words', () => {
    const { columns } = learnSpace(sources, rows)
    const age = columns.find((column) => column.tag === 'age')!
    expect(age.mean).toBe(30)
    expect(age.weight).toBeCloseTo(1 / 10, 12)
    const words = columns.filter((column) => column.tag === 'city')
    expect(words.map(({ word, mean }) => [word, mean])).toEqual([
      ['上海', 2 / 3],
      ['北京', 1 / 3],
    ])
    const variance = words.reduce((sum, { mean, weight }) => sum + mean * (1 - mean) * weight ** 2, 0)
    expect(variance).toBeCloseTo(1, 12)
  })

  test('what says the same of everyone, or nothing of most, is no feature', () => {
    const flat = rows.map((row) => ({ ...row, same: 7, one: '上海', rare: null }))
    const more: FeatureSource[] = [
      { tag: 'same', scale: 'plain' },
      { tag: 'one', scale: 'words' },
      { tag: 'rare', scale: 'plain' },
    ]
    expect(learnSpace([...sources, ...more], flat).columns).toEqual(learnSpace(sources, rows).columns)
  })

  test('a customer of whom nothing is known lies at the middle', () => {
    const space = learnSpace(sources, rows)
    expect([...placeAll(space, [{}]).values].every((value) => value === 0)).toBe(true)
    expect(knownShare(space, {})).toBe(0)
    expect(knownShare(space, { age: 0, spent: null, city: '上海' })).toBeCloseTo(2 / 3, 12)
  })

  test('one customer is placed the same alone and among others, and an outlier is not further than three deviations', () => {
    const space = learnSpace(sources, rows)
    fc.assert(
      fc.property(
        fc.array(fc.record({ age: fc.integer({ min: 0, max: 1e9 }), city: fc.constantFrom('上海', '北京', '拉萨') }), {
          minLength: 1,
          maxLength: 8,
        }),
        (more) => {
          const all = placeAll(space, more)
          more.forEach((row, i) => {
            expect([...placeAll(space, [row]).values]).toEqual([...all.values.subarray(i * all.width, (i + 1) * all.width)])
          })
          const [far, further] = [placeAll(space, [{ age: 1000 }]), placeAll(space, [{ age: 1e9 }])]
          expect([...far.values]).toEqual([...further.values])
        },
      ),
    )
  })
})
