import { type Conversion, setting, settingText } from './conversion.js'
import type { LimeAnswer, LimeQuestion, LimeSubquestion } from './structure.js'

export type Element = Record<string, unknown>

/** L ! Z W O: one of a list. */
export function listQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  return [
    {
      type: question.type === '!' || question.type === 'W' ? 'dropdown' : 'radiogroup',
      choices: answerChoices(question, conversion),
      ...otherOf(question, conversion),
      ...(question.type === 'O' ? { showCommentArea: true } : {}),
      ...orderOf(question),
      ...defaultChoice(question, conversion),
    },
  ]
}

/** M P: several of a list; P with a comment beside each, asked for once it is chosen. */
export function multipleQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  const exclusive = new Set(setting(question, 'exclude_all_others').split(';').filter(Boolean))
  const score = Number(setting(question, 'assessment_value') || 1)
  const choices = itemsOf(question).map((sub) => ({
    value: sub.code,
    text: conversion.said(sub.text, `${question.code}.${sub.code}`) ?? sub.code,
    ...(exclusive.has(sub.code) ? { isExclusive: true } : {}),
    ...(scored(conversion) && Number.isFinite(score) ? { score } : {}),
    ...visibleRow(question, sub, conversion),
  }))
  const chosen = question.defaults.flatMap(({ sqid, special, text }) => {
    const sub = question.subquestions.find(({ qid }) => qid === sqid)
    return sub && special === '' && Object.values(text).includes('Y') ? [sub.code] : []
  })
  const least = whole(question, 'min_answers', conversion)
  const most = whole(question, 'max_answers', conversion)
  return [
    {
      type: 'checkbox',
      choices,
      ...otherOf(question, conversion),
      ...(least === undefined ? {} : { minSelectedChoices: least }),
      ...(most === undefined ? {} : { maxSelectedChoices: most }),
      ...orderOf(question),
      ...filtersOf(question, conversion, 'choicesVisibleIf'),
      ...(chosen.length > 0 ? { defaultValue: chosen } : {}),
    },
    ...(question.type === 'P'
      ? itemsOf(question).map((sub) => ({
          type: 'text',
          name: `${question.code}_${sub.code}comment`,
          title: conversion.said(sub.text, `${question.code}.${sub.code}`) ?? sub.code,
          visibleIf: `{${question.code}} contains '${sub.code}'`,
        }))
      : []),
  ]
}

const itemsOf = (question: LimeQuestion) => question.subquestions.filter(({ scale }) => scale === 0)

/** R: a ranking; where not all must be ranked, the ones to rank are picked first. */
export function rankingQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  const most = whole(question, 'max_answers', conversion)
  const least = whole(question, 'min_answers', conversion)
  const items = question.answers.length > 0 ? answerChoices(question, conversion) : rowsOf(question, conversion)
  return [
    {
      type: 'ranking',
      choices: items,
      ...(most === undefined && least === undefined ? {} : { selectToRankEnabled: true }),
      ...(least === undefined ? {} : { minSelectedChoices: least }),
      ...(most === undefined ? {} : { maxSelectedChoices: most }),
      ...orderOf(question),
      ...filtersOf(question, conversion, 'choicesVisibleIf'),
    },
  ]
}

export function answerChoices(question: LimeQuestion, conversion: Conversion, scale = 0): Element[] {
  return question.answers
    .filter((answer) => answer.scale === scale)
    .map((answer: LimeAnswer) => ({
      value: answer.code,
      text: conversion.said(answer.text, `${question.code}=${answer.code}`) ?? answer.code,
      ...(scored(conversion) ? { score: answer.assessment } : {}),
    }))
}

/** Sub-questions as rows of a matrix (or items of a ranking), each with its own condition. */
export function rowsOf(question: LimeQuestion, conversion: Conversion, scale = 0): Element[] {
  return question.subquestions
    .filter((sub) => sub.scale === scale)
    .map((sub) => ({
      value: sub.code,
      text: conversion.said(sub.text, `${question.code}.${sub.code}`) ?? sub.code,
      ...visibleRow(question, sub, conversion),
    }))
}

function visibleRow(question: LimeQuestion, sub: LimeSubquestion, conversion: Conversion): Element {
  const visibleIf = conversion.condition(sub.relevance, `${question.code}.${sub.code}`, { self: question.code })
  return visibleIf === undefined ? {} : { visibleIf }
}

/** `array_filter`: only the items that were chosen (or not) in another question with the same codes. */
export function filtersOf(question: LimeQuestion, conversion: Conversion, property: string): Element {
  const terms = (['array_filter', 'array_filter_exclude'] as const).flatMap((name) =>
    setting(question, name)
      .split(';')
      .map((code) => code.trim())
      .filter(Boolean)
      .flatMap((code) => {
        const source = conversion.structure.groups.flatMap(({ questions }) => questions).find((one) => one.code === code)
        if (source && ['M', 'P', 'R'].includes(source.type))
          return [`{${code}} ${name === 'array_filter' ? 'contains' : 'notcontains'} {item}`]
        conversion.note(
          'lost',
          question.code,
          `按「${code}」筛选选项的设置没有带过来：只能按多选题筛选`,
          `the filter by "${code}" was left out: only a multiple choice can filter items here`,
        )
        return []
      }),
  )
  return terms.length > 0 ? { [property]: terms.join(' and ') } : {}
}

function otherOf(question: LimeQuestion, conversion: Conversion): Element {
  if (!question.other) return {}
  if (setting(question, 'other_numbers_only') === '1')
    conversion.note('lost', question.code, '「其他」只能填数字的限制没有带过来', 'that "other" takes numbers only was left out')
  const text = conversion.said(settingText(question, 'other_replace_text'), question.code)
  return { showOtherItem: true, ...(text === undefined ? {} : { otherText: text }) }
}

function orderOf(question: LimeQuestion): Element {
  const order = setting(question, 'answer_order') || setting(question, 'subquestion_order')
  if (setting(question, 'random_order') === '1' || order === 'random') return { choicesOrder: 'random' }
  if (setting(question, 'alphasort') === '1' || order === 'alphabetical') return { choicesOrder: 'asc' }
  return {}
}

function defaultChoice(question: LimeQuestion, conversion: Conversion): Element {
  const [first] = question.defaults.filter(({ special }) => special === '')
  const value = first ? Object.values(first.text).find(Boolean) : undefined
  if (value === undefined) return {}
  if (value === '-oth-') return { defaultValue: 'other' }
  if (question.answers.some(({ code }) => code === value)) return { defaultValue: value }
  conversion.note('lost', question.code, `默认答案不在选项里：${value}`, `the default answer is none of the choices: ${value}`)
  return {}
}

/** Answers count for something only where the survey says so. */
const scored = ({ structure }: Conversion): boolean => structure.settings.assessments === 'Y'

/** A setting that is a whole number; LimeSurvey also takes an equation there, SurveyJS does not. */
export function whole(question: LimeQuestion, name: string, conversion: Conversion): number | undefined {
  const text = setting(question, name)
  if (text === '') return undefined
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0) return number > 0 ? number : undefined
  conversion.note(
    'lost',
    question.code,
    `${name} = ${text} 是公式，没有带过来`,
    `${name} = ${text} is an equation and was left out`,
  )
  return undefined
}
