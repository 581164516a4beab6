import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtInTags, tagCatalog } from '../../src/tags/catalog.js'
import { ownTags } from '../../src/tags/own/own-tags.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'
import { tagsAt } from './history.js'
import { writeSmallHistory } from './small-history.js'

const standing = tagCatalog(builtInTags())
const women = '{"tag": "gender", "is": {"oneOf": ["female"]}}'

describe('a line of tags.txt', () => {
  test('is a name, labels and a segment', () => {
    const { tags, problems } = ownTags(`# ours\n\n高潜女生 | promising women = ${women}\n`, standing)
    expect(problems).toEqual([])
    expect(tags).toMatchObject([
      {
        name: '高潜女生',
        label: { zh: '高潜女生', en: 'promising women' },
        type: 'flag',
        compute: { kind: 'segment', segment: { tag: 'gender' } },
      },
    ])
  })

  test('may say its segment in words, where a reader of words is at hand', () => {
    const readWords = (words: string) => (words === '女性' ? { tag: 'gender', is: { oneOf: ['female'] } } : `「${words}」`)
    expect(ownTags('她们 = 女性', standing, readWords).tags).toHaveLength(1)
    expect(ownTags('她们 = 天书', standing, readWords).problems).toMatchObject([
      { line: 1, code: 'not-understood', detail: '「天书」' },
    ])
  })

  test.each([
    ['no sign of equality', 'no-equals'],
    [`= ${women}`, 'no-name'],
    [`性别 = ${women}`, 'name-taken'],
    ['a = {"tag": ', 'not-json'],
    ['a = {"tag": "gender"}', 'not-a-segment'],
    ['a = 女性', 'not-understood'],
    ['a = {"tag": "no_such", "is": {"known": true}}', 'unknown-tag'],
    ['a = {"did": "fly"}', 'not-a-segment'],
    ['a = {"tag": "gender", "is": {"range": {"min": 3}}}', 'not-a-segment'],
    ['a = {"tag": "a", "is": {"oneOf": [true]}}', 'refers-to-itself'],
  ])('%s: %s', (line, code) => {
    const { tags, problems } = ownTags(`# first\n${line}`, standing)
    expect(tags).toEqual([])
    expect(problems).toMatchObject([{ line: 2, code }])
  })

  test('a tag that builds on a refused one is refused too', () => {
    const { tags, problems } = ownTags('甲 = {"tag": "乙", "is": {"oneOf": [true]}}\n乙 = {"did": "fly"}', standing)
    expect(tags).toEqual([])
    expect(problems).toMatchObject([
      { line: 1, code: 'not-a-segment', detail: 'unknown-act: act fly' },
      { line: 2, code: 'not-a-segment', detail: 'unknown-act: act fly' },
    ])
  })

  test('tags that refer to each other in a circle are all refused', () => {
    const flag = (name: string) => `{"tag": "${name}", "is": {"oneOf": [true]}}`
    const { tags, problems } = ownTags(`甲 = ${flag('乙')}\n乙 = ${flag('甲')}\n丙 = ${women}`, standing)
    expect(tags.map((tag) => tag.name)).toEqual(['丙'])
    expect(problems.map(({ line, code }) => [line, code])).toContainEqual([1, 'refers-to-itself'])
  })
})

describe('computed', () => {
  let place: TemporaryWarehouse
  beforeAll(async () => {
    place = await temporaryWarehouse()
    await writeSmallHistory(place.warehouse)
  })
  afterAll(async () => place.close())

  test('an own tag is true of its segment at the as-of date, and one may build on another', async () => {
    const lines = [
      `买过面霜 = {"did": "purchase", "where": [{"field": "product", "is": {"oneOf": ["面霜"]}}], "window": {"last": {"n": 90, "unit": "day"}}}`,
      `她买过面霜 = {"all": [${women}, {"tag": "买过面霜", "is": {"oneOf": [true]}}]}`,
    ]
    const { tags, problems } = ownTags(lines.join('\n'), standing)
    expect(problems).toEqual([])
    const catalog = tagCatalog(builtInTags(), tags)
    const at = async (asOf: string) => tagsAt(place.warehouse, asOf, ['买过面霜', '她买过面霜'], catalog)
    expect((await at('2025-06-30')).get('lin')).toMatchObject({ 买过面霜: 1, 她买过面霜: 1 })
    expect((await at('2025-06-30')).get('bo')).toMatchObject({ 买过面霜: 0, 她买过面霜: 0 })
    expect((await at('2026-01-06')).get('lin')).toMatchObject({ 买过面霜: 0 })
  })
})
