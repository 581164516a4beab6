import { worded } from './array-questions.js'
import type { Element } from './choice-questions.js'
import { type Conversion, localeOf, setting } from './conversion.js'
import type { LimeQuestion } from './structure.js'

/** D: a date, with the time where its format has one. */
export function dateQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  const format = setting(question, 'date_format')
  const bounds = (['date_min', 'date_max'] as const).flatMap((name) => {
    const text = setting(question, name)
    if (text === '') return []
    if (/^\d{4}$/.test(text)) return [[name.slice(5), name === 'date_min' ? `${text}-01-01` : `${text}-12-31`] as const]
    if (/^\d{4}-\d\d-\d\d/.test(text)) return [[name.slice(5), text.slice(0, 10)] as const]
    conversion.note('lost', question.code, `${name} = ${text} 没有带过来`, `${name} = ${text} was left out`)
    return []
  })
  return [{ type: 'text', inputType: /[HhMm]:|:M|HH/.test(format) ? 'datetime-local' : 'date', ...Object.fromEntries(bounds) }]
}

/** 5 Y G I: LimeSurvey's ready-made answers. */
export function readyMadeQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  switch (question.type) {
    case '5':
      return [{ type: 'rating', rateMin: 1, rateMax: 5 }]
    case 'Y':
      return [
        {
          type: 'boolean',
          valueTrue: 'Y',
          valueFalse: 'N',
          labelTrue: worded(conversion, '是', 'Yes'),
          labelFalse: worded(conversion, '否', 'No'),
        },
      ]
    case 'G':
      return [
        {
          type: 'radiogroup',
          choices: [
            { value: 'F', text: worded(conversion, '女', 'Female') },
            { value: 'M', text: worded(conversion, '男', 'Male') },
          ],
        },
      ]
    default:
      conversion.note(
        'changed',
        question.code,
        '「语言切换」题变成普通选择题，答了不会切换语言',
        'a language switch became a plain choice: answering it does not switch the language',
      )
      return [
        { type: 'dropdown', choices: conversion.structure.languages.map((code) => ({ value: code, text: localeOf(code) })) },
      ]
  }
}

/** | : files. */
export function fileQuestion(question: LimeQuestion): Element[] {
  const types = setting(question, 'allowed_filetypes')
  const kilobytes = Number(setting(question, 'max_filesize'))
  return [
    {
      type: 'file',
      ...(Number(setting(question, 'max_num_of_files') || 1) > 1 ? { allowMultiple: true } : {}),
      ...(types
        ? {
            acceptedTypes: types
              .split(',')
              .map((type) => `.${type.trim().replace(/^\./, '')}`)
              .join(','),
          }
        : {}),
      ...(kilobytes > 0 ? { maxSize: kilobytes * 1024 } : {}),
    },
  ]
}
