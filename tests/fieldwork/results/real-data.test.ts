import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { countQuestion } from '../../../src/fieldwork/results/count-question.js'
import { crossTab } from '../../../src/fieldwork/results/cross-tab.js'
import { byQuestion } from '../../../src/fieldwork/results/grouping.js'
import type { Asked } from '../../../src/fieldwork/results/outline.js'
import { weigh } from '../../../src/fieldwork/results/weights.js'
import { sharedData } from '../../support/shared-data.js'
import { asked, response } from './responses.js'

/** Surveys that others took, against figures that others published or that SciPy 1.17 computed from the same files. */
const folder = sharedData() && join(sharedData()!, 'fieldwork')
const here = folder !== undefined && existsSync(join(folder, 'surveys538'))

describe.skipIf(!here)('surveys of others (skipped where the data folder is missing)', () => {
  test('the net promoter score of the soap conference: −35.9, 8 promoters and 22 detractors of 39', () => {
    const rows = read('nps_sudzilla/data_case_040_inputs_input_01.csv', 'utf8')
    const expected = read('nps_sudzilla/src_evaluate_gt_case_040_output_01.csv', 'utf8')[0]!
    const key = Object.keys(rows[0]!).find((name) => name.includes('how would you rate Sudzilla'))!
    const responses = rows.map((row, index) => response({ q: Number(row[key]) }, { id: String(index) }))
    const result = countQuestion(asked({ type: 'rating', name: 'q', rateMin: 0, rateMax: 10 }), responses)
    const nps = 'nps' in result ? result.nps! : undefined
    expect(nps?.promoters.count).toBe(Number(expected.Promoter))
    expect(nps?.detractors.count).toBe(Number(expected.Detractor))
    expect(result.base).toBe(Number(expected['Total Respondents']))
    expect(Math.round(nps!.score * 1000) / 10).toBe(Number(expected['NPS Score']))
    expect(nps!.interval[0]).toBeLessThan(-0.359)
    expect(nps!.interval[1]).toBeGreaterThan(-0.359)
  })

  test.each([
    [
      'flying-etiquette-survey/flying-etiquette.csv',
      'bring a baby',
      'Gender',
      [338, 249, 76, 105, 28, 47],
      { statistic: 21.009407414417225, freedom: 2, p: 2.7407230097451845e-5, strength: 0.157867639103703 },
    ],
    [
      'flying-etiquette-survey/flying-etiquette.csv',
      'bring a baby',
      'Age',
      [105, 149, 172, 161, 50, 52, 39, 40, 17, 21, 23, 14],
      { statistic: 13.606509532862114, freedom: 6, p: 0.034354211979617334, strength: 0.08983479477150412 },
    ],
    [
      'flying-etiquette-survey/flying-etiquette.csv',
      'Do you ever recline',
      'Gender',
      [67, 49, 72, 60, 87, 79, 127, 127, 89, 86],
      { statistic: 2.3324317126342735, freedom: 4, p: 0.6748707715137912, strength: 0.05260059799481323 },
    ],
    [
      'comma-survey/comma-survey.csv',
      'more gramatically correct',
      'Age',
      [47, 99, 148, 149, 174, 155, 142, 123],
      { statistic: 67.37895834554394, freedom: 3, p: 1.553656961877948e-14 },
    ],
  ] as const)('%s: "%s" by %s', (file, question, by, counts, figures) => {
    const { rows, columns, responses } = survey(`surveys538/${file}`, question, by)
    const found = crossTab(rows, byQuestion(columns)!, responses)
    expect(found.rows.flatMap(({ cells }) => cells.map(({ count }) => count))).toEqual(counts)
    expect(found.test?.method).toBe('chi-square')
    expect(found.test?.freedom).toBe(figures.freedom)
    expect(found.test!.statistic).toBeCloseTo(figures.statistic, 9)
    expect(found.test!.p / figures.p).toBeCloseTo(1, 6)
    if ('strength' in figures) expect(found.test?.strength).toBeCloseTo(figures.strength, 9)
  })

  test('a thin table is tested without chi-square', () => {
    const { rows, columns, responses } = survey('surveys538/comma-survey/comma-survey.csv', 'use (or lack thereof)', 'Education')
    const found = crossTab(rows, byQuestion(columns)!, responses)
    expect(found.test?.method).toBe('freeman-halton')
    expect(found.test?.leastExpected).toBeCloseTo(1.232943469785575, 9)
    expect(found.test?.statistic).toBeCloseTo(26.87401732017481, 9)
    // Pearson's p is 0.008; the drawn one lies near.
    expect(found.test!.p).toBeGreaterThan(0.002)
    expect(found.test!.p).toBeLessThan(0.02)
  })

  test('raking to the age and sex of a population: margins reached, cost shown', () => {
    const { rows, columns, responses } = survey('surveys538/flying-etiquette-survey/flying-etiquette.csv', 'Gender', 'Age')
    const category = (question: Asked) => responses.map(({ data }) => String(data[question.path] ?? ''))
    const found = weigh(
      [
        {
          name: 'sex',
          shares: new Map([
            ['Female', 0.508],
            ['Male', 0.492],
          ]),
        },
        {
          name: 'age',
          shares: new Map([
            ['18-29', 0.22],
            ['30-44', 0.25],
            ['45-60', 0.28],
            ['> 60', 0.25],
          ]),
        },
      ],
      [category(rows), category(columns)],
    )!
    expect(found.weighting.converged).toBe(true)
    for (const { categories } of found.weighting.margins)
      for (const { known, weighted } of categories) expect(weighted).toBeCloseTo(known, 4)
    expect(found.weighting.effect).toBeGreaterThan(1)
    expect(found.weighting.effect).toBeLessThan(1.05)
    expect(found.weighting.effectiveBase).toBeLessThan(responses.length)
  })
})

function read(file: string, encoding: 'utf8' | 'latin1'): Record<string, string>[] {
  return parse(readFileSync(join(folder!, file), encoding), { columns: true, relax_column_count: true, bom: true }) as Record<
    string,
    string
  >[]
}

/** Two columns of an export as two questions with choices, in the order of their words. */
function survey(file: string, question: string, by: string) {
  const rows = read(file, 'latin1')
  const names = Object.keys(rows[0]!)
  const [q, g] = [names.find((name) => name.includes(question))!, names.find((name) => name.includes(by))!]
  const choices = (name: string) => [...new Set(rows.map((row) => row[name]!).filter(Boolean))].sort()
  const as = (name: string, path: string) => asked({ type: 'radiogroup', name: path, choices: choices(name) })
  const responses = rows.map((row) => response({ ...(row[q] ? { q: row[q] } : {}), ...(row[g] ? { g: row[g] } : {}) }))
  return { rows: as(q, 'q'), columns: as(g, 'g'), responses }
}
