import { expect, test } from 'vitest'
import { findAct } from '../../src/catalog/acts.js'
import { builtInTags, tagCatalog } from '../../src/tags/catalog.js'
import { tagFamilies } from '../../src/tags/tag.js'

const tags = builtInTags()
const words = tags.flatMap((tag) =>
  [tag.name, tag.label.zh, tag.label.en, ...(tag.synonyms.zh ?? []), ...(tag.synonyms.en ?? [])].map((word) => ({
    word,
    tag: tag.name,
  })),
)

test('at least 60 tags, and some in each of the seven families', () => {
  expect(tags.length).toBeGreaterThanOrEqual(60)
  expect(new Set(tags.map((tag) => tag.family))).toEqual(new Set(tagFamilies))
})

test('each name is said once, in snake case', () => {
  expect(new Set(tags.map((tag) => tag.name)).size).toBe(tags.length)
  expect(tags.map((tag) => tag.name).filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([])
})

test('every tag has label and definition in both languages', () => {
  const bare = tags.filter(
    ({ label, definition }) =>
      [label.zh, definition.zh].some((text) => !/\p{Script=Han}/u.test(text)) || !label.en || !definition.en,
  )
  expect(bare.filter((tag) => !tag.label.zh.startsWith('R')).map((tag) => tag.name)).toEqual([])
})

test('no word means two tags', () => {
  const meaning = new Map<string, Set<string>>()
  for (const { word, tag } of words) meaning.set(word.toLowerCase(), (meaning.get(word.toLowerCase()) ?? new Set()).add(tag))
  expect([...meaning].filter(([, names]) => names.size > 1).map(([word, names]) => `${word}: ${[...names]}`)).toEqual([])
})

test('no word for a value means two values, or a tag', () => {
  const meaning = new Map<string, Set<string>>(words.map(({ word, tag }) => [word.toLowerCase(), new Set([tag])]))
  for (const tag of tags) {
    for (const value of tag.values ?? []) {
      for (const word of new Set([
        value.label.zh,
        value.label.en,
        ...(value.synonyms?.zh ?? []),
        ...(value.synonyms?.en ?? []),
      ])) {
        const key = word.toLowerCase()
        meaning.set(key, (meaning.get(key) ?? new Set()).add(`${tag.name}=${value.value}`))
      }
    }
  }
  expect([...meaning].filter(([, names]) => names.size > 1).map(([word, names]) => `${word}: ${[...names]}`)).toEqual([])
})

test('what a tag is computed from exists', () => {
  const names = new Set(tags.map((tag) => tag.name))
  const missing = tags.flatMap(({ name, compute }) => {
    if (compute.kind === 'derived') return compute.from.filter((from) => !names.has(from)).map((from) => `${name} ← ${from}`)
    if (compute.kind === 'aggregate' && !findAct(compute.act)) return [`${name} ← ${compute.act}`]
    return []
  })
  expect(missing).toEqual([])
})

test.each([
  ['性别', 'gender'],
  ['RFM', 'rfm_tier'],
  ['Repeat Customers', 'repeat_buyer'],
  ['days-since-purchase', 'days_since_purchase'],
  ['购买周期', 'days_between_purchases'],
])('%s is found as %s', (said, name) => {
  expect(tagCatalog(tags).find(said)?.name).toBe(name)
})

test('words that nothing answers to bring the nearest ones', () => {
  expect(tagCatalog(tags).nearest('lifecycel')).toContain('lifecycle')
  expect(tagCatalog(tags).nearest('购买周')).toContain('购买周期')
})
