import { describe, expect, test } from 'vitest'
import { acts, fieldsOf, findAct } from '../../src/catalog/acts.js'
import { askableMeasures, findMeasure, measures } from '../../src/catalog/measures.js'
import { recordKinds } from '../../src/records/index.js'

const said = ({
  label,
  synonyms,
}: {
  label: { zh: string; en: string }
  synonyms: { zh?: readonly string[]; en?: readonly string[] }
}) => [label.zh, label.en, ...(synonyms.zh ?? []), ...(synonyms.en ?? [])]

describe('the catalog', () => {
  test('every event word of the data contract is an act', () => {
    const words = Object.keys(recordKinds.events.fields.find(({ name }) => name === 'event')?.values ?? {})
    expect(words.filter((word) => findAct(word) === undefined)).toEqual([])
    expect(words.length).toBeGreaterThan(10)
  })

  test('names are unique', () => {
    for (const list of [acts, measures]) expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
    for (const act of acts) expect(new Set(fieldsOf(act).map(({ name }) => name)).size, act.name).toBe(fieldsOf(act).length)
  })

  test('every act and measure has words and a definition in both languages', () => {
    for (const one of [...acts, ...measures]) {
      for (const text of [...said(one), one.definition.zh, one.definition.en]) expect(text.trim(), one.name).not.toBe('')
      expect(one.definition.zh, one.name).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  test('no two measures that people can ask for share a word', () => {
    const owners = new Map<string, string[]>()
    for (const measure of askableMeasures)
      for (const word of new Set(said(measure).map((one) => one.toLowerCase())))
        owners.set(word, [...(owners.get(word) ?? []), measure.name])
    expect([...owners].filter(([, names]) => names.length > 1)).toEqual([])
  })

  test('ratios are of measures that exist, and plans of acts that exist', () => {
    for (const { name, plan } of measures) {
      if (plan.kind === 'ratio')
        expect([findMeasure(plan.numerator), findMeasure(plan.denominator)].every(Boolean), name).toBe(true)
      else if ('act' in plan) expect(findAct(plan.act), name).toBeDefined()
    }
  })
})
