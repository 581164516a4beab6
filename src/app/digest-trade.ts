import { addDays } from '../catalog/day.js'
import type { Measure } from '../catalog/measure.js'
import { findMeasure } from '../catalog/measures.js'
import { Binder } from '../catalog/sql.js'
import type { Window } from '../catalog/window.js'
import type { TradeLine } from '../digests/digest.js'
import { judgeTrade, tradeMeasures } from '../digests/judge-trade.js'
import { type DigestWeek, weekOf } from '../digests/week.js'
import { compileQuery } from '../questions/compile/compile.js'
import type { Query } from '../questions/query.js'
import { everyone } from '../segments/form.js'
import type { TagLookup } from '../segments/tag-lookup.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'

export interface TradeScope {
  readonly warehouse: Warehouse
  readonly tags: TagLookup
  readonly brand: string
  readonly week: DigestWeek
}

/** Weeks before the digest's own that say what is usual. */
const weeksBefore = 12

/** The measures of the week, each by the catalog's own definition, with its history and the year before where data reach. */
export async function tradeOf(scope: TradeScope): Promise<TradeLine[]> {
  const since = await dataSince(scope.warehouse)
  const measures = tradeMeasures.flatMap((name) => findMeasure(name) ?? [])
  const lines: TradeLine[] = []
  for (const measure of measures) {
    const history = await weekly(scope, measure, since)
    const { yearBefore, base } = await beside(scope, measure, since)
    const line = judgeTrade({ measure, history, yearBefore, ...(base === undefined ? {} : { base }) })
    if (line) lines.push(line)
  }
  return lines
}

/** The first day of trade or behaviour; a week before it is unknown, not zero. */
async function dataSince(warehouse: Warehouse): Promise<string> {
  const sql = `SELECT toString(least(
    ifNull((SELECT toDate(minOrNull(ordered_at)) FROM orders), toDate('2149-01-01')),
    ifNull((SELECT toDate(minOrNull(at)) FROM events), toDate('2149-01-01')))) AS since`
  const [row] = await warehouse.rows<{ since: string }>({ sql, parameters: {} })
  return row?.since ?? '2149-01-01'
}

async function weekly(scope: TradeScope, measure: Measure, since: string): Promise<TradeLine['history']> {
  const { week } = scope
  const mondays = Array.from({ length: weeksBefore + 1 }, (_, index) => addDays(week.from, -7 * (weeksBefore - index)))
  const query = queryOf('series', measure, { from: mondays[0], to: week.to })
  const { rows, zero } = await run(scope, query, measure)
  const byMonday = new Map(rows.map((row) => [String(row.period).slice(0, 10), numberOf(row[measure.name])]))
  return mondays.map((monday) => ({
    week: weekOf(monday).name,
    value: addDays(monday, 6) < since ? null : (byMonday.get(monday) ?? (zero ? 0 : null)),
  }))
}

async function beside(scope: TradeScope, measure: Measure, since: string): Promise<{ yearBefore: number | null; base?: number }> {
  const thisWeek = { period: { unit: 'week', offset: 0 } } as const
  const [own] = (await run(scope, queryOf('number', measure, thisWeek), measure)).rows
  const base = numberOf(own?.n)
  const kept = base === null ? {} : { base }
  const lastYear: Window = { before: { by: 'year', of: thisWeek } }
  const query = queryOf('number', measure, lastYear)
  const compiled = compileQuery(query, contextOf(scope))
  if ((compiled.days.from ?? '') < since) return { yearBefore: null, ...kept }
  const [earlier] = (await run(scope, query, measure)).rows
  return { yearBefore: numberOf(earlier?.[measure.name]), ...kept }
}

function queryOf(kind: 'series' | 'number', measure: Measure, window: Window): Query {
  return { kind, who: everyone, measures: [{ measure: measure.name }], window, by: kind === 'series' ? [{ period: 'week' }] : [] }
}

async function run(
  scope: TradeScope,
  query: Query,
  measure: Measure,
): Promise<{ rows: Record<string, unknown>[]; zero: boolean }> {
  const { bound, columns } = compileQuery(query, contextOf(scope))
  const rows = await scope.warehouse.rows(bound)
  return { rows, zero: columns.some(({ key, zero }) => key === measure.name && zero === true) }
}

/** The week's last day is the as-of date: nothing after it is visible, so an old digest can be made again. */
const contextOf = ({ warehouse, tags, brand, week }: TradeScope) => ({
  asOf: week.to,
  timeZone: warehouse.timeZone,
  values: new Binder(),
  tags,
  brand,
})

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}
