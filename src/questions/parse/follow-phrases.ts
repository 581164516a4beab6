import type { Meaning } from '../vocabulary/meaning.js'
import { numeral, readNumeral } from './numerals.js'
import { type Recogniser, recognise } from './recogniser.js'

const after = '(?:之后|以后|随后|后)?(?:的)?(?:，|,)?(?:在)?'
const again = '(?:又|再次|再|重新|二次)(?:又|再|次)?(?:来)?'

/** Doing it again within so many days of having done it: 60天内再次购买, 首购后30天内复购, bought again within 60 days. */
export const followPhrases: readonly Recogniser[] = [
  recognise(`${after}(${numeral})(天|日|周|个月)(?:之内|以内|内)${again}(?:购买|买|消费|成交|下单)(?:了|过)?`, (m) =>
    follow(m[0], m[1], m[2]),
  ),
  recognise(`${after}(${numeral})(天|日|周|个月)(?:之内|以内|内)(?:有)?(?:复购|回购)(?:了|过)?(?!率)`, (m) =>
    follow(m[0], m[1], m[2]),
  ),
  recognise(
    `(?:that |who )?(?:have |had )?(?:bought|purchased|buy|purchase|ordered|order)(?: anything| something)? again within (${numeral}) (day|week|month)s?(?: of (?:it|that|their first purchase|the first purchase))?(?![a-z])`,
    (m) => follow(m[0], m[1], m[2]),
  ),
  recognise(`repurchased? within (${numeral}) (day|week|month)s?(?![a-z])`, (m) => follow(m[0], m[1], m[2])),
]

/** Months are 30 days here, as in other spans of days. */
const days: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 个月: 30, day: 1, week: 7, month: 30 }

function follow(text: string, count: string | undefined, unit: string | undefined): Meaning | undefined {
  const n = readNumeral(count ?? '')
  const size = days[unit ?? '']
  if (n === undefined || size === undefined || !Number.isInteger(n) || n * size > 3660) return undefined
  return { kind: 'follow', did: /下单|order/.test(text) ? 'order' : 'purchase', days: n * size }
}
