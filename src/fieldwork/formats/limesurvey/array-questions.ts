import { answerChoices, type Element, filtersOf, rowsOf } from './choice-questions.js'
import { type Conversion, setting, settingText } from './conversion.js'
import type { LimeQuestion } from './structure.js'

/** Columns that LimeSurvey fixes by type. */
const fixedColumns: Readonly<Record<string, readonly (readonly [value: string | number, zh: string, en: string])[]>> = {
  A: [1, 2, 3, 4, 5].map((value) => [value, String(value), String(value)] as const),
  B: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) => [value, String(value), String(value)] as const),
  C: [
    ['Y', '是', 'Yes'],
    ['U', '不确定', 'Uncertain'],
    ['N', '否', 'No'],
  ],
  E: [
    ['I', '增加', 'Increase'],
    ['S', '不变', 'Same'],
    ['D', '减少', 'Decrease'],
  ],
}

/** A B C E F H: one answer a row. */
export function arrayQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  const fixed = fixedColumns[question.type]
  if (question.type === 'H')
    conversion.note(
      'changed',
      question.code,
      '「按列显示的矩阵」改为逐行显示，答案不变',
      'an array by column is shown row by row; the answers are the same',
    )
  return [
    {
      type: 'matrix',
      columns: fixed
        ? fixed.map(([value, zh, en]) => ({ value, text: worded(conversion, zh, en) }))
        : answerChoices(question, conversion),
      rows: rowsOf(question, conversion),
      ...(question.mandatory === 'Y' ? { eachRowRequired: true } : {}),
      ...rowOrder(question),
      ...filtersOf(question, conversion, 'rowsVisibleIf'),
    },
  ]
}

/** 1: each row is answered on two scales. */
export function dualScaleQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  const heading = (name: string, zh: string, en: string) =>
    conversion.said(settingText(question, name), question.code) ?? worded(conversion, zh, en)
  const required = question.mandatory === 'Y' ? { isRequired: true } : {}
  return [
    {
      type: 'matrixdropdown',
      columns: [
        {
          name: 'scale1',
          title: heading('dualscale_headerA', '量表一', 'Scale 1'),
          cellType: 'dropdown',
          choices: answerChoices(question, conversion, 0),
          ...required,
        },
        {
          name: 'scale2',
          title: heading('dualscale_headerB', '量表二', 'Scale 2'),
          cellType: 'dropdown',
          choices: answerChoices(question, conversion, 1),
          ...required,
        },
      ],
      rows: rowsOf(question, conversion),
      ...filtersOf(question, conversion, 'rowsVisibleIf'),
    },
  ]
}

/** : ; — numbers or texts in each cell of a table. */
export function tableQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  return [
    {
      type: 'matrixdropdown',
      columns: rowsOf(question, conversion, 1).map(({ value, text, visibleIf }) => ({
        name: value,
        title: text,
        ...(visibleIf === undefined ? {} : { visibleIf }),
        ...(question.type === ':' ? numberCell(question, conversion) : { cellType: 'text' }),
        ...(question.mandatory === 'Y' ? { isRequired: true } : {}),
      })),
      rows: rowsOf(question, conversion),
      ...filtersOf(question, conversion, 'rowsVisibleIf'),
    },
  ]
}

function numberCell(question: LimeQuestion, conversion: Conversion): Element {
  if (setting(question, 'multiflexible_checkbox') === '1') return { cellType: 'boolean', valueTrue: 1, valueFalse: 0 }
  const numberOf = (name: string, otherwise: number) => {
    const text = setting(question, name)
    const number = text === '' ? otherwise : Number(text)
    if (Number.isFinite(number)) return number
    conversion.note(
      'lost',
      question.code,
      `${name} = ${text} 是公式，没有带过来`,
      `${name} = ${text} is an equation and was left out`,
    )
    return otherwise
  }
  const least = numberOf('multiflexible_min', 1)
  const most = numberOf('multiflexible_max', 10)
  const step = Math.abs(numberOf('multiflexible_step', 1)) || 1
  const boxes = setting(question, 'input_boxes') === '1'
  const count = Math.floor((most - least) / step) + 1
  if (boxes || count < 1 || count > 100)
    return { cellType: 'text', inputType: 'number', min: Math.min(least, most), max: Math.max(least, most) }
  return { cellType: 'dropdown', choices: Array.from({ length: count }, (_, index) => Number((least + index * step).toFixed(6))) }
}

function rowOrder(question: LimeQuestion): Element {
  const random = setting(question, 'random_order') === '1' || setting(question, 'subquestion_order') === 'random'
  return random ? { rowOrder: 'random' } : {}
}

/** Words that LimeSurvey supplies itself, in the survey's languages (Chinese and English; others are shown the English). */
export function worded({ structure }: Conversion, zh: string, en: string): string | Record<string, string> {
  const chinese = structure.languages.some((code) => code.startsWith('zh'))
  if (zh === en) return en
  if (structure.languages.length === 1) return chinese ? zh : en
  if (!chinese) return en
  return structure.languages.includes('en') ? { default: en, 'zh-cn': zh } : zh
}
