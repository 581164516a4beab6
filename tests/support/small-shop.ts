import type { Binder } from '../../src/catalog/sql.js'
import type { TagInfo, TagLookup } from '../../src/segments/tag-lookup.js'
import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'

/** Rows for the warehouse's tables with everything defaulted that a test does not care about. */
export interface Shop {
  people: Array<Record<string, unknown> & { person: number }>
  orders: Array<Record<string, unknown> & { person: number }>
  items: Array<Record<string, unknown> & { order_id: string }>
  events: Array<Record<string, unknown> & { person: number }>
  reviews: Array<Record<string, unknown>>
  tickets: Array<Record<string, unknown>>
  campaigns: Array<Record<string, unknown>>
  posts: Array<Record<string, unknown>>
  texts: Array<Record<string, unknown>>
  opinions: Array<Record<string, unknown>>
}

export const emptyShop = (): Shop => ({
  people: [],
  orders: [],
  items: [],
  events: [],
  reviews: [],
  tickets: [],
  campaigns: [],
  posts: [],
  texts: [],
  opinions: [],
})

/** Writes a shop into a fresh warehouse: items repeat their order's links as the import does. */
export async function stockWarehouse(warehouse: Warehouse, shop: Partial<Shop>): Promise<void> {
  const all = { ...emptyShop(), ...shop }
  const orders = all.orders.map((order, index): Record<string, unknown> & { person: number } => ({
    order_id: `o${index + 1}`,
    status: 'completed',
    amount: 100,
    discount: 0,
    paid_at: order.ordered_at ?? null,
    ...order,
    customer_id: `c${order.person}`,
    row_key: index + 1,
  }))
  const nothing: Record<string, unknown> = {}
  const byId = new Map<unknown, Record<string, unknown>>(orders.map((order) => [order.order_id, order]))
  const items = all.items.map((item, index) => {
    const { ordered_at, paid_at, status, platform, person } = byId.get(item.order_id) ?? nothing
    return {
      sku: `s${index + 1}`,
      product: '',
      quantity: 1,
      price: 0,
      ...item,
      ordered_at,
      paid_at,
      status,
      platform: platform ?? '',
      person,
      row_key: index + 1,
    }
  })
  const keyed = (rows: Array<Record<string, unknown>>) =>
    rows.map((row, index) => ({ ...row, row_key: index + 1, ...('person' in row ? { customer_id: `c${row.person}` } : {}) }))
  const tables: Array<[string, Array<Record<string, unknown>>]> = [
    ['people', all.people.map((one) => ({ customer_id: `c${one.person}`, customer_ids: [`c${one.person}`], ...one }))],
    ['orders', orders],
    ['order_items', items],
    ['events', keyed(all.events)],
    ['reviews', keyed(all.reviews)],
    ['tickets', keyed(all.tickets).map((row, index) => ({ ticket_id: `t${index + 1}`, ...row }))],
    ['campaigns', keyed(all.campaigns)],
    ['posts', keyed(all.posts).map((row, index) => ({ post_id: `p${index + 1}`, ...row }))],
    ['texts', all.texts],
    ['opinions', all.opinions],
  ]
  for (const [table, rows] of tables) if (rows.length > 0) await warehouse.insert(table, rows)
}

const tags: ReadonlyArray<TagInfo & { sql: string }> = [
  {
    name: 'gender',
    label: { zh: '性别', en: 'gender' },
    type: 'word',
    sql: "if(gender = 'unknown', '', toString(gender))",
    values: [
      { value: 'female', label: { zh: '女性', en: 'women' } },
      { value: 'male', label: { zh: '男性', en: 'men' } },
    ],
  },
  { name: 'city', label: { zh: '城市', en: 'city' }, type: 'word', sql: 'toString(city)' },
  { name: 'birth_year', label: { zh: '出生年份', en: 'birth year' }, type: 'number', sql: 'birth_year' },
  { name: 'points', label: { zh: '积分', en: 'points' }, type: 'number', unit: 'points', sql: 'points' },
  { name: 'registered_date', label: { zh: '注册日期', en: 'registration date' }, type: 'date', sql: 'toDate32(registered_at)' },
  {
    name: 'concerns',
    label: { zh: '肌肤困扰', en: 'concerns' },
    type: 'list',
    sql: "arrayFilter(one -> one != '', splitByChar(';', attributes['concerns']))",
  },
  { name: 'vip', label: { zh: '贵宾', en: 'VIP' }, type: 'flag', sql: "member_level = 'gold'" },
]

/** A tag lookup straight over `people`, for tests that are about segments and questions and not about tags. */
export function shopTags(asOf: string): TagLookup {
  return {
    find: (name) => tags.find((tag) => tag.name === name),
    names: () => tags.map((tag) => tag.name),
    population(names: readonly string[], values: Binder) {
      const columns = [
        'person',
        'customer_id',
        ...names.map((name) => `${tags.find((tag) => tag.name === name)?.sql} AS \`${name}\``),
      ]
      const visible = `registered_at IS NULL OR toDate(registered_at) <= ${values.bind(asOf, 'Date')}`
      // Inner names first: an alias may be called as the column that it is made of.
      return `(SELECT ${columns.join(', ')} FROM people WHERE ${visible})`
    },
  }
}
