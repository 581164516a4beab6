import type { Language, Unit } from '../../catalog/label.js'
import { formatValue } from '../../messages/format-value.js'
import type { Query } from '../query.js'
import type { Column, Row, ShapedAnswer } from './answer.js'
import { saidCell } from './labels.js'

/**
 * The answer in one sentence, with the base that it rests on.
 *
 * @example summarise(query, answer, 'zh', 'CNY', '女性') // '女性: 支付金额 ¥1,234.00'
 */
export function summarise(query: Query, answer: ShapedAnswer, language: Language, currency: string, reading: string): string {
  const zh = language === 'zh'
  const said = (value: unknown, unit: Unit | undefined) =>
    formatValue(typeof value === 'number' ? value : null, unit, language, { currency })
  const subject = reading.split(/: |：/)[0] ?? reading
  if (answer.kind === 'customers') {
    const total = said(answer.total ?? 0, 'customers')
    if ((answer.total ?? 0) === 0) return zh ? `没有符合条件的客户（${subject}）` : `No customers match (${subject})`
    const shown = answer.rows.length
    const part = shown < (answer.total ?? 0) ? (zh ? `，列出前${shown}位` : `, the first ${shown} listed`) : ''
    return zh ? `${subject}：共${total}${part}` : `${subject}: ${total}${part}`
  }
  if (answer.kind === 'quotes') {
    const total = answer.total ?? answer.rows.length
    if (total === 0) return zh ? '没有找到原话' : 'No quotes were found'
    return zh ? `找到${total}条原话，列出${answer.rows.length}条` : `${total} quotes found, ${answer.rows.length} shown`
  }
  if (answer.kind === 'number') return figure(query, answer, language, said, reading)
  if (answer.rows.length === 0) return zh ? `没有数据（${reading}）` : `There is no data (${reading})`
  if (answer.kind === 'series') return course(answer, language, said)
  return query.kind === 'compare' ? sides(query, answer, language, said) : groups(query, answer, language, said)
}

type Said = (value: unknown, unit: Unit | undefined) => string

function figure(query: Query, answer: ShapedAnswer, language: Language, said: Said, reading: string): string {
  const zh = language === 'zh'
  const [row] = answer.rows
  const named = measuresIn(answer).map(({ key, label, unit }) => `${label} ${said(row?.[key], unit)}`)
  const base =
    answer.n === undefined || answer.unit === 'customers' || query.measures.some((one) => 'as' in one && one.as)
      ? ''
      : zh
        ? `（基数 ${answer.n}）`
        : ` (base ${answer.n})`
  // Which answers were counted stands in the reading alone.
  const ofAnswers =
    query.measures.length === 1 &&
    query.measures.some((one) => 'where' in one && /"(?:said|choice|number)"/.test(JSON.stringify(one.where)))
  if (ofAnswers) return `${reading}: ${said(answer.value, answer.unit)}${base}`
  if (query.kind === 'share') return `${reading}: ${said(answer.value, answer.unit)}${base}`
  if (answer.value === null) return zh ? `没有可以计算的数据（${reading}）` : `There is nothing to compute it from (${reading})`
  const who = reading.split(/: |：/)[0] ?? ''
  return `${who}: ${named.join(zh ? '，' : ', ')}${base}`
}

function course(answer: ShapedAnswer, language: Language, said: Said): string {
  const zh = language === 'zh'
  const [measure] = measuresIn(answer)
  const rows = answer.rows.filter((row) => measure && typeof row[measure.key] === 'number')
  const first = rows[0]
  const last = rows.at(-1)
  if (!measure || !first || !last) return zh ? '没有数据' : 'There is no data'
  const [from, to] = [first, last].map((row) => said(row[measure.key], measure.unit))
  const labels = answer.columns.find(({ key }) => key === 'period')?.labels
  const period = (row: Row) => saidCell(row, { key: 'period', ...(labels ? { labels } : {}) })
  return zh
    ? `${measure.label}：${period(first)}为${from}，${period(last)}为${to}（共${answer.rows.length}期）`
    : `${measure.label}: ${from} in ${period(first)}, ${to} in ${period(last)} (${answer.rows.length} periods)`
}

/** Each side's figure, with how many there are where that was asked as well; and how the first stands to the next in a rate. */
function sides(query: Query, answer: ShapedAnswer, language: Language, said: Said): string {
  const [measure, ...others] = measuresIn(answer)
  if (!measure) return ''
  const counted = others.find(({ key }) => key === 'customers')
  const figures = answer.rows.map((row) => {
    const people = counted ? ` ${bracketed(said(row.customers, counted.unit), language)}` : ''
    return `${String(row.side)} ${said(row[measure.key], measure.unit)}${language === 'zh' ? people.trim() : people}`
  })
  const verdict = query.by.length === 0 && measure.unit === 'ratio' ? verdictOf(answer.rows, measure.key, language) : ''
  return `${measure.label}: ${figures.join(', ')}${verdict}`
}

const bracketed = (text: string, language: Language) => (language === 'zh' ? `（${text}）` : `(${text})`)

/** Percentage points by which the first side lies above or below the next, and whether that is more than chance. */
function verdictOf([first, second]: readonly Row[], key: string, language: Language): string {
  if (!first || !second || typeof first[key] !== 'number' || typeof second[key] !== 'number') return ''
  if (typeof second.significant !== 'boolean') return ''
  const points = Math.abs((first[key] - second[key]) * 100).toFixed(1)
  const higher = first[key] >= second[key]
  if (language === 'zh')
    return `；${String(first.side)}比${String(second.side)}${higher ? '高' : '低'}${points}个百分点，差异${second.significant ? '显著' : '不显著'}`
  return `; ${String(first.side)} ${points} points ${higher ? 'higher' : 'lower'} than ${String(second.side)}, ${second.significant ? 'a significant difference' : 'no significant difference'}`
}

function groups(query: Query, answer: ShapedAnswer, language: Language, said: Said): string {
  const zh = language === 'zh'
  const [measure] = measuresIn(answer)
  const keys = answer.columns.filter(({ key }) => !measuresIn(answer).some((one) => one.key === key) && key !== 'n')
  if (!measure) return ''
  const known = answer.rows.filter((row) => typeof row[measure.key] === 'number')
  const least = query.order?.direction === 'asc'
  const named = known.filter((row) => keys.every(({ key }) => !/^(?:未知|unknown)$/.test(String(row[key]))))
  const best = [...(named.length > 0 ? named : known)].sort(
    (a, b) => (Number(b[measure.key]) - Number(a[measure.key])) * (least ? -1 : 1),
  )[0]
  if (!best) return zh ? '各组都没有数据' : 'No group has data'
  const name = nameOf(best, keys)
  const value = said(best[measure.key], measure.unit)
  const total = answer.total ?? answer.rows.length
  if (zh) return `${measure.label}${least ? '最低' : '最高'}的是${name}，${value}（共${total}组）`
  return `${measure.label}: ${least ? 'lowest' : 'highest'} for ${name}, ${value} (${total} groups)`
}

function nameOf(row: Row, keys: readonly Column[]): string {
  return keys.map((key) => saidCell(row, key)).join(' · ')
}

/** Columns that hold figures, without bases and test statistics. */
function measuresIn(answer: ShapedAnswer): Column[] {
  const aside = new Set(['n', 'z', 'difference', 'significant'])
  return answer.columns.filter(({ key, unit }) => unit !== undefined && !aside.has(key))
}
