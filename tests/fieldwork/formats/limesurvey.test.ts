import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { Model } from 'survey-core'
import { describe, expect, it } from 'vitest'
import { importLimeSurvey } from '../../../src/fieldwork/formats/limesurvey/import-limesurvey.js'
import { readSurvey } from '../../../src/fieldwork/survey/survey-file.js'
import { sharedData } from '../../support/shared-data.js'
import { lssOf } from './lss-builder.js'

type Built = Parameters<typeof lssOf>[0]
type Question = Built['groups'][number]['questions'][number]

/** The elements that the questions become, checked to be a survey that can be asked; and the notes in English. */
function imported(questions: readonly Question[], more: Omit<Built, 'groups'> = {}, generation?: 'rows') {
  const { definition, notes, faults } = importLimeSurvey(lssOf({ groups: [{ questions }], ...more }, generation))
  expect(faults).toEqual([])
  const read = readSurvey('imported', JSON.stringify(definition))
  expect(read.faults.filter(({ severity }) => severity === 'error')).toEqual([])
  const [page] = (definition?.pages ?? []) as { elements: Record<string, unknown>[] }[]
  return { definition, elements: page?.elements ?? [], notes: notes.map(({ place, message }) => `${place}: ${message.en}`) }
}

describe('LimeSurvey question types', () => {
  const ab = [
    { value: 'a', text: 'Answer a' },
    { value: 'b', text: 'Answer b' },
  ]
  const rows = [
    { value: 'r', text: 'Item r' },
    { value: 's', text: 'Item s' },
  ]
  const five = [1, 2, 3, 4, 5].map((value) => ({ value, text: String(value) }))
  const types: [type: string, question: Omit<Question, 'type'>, element: Record<string, unknown>][] = [
    ['S', {}, { type: 'text' }],
    ['S', { attributes: { numbers_only: '1', maximum_chars: '8' } }, { type: 'text', inputType: 'number', maxLength: 8 }],
    ['S', { preg: '/^[a-z]+$/i' }, { type: 'text', validators: [{ type: 'regex', regex: '^[a-z]+$', caseInsensitive: true }] }],
    ['T', { defaults: [{ value: 'so far' }] }, { type: 'comment', defaultValue: 'so far' }],
    ['U', {}, { type: 'comment' }],
    [
      'N',
      { attributes: { min_num_value_n: '1', max_num_value_n: '9', num_value_int_only: '1' }, defaults: [{ value: '5' }] },
      { type: 'text', inputType: 'number', min: 1, max: 9, step: 1, defaultValue: 5 },
    ],
    ['Q', { rows: ['r', 's'] }, { type: 'multipletext', items: rows.map(({ value, text }) => ({ name: value, title: text })) }],
    [
      'K',
      { rows: ['r', 's'], attributes: { equals_num_value: '100' } },
      {
        type: 'multipletext',
        items: rows.map(({ value, text }) => ({ name: value, title: text, inputType: 'number' })),
        validators: [{ type: 'expression', expression: 'sum({Q1.r}, {Q1.s}) = 100', text: 'The sum must be 100' }],
      },
    ],
    [
      'D',
      { attributes: { date_min: '2020-01-31', date_max: '2026' } },
      { type: 'text', inputType: 'date', min: '2020-01-31', max: '2026-12-31' },
    ],
    ['D', { attributes: { date_format: 'yyyy-mm-dd HH:MM' } }, { type: 'text', inputType: 'datetime-local' }],
    ['L', { answers: ['a', 'b'], defaults: [{ value: 'b' }] }, { type: 'radiogroup', choices: ab, defaultValue: 'b' }],
    [
      'L',
      { answers: ['a', 'b'], other: 'Y', attributes: { other_replace_text: { en: 'Else' }, answer_order: 'random' } },
      { type: 'radiogroup', choices: ab, showOtherItem: true, otherText: 'Else', choicesOrder: 'random' },
    ],
    ['!', { answers: ['a', 'b'], attributes: { alphasort: '1' } }, { type: 'dropdown', choices: ab, choicesOrder: 'asc' }],
    ['O', { answers: ['a', 'b'] }, { type: 'radiogroup', choices: ab, showCommentArea: true }],
    [
      'M',
      { rows: ['r', 's'], attributes: { min_answers: '1', max_answers: '2', exclude_all_others: 's' } },
      { type: 'checkbox', choices: [rows[0], { ...rows[1], isExclusive: true }], minSelectedChoices: 1, maxSelectedChoices: 2 },
    ],
    ['P', { rows: ['r', 's'] }, { type: 'checkbox', choices: rows }],
    ['R', { answers: ['a', 'b'] }, { type: 'ranking', choices: ab }],
    [
      'R',
      { answers: ['a', 'b'], attributes: { max_answers: '1' } },
      { type: 'ranking', choices: ab, selectToRankEnabled: true, maxSelectedChoices: 1 },
    ],
    ['A', { rows: ['r', 's'] }, { type: 'matrix', columns: five, rows }],
    [
      'B',
      { rows: ['r'] },
      {
        type: 'matrix',
        columns: [...five, ...[6, 7, 8, 9, 10].map((value) => ({ value, text: String(value) }))],
        rows: [rows[0]],
      },
    ],
    [
      'C',
      { rows: ['r', 's'], mandatory: 'Y' },
      {
        type: 'matrix',
        columns: [
          { value: 'Y', text: 'Yes' },
          { value: 'U', text: 'Uncertain' },
          { value: 'N', text: 'No' },
        ],
        rows,
        isRequired: true,
        eachRowRequired: true,
      },
    ],
    [
      'E',
      { rows: ['r', 's'] },
      {
        type: 'matrix',
        columns: [
          { value: 'I', text: 'Increase' },
          { value: 'S', text: 'Same' },
          { value: 'D', text: 'Decrease' },
        ],
        rows,
      },
    ],
    [
      'F',
      { rows: ['r', 's'], answers: ['a', 'b'], attributes: { random_order: '1' } },
      { type: 'matrix', columns: ab, rows, rowOrder: 'random' },
    ],
    ['H', { rows: ['r', 's'], answers: ['a', 'b'] }, { type: 'matrix', columns: ab, rows }],
    [
      '1',
      { rows: ['r', 's'], answers: ['a', 'b'], answers2: ['a'], attributes: { dualscale_headerA: { en: 'How often' } } },
      {
        type: 'matrixdropdown',
        columns: [
          { name: 'scale1', title: 'How often', cellType: 'dropdown', choices: ab },
          { name: 'scale2', title: 'Scale 2', cellType: 'dropdown', choices: [ab[0]] },
        ],
        rows,
      },
    ],
    [
      ':',
      {
        rows: ['r', 's'],
        columns: ['c'],
        attributes: { multiflexible_min: '0', multiflexible_max: '4', multiflexible_step: '2' },
      },
      { type: 'matrixdropdown', columns: [{ name: 'c', title: 'Item c', cellType: 'dropdown', choices: [0, 2, 4] }], rows },
    ],
    [
      ':',
      { rows: ['r', 's'], columns: ['c'], attributes: { multiflexible_checkbox: '1' } },
      {
        type: 'matrixdropdown',
        columns: [{ name: 'c', title: 'Item c', cellType: 'boolean', valueTrue: 1, valueFalse: 0 }],
        rows,
      },
    ],
    [
      ';',
      { rows: ['r', 's'], columns: ['c'] },
      { type: 'matrixdropdown', columns: [{ name: 'c', title: 'Item c', cellType: 'text' }], rows },
    ],
    ['5', {}, { type: 'rating', rateMin: 1, rateMax: 5 }],
    ['Y', {}, { type: 'boolean', valueTrue: 'Y', valueFalse: 'N', labelTrue: 'Yes', labelFalse: 'No' }],
    [
      'G',
      {},
      {
        type: 'radiogroup',
        choices: [
          { value: 'F', text: 'Female' },
          { value: 'M', text: 'Male' },
        ],
      },
    ],
    ['I', {}, { type: 'dropdown', choices: [{ value: 'en', text: 'en' }] }],
    [
      '|',
      { attributes: { allowed_filetypes: 'png, gif', max_num_of_files: '2', max_filesize: '10' } },
      { type: 'file', allowMultiple: true, acceptedTypes: '.png,.gif', maxSize: 10240 },
    ],
    ['*', { attributes: { equation: '{1 + 2 * 3}' } }, { type: 'expression', expression: '1 + (2 * 3)' }],
    ['?', {}, { type: 'comment' }],
  ]

  it.each(types)('%s %j', (type, question, element) => {
    for (const generation of [undefined, 'rows'] as const) {
      const [first] = imported([{ type, ...question }, { type: 'T' }], {}, generation).elements
      expect(first).toEqual({ name: 'Q1', title: 'Question 1', ...element })
    }
  })

  it('X keeps its markup, as a text that is shown', () => {
    expect(imported([{ type: 'X', text: '<p>Hello <b>you</b></p>' }, { type: 'T' }]).elements[0]).toEqual({
      type: 'html',
      name: 'Q1',
      html: '<p>Hello <b>you</b></p>',
    })
  })

  it('P asks for the comment beside each choice once it is taken', () => {
    expect(imported([{ type: 'P', rows: ['r'], relevance: 'Q2 == "x"' }, { type: 'S' }]).elements[1]).toEqual({
      type: 'text',
      name: 'Q1_rcomment',
      title: 'Item r',
      visibleIf: "({Q2} = 'x') and ({Q1} contains 'r')",
    })
  })

  it('says what it left out, at its place', () => {
    const { notes } = imported([
      { type: 'N', attributes: { min_num_value_n: '{Q2*2}', suffix: 'kg', time_limit: '30' } },
      { type: 'S', mandatory: 'S', preg: '/(?<=a)b/x', text: 'See <img src="a.png"> {TOKEN:FIRSTNAME}' },
      { type: 'K', rows: [{ code: 'r', relevance: 'Q1 > 3' }] },
      { type: 'L', answers: ['a'], attributes: { array_filter: 'Q1', random_group: 'g' }, defaults: [{ value: 'zz' }] },
      { type: '?' },
      { type: '*', attributes: { equation: '{pow(2, 3)}' } },
    ])
    for (const expected of [
      'Q1: min_num_value_n = {Q2*2} is an equation and was left out',
      'Q1: the suffix of the field was left out: kg',
      'Q1: a setting was left out: time_limit = 30',
      'Q2: a soft mandatory question became an optional one',
      'Q2: the pattern was left out: /(?<=a)b/x',
      'Q2: a picture or media inside the text was left out',
      'Q2: what the text pipes in has no counterpart and is shown as it is written: {TOKEN:FIRSTNAME} (TOKEN:FIRSTNAME?)',
      "Q3.r: this item's condition was left out: Q1 > 3",
      'Q4: the random group was left out: g',
      'Q4: the default answer is none of the choices: zz',
      'Q5: a question of the unknown type "?" is asked as a text',
      'Q6: the equation was left out, its value stays empty: {pow(2, 3)} (no counterpart: pow())',
    ])
      expect(notes).toContain(expected)
  })

  it('says every language, and keeps assessment values where the survey counts them', () => {
    const { definition, elements } = imported(
      [{ type: 'L', answers: ['a'], text: { 'zh-Hans': '你好', en: 'Hello', de: '' } }, { type: 'Y' }],
      {
        languages: ['zh-Hans', 'en', 'de'],
        title: { 'zh-Hans': '问卷', en: 'Survey', de: 'Umfrage' },
        settings: { assessments: 'Y' },
      },
    )
    expect(definition).toMatchObject({ title: { 'zh-cn': '问卷', default: 'Survey', de: 'Umfrage' }, locale: 'zh-cn' })
    expect(elements[0]).toMatchObject({ title: { 'zh-cn': '你好', default: 'Hello' }, choices: [{ value: 'a', score: 0 }] })
    expect(elements[1]).toMatchObject({ labelTrue: { default: 'Yes', 'zh-cn': '是' } })
    expect(readSurvey('x', JSON.stringify(definition)).survey?.languages).toEqual(['zh', 'en'])
  })

  it('notes quotas, which belong to the study', () => {
    expect(imported([{ type: 'T' }], { tables: { quota: [{ id: '1' }] } }).notes).toEqual([
      'quota: quotas were left out: set them in the study (1)',
    ])
  })

  it.each([
    ['', /no LimeSurveyDocType|XML/],
    ['<document><LimeSurveyDocType>Survey', /XML/],
    ['<html/>', /no LimeSurveyDocType/],
    ['<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>', /no question/],
    ['<!DOCTYPE d [<!ENTITY a "b">]><document><LimeSurveyDocType>&a;</LimeSurveyDocType></document>', /XML/],
  ])('%j is a fault, not a survey', (xml, why) => {
    const { definition, faults } = importLimeSurvey(xml)
    expect(definition).toBeUndefined()
    expect(faults[0]?.message.en).toMatch(why)
  })
})

