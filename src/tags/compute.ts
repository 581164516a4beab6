import type { AggregateCompute, TagCompute } from './tag.js'

type Limits = Pick<AggregateCompute, 'where' | 'lastDays' | 'skipDays' | 'detail'>

/** Short forms in which the families declare how their tags are computed. */
export const person = (sql: string): TagCompute => ({ kind: 'person', sql })

export const derived = (from: readonly string[], sql: string): TagCompute => ({ kind: 'derived', from, sql })

/** Ranks customers against each other: recomputed for everyone whenever anyone's facts change. */
export const ranked = (from: readonly string[], sql: string): TagCompute => ({ kind: 'derived', from, sql, population: true })

export const count = (act: string, limits: Limits = {}): TagCompute => ({ kind: 'aggregate', act, how: 'count', ...limits })

const over =
  (how: AggregateCompute['how']) =>
  (act: string, of: string, limits: Limits = {}): TagCompute => ({ kind: 'aggregate', act, how, of, ...limits })

export const sum = over('sum')
export const average = over('average')
export const earliest = over('min')
export const latest = over('max')
export const distinct = over('distinct')
export const list = over('list')
export const top = over('top')
export const last = over('last')
export const first = over('first')
