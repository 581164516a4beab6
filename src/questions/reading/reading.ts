import type { Act } from '../../catalog/act.js'
import { findAct } from '../../catalog/acts.js'
import type { Language } from '../../catalog/label.js'
import { findMeasure } from '../../catalog/measures.js'
import type { PeriodUnit, Window } from '../../catalog/window.js'
import { windowWords } from '../../catalog/window-words.js'
import { isEveryone } from '../../segments/compile.js'
import { allFields } from '../../segments/context.js'
import { whereWords } from '../../segments/did-words.js'
import type { Segment } from '../../segments/form.js'
import { rangeWords } from '../../segments/test-words.js'
import { everyoneWords, segmentWords } from '../../segments/words.js'
import type { WordsContext } from '../../segments/words-context.js'
import type { Breakdown, Measured, Query } from '../query.js'

/**
 * A question as it was understood, in words: who, then what of them, when, by what, in which order.
 *
 * @example queryReading({ kind: 'customers', who, … }, context) // '女性, 1995–1999年出生, 最近7天有行为, 最近7天没有下单: 列出客户'
 */
export function queryReading(query: Query, context: WordsContext): string {
  const who = segmentWords(query.who, context) || everyoneWords(context.language)
  if (query.kind === 'share') return shareReading(query, who, context)
  if (query.kind === 'compare') return compareReading(query, context)
  const parts = [
    ...whatWords(query, context),
    ...byWords(query, context),
    ...havingWords(query, context),
    ...orderWords(query, context),
  ]
  return `${who}: ${parts.join(', ')}`
}

function shareReading(query: Query, who: string, context: WordsContext): string {
  const zh = context.language === 'zh'
  const base = query.base && !isEveryone(query.base) ? segmentWords(query.base, context) : everyoneWords(context.language)
  const by = byWords(query, context)
  const share = zh ? `（${base}）中（${who}）的占比` : `share of (${who}) among (${base})`
  return [share, ...by].join(', ')
}

function compareReading(query: Query, context: WordsContext): string {
  const zh = context.language === 'zh'
  const sides = (query.sides ?? []).map((side, index) => {
    const means = [
      ...(side.who ? [segmentWords(index === 0 ? side.who : against(side.who, query.sides?.[0]), context)] : []),
      ...(side.window ? [windowWords(side.window, context.language, context.asOf, context.festivals)] : []),
    ]
    const meant = means.filter((one) => one !== '' && one !== side.label).join(', ')
    return meant === '' ? side.label : zh ? `${side.label}（${meant}）` : `${side.label} (${meant})`
  })
  const who = isEveryone(query.who) ? [] : [segmentWords(query.who, context)]
  const what =
    query.measures.length === 0
      ? [zh ? `其中（${who.join('')}）的占比` : `share of (${who.join('')})`]
      : [...who, ...whatWords(query, context)]
  return `${sides.join(zh ? ' 对比 ' : ' against ')}: ${[...what, ...byWords(query, context)].join(', ')}`
}

/** The customers of another side, those of the first named by its label where they are left out. */
function against(who: Segment, first: { label: string; who?: Segment | undefined } | undefined): Segment {
  if (!first?.who) return who
  if ('all' in who) return { all: who.all.map((one) => against(one, first)) }
  return 'not' in who && JSON.stringify(who.not) === JSON.stringify(first.who) ? { not: { saved: first.label } } : who
}

function whatWords(query: Query, context: WordsContext): string[] {
  const zh = context.language === 'zh'
  const measures = query.measures.map((one) => measuredWords(one, context))
  const window = windowOf(query)
  const timed = query.measures.some((one) => 'measure' in one && findMeasure(one.measure)?.plan.kind !== 'customers')
  const ownWindows = query.kind === 'compare' && query.sides?.every((side) => side.window)
  const when = timed && !ownWindows ? [windowWords(window, context.language, context.asOf, context.festivals)] : []
  if (query.kind === 'customers')
    return [zh ? '列出客户' : 'list customers', ...(measures.length > 0 ? [measures.join(zh ? '、' : ', '), ...when] : [])]
  if (query.kind === 'quotes')
    return [zh ? '原话' : 'quotes', ...(measures.length > 0 ? [measures.join(zh ? '、' : ', ')] : []), ...when]
  return [measures.join(zh ? '、' : ' and '), ...when]
}

