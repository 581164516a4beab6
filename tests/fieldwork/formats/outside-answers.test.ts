import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readOutsideAnswers } from '../../../src/app/outside-answers.js'
import { readSurveyMonkey } from '../../../src/fieldwork/formats/outside-answers.js'
import { sharedData } from '../../support/shared-data.js'

const survey = { id: 's', title: 's' }
const shapeOf = (records: string[][]) => {
  const { dataset } = readSurveyMonkey(records, survey)
  return {
    columns: dataset.columns.map(({ name, title, type }) => `${name} ${type} ${title}`),
    rows: dataset.rows.map(({ respondent, values }) => [respondent, ...Object.values(values)]),
  }
}

describe('answers of other tools', () => {
  it('reads two header rows: single, several, ranks, rows of a matrix, open', () => {
    expect(
      shapeOf([
        ['RespondentID', 'IP Address', 'Seen?', 'Which?', '', 'Rank', '', 'View', '', 'Why'],
        ['', '', 'Response', 'A', 'Other (please specify)', 'A', 'B', 'Han', 'Leia', 'Open-Ended Response'],
        ['1', '10.0.0.1', 'Yes', 'A', '', '1', '2', 'good', 'bad', 'x'],
        ['2', '10.0.0.2', 'No', '', 'mine', '2', '1', 'bad', 'bad', '7'],
        ['3', '10.0.0.3', 'No', '', '', '', '', 'good', 'bad', ''],
        ['4', '10.0.0.3', 'No', '', '', '', '', 'good', 'good', ''],
      ]),
    ).toEqual({
      columns: [
        'q1 single Seen?',
        'q2 multiple Which?',
        'q2.1 flag Which? · A',
        'q2-Comment text Which? · Other (please specify)',
        'q3.1 number Rank · A',
        'q3.2 number Rank · B',
        'q4.1 single View · Han',
        'q4.2 single View · Leia',
        'q5 text Why',
      ],
      rows: [
        ['1', 'Yes', ['A'], 1, null, 1, 2, 'good', 'bad', 'x'],
        ['2', 'No', [], 0, 'mine', 2, 1, 'bad', 'bad', '7'],
        ['3', 'No', null, null, null, null, null, 'good', 'bad', null],
        ['4', 'No', null, null, null, null, null, 'good', 'good', null],
      ],
    })
  })

  it('reads one header row, and options before a colon', () => {
    expect(
      shapeOf([
        ['Status', 'How?', 'Other - Write In:How?', 'Need #1:What needs?', 'Need #2:What needs?', '性别'],
        ['Complete', 'web', 'mine', 'speed', 'beauty', '女'],
        ['Complete', 'web', '', 'calm', 'order', '女'],
      ]).columns,
    ).toEqual([
      'q1 single How?',
      'q1-Comment text How? · Other - Write In',
      'q2.1 text What needs? · Need #1',
      'q2.2 text What needs? · Need #2',
      'q3 single 性别',
    ])
  })
})

const folder = join(sharedData() ?? '', 'fieldwork')
const starWars = join(folder, 'surveys538/star-wars-survey/StarWars.csv')
const jupyter = join(folder, 'jupyter2015/20160115235816-SurveyExport.csv')

describe.skipIf(!sharedData() || !existsSync(starWars))('real exports (skipped without the shared check data)', () => {
  it('Star Wars: the same counts as the file itself', async () => {
    const { dataset } = await readOutsideAnswers(starWars)
    const records = parse(readFileSync(starWars, 'latin1'), { relax_column_count: true }) as string[][]
    const rows = records.slice(2)
    expect(dataset.rows).toHaveLength(rows.length)
    expect(dataset.columns.map(({ type }) => type).join(' ')).toBe(
      `single single multiple ${'flag '.repeat(6)}${'number '.repeat(6)}${'single '.repeat(14)}${'single '.repeat(9)}`.trim(),
    )
    const filled = (at: number) => rows.filter((row) => row[at] !== '').length
    for (let film = 1; film <= 6; film += 1) {
      expect(dataset.rows.filter(({ values }) => values[`q3.${film}`] === 1)).toHaveLength(filled(film + 2))
      expect(dataset.rows.filter(({ values }) => values[`q4.${film}`] !== null)).toHaveLength(filled(film + 8))
    }
    expect(dataset.rows.filter(({ values }) => values.q1 === 'Yes')).toHaveLength(rows.filter((row) => row[1] === 'Yes').length)
  })

  it.each(['comma-survey/comma-survey.csv', 'flying-etiquette-survey/flying-etiquette.csv'])(
    '%s: every row and answer',
    async (name) => {
      const path = join(folder, 'surveys538', name)
      const { dataset } = await readOutsideAnswers(path)
      const [header = [], ...rows] = parse(readFileSync(path)) as string[][]
      expect(dataset.rows).toHaveLength(rows.length)
      expect(dataset.columns.map(({ title }) => title)).toEqual(header.slice(1).map((title) => title.replace(/\s+/g, ' ').trim()))
      const given = rows.reduce((sum, row) => sum + row.slice(1).filter((cell) => cell.trim() !== '').length, 0)
      expect(
        dataset.rows.reduce((sum, { values }) => sum + Object.values(values).filter((cell) => cell !== null).length, 0),
      ).toBe(given)
    },
  )

  it('Jupyter: open answers under their questions', async () => {
    const { dataset } = await readOutsideAnswers(jupyter)
    const [header = [], ...rows] = parse(readFileSync(jupyter), { relax_column_count: true }) as string[][]
    expect(dataset.rows).toHaveLength(rows.length)
    expect(dataset.rows[0]).toMatchObject({ startedAt: rows[0]?.[0], outcome: rows[0]?.[2]?.toLowerCase() })
    const given = rows.reduce((sum, row) => sum + row.slice(3).filter((cell) => cell.trim() !== '').length, 0)
    expect(dataset.columns.filter(({ title }) => title.includes('Tool / Application'))).toHaveLength(3)
    expect(header.length).toBeGreaterThan(20)
    const kept = dataset.rows.reduce(
      (sum, { values }) => sum + dataset.columns.filter(({ name, type }) => type !== 'flag' && values[name] !== null).length,
      0,
    )
    expect(kept).toBeLessThanOrEqual(given)
    expect(kept).toBeGreaterThan(given * 0.9)
  })
})
