import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvText } from '../../../src/app/survey-export.js'
import { datasetOf } from '../../../src/fieldwork/formats/dataset.js'
import { questionnaireMarkdown } from '../../../src/fieldwork/formats/questionnaire-markdown.js'
import { spssFiles } from '../../../src/fieldwork/formats/spss/spss-files.js'
import { variableNames } from '../../../src/fieldwork/formats/spss/variable-name.js'
import { surveyJsText } from '../../../src/fieldwork/formats/surveyjs-text.js'
import { codebookOf, tableOf } from '../../../src/fieldwork/formats/table.js'
import { surveyOf } from '../survey-builder.js'
import { sessionWith } from './session-builder.js'
import { readSyntax } from './spss-reader.js'

const survey = surveyOf(
  {
    type: 'radiogroup',
    name: 'skin',
    title: "What's your skin?",
    choices: [
      { value: 'dry', text: '干性' },
      { value: 'oily', text: '油性' },
    ],
    showOtherItem: true,
    showDontKnowItem: true,
  },
  { type: 'checkbox', name: '关注', choices: ['保湿', '美白'] },
  { type: 'rating', name: 'nps', rateMin: 0, rateMax: 10, minRateDescription: '绝不', maxRateDescription: '一定' },
  { type: 'text', name: 'spend', inputType: 'number' },
  { type: 'text', name: 'born', inputType: 'date' },
  { type: 'comment', name: 'why' },
)
const dataset = datasetOf(survey, [
  sessionWith(
    { skin: 'oily', 关注: ['美白'], nps: 9, spend: 12.5, born: '1999-01-31', why: '=cmd()\n"好", it\'s' },
    { customer: 'C1', quality: { score: 80, doubtful: false, reasons: ['speeding'] }, weight: 1.25 },
  ),
  sessionWith({ skin: 'dontknow' }, { respondent: 'two' }),
])

describe('a table of answers', () => {
  it('holds codes or words', () => {
    expect(tableOf(dataset).header).toEqual(
      'respondent customer_id language outcome started_at completed_at quality_score doubtful quality_reasons weight skin skin-Comment 关注 关注.保湿 关注.美白 nps spend born why'.split(
        ' ',
      ),
    )
    expect(tableOf(dataset).rows[0]?.slice(6)).toEqual([
      80,
      0,
      'speeding',
      1.25,
      'oily',
      null,
      '美白',
      0,
      1,
      9,
      12.5,
      '1999-01-31',
      '=cmd()\n"好", it\'s',
    ])
    expect(tableOf(dataset, { say: 'labels', heads: 'titles' }).rows[0]?.slice(10, 15)).toEqual([
      '油性',
      null,
      '美白',
      '未选',
      '选中',
    ])
    expect(codebookOf(dataset, 'en').rows).toContainEqual([
      'skin',
      'skin',
      "What's your skin?",
      'single',
      null,
      'oily',
      '油性',
      null,
    ])
  })

  it('is CSV that no spreadsheet runs', () => {
    const text = csvText(tableOf(dataset))
    const [header, first] = parse(text, { bom: true }) as string[][]
    expect(header?.at(-1)).toBe('why')
    expect(first?.at(-1)).toBe('\'=cmd()\n"好", it\'s')
  })

  it('law: any text comes back from CSV, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (texts) => {
        const rows = parse(csvText({ header: texts, rows: [texts] }), { bom: true, relax_column_count: true }) as string[][]
        expect(rows).toHaveLength(2)
        const back = rows[1]?.map((cell, index) => (cell === `'${texts[index]}` ? cell.slice(1) : cell))
        expect(back).toEqual(texts)
      }),
    )
  })
})

