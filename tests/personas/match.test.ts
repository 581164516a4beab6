import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personaIds } from '../../src/personas/compose.js'
import { matchPersonas } from '../../src/personas/match.js'

describe('matching to the build before', () => {
  test('by members, whatever the clusters are called', () => {
    expect(matchPersonas(['a', 'a', 'b'], [1, 1, 0])).toEqual(
      new Map([
        [1, { id: 'a', overlap: 1 }],
        [0, { id: 'b', overlap: 1 }],
      ]),
    )
  })

  test('a persona that splits lives on in the larger part; the other one is new', () => {
    const before = ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'b']
    const matches = matchPersonas(before, [0, 0, 0, 0, 0, 0, 1, 1, 1, 2])
    expect(matches.get(0)).toEqual({ id: 'a', overlap: 6 / 9 })
    expect(matches.has(1)).toBe(false)
    expect(matches.get(2)).toEqual({ id: 'b', overlap: 1 })
    expect(personaIds(3, matches, ['a', 'b'])).toEqual(['a', 'p1', 'b'])
  })

  test('customers without a persona on either side do not count', () => {
    expect(matchPersonas([undefined, 'a', 'a'], [0, -1, 0])).toEqual(new Map([[0, { id: 'a', overlap: 1 }]]))
  })

  test('no id is given twice, and none of the build before to a new persona', () => {
    const members = fc.array(fc.tuple(fc.option(fc.constantFrom('p1', 'p2', 'p3'), { nil: undefined }), fc.nat(3)), {
      minLength: 1,
      maxLength: 50,
    })
    fc.assert(
      fc.property(members, (pairs) => {
        const matches = matchPersonas(
          pairs.map(([id]) => id),
          pairs.map(([, cluster]) => cluster),
        )
        const ids = personaIds(4, matches, ['p1', 'p2', 'p3'])
        expect(new Set(ids).size).toBe(4)
        ids.forEach((id, cluster) => {
          if (['p1', 'p2', 'p3'].includes(id)) expect(matches.get(cluster)?.id).toBe(id)
        })
      }),
    )
  })
})
