import { type CellContext, type CellReading, narrowed, nothingIsEmpty, pattern } from './cell.js'

const plain = /^-?\d{1,13}(\.\d+)?$/
const dressed = /^([-+]?)\s*(?:CNY|RMB|USD|US\$|[￥¥$€£])?\s*([-+]?[\d.,]+)\s*(?:元|圆|CNY|RMB|USD)?$/
const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/
const decimal = /^[-+]?\d{1,15}(\.\d+)?([eE][-+]?\d{1,2})?$/

/** Figures that mean nothing below zero. */
const neverNegative: ReadonlySet<string> = new Set([
  'orders.amount',
  'orders.discount',
  'order_items.price',
  'order_items.quantity',
  'campaigns.cost',
  'events.dwell_seconds',
])

/** A decimal amount: `1,234.50`, `¥99`, `99元`; four decimals are kept, NaN and infinity are no amounts. */
export function moneyCell(context: CellContext): CellReading {
  const { names } = context
  if (context.lean)
    return figure(context, `if(match(${names.text}, ${pattern(plain)}), toDecimal64OrNull(${names.text}, 4), NULL)`, 'bad_money')
  const bare = `replaceRegexpOne(${names.text}, ${pattern(dressed)}, '\\\\1\\\\2')`
  const number = `${names.value}_n`
  const parts = [[{ name: number, sql: `if(match(${names.text}, ${pattern(plain)}), ${names.text}, ${ungrouped(bare)})` }]]
  const value = `if(match(${number}, ${pattern(/^[-+]?\d{1,13}(\.\d+)?$/)}), toDecimal64OrNull(replaceOne(${number}, '+', ''), 4), NULL)`
  return figure(context, value, 'bad_money', parts)
}

/** Any decimal number; NaN and infinity are none. */
export function numberCell(context: CellContext): CellReading {
  const { names } = context
  if (context.lean)
    return figure(context, `if(match(${names.text}, ${pattern(plain)}), toFloat64OrNull(${names.text}), NULL)`, 'bad_number')
  const number = `${names.value}_n`
  const parts = [[{ name: number, sql: `if(match(${names.text}, ${pattern(plain)}), ${names.text}, ${ungrouped(names.text)})` }]]
  return figure(context, `if(match(${number}, ${pattern(decimal)}), toFloat64OrNull(${number}), NULL)`, 'bad_number', parts)
}

/** A whole number of 0 or more; `12.0` is one, because spreadsheets write it so. */
export function countCell(context: CellContext): CellReading {
  const { names } = context
  const value = `if(match(${names.text}, ${pattern(/^\d{1,18}(\.0+)?$/)}), toUInt64OrNull(extract(${names.text}, '^\\\\d+')), NULL)`
  return figure(context, value, 'bad_count')
}

/** 1–5: `5`, `5.0`, `5星`, `五星`, `5/5`. */
export function starsCell(context: CellContext): CellReading {
  const { names } = context
  const digits = `if(isValidASCII(${names.text}), ${names.text}, translateUTF8(${names.text}, '一二三四五', '12345'))`
  return figure(
    context,
    `toUInt8OrNull(extract(${digits}, ${pattern(/^([1-5])(?:\.0+)?\s*(?:星|颗星|星级|分|stars?|\/5)?$/)}))`,
    'bad_stars',
  )
}

function figure(context: CellContext, value: string, code: string, parts: NonNullable<CellReading['parts']> = []): CellReading {
  const { names, cell, kind, field } = context
  const missed = `${names.text} != '' AND isNull(${names.value})`
  const signed = neverNegative.has(`${kind}.${field.name}`)
  return {
    bare: narrowed(cell),
    text: nothingIsEmpty(names.bare),
    parts,
    value,
    wrong: signed ? `(${missed} OR ifNull(${names.value} < 0, 0))` : missed,
    reason: signed ? `if(isNull(${names.value}), '${code}', 'negative')` : `'${code}'`,
  }
}

/** `1,234.5` without its commas; `1,5` stays as it is, for it may be one and a half. */
function ungrouped(text: string): string {
  return `if(match(${text}, ${pattern(grouped)}), replaceAll(${text}, ',', ''), ${text})`
}