describe('SPSS files', () => {
  const { syntax, data } = spssFiles(dataset, "it's.dat")
  const read = readSyntax(syntax)

  it('read back: variables, labels, missing values, sets', () => {
    expect(read.dataFile).toBe("it's.dat")
    expect(read.variables.slice(10)).toEqual([
      { name: 'skin', format: 'F8.0' },
      { name: 'skin_Comment', format: 'A1' },
      { name: 'v13', format: 'F8.0' },
      { name: 'v14', format: 'F8.0' },
      { name: 'nps', format: 'F8.0' },
      { name: 'spend', format: 'F16.1' },
      { name: 'born', format: 'SDATE10' },
      { name: 'why', format: 'A22' },
    ])
    expect(read.labels).toMatchObject({ skin: "What's your skin?", v14: '关注 · 美白' })
    expect(read.valueLabels).toMatchObject({
      skin: { 1: '干性', 2: '油性' },
      nps: { 0: '绝不', 10: '一定' },
      v13: { 0: '未选', 1: '选中' },
    })
    expect(read.missing).toEqual({ skin: ['4'] })
    expect(read.sets).toEqual([{ name: '$set1', label: '关注', variables: ['v13', 'v14'] }])
  })

  it('hold the data in the codes of the labels', () => {
    const [names, first, second] = parse(data) as string[][]
    expect(names).toEqual(read.variables.map(({ name }) => name))
    const cells = Object.fromEntries((names ?? []).map((name, index) => [name, [first?.[index], second?.[index]]]))
    expect(cells).toMatchObject({
      skin: ['2', '4'],
      v14: ['1', ''],
      spend: ['12.5', ''],
      why: ['=cmd() ⏎ "好", it\'s', ''],
      weight: ['1.25', ''],
    })
  })

  it('law: whatever is said, the files can be read, name every variable once, and keep the words', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 })
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, text, text, text), { minLength: 1, maxLength: 5, selector: ([one]) => one }),
        (columns) => {
          const made = {
            survey: { id: 's', title: 's' },
            columns: columns.flatMap(([one, title, label], index) => [
              { name: one, question: one, title, type: 'single' as const, valueLabels: [{ value: 'x', label }] },
              { name: `${one}${index}t`, question: one, title, type: 'text' as const },
            ]),
            rows: [
              {
                respondent: 'r',
                language: 'zh',
                outcome: 'completed',
                values: Object.fromEntries(
                  columns.flatMap(([one, , , answer], index) => [
                    [one, 'x'],
                    [`${one}${index}t`, answer],
                  ]),
                ),
              },
            ],
          }
          const files = spssFiles(made, 'x.dat')
          expect(Math.max(...files.syntax.split('\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(256)
          const back = readSyntax(files.syntax)
          expect(new Set(back.variables.map((one) => one.name.toUpperCase())).size).toBe(back.variables.length)
          for (const one of back.variables) expect(one.name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
          const rows = parse(files.data, { relax_column_count: true }) as string[][]
          expect(rows).toHaveLength(2)
          expect(rows.every((row) => row.length === back.variables.length)).toBe(true)
          const plain = (said: string) => said.replace(/[\s\p{Cc}\p{Cs}\ufffd⏎]/gu, '')
          columns.forEach(([, title, label, answer], index) => {
            const coded = back.variables[3 + index * 2]?.name ?? ''
            const words = back.variables[4 + index * 2]
            const width = Number(words?.format.slice(1))
            if (Buffer.byteLength(title) < 250) expect(plain(back.labels[coded] ?? '')).toBe(plain(title))
            if (label !== '' && plain(label) !== '' && Buffer.byteLength(label) < 110)
              expect(plain(back.valueLabels[coded]?.[1] ?? '')).toBe(plain(label))
            expect(plain(rows[1]?.[4 + index * 2] ?? '')).toBe(plain(answer))
            expect(Buffer.byteLength(rows[1]?.[4 + index * 2] ?? '')).toBeLessThanOrEqual(width)
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    [
      ['skin_type', '肤质', '2nd', 'by'],
      ['skin_type', 'v2', 'v_2nd', 'v_by'],
    ],
    [
      ['a.b', 'a_b', 'A-B'],
      ['a_b', 'a_b_2', 'A_B_3'],
    ],
    [
      ['kids[0].age', 'x'.repeat(70)],
      ['kids_1_age', 'x'.repeat(64)],
    ],
    [
      ['a.是', 'a.否'],
      ['v1', 'v2'],
    ],
    [
      ['v2', '否'],
      ['v2', 'v2_2'],
    ],
  ])('names %j are %j', (names, safe) => {
    expect(variableNames(names)).toEqual(safe)
  })
})

describe('a questionnaire', () => {
  it('is the same SurveyJS JSON, in an order that stays', () => {
    const definition = { pages: [{ elements: [{ choices: ['a'], name: 'q', type: 'radiogroup' }], name: 'p' }], title: 'T' }
    expect(JSON.parse(surveyJsText(definition))).toEqual(definition)
    expect(surveyJsText(definition)).toBe(surveyJsText(JSON.parse(surveyJsText(definition))))
    expect(Object.keys(JSON.parse(surveyJsText(definition)))).toEqual(['title', 'pages'])
  })

  it('prints as Markdown that nothing in it can change', () => {
    const text = questionnaireMarkdown(
      surveyOf(
        {
          type: 'radiogroup',
          name: 'a',
          title: '# <b>肤质</b> | *?',
          choices: ['干', '油'],
          showOtherItem: true,
          isRequired: true,
        },
        {
          type: 'matrix',
          name: 'm',
          title: '评价',
          columns: ['差', '好'],
          rows: [{ value: 'r', text: 'a|b' }],
          visibleIf: "{a} = '干'",
        },
      ),
      'zh',
    )
    expect(text).toContain('**1. \\# 肤质 \\| \\*?** \\*')
    expect(text).toContain('- ○ 干\n- ○ 油\n- ○ 填写其他答案 \\_\\_\\_\\_\\_\\_')
    expect(text).toContain("*仅当: `{a} = '干'`*")
    expect(text).toContain('| a\\|b | ○ | ○ |')
  })
})
