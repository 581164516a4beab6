import { describe, expect, it } from 'vitest'
import { type DataCell, datasetOf, withoutDoubtful } from '../../../src/fieldwork/formats/dataset.js'
import { flatAnswers } from '../../../src/fieldwork/survey/flat-answers.js'
import { surveyOf } from '../survey-builder.js'
import { sessionWith } from './session-builder.js'

describe('a dataset', () => {
  const kinds: [name: string, element: object, value: unknown, cells: Record<string, DataCell>, types: string][] = [
    ['single', { type: 'radiogroup', choices: ['a', 'b'] }, 'b', { q: 'b' }, 'single'],
    ['single, number values', { type: 'dropdown', choices: [1, 2] }, 2, { q: 2 }, 'single'],
    [
      'multiple',
      { type: 'checkbox', choices: ['a', { value: 'b', text: '乙' }], showNoneItem: true },
      ['b'],
      { q: ['b'], 'q.a': 0, 'q.b': 1, 'q.none': 0 },
      'multiple flag flag flag',
    ],
    [
      'a choice that the survey no longer offers',
      { type: 'checkbox', choices: ['a'] },
      ['old'],
      { q: ['old'], 'q.a': 0, 'q.old': 1 },
      'multiple flag flag',
    ],
    ['rating', { type: 'rating' }, 4, { q: 4 }, 'number'],
    ['yes or no', { type: 'boolean' }, false, { q: 0 }, 'flag'],
    ['yes or no with own values', { type: 'boolean', valueTrue: 'Y', valueFalse: 'N' }, 'Y', { q: 1 }, 'flag'],
    ['number', { type: 'text', inputType: 'number' }, 3.5, { q: 3.5 }, 'number'],
    ['number that is none', { type: 'text', inputType: 'number' }, '三四次', { q: '三四次' }, 'text'],
    ['date', { type: 'text', inputType: 'date' }, '2026-01-31', { q: '2026-01-31' }, 'date'],
    ['text', { type: 'comment' }, '好\n用', { q: '好\n用' }, 'text'],
    [
      'ranking',
      { type: 'ranking', choices: ['a', 'b', 'c'] },
      ['c', 'a'],
      { 'q.a': 2, 'q.b': null, 'q.c': 1 },
      'number number number',
    ],
    ['matrix', { type: 'matrix', rows: ['r', 's'], columns: [1, 2] }, { s: 2 }, { 'q.r': null, 'q.s': 2 }, 'single single'],
    [
      'table',
      {
        type: 'matrixdropdown',
        rows: ['r'],
        columns: [
          { name: 'c', cellType: 'checkbox' },
          { name: 't', cellType: 'text' },
        ],
        choices: ['x', 'y'],
      },
      { r: { c: ['y'], t: '好' } },
      { 'q.r.c': ['y'], 'q.r.c.x': 0, 'q.r.c.y': 1, 'q.r.t': '好' },
      'multiple flag flag text',
    ],
    [
      'rows added',
      { type: 'matrixdynamic', columns: [{ name: 'c', cellType: 'text' }] },
      [{ c: 'h' }, { c: 'k' }],
      { 'q[0].c': 'h', 'q[1].c': 'k' },
      'text text',
    ],
    [
      'several texts',
      { type: 'multipletext', items: [{ name: 'h', inputType: 'number' }, { name: 'w' }] },
      { h: 170, w: '六十' },
      { 'q.h': 170, 'q.w': '六十' },
      'number text',
    ],
    [
      'panels',
      { type: 'paneldynamic', templateElements: [{ type: 'text', name: 'age', inputType: 'number' }] },
      [{ age: 3 }, { age: 5 }],
      { 'q[0].age': 3, 'q[1].age': 5 },
      'number number',
    ],
    ['file', { type: 'file' }, [{ name: 'a.png', type: 'image/png', content: 'data:,' }], { q: 'a.png' }, 'text'],
    ['calculated', { type: 'expression', expression: '1+1' }, 2, { q: 2 }, 'number'],
    ['text only', { type: 'html', html: '<b>hi</b>' }, undefined, {}, ''],
  ]

  it.each(kinds)('has columns for %s', (_name, element, value, cells, types) => {
    const survey = surveyOf({ name: 'q', ...element }, { type: 'text', name: 'last' })
    const dataset = datasetOf(survey, [sessionWith(value === undefined ? {} : { q: value })])
    const { last, ...values } = dataset.rows[0]?.values ?? {}
    expect(values).toEqual(cells)
    expect(last).toBeNull()
    expect(dataset.columns.map(({ type }) => type).join(' ')).toBe(`${types} text`.trim())
  })

  it('keeps what was written as "other", and answers of an earlier version', () => {
    const survey = surveyOf({ type: 'radiogroup', name: 's', title: '肤质', choices: ['x'], showOtherItem: true })
    const { columns, rows } = datasetOf(survey, [sessionWith({ s: 'other', 's-Comment': '混合', gone: ['1', '2'] })])
    expect(rows[0]?.values).toEqual({ s: 'other', 's-Comment': '混合', gone: '["1","2"]' })
    expect(columns.map(({ title }) => title)).toEqual(['肤质', '肤质 · 补充', 'gone（问卷早先版本）'])
    expect(columns[0]?.valueLabels).toEqual([
      { value: 'x', label: 'x' },
      { value: 'other', label: '填写其他答案' },
    ])
  })

  it('names questions as flat answers do', () => {
    const survey = surveyOf(
      { type: 'matrix', name: 'm', rows: ['r'], columns: [1] },
      { type: 'matrixdropdown', name: 'md', rows: ['r'], columns: [{ name: 'c', cellType: 'text' }] },
      { type: 'matrixdynamic', name: 'my', columns: [{ name: 'c', cellType: 'text' }] },
      { type: 'paneldynamic', name: 'p', templateElements: [{ type: 'text', name: 'age' }] },
    )
    const data = { m: { r: 1 }, md: { r: { c: 'x' } }, my: [{ c: 'y' }], p: [{ age: '3' }] }
    const flat = flatAnswers(survey, { language: 'zh', data, at: null, seed: 1 })
    expect(datasetOf(survey, [sessionWith(data)]).columns.map(({ question }) => question)).toEqual(
      flat.map(({ question }) => question),
    )
  })

  it('holds what the study promised', () => {
    const survey = surveyOf({ type: 'comment', name: 'q' })
    const sessions = ['b', 'a'].map((id) =>
      sessionWith({ q: `${id} 请打 13812345678` }, { id, respondent: `slack:U-${id}`, customer: `C-${id}` }),
    )
    const anonymous = JSON.stringify(datasetOf(survey, sessions, { privacy: 'anonymous' }))
    for (const secret of ['C-a', 'slack:U', '08:0', '2026-11', '13812345678']) expect(anonymous).not.toContain(secret)
    expect(datasetOf(survey, sessions, { privacy: 'anonymous' }).rows.map(({ respondent }) => respondent)).toEqual([
      'R0001',
      'R0002',
    ])
    const pseudonymous = datasetOf(survey, sessions, { privacy: 'pseudonymous' })
    expect(pseudonymous.rows[0]).toMatchObject({ respondent: 'P-a', startedAt: '2026-11-01', completedAt: '2026-11-01' })
    for (const secret of ['C-a', 'slack:U', '08:0', '13812345678']) expect(JSON.stringify(pseudonymous)).not.toContain(secret)
    expect(datasetOf(survey, sessions).rows[0]).toMatchObject({ customer: 'C-b', startedAt: '2026-11-01T08:00:00.000Z' })
  })

  it('can leave out the doubtful', () => {
    const quality = (doubtful: boolean) => ({ score: 40, doubtful, reasons: ['speeding'] })
    const survey = surveyOf({ type: 'comment', name: 'q' })
    const dataset = datasetOf(survey, [
      sessionWith({ q: '1' }, { quality: quality(true) }),
      sessionWith({ q: '2' }, { quality: quality(false) }),
      sessionWith({ q: '3' }),
    ])
    expect(withoutDoubtful(dataset).rows.map(({ values }) => values.q)).toEqual(['2', '3'])
  })
})