describe('relevance equations', () => {
  const asked: readonly Question[] = [
    { type: 'L', code: 'list', answers: ['a', 'b'], other: 'Y' },
    { type: 'M', code: 'many', rows: ['x', 'y', 'z'] },
    { type: 'N', code: 'num' },
    { type: 'F', code: 'arr', rows: ['r', 's'], answers: ['1', '2'] },
    { type: '1', code: 'dual', rows: ['r'], answers: ['1'], answers2: ['2'] },
    { type: '5', code: 'five' },
    { type: 'S', code: 'text' },
    { type: 'Y', code: 'yes' },
    { type: 'R', code: 'rank', answers: ['p', 'q'] },
    { type: ';', code: 'tab', rows: ['r'], columns: ['c'] },
  ]

  /** Each equation with answers for which it holds and for which it does not. */
  const equations: [equation: string, expression: string, holds: object[], not: object[]][] = [
    ['list == "a"', "{list} = 'a'", [{ list: 'a' }], [{ list: 'b' }, {}]],
    ['list.NAOK != "a"', "{list} != 'a'", [{ list: 'b' }, {}], [{ list: 'a' }]],
    ['((list.NAOK == "a"))', "{list} = 'a'", [{ list: 'a' }], [{ list: 'b' }]],
    ['"a" == list', "{list} = 'a'", [{ list: 'a' }], [{ list: 'b' }]],
    ['list == "-oth-"', "{list} = 'other'", [{ list: 'other' }], [{ list: 'a' }]],
    ['list_other == "z"', "{list-Comment} = 'z'", [{ list: 'other', 'list-Comment': 'z' }], [{ list: 'a' }]],
    ['many_x == "Y"', "{many} contains 'x'", [{ many: ['x', 'z'] }], [{ many: ['y'] }, {}]],
    ['many_x.NAOK != "Y"', "{many} notcontains 'x'", [{ many: ['y'] }, {}], [{ many: ['x'] }]],
    ['is_empty(many_x)', "{many} notcontains 'x'", [{ many: ['y'] }, {}], [{ many: ['x'] }]],
    ['!is_empty(text)', '{text} notempty', [{ text: 'a' }], [{}]],
    ['text == ""', '{text} empty', [{}], [{ text: 'a' }]],
    ['num > 3', '{num} > 3', [{ num: 4 }], [{ num: 3 }, {}]],
    ['5 >= num', '{num} <= 5', [{ num: 5 }], [{ num: 6 }]],
    ['num ge "18" and num lt 65', '{num} >= 18 and {num} < 65', [{ num: 18 }], [{ num: 65 }, { num: 17 }]],
    ['five.NAOK == "5"', '{five} = 5', [{ five: 5 }], [{ five: 4 }]],
    ['arr_r == "1" || arr_s == "1"', "{arr.r} = '1' or {arr.s} = '1'", [{ arr: { s: '1' } }], [{ arr: { r: '2' } }]],
    [
      'dual_r_0 == "1" && dual_r_1 == "2"',
      "{dual.r.scale1} = '1' and {dual.r.scale2} = '2'",
      [{ dual: { r: { scale1: '1', scale2: '2' } } }],
      [{}],
    ],
    ['tab_r_c == "k"', "{tab.r.c} = 'k'", [{ tab: { r: { c: 'k' } } }], [{}]],
    ['rank_1 == "q"', "{rank[0]} = 'q'", [{ rank: ['q', 'p'] }], [{ rank: ['p', 'q'] }]],
    ['yes == "Y"', "{yes} = 'Y'", [{ yes: 'Y' }], [{ yes: 'N' }]],
    ['!(list == "a" or num > 3)', "!({list} = 'a' or {num} > 3)", [{ list: 'b', num: 1 }], [{ list: 'a' }]],
    [
      'count(many_x, many_y) >= 2',
      "sum(iif({many} contains 'x', 1, 0), iif({many} contains 'y', 1, 0)) >= 2",
      [{ many: ['x', 'y'] }],
      [{ many: ['x', 'z'] }],
    ],
    [
      'count(that.many.NAOK) > 1',
      "sum(iif({many} contains 'x', 1, 0), iif({many} contains 'y', 1, 0), iif({many} contains 'z', 1, 0)) > 1",
      [{ many: ['x', 'z'] }],
      [{ many: ['x'] }],
    ],
    ['sum(num, five) == 7', 'sum({num}, {five}) = 7', [{ num: 3, five: 4 }], [{ num: 3 }]],
    ['num + five * 2 == 11', '({num} + ({five} * 2)) = 11', [{ num: 3, five: 4 }], [{ num: 1, five: 1 }]],
    ['if(num > 3, 1, 0) == 1', 'iif({num} > 3, 1, 0) = 1', [{ num: 4 }], [{ num: 1 }]],
    ['many_x', "{many} contains 'x'", [{ many: ['x'] }], [{}]],
    ['1X1X1 == "a"', "{list} = 'a'", [{ list: 'a' }], [{ list: 'b' }]],
    ['1X1X2x.NAOK == "Y"', "{many} contains 'x'", [{ many: ['x'] }], [{ many: ['y'] }]],
    ['1X1X5r#1 == "2"', "{dual.r.scale2} = '2'", [{ dual: { r: { scale2: '2' } } }], [{}]],
    ['{list == "a"}', "{list} = 'a'", [{ list: 'a' }], [{}]],
    ['text == "it\'s"', "{text} = 'it\\'s'", [{ text: "it's" }], [{ text: 'its' }]],
  ]

  it.each(equations)('%s', (equation, expression, holds, not) => {
    const { definition, elements, notes } = imported([...asked, { type: 'T', code: 'last', relevance: equation }])
    expect(notes).toEqual([])
    expect(elements.at(-1)).toMatchObject({ name: 'last', visibleIf: expression })
    const shown = (data: object) => {
      const model = new Model(definition)
      model.data = data
      return model.getQuestionByName('last').isVisible
    }
    expect(holds.map(shown)).toEqual(holds.map(() => true))
    expect(not.map(shown)).toEqual(not.map(() => false))
  })

  it.each(['', '1', ' 1 ', '(1)'])('%j always holds', (relevance) => {
    expect(imported([{ type: 'T', relevance }]).elements[0]).not.toHaveProperty('visibleIf')
  })

  it.each([
    ['gone == "a"', 'gone?'],
    ['regexMatch("/a/", text)', 'regexMatch()'],
    ['list.value > 3', 'list.value'],
    ['list ==', 'it ends too early'],
    ['(list == "a"', '")" is missing'],
    ['list = "a"', '"="'],
    ['text == "a\\\\"', '"a\\"'],
    ['many_x > 3', 'many_x >'],
    [`${'('.repeat(300)}1${')'.repeat(300)}`, 'nested too deeply'],
  ])('%s has no counterpart, and is said so', (relevance, why) => {
    const { elements, notes } = imported([...asked, { type: 'T', code: 'last', relevance }])
    expect(elements.at(-1)).not.toHaveProperty('visibleIf')
    expect(notes).toEqual([`last: the condition was left out, so that this always holds: ${relevance} (no counterpart: ${why})`])
  })

  it('reads the older conditions table where there is no equation', () => {
    const conditions = [
      { field: '1X1X1', value: 'a' },
      { field: '1X1X1', value: 'b' },
      { field: '+1X1X2x', value: 'Y' },
      { field: '1X1X2', value: 'z', scenario: '2' },
    ]
    expect(imported([...asked, { type: 'T', code: 'last', conditions }], {}, 'rows').elements.at(-1)).toMatchObject({
      visibleIf: "((({list} = 'a' or {list} = 'b') and {many} contains 'x') or {many} contains 'z')",
    })
  })

  it('conditions of items, groups and answers', () => {
    const { elements, definition } = imported([
      ...asked,
      {
        type: 'F',
        code: 'last',
        rows: [{ code: 'r', relevance: 'num > 3' }],
        answers: ['a'],
        attributes: { array_filter: 'many', em_validation_q: 'count(self) > 0', em_validation_q_tip: { en: 'One at least' } },
      },
    ])
    expect(elements.at(-1)).toMatchObject({
      rows: [{ value: 'r', visibleIf: '{num} > 3' }],
      rowsVisibleIf: '{many} contains {item}',
      validators: [{ type: 'expression', expression: 'sum(iif({last.r} notempty, 1, 0)) > 0', text: 'One at least' }],
    })
    expect(definition).toBeDefined()
    const grouped = importLimeSurvey(
      lssOf({ groups: [{ questions: asked }, { questions: [{ type: 'T' }], relevance: 'num > 3' }] }),
    ).definition
    expect(grouped).toMatchObject({ pages: [{}, { visibleIf: '{num} > 3' }] })
  })

  it('pipes answers, and computes what is more than an answer', () => {
    const { definition, elements } = imported([
      ...asked,
      { type: 'T', text: 'You said {list.shown}, {arr_r.NAOK} and {num * 2}. { plain}' },
    ])
    expect(elements.at(-1)).toMatchObject({ title: 'You said {list}, {arr.r} and {piped_1}. [ plain]' })
    expect(definition?.calculatedValues).toEqual([{ name: 'piped_1', expression: '{num} * 2' }])
  })
})

