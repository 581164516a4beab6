import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Binder } from '../../src/catalog/sql.js'
import { canonical } from '../../src/segments/canonical.js'
import { checkSegment } from '../../src/segments/check.js'
import { compileSegment, personsOf } from '../../src/segments/compile.js'
import { type Segment, segmentForm, type Test } from '../../src/segments/form.js'
import { segmentWords } from '../../src/segments/words.js'
import { asOf, history } from '../questions/history.js'
import { shopTags, stockWarehouse } from '../support/small-shop.js'
import { type TemporaryWarehouse, temporaryWarehouse } from '../support/warehouse.js'

const word = fc.constantFrom(
  '女',
  'female',
  '上海',
  '北京',
  '',
  "o'clock",
  '天猫',
  '护肤',
  '面霜',
  '\\',
  '{p1:String}',
  '` OR 1=1 --',
)
const range = fc.oneof(
  fc.record({ min: fc.integer({ min: -1, max: 2000 }) }),
  fc.record({ max: fc.integer({ min: 0, max: 2000 }) }),
  fc.record({ above: fc.integer({ min: -1, max: 5 }), below: fc.integer({ min: 0, max: 2000 }) }),
)
const words: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ oneOf: fc.array(word, { minLength: 1, maxLength: 3 }) }),
  fc.record({ noneOf: fc.array(word, { minLength: 1, maxLength: 3 }) }),
  fc.record({ known: fc.boolean() }),
  fc.record({ contains: fc.array(fc.constantFrom('上', "'", '%'), { minLength: 1, maxLength: 2 }) }),
)
const numbers: fc.Arbitrary<Test> = fc.oneof(
  range.map((one) => ({ range: one })),
  fc.constant<Test>({ top: 0.5 }),
  fc.constant<Test>({ bottom: 0.3 }),
  fc.record({ known: fc.boolean() }),
  fc.constant<Test>({ oneOf: [20, 30] }),
)
const window = fc.oneof(
  fc.record({
    last: fc.record({
      n: fc.integer({ min: 1, max: 60 }),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    }),
  }),
  fc.record({
    period: fc.record({
      unit: fc.constantFrom('week' as const, 'month' as const, 'year' as const),
      offset: fc.integer({ min: -2, max: 0 }),
    }),
  }),
  fc.constant({ festival: { name: '双11' } }),
  fc.constant({ from: '2026-11-01', to: '2026-11-12' }),
)
const where = fc.array(fc.record({ field: fc.constantFrom('category', 'product'), is: words }), { maxLength: 2 })
const did: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ did: fc.constantFrom('order', 'purchase', 'refund', 'view', 'cart', 'review', 'opinion'), where, window }),
  fc.record({
    did: fc.constantFrom('purchase', 'order'),
    window,
    much: fc.array(fc.record({ of: fc.constantFrom('count', 'amount', 'days', 'platform'), range }), { maxLength: 2 }),
  }),
  fc.record({ did: fc.constant('purchase'), first: fc.constant(true as const), window, where }),
  fc.record({ did: fc.constant('purchase'), returning: fc.constant(true as const), window }),
  fc.record({ did: fc.constant('cart'), withoutLater: fc.constant('purchase'), window }),
  fc.record({
    did: fc.constant('purchase'),
    followedBy: fc.record({ did: fc.constantFrom('purchase', 'review'), days: fc.integer({ min: 0, max: 60 }) }),
  }),
  fc.record({ did: fc.constant('view'), change: fc.constantFrom('less' as const, 'more' as const), window }),
)
const leaf: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ tag: fc.constantFrom('gender', 'city', 'concerns'), is: words }),
  fc.record({ tag: fc.constantFrom('birth_year', 'points'), is: numbers }),
  did,
)
const segment: fc.Arbitrary<Segment> = fc.letrec<{ segment: Segment }>((tie) => ({
  segment: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('segment'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('segment'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('segment') }),
  ),
})).segment

let temporary: TemporaryWarehouse
beforeAll(async () => {
  temporary = await temporaryWarehouse()
  await stockWarehouse(temporary.warehouse, history)
})
afterAll(() => temporary.close())

