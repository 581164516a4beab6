import { worded } from './array-questions.js'
import { type Element, whole } from './choice-questions.js'
import { type Conversion, setting, settingText } from './conversion.js'
import type { LimeQuestion } from './structure.js'
import { literal } from './translate.js'

/** S T U: own words. */
export function textQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  const numbers = setting(question, 'numbers_only') === '1'
  return [
    {
      type: question.type === 'S' || numbers ? 'text' : 'comment',
      ...(numbers ? { inputType: 'number' } : {}),
      ...lengthOf(question, conversion),
      ...patternOf(question, conversion),
      ...placeholderOf(question, conversion),
      ...defaultText(question, conversion, '0'),
    },
  ]
}

/** N: a number. */
export function numberQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  return [
    {
      type: 'text',
      inputType: 'number',
      ...rangeOf(question, conversion),
      ...patternOf(question, conversion),
      ...defaultText(question, conversion, '0', true),
    },
  ]
}

/** Q K: several texts or numbers side by side; K may bind their sum. */
export function severalInputs(question: LimeQuestion, conversion: Conversion): Element[] {
  const numbers = question.type === 'K' || setting(question, 'numbers_only') === '1'
  const range = question.type === 'K' ? rangeOf(question, conversion) : {}
  const validator =
    range.min === undefined && range.max === undefined
      ? {}
      : {
          validators: [
            {
              type: 'numeric',
              ...(range.min === undefined ? {} : { minValue: range.min }),
              ...(range.max === undefined ? {} : { maxValue: range.max }),
            },
          ],
        }
  const items = inputsOf(question).map((sub) => {
    if (conversion.condition(sub.relevance, `${question.code}.${sub.code}`, { self: question.code }) !== undefined)
      conversion.note(
        'lost',
        `${question.code}.${sub.code}`,
        `这一项的显示条件没有带过来：${sub.relevance}`,
        `this item's condition was left out: ${sub.relevance}`,
      )
    return {
      name: sub.code,
      title: conversion.said(sub.text, `${question.code}.${sub.code}`) ?? sub.code,
      ...(numbers ? { inputType: 'number' } : {}),
      ...lengthOf(question, conversion),
      ...(numbers ? validator : {}),
      ...(question.mandatory === 'Y' ? { isRequired: true } : {}),
    }
  })
  const values = inputsOf(question).flatMap((sub) => {
    const said = defaultText(question, conversion, sub.qid, numbers).defaultValue
    return said === undefined ? [] : [[sub.code, said] as const]
  })
  return [
    {
      type: 'multipletext',
      items,
      ...(question.type === 'K' ? sumValidators(question, conversion) : patternOf(question, conversion)),
      ...(values.length > 0 ? { defaultValue: Object.fromEntries(values) } : {}),
    },
  ]
}

const inputsOf = (question: LimeQuestion) => question.subquestions.filter(({ scale }) => scale === 0)

function lengthOf(question: LimeQuestion, conversion: Conversion): Element {
  const most = whole(question, 'maximum_chars', conversion)
  return most === undefined ? {} : { maxLength: most }
}

function rangeOf(question: LimeQuestion, conversion: Conversion): { min?: number; max?: number; step?: number } {
  const found: { min?: number; max?: number; step?: number } = {}
  for (const [name, bound] of [
    ['min_num_value_n', 'min'],
    ['max_num_value_n', 'max'],
  ] as const) {
    const text = setting(question, name)
    if (text === '') continue
    const number = Number(text)
    if (Number.isFinite(number)) found[bound] = number
    else
      conversion.note(
        'lost',
        question.code,
        `${name} = ${text} 是公式，没有带过来`,
        `${name} = ${text} is an equation and was left out`,
      )
  }
  if (setting(question, 'num_value_int_only') === '1') found.step = 1
  return found
}

/** Bounds of the sum of all fields. */
function sumValidators(question: LimeQuestion, conversion: Conversion): Element {
  const sum = `sum(${inputsOf(question)
    .map((sub) => `{${question.code}.${sub.code}}`)
    .join(', ')})`
  const validators = (
    [
      ['equals_num_value', '=', '合计应为', 'The sum must be'],
      ['min_num_value', '>=', '合计至少', 'The sum must be at least'],
      ['max_num_value', '<=', '合计至多', 'The sum must be at most'],
    ] as const
  ).flatMap(([name, sign, zh, en]) => {
    const text = setting(question, name)
    if (text === '') return []
    const bound = conversion.value(text, question.code)
    if (bound.expression !== undefined)
      return [
        {
          type: 'expression',
          expression: `${sum} ${sign} ${bound.expression}`,
          text: worded(conversion, `${zh} ${text}`, `${en} ${text}`),
        },
      ]
    conversion.note(
      'lost',
      question.code,
      `${name} = ${text} 没有带过来（${bound.why}）`,
      `${name} = ${text} was left out (${bound.why})`,
    )
    return []
  })
  return validators.length > 0 ? { validators } : {}
}

/** `preg`: a Perl pattern between slashes. */
function patternOf(question: LimeQuestion, conversion: Conversion): Element {
  if (question.pattern.trim() === '') return {}
  const [, body = '', flags = ''] = /^\/([\s\S]*)\/([a-z]*)$/.exec(question.pattern.trim()) ?? []
  try {
    if (body === '' || /[^imsu]/.test(flags)) throw new Error('flags')
    void new RegExp(body)
    return { validators: [{ type: 'regex', regex: body, ...(flags.includes('i') ? { caseInsensitive: true } : {}) }] }
  } catch {
    conversion.note(
      'lost',
      question.code,
      `格式检查没有带过来：${question.pattern}`,
      `the pattern was left out: ${question.pattern}`,
    )
    return {}
  }
}

function placeholderOf(question: LimeQuestion, conversion: Conversion): Element {
  const placeholder = conversion.said(settingText(question, 'placeholder'), question.code)
  return placeholder === undefined ? {} : { placeholder }
}

function defaultText(question: LimeQuestion, conversion: Conversion, sqid: string, number = false): Element {
  const found = question.defaults.find((one) => one.sqid === sqid || (sqid === '0' && one.sqid === ''))
  const text = found ? (Object.values(found.text).find(Boolean) ?? '') : ''
  if (text === '') return {}
  if (/^\{[\s\S]*\}$/.test(text)) {
    const { expression, why } = conversion.value(text, question.code)
    if (expression !== undefined) return { defaultValueExpression: expression }
    conversion.note(
      'lost',
      question.code,
      `默认答案没有带过来：${text}（${why}）`,
      `the default answer was left out: ${text} (${why})`,
    )
    return {}
  }
  return { defaultValue: number && Number.isFinite(Number(text)) ? Number(text) : text }
}

/** `*`: a value that is computed, shown unless it is hidden. */
export function equationQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  const equation = setting(question, 'equation') || Object.values(question.text).find((text) => /\{[\s\S]*\}/.test(text)) || ''
  const [, inside = equation] = /\{([\s\S]*)\}/.exec(equation) ?? []
  const { expression, why } = conversion.value(inside.trim(), question.code)
  if (expression !== undefined) return [{ type: 'expression', expression }]
  conversion.note(
    'lost',
    question.code,
    `公式没有带过来，值为空：${equation.trim()}（无法对应：${why}）`,
    `the equation was left out, its value stays empty: ${equation.trim()} (no counterpart: ${why})`,
  )
  return [{ type: 'expression', expression: literal('') }]
}
