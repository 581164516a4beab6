import { describe, expect, test } from 'vitest'
import { renderHtml, renderMarkdown } from '../../src/messages/index.js'
import { composePersonas } from '../../src/personas/compose.js'
import { dimensionNames, dimensions } from '../../src/personas/dimensions.js'
import type { ClusterFacts } from '../../src/personas/facts.js'
import type { PersonaBuild } from '../../src/personas/persona.js'
import { overview } from '../../src/personas/report.js'
import { sheet } from '../../src/personas/sheet.js'
import { builtInTags } from '../../src/tags/catalog.js'

const quote = {
  source: 'reviews',
  id: 'R1',
  text: '泵头<b>漏液</b> | *糟糕*',
  customer: 'TM1',
  at: '2026-11-01 10:00:00',
  product: '修护精华乳',
  order: 'P1',
}
const cluster = (over: Partial<ClusterFacts['clusters'][number]> = {}) => ({
  size: 400,
  speakers: 100,
  purchases: 900,
  orders: ['P9', 'P8'],
  typical: ['TM1'],
  ...over,
})

/** Two clusters: stockpiling women, and everyone else. */
const facts: ClusterFacts = {
  clusters: [cluster(), cluster({ size: 600, speakers: 20 })],
  figures: [
    { tag: 'festival_share', cluster: 0, n: 380, mean: 0.8, deviation: 0.2 },
    { tag: 'festival_share', cluster: 1, n: 500, mean: 0.2, deviation: 0.2 },
    { tag: 'repeat_buyer', cluster: 0, n: 400, mean: 0.5, deviation: 0.5 },
    { tag: 'repeat_buyer', cluster: 1, n: 600, mean: 0.5, deviation: 0.5 },
    { tag: 'age', cluster: 0, n: 12, mean: 33, deviation: 5 },
    { tag: 'age', cluster: 1, n: 500, mean: 30, deviation: 8 },
  ],
  words: [
    { tag: 'gender', cluster: 0, word: 'female', count: 360 },
    { tag: 'gender', cluster: 0, word: 'male', count: 40 },
    { tag: 'gender', cluster: 1, word: 'female', count: 300 },
    { tag: 'gender', cluster: 1, word: 'male', count: 300 },
  ],
  voices: [
    { cluster: 0, aspect: '包装', polarity: 'negative', people: 30, quotes: [quote] },
    { cluster: 1, aspect: '包装', polarity: 'negative', people: 15, quotes: [] },
    { cluster: 0, aspect: '价格', polarity: 'positive', people: 2, quotes: [] },
  ],
}
const compose = (
  over: Partial<ClusterFacts> = {},
  ...rest: [] | [Parameters<typeof composePersonas>[3], Parameters<typeof composePersonas>[4]]
) => composePersonas(['p1', 'p2'], { ...facts, ...over }, builtInTags(), rest[0] ?? new Map(), rest[1])
const [first, second] = compose()
const said = (id: string) => first!.statements.find((each) => each.id === id)

