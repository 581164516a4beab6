import { Binder } from '../../src/catalog/sql.js'
import { shapeAnswer } from '../../src/questions/answer/shape.js'
import { compileQuery } from '../../src/questions/compile/compile.js'
import { type Query, queryForm } from '../../src/questions/query.js'
import { unlistedFields } from '../../src/segments/unlisted-fields.js'
import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'
import { shopTags } from '../support/small-shop.js'
import { asOf } from './history.js'

/** A query with what a test does not care about filled in. */
export const query = (part: Partial<Query>): Query =>
  ({ kind: 'number', who: { all: [] }, measures: [], by: [], ...part }) as Query

/** Columns that the contract does not list. */
const orderColumns = unlistedFields([
  { name: 'gift_wrap', type: 'flag' },
  { name: 'weight', type: 'number' },
  { name: "no'quote", type: 'word' },
])

/** Compiles, runs and shapes a query over the hand-made history. */
export async function ask(warehouse: Warehouse, part: Partial<Query>, day = asOf) {
  const whole = queryForm.parse(query(part))
  const compiled = compileQuery(whole, {
    asOf: day,
    timeZone: 'Asia/Shanghai',
    values: new Binder(),
    tags: shopTags(day),
    brand: '知音',
    attributes: (table) => (table === 'orders' ? orderColumns : []),
  })
  const rows = await warehouse.rows(compiled.bound)
  return { compiled, ...shapeAnswer(whole, compiled, rows, 'zh') }
}
