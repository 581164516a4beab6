import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellFacts, cellFull, factKey, inCell, knownCells, studyCells } from '../../../src/fieldwork/study/quota-cells.js'
import { studySettingsForm } from '../../../src/fieldwork/study/settings.js'

const quotas = (given: Record<string, unknown>) => studySettingsForm.parse({ quotas: given }).quotas
const female = { tag: 'gender', is: { oneOf: ['female'] } }
const young = { tag: 'age', is: { range: { min: 18, max: 24 } } }
const facts = (holds: readonly object[], data: Record<string, unknown> = {}, finished = false): CellFacts => ({
  holds: new Set(holds.map((one) => factKey(one as Parameters<typeof factKey>[0]))),
  data,
  finished,
})

describe('the cells of a quota', () => {
  it('are the overall one, the named ones and each combination with a target', () => {
    const cells = studyCells(
      quotas({
        completes: 100,
        cells: [{ name: 'oily', most: 10, where: [{ question: 'skin_type', is: { oneOf: ['oily'] } }] }],
        interlocked: [
          {
            dimensions: [
              { name: 'gender', groups: { 女: female } },
              { name: 'age', groups: { '18-24': young } },
            ],
            targets: { '女×18-24': 7 },
          },
        ],
      }),
    )
    expect(cells.map(({ key, most, where }) => [key, most, where.length])).toEqual([
      ['all', 100, 0],
      ['oily', 10, 1],
      ['女 × 18-24', 7, 2],
    ])
  })

  const skin = (is: object) => studyCells(quotas({ cells: [{ name: 'c', most: 1, where: [{ question: 'q', is }] }] }))[0]!
  it.each([
    ['one of', { oneOf: ['oily'] }, 'oily', true],
    ['not one of', { oneOf: ['oily'] }, 'dry', false],
    ['one of several chosen', { oneOf: ['oily'] }, ['dry', 'oily'], true],
    ['none of', { noneOf: ['oily'] }, 'dry', true],
    ['a number as one of', { oneOf: [5] }, 5, true],
    ['in a range', { range: { min: 9 } }, 9, true],
    ['out of a range', { range: { min: 9, max: 10 } }, 8, false],
    ['words contained', { contains: ['送礼'] }, '主要是送礼用', true],
  ])('by an answer: %s', (_, is, value, expected) => {
    expect(inCell(skin(is), facts([], { q: value }))).toBe(expected)
  })

  it('cannot tell before the question was answered, and at the end no answer is none', () => {
    expect(inCell(skin({ oneOf: ['oily'] }), facts([]))).toBeUndefined()
    expect(inCell(skin({ oneOf: ['oily'] }), facts([], {}, true))).toBe(false)
    expect(inCell(skin({ known: false }), facts([], {}, true))).toBe(true)
  })

  it('tells from the person at once, and from persona and segment alike', () => {
    const [cell] = studyCells(quotas({ cells: [{ name: 'p', most: 1, where: [{ persona: 'P1' }] }] }))
    expect(inCell(cell!, facts([{ tag: 'persona', is: { oneOf: ['P1'] } }]))).toBe(true)
    expect(inCell(cell!, facts([]))).toBe(false)
  })

  it('is full for whoever belongs to it for certain, not for who may', () => {
    const cells = studyCells(
      quotas({
        cells: [
          { name: 'women oily', most: 1, where: [female, { question: 'skin_type', is: { oneOf: ['oily'] } }] },
          { name: 'men', most: 0, where: [{ tag: 'gender', is: { oneOf: ['male'] } }] },
        ],
      }),
    )
    const counts = new Map([['women oily', 1]])
    expect(cellFull(cells, counts, facts([female]))).toBeUndefined()
    expect(cellFull(cells, counts, facts([female], { skin_type: 'dry' }))).toBeUndefined()
    expect(cellFull(cells, counts, facts([female], { skin_type: 'oily' }))?.key).toBe('women oily')
    expect(cellFull(cells, new Map(), facts([{ tag: 'gender', is: { oneOf: ['male'] } }]))?.key).toBe('men')
  })

  it('law: what is known of somebody midway stays true until the end', () => {
    const cells = studyCells(
      quotas({
        completes: 5,
        cells: [
          { name: 'a', most: 1, where: [female, { question: 'x', is: { oneOf: [1, 2] } }] },
          {
            name: 'b',
            most: 1,
            where: [
              { question: 'x', is: { noneOf: [1] } },
              { question: 'y', is: { range: { min: 3 } } },
            ],
          },
        ],
      }),
    )
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.option(fc.nat(4), { nil: undefined }),
        fc.option(fc.nat(6), { nil: undefined }),
        (woman, x, y) => {
          const holds = woman ? [female] : []
          const whole = { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) }
          const end = knownCells(cells, facts(holds, whole, true)).map(({ key }) => key)
          for (const midway of [{}, ...(x === undefined ? [] : [{ x }]), whole])
            for (const { key } of knownCells(cells, facts(holds, midway, false))) expect(end).toContain(key)
        },
      ),
    )
  })
})
