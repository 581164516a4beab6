import { describe, expect, it } from 'vitest'
import { extensionOf, surveyExtensionForm } from '../../src/fieldwork/survey/extension.js'

const fits = (block: object) => surveyExtensionForm.safeParse(block).success

describe('the zhiyin block of a survey', () => {
  it('has defaults: a survey without one is pseudonymous and checks nothing', () => {
    expect(extensionOf({ definition: {} })).toEqual({ privacy: 'pseudonymous', contradictions: [], attention: [], checks: [] })
  })

  it('reads one string as both languages, one value as a list', () => {
    const { purpose, attention } = extensionOf({
      definition: { zhiyin: { purpose: '了解习惯', attention: [{ question: 'q', expected: 3 }] } },
    })
    expect(purpose).toEqual({ zh: '了解习惯', en: '了解习惯' })
    expect(attention).toEqual([{ question: 'q', expected: [3] }])
  })

  it.each([
    ['an unknown word', { purposes: 'x' }, false],
    ['another privacy', { privacy: 'secret' }, false],
    [
      'a check on the warehouse',
      { checks: [{ question: 'q', equals: 'never', tag: 'purchases', is: { range: { max: 0 } } }] },
      true,
    ],
    ['a check that applies to nobody', { checks: [{ question: 'q', tag: 'purchases', is: { range: { max: 0 } } }] }, false],
    ['margins that sum to 1', { weights: { margins: { gender: { female: 0.6, male: 0.4 } } } }, true],
    ['margins that do not', { weights: { margins: { gender: { female: 0.6, male: 0.2 } } } }, false],
  ])('%s: %j fits: %s', (_what, block, expected) => expect(fits(block)).toBe(expected))
})
