import type { ImportedSurvey } from '../imported.js'
import type { Element } from './choice-questions.js'
import { Conversion, localeOf, setting } from './conversion.js'
import { convertQuestion } from './convert-question.js'
import { readTables } from './read-tables.js'
import { type LimeGroup, type LimeText, structureOf } from './structure.js'

/**
 * A LimeSurvey structure (.lss; a group .lsg or a single question .lsq too) as SurveyJS JSON. Groups become pages, question codes names,
 * relevance equations `visibleIf`. What has no counterpart is left out with a note at its place.
 */
export function importLimeSurvey(xml: string): ImportedSurvey {
  const tables = readTables(xml)
  if ('message' in tables) return { notes: [], faults: [tables] }
  const structure = structureOf(tables)
  const questions = structure.groups.flatMap((group) => group.questions)
  if (questions.length === 0)
    return { notes: [], faults: [{ message: { zh: '文件里没有题目', en: 'there is no question in the file' } }] }
  const conversion = new Conversion(structure)
  const pages = structure.groups.filter(({ questions: own }) => own.length > 0).map((group) => pageOf(group, conversion))
  noteBeside(conversion)
  const { settings } = structure
  const title = conversion.said(structure.title, 'title')
  const description = conversion.said(joined(structure.description, structure.welcome), 'description')
  const end = conversion.said(structure.end, 'end', { markup: true })
  const locale = localeOf(structure.language)
  const definition: Record<string, unknown> = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(structure.languages.length > 1 || locale !== 'en' ? { locale } : {}),
    ...(end === undefined ? {} : { completedHtml: end }),
    ...(settings.allowprev === 'N' ? { showPrevButton: false } : {}),
    ...(conversion.calculated.length > 0 ? { calculatedValues: conversion.calculated } : {}),
    pages,
  }
  return { definition, notes: conversion.notes, faults: [] }
}

function pageOf(group: LimeGroup, conversion: Conversion): Element {
  const name = `group_${group.gid}`
  const title = conversion.said(group.name, name)
  const description = conversion.said(group.description, name)
  const visibleIf = conversion.condition(group.relevance, name)
  if (group.randomization !== '')
    conversion.note(
      'lost',
      name,
      `题组随机顺序没有带过来：${group.randomization}`,
      `the random order of question groups was left out: ${group.randomization}`,
    )
  return {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(visibleIf === undefined ? {} : { visibleIf }),
    ...questionsOrder(group, conversion),
    elements: group.questions.flatMap((question) => convertQuestion(question, conversion)),
  }
}

/** `random_group`: a whole page in random order can be said; some questions of a page cannot. */
function questionsOrder(group: LimeGroup, conversion: Conversion): Element {
  const names = group.questions.map((question) => setting(question, 'random_group'))
  const [first = ''] = names
  if (names.every((name) => name === '')) return {}
  if (names.every((name) => name === first)) return { questionsOrder: 'random' }
  for (const question of group.questions)
    if (setting(question, 'random_group') !== '')
      conversion.note(
        'lost',
        question.code,
        `随机组没有带过来：${setting(question, 'random_group')}`,
        `the random group was left out: ${setting(question, 'random_group')}`,
      )
  return {}
}

/** What a LimeSurvey file holds besides questions. */
function noteBeside(conversion: Conversion): void {
  const { beside } = conversion.structure
  const said = {
    quota: ['配额没有带过来，请在调研设置里另设', 'quotas were left out: set them in the study'],
    assessments: [
      '评分规则没有带过来；每个选项的分值已保留',
      'assessment rules were left out; the value of each answer was kept',
    ],
    survey_url_parameters: ['网址参数没有带过来', 'URL parameters were left out'],
  } as const
  for (const [table, [zh, en]] of Object.entries(said))
    if (beside.has(table)) conversion.note('lost', table, `${zh}（${beside.get(table)}）`, `${en} (${beside.get(table)})`)
}

/** Two texts under each other, language by language. */
function joined(one: LimeText, other: LimeText): LimeText {
  const codes = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(codes.map((code) => [code, [one[code], other[code]].filter(Boolean).join('\n')]))
}