/** The window asked for, else the one that the measure falls back to. */
function windowOf(query: Query): Window | undefined {
  if (query.window !== undefined || query.kind === 'series') return query.window
  for (const one of query.measures) {
    const measure = 'measure' in one ? findMeasure(one.measure) : undefined
    if (measure?.defaultWindow) return measure.defaultWindow
  }
  return undefined
}

function measuredWords(measured: Measured, context: WordsContext): string {
  const { language } = context
  const zh = language === 'zh'
  if ('tag' in measured) {
    const label = context.tags.find(measured.tag)?.label[language] ?? measured.tag
    const statistic = {
      average: ['平均', 'average '],
      median: ['中位', 'median '],
      sum: ['合计', 'total '],
      max: ['最大', 'highest '],
      min: ['最小', 'lowest '],
    }[measured.statistic]
    return `${statistic[zh ? 0 : 1]}${label}`
  }
  const measure = findMeasure(measured.measure)
  const label = measure?.label[language] ?? measured.measure
  const where = whereWords(measured.where, actOfMeasure(measured.measure), context)
  const against = measured.against === 'year' ? (zh ? '同比' : 'year on year') : zh ? '环比' : 'period on period'
  if (measured.as === 'share') return zh ? `${label}${where}占比` : `share of ${label}${where}`
  if (measured.as === 'growth') return zh ? `${label}${where}${against}增长率` : `${against} growth of ${label}${where}`
  if (measured.as === 'change') return zh ? `${label}${where}${against}变化` : `${against} change of ${label}${where}`
  return `${label}${where}`
}

/** The act that a measure counts: a ratio's is its numerator's. */
function actOfMeasure(name: string): Act | undefined {
  const plan = findMeasure(name)?.plan
  if (plan === undefined) return undefined
  return plan.kind === 'ratio' ? actOfMeasure(plan.numerator) : 'act' in plan ? findAct(plan.act) : undefined
}

const periodWords: Record<PeriodUnit, Record<Language, string>> = {
  day: { zh: '按天', en: 'by day' },
  week: { zh: '按周', en: 'by week' },
  month: { zh: '按月', en: 'by month' },
  quarter: { zh: '按季度', en: 'by quarter' },
  half: { zh: '按半年', en: 'by half-year' },
  year: { zh: '按年', en: 'by year' },
}

const clockWords = {
  hour: { zh: '按小时', en: 'by hour of the day' },
  weekday: { zh: '按星期几', en: 'by weekday' },
  monthDay: { zh: '按每月几号', en: 'by day of the month' },
} as const

function byWords(query: Query, context: WordsContext): string[] {
  return query.by.map((by) => breakdownWords(by, query, context))
}

function breakdownWords(by: Breakdown, query: Query, context: WordsContext): string {
  const { language } = context
  if ('period' in by) return periodWords[by.period][language]
  if ('clock' in by) return clockWords[by.clock][language]
  const [first] = query.measures
  const act = first && 'measure' in first ? actOfMeasure(first.measure) : undefined
  const label =
    'tag' in by
      ? context.tags.find(by.tag)?.label[language]
      : act && allFields(act, context).find((field) => field.name === by.field)?.label[language]
  const name = label ?? ('tag' in by ? by.tag : by.field)
  return language === 'zh' ? `按${name}` : `by ${name}`
}

function havingWords(query: Query, context: WordsContext): string[] {
  return (query.having ?? []).map(({ measure = 0, range }) => {
    const measured = query.measures[measure]
    const unit = measured && 'measure' in measured && measured.as === undefined ? findMeasure(measured.measure)?.unit : undefined
    const name = measured ? measuredWords(measured, context) : ''
    return `${name}${context.language === 'zh' ? '' : ' '}${rangeWords(range, unit, context)}`
  })
}

function orderWords(query: Query, context: WordsContext): string[] {
  const zh = context.language === 'zh'
  const descending = query.order?.direction !== 'asc'
  const named = query.order?.by === 'measure'
  const limit =
    query.limit === undefined
      ? []
      : [
          zh
            ? `${named && !descending ? '最低' : '前'}${query.limit}${query.kind === 'customers' ? '位' : query.kind === 'quotes' ? '条' : '个'}`
            : `${named && !descending ? 'lowest' : 'first'} ${query.limit}`,
        ]
  const order = named ? [descending ? (zh ? '从高到低' : 'highest first') : zh ? '从低到高' : 'lowest first'] : []
  return [...order, ...limit]
}
