import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'

/** Two years of a shop: ten orders, twelve lines and fifty events a customer; a skewed few buy most. */
export async function makeFacts(warehouse: Warehouse, customers: number): Promise<void> {
  const start = "toDateTime('2024-11-16 00:00:00', 'Asia/Shanghai')"
  const seconds = 730 * 86_400
  const pick = (words: readonly string[], seed: string) =>
    `[${words.map((word) => `'${word}'`).join(', ')}][cityHash64(${seed}) % ${words.length} + 1]`
  const cities = ['上海', '北京', '广州', '深圳', '成都', '杭州', '武汉', '西安', '苏州', '长沙']
  const platforms = ['天猫', '京东', '抖音', '小红书']
  const categories = ['护肤', '彩妆', '洗护', '香水', '防晒']
  // Squaring the draw gives the first customers most of the acts.
  const someone = (seed: string) => `1 + toUInt64(${customers} * pow((cityHash64(${seed}) % 1000003) / 1000003, 2))`
  const statements = [
    `INSERT INTO people (person, customer_id, customer_ids, gender, birth_year, city, source_channel, member_level, registered_at)
     SELECT number + 1, concat('c', toString(number + 1)), [concat('c', toString(number + 1))], ${pick(['female', 'female', 'male', 'unknown'], "'g', number")},
       1960 + cityHash64('b', number) % 50, ${pick(cities, "'c', number")}, ${pick(platforms, "'s', number")}, ${pick(['普通', '银卡', '金卡'], "'m', number")},
       ${start} + cityHash64('r', number) % ${seconds / 4} FROM numbers(${customers})`,
    `INSERT INTO orders (order_id, customer_id, person, platform, ordered_at, paid_at, status, amount, discount, row_key)
     SELECT concat('o', toString(number)) AS order_id, concat('c', toString(who)) AS customer_id, ${someone("'p', number")} AS who, ${pick(platforms, "'pl', number")},
       ${start} + cityHash64('t', number) % ${seconds} AS moment, if(cityHash64('u', number) % 20 = 0, NULL, moment + 60),
       multiIf(cityHash64('u', number) % 20 = 0, 'cancelled', cityHash64('u', number) % 20 = 1, 'refunded', 'completed'),
       toDecimal64(20 + cityHash64('a', number) % 48000 / 100, 4), toDecimal64(cityHash64('d', number) % 5000 / 100, 4), number
     FROM numbers(${customers * 10})`,
    `INSERT INTO order_items (order_id, sku, product, category, quantity, price, ordered_at, paid_at, status, platform, person, row_key)
     SELECT order_id, concat('s', toString(line)), concat('商品', toString(cityHash64('n', order_id, line) % 200)), ${pick(categories, "'k', order_id, line")},
       1 + cityHash64('q', order_id, line) % 3, toDecimal64(10 + cityHash64('v', order_id, line) % 20000 / 100, 4), ordered_at, paid_at, status, platform, person, row_key
     FROM orders ARRAY JOIN range(if(cityHash64('l', order_id) % 5 = 0, 2, 1)) AS line`,
    `INSERT INTO events (customer_id, person, at, event, product, category, channel, row_key)
     SELECT concat('c', toString(who)), ${someone("'e', number")} AS who, ${start} + cityHash64('et', number) % ${seconds},
       ${pick(['view', 'view', 'view', 'view', 'view', 'search', 'favorite', 'cart', 'login', 'share'], "'ev', number")},
       concat('商品', toString(cityHash64('ep', number) % 200)), ${pick(categories, "'ec', number")}, ${pick(['app', '小程序', '网页'], "'eh', number")}, number
     FROM numbers(${customers * 50})`,
  ]
  for (const statement of statements) await warehouse.run(statement)
}
