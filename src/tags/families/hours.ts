import { festivals } from '../../catalog/festivals.js'
import type { TagValue } from '../tag.js'

const bands: readonly (readonly [value: string, en: string, synonyms: readonly string[]])[] = [
  ['早上', 'morning', ['早晨', '上午', '清晨']],
  ['中午', 'noon', ['午间']],
  ['下午', 'afternoon', ['午后']],
  ['晚上', 'evening', ['傍晚', '夜晚']],
  ['深夜', 'late night', ['半夜', '凌晨', '夜里']],
]

/** Values of the time of day of purchases: plain words, and with 购买. */
export const purchaseHours: readonly TagValue[] = bands.map(([value, en, synonyms]) => ({
  value,
  label: { zh: value, en },
  synonyms: { zh: [...synonyms, `${value}购买`, `${value}买`], en: [`${en} buyers`] },
}))

/** Values of the time of day of activity, said with 活跃. */
export const hourBands: readonly TagValue[] = bands.map(([value, en, synonyms]) => ({
  value,
  label: { zh: `${value}活跃`, en: `active in the ${en}` },
  synonyms: { zh: synonyms.map((word) => `${word}活跃`), en: [`${en} activity`] },
}))

/** SQL of the time of day: 早上 6–10, 中午 11–13, 下午 14–17, 晚上 18–22, 深夜 23–5 o'clock. */
export function hourBandSql(column: string): string {
  const hour = `toHour(${column})`
  return `multiIf(${hour} < 6, '深夜', ${hour} < 11, '早上', ${hour} < 14, '中午', ${hour} < 18, '下午', ${hour} < 23, '晚上', '深夜')`
}

/** SQL that is true of days within one of the shopping festivals, in any year. */
export function duringFestivals(column: string): string {
  const day = `(toMonth(${column}) * 100 + toDayOfMonth(${column}))`
  return `(${festivals.map(({ from, to }) => `${day} >= ${number(from)} ${from <= to ? 'AND' : 'OR'} ${day} <= ${number(to)}`).join(' OR ')})`
}

export const festivalNames = festivals.map(({ name }) => name).join('、')

const number = (monthDay: string) => Number(monthDay.replace('-', ''))