const context = (values = new Binder()) => ({ asOf, timeZone: 'Asia/Shanghai', values, tags: shopTags(asOf), brand: '知音' })

async function members(one: Segment): Promise<string[]> {
  const values = new Binder()
  const sql = personsOf(one, context(values))
  const rows = await temporary.warehouse.rows<{ person: string }>({ sql, parameters: values.parameters })
  return rows.map(({ person }) => person).sort()
}

describe('laws of segments', () => {
  test('any segment fits its form, binds and runs; with its complement it is everyone, and they share nobody', async () => {
    const everyone = await members({ all: [] })
    await fc.assert(
      fc.asyncProperty(segment, async (one) => {
        expect(segmentForm.safeParse(one).success).toBe(true)
        const [inside, outside] = [await members(one), await members({ not: one })]
        expect([...inside, ...outside].sort()).toEqual(everyone)
      }),
      { numRuns: 40 },
    )
  })

  test('and is intersection, or is union', async () => {
    await fc.assert(
      fc.asyncProperty(segment, segment, async (one, other) => {
        const [a, b] = [await members(one), await members(other)]
        expect(await members({ all: [one, other] })).toEqual(a.filter((person) => b.includes(person)))
        expect(await members({ any: [one, other] })).toEqual([...new Set([...a, ...b])].sort())
      }),
      { numRuns: 40 },
    )
  })

  test('the normal form is one for all spellings, changes no member and compiles equally', async () => {
    await fc.assert(
      fc.asyncProperty(segment, segment, async (one, other) => {
        expect(canonical(canonical(one))).toEqual(canonical(one))
        const spellings: Segment[] = [
          { all: [one, other] },
          { all: [other, one, other] },
          { all: [{ all: [other] }, { not: { not: one } }] },
        ]
        const [first, ...rest] = spellings.map((spelling) => JSON.stringify(compileSegment(spelling, context())))
        for (const spelling of rest) expect(spelling).toBe(first)
        expect(await members(canonical(one))).toEqual(await members(one))
      }),
      { numRuns: 40 },
    )
  })

  test('no text of the user stands in the SQL', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, unit: 'grapheme' }), (text) => {
        const strange = `\u2603${text}`
        const tests = [{ oneOf: [strange] }, { noneOf: [strange, 'x'] }, { contains: [strange] }]
        for (const is of tests) {
          const one: Segment = {
            all: [
              { tag: 'city', is },
              { did: 'purchase', where: [{ field: 'product', is }] },
              { did: 'event', where: [{ field: 'event', is }] },
            ],
          }
          expect(compileSegment(one, context()).condition).not.toContain('\u2603')
        }
      }),
    )
  })

  test('every segment can be said in both languages', () => {
    fc.assert(
      fc.property(segment, (one) => {
        for (const language of ['zh', 'en'] as const)
          expect(segmentWords(one, { language, asOf, tags: shopTags(asOf) })).not.toMatch(/undefined|\[object/)
      }),
    )
  })
})

describe('what does not fit is named with what is near', () => {
  const cases: Array<[Segment, string, string, string[]]> = [
    [{ tag: 'gendr', is: { oneOf: ['female'] } }, 'unknown-tag', '', ['gender']],
    [{ all: [{ not: { did: 'purchas' } }] }, 'unknown-act', 'all.0.not', ['purchase']],
    [{ did: 'view', where: [{ field: 'categry', is: { oneOf: ['x'] } }] }, 'field-not-on-act', '', ['category']],
    [{ did: 'order', window: { festival: { name: '双11节' } } }, 'unknown-festival', '', ['双11']],
    [{ saved: 'vips' }, 'unknown-segment', '', ['vip']],
    [{ tag: 'city', is: { range: { min: 3 } } }, 'wrong-test', '', []],
  ]
  test.each(cases)('%j', (one, code, path, near) => {
    const [issue, ...others] = checkSegment(one, { asOf, timeZone: 'Asia/Shanghai', tags: shopTags(asOf) }, ['vip'])
    expect(others).toEqual([])
    expect(issue).toMatchObject({ code, path })
    expect(issue?.didYouMean).toEqual(expect.arrayContaining(near))
  })
})
