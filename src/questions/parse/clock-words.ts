import { note } from './note.js'
import { Stop } from './outcome.js'
import { allOf, as, isFiller, isWord, type Token } from './token.js'

/** Tags that say when customers are mostly active or buy. Their values (周末, 晚上) are times of the clock in everyday speech. */
const habits: readonly string[] = ['purchase_hour', 'purchase_day_type', 'active_hour']

/**
 * 周末的销售额, orders in the evening: part of a week or day, which no typed query can cut out. Read as a habit of customers (购买时段, 活跃时段) only where
 * the words say so: with the tag's name beside it, or as one of its values' names that hold the verb (周末购买, weekend buyers).
 *
 * @throws Stop
 */
export function refuseClockWords(tokens: readonly Token[]): void {
  const found = tokens.find((token, at) => clockWord(token) && !named(tokens, at))
  if (!found) return
  throw new Stop(
    'clarify',
    note(
      `还不能只看「${found.text}」这段时间；可以按小时或按星期几分开看，或者说客户的购买时段、活跃时段`,
      `"${found.text}" alone cannot be cut out yet: ask by hour or by weekday, or name the customers' purchase time of day`,
    ),
    [
      note('今年的销售额按星期几看', 'revenue by weekday this year'),
      note('购买时段为晚上的客户有多少', 'how many customers with purchase time of day evening'),
    ],
  )
}

function clockWord(token: Token): boolean {
  const values = allOf(token, 'value')
  return (
    values.length > 0 &&
    values.every(({ place }) => 'tag' in place && habits.includes(place.tag)) &&
    !/购买|买|活跃|党|buyer|active|activity/.test(token.text)
  )
}

function named(tokens: readonly Token[], at: number): boolean {
  for (const step of [-1, 1]) {
    let next = at + step
    while (isFiller(tokens[next]) || (step < 0 && isWord(tokens[next], 'at', 'in', 'of'))) next += step
    if (allOf(tokens[next], 'tag').some(({ tag }) => habits.includes(tag.name))) return true
    if (as(tokens[next], 'field') && step > 0) return false
  }
  return false
}