describe('a persona from facts', () => {
  test('a share carries number, base, Wilson interval, comparison, TGI and what it rests on', () => {
    expect(said('who.gender.female')).toMatchObject({ kind: 'share', number: 0.9, base: 400, everyone: 0.66, unit: 'ratio' })
    expect(said('who.gender.female')!.tgi).toBeCloseTo((0.9 / 0.66) * 100, 9)
    expect(said('who.gender.female')!.interval[0]).toBeCloseTo(0.867, 3)
    expect(said('who.gender.female')!.interval[1]).toBeCloseTo(0.9257, 3)
    expect(said('who.gender.female')!.text.zh).toBe('性别「女性」占 90.0%（95%区间 86.7%–92.6%，n=400），全体 66.0% · TGI 136')
    expect(said('who.gender.female')!.evidence).toEqual([{ kind: 'tag', tag: 'gender', source: 'customers', customers: 400 }])
  })

  test('a mean carries its t interval, and the purchases behind it', () => {
    const mean = said('scenes.festival_share')!
    expect(mean).toMatchObject({ kind: 'mean', number: 0.8, base: 380 })
    expect(mean.everyone).toBeCloseTo((0.8 * 380 + 0.2 * 500) / 880, 12)
    expect(mean.interval[1] - mean.number).toBeCloseTo((1.966 * 0.2) / Math.sqrt(380), 4)
    expect(mean.evidence).toContainEqual({ kind: 'orders', count: 900, ids: ['P9', 'P8'] })
  })

  test('a complaint is a share of those who spoke, with quotes that lead back to review, customer and order', () => {
    const complaint = first!.statements.find((each) => each.subject === 'voice:negative')!
    expect(complaint).toMatchObject({ number: 0.3, base: 100, everyone: 45 / 120, value: '包装' })
    expect(complaint.evidence).toEqual([{ kind: 'quote', ...quote }])
  })

  test('nothing is said on fewer than thirty customers, nor of two voices', () => {
    expect(first!.statements.filter((each) => each.base < 30)).toEqual([])
    expect(said('who.age')).toBeUndefined()
    expect(second!.statements.filter((each) => each.subject.startsWith('voice:'))).toEqual([])
    expect(first!.statements.some((each) => each.value === '价格')).toBe(false)
  })

  test('what no data tells is said to be unknown, with why and the question that would fill it', () => {
    const age = first!.unknowns.find((each) => each.facet.zh === '年龄')!
    expect(age.why.zh).toBe('只有 12 位成员有数据，不足 30 位')
    expect(age.question.zh).toContain('出生年份')
    expect(first!.unknowns.some((each) => each.facet.zh === '性别')).toBe(false)
    for (const dimension of dimensionNames) {
      const told = first!.statements.some((each) => each.dimension === dimension)
      expect(told || first!.unknowns.some((each) => each.dimension === dimension)).toBe(true)
    }
  })

  test('is named by what sets it apart, the same name each time, and no two alike', () => {
    expect(first!.name).toEqual({ zh: '大促囤货的女性', en: 'festival-stockpiling women' })
    expect(compose().map(({ name }) => name)).toEqual([first, second].map((each) => each!.name))
    expect(first!.name.zh).not.toBe(second!.name.zh)
  })

  test('keeps the name of the persona that it continues, and says how it moved', () => {
    const before = { since: '2026-11-08', personas: [{ id: 'p1', name: { zh: '旧名', en: 'old' }, size: 300, share: 0.3 }] }
    const [continued, fresh] = compose({}, new Map([[0, { id: 'p1', overlap: 0.8 }]]), before)
    expect(continued!.name.zh).toBe('旧名')
    expect(continued!.drift).toEqual({ since: '2026-11-08', overlap: 0.8, shareBefore: 0.3, sizeBefore: 300 })
    expect(fresh!.drift).toBeUndefined()
    const [changed] = compose({}, new Map([[0, { id: 'p1', overlap: 0.4 }]]), before)
    expect(changed!.name.zh).toBe('大促囤货的女性')
  })
})

describe('its sheet', () => {
  const trial = { k: 2, silhouette: 0.3, stability: 0.9, weakest: 0.8, smallest: 0.4 }
  const build: PersonaBuild = {
    build: 'b',
    asOf: '2026-11-15',
    week: '2026-W46',
    customers: 1100,
    assigned: 1000,
    learnedFrom: 1000,
    trials: [trial],
    chosen: trial,
    space: { columns: [], axes: [] },
    clusters: [],
    personas: [first!, second!],
    gone: [],
  }
  test.each(['zh', 'en'] as const)('%s: all seven dimensions, numbers and quotes; strangers cannot mark it up', (language) => {
    const message = sheet(first!, build, language)
    const told = new Set([...first!.statements, ...first!.unknowns].map(({ dimension }) => dimension))
    expect(told.size).toBe(7)
    const headings = message.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    expect(headings).toEqual(expect.arrayContaining(dimensions.map(({ label }) => label[language])))
    const cells = message.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap((row) => Object.values(row)) : [],
    )
    for (const { what, base } of first!.statements) expect(cells).toEqual(expect.arrayContaining([what[language], base]))
    for (const { question } of first!.unknowns) expect(cells).toContain(question[language])
    const html = renderHtml(message)
    expect(html).toContain('泵头&lt;b&gt;漏液')
    expect(html).not.toContain('<b>漏液')
    expect(renderMarkdown(message)).not.toContain('<b>')
    expect(html).toContain('reviews <code>R1</code> · 修护精华乳 · ')
    expect(html).toContain('P1')
  })

  test('the overview warns where the split is not stable', () => {
    const shaky = { ...build, chosen: { ...trial, weakest: 0.5 } }
    expect(renderMarkdown(overview(build, 'zh'))).not.toContain('请只当作线索')
    expect(renderMarkdown(overview(shaky, 'zh'))).toContain('请只当作线索')
  })
})