describe('laws', () => {
  const code = fc.integer({ min: 0, max: 30 }).map((number) => `SQ${number}`)
  const question = fc.record({
    type: fc.constantFrom(...'STUNQKDL!OWZMPRABCEFH1:;5YGI|*X?'),
    text: fc.string({ unit: 'binary' }).map((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff\ud800-\udfff]/g, '')),
    rows: fc.uniqueArray(code, { minLength: 1, maxLength: 4 }),
    columns: fc.uniqueArray(code, { minLength: 1, maxLength: 3 }),
    answers: fc.uniqueArray(code, { minLength: 1, maxLength: 4 }),
    mandatory: fc.constantFrom('Y', 'N', 'S'),
    other: fc.constantFrom('Y', 'N'),
    relevance: fc.oneof(fc.string(), fc.constantFrom('1', 'Q1_SQ1 == "Y"', 'Q1 > 3', 'is_empty(Q2)', 'sum(that.Q3.NAOK) > Q2')),
  })

  it('whatever the questions are, what is imported can be asked', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 6 }), (questions) => {
        const { definition, faults } = importLimeSurvey(lssOf({ groups: [{ questions: [...questions, { type: 'T' }] }] }))
        expect(faults).toEqual([])
        const read = readSurvey('imported', JSON.stringify(definition))
        expect(read.faults.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('any text is a survey or a fault', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { definition, faults } = importLimeSurvey(text)
        expect(definition === undefined).toBe(faults.length > 0)
      }),
    )
  })
})

const folder = sharedData() && join(sharedData() ?? '', 'fieldwork/limesurvey')

describe.skipIf(!folder || !existsSync(folder))('LimeSurvey files of others (skipped without the shared check data)', () => {
  it.each(folder && existsSync(folder) ? readdirSync(folder).filter((name) => /\.ls[sgq]$/.test(name)) : [])(
    '%s can be asked',
    (name) => {
      const { definition, faults } = importLimeSurvey(readFileSync(join(folder ?? '', name), 'utf8'))
      expect(faults).toEqual([])
      expect(readSurvey(name, JSON.stringify(definition)).survey).toBeDefined()
    },
  )
})
