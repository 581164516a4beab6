import type { Measured } from '../../query.js'
import type { Scope } from '../scope.js'
import { as, type Token } from '../token.js'

export const statistic = (scope: Scope) =>
  scope.marks.average || scope.marks.median || (scope.marks.sum && scope.measures.length === 0)

export const numeric = (token: Token) => as(token, 'tag')?.tag.type === 'number'

export const isCustomers = (measured: Measured | undefined) =>
  measured !== undefined && 'measure' in measured && measured.measure === 'customers'

export const productFields: readonly string[] = ['product', 'category', 'brand', 'sku']

export const measureOfTag: Readonly<Record<string, string | undefined>> = {
  revenue_total: 'revenue',
  purchase_count: 'purchases',
  units_bought: 'units',
}
