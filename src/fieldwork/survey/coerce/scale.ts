import type { Offer, ScaleAsk } from '../ask/ask.js'
import { unsure } from './choice.js'
import { type Coerced, unclear } from './coerced.js'
import { matchChoice } from './match-choice.js'
import { spokenNumber } from './spoken-number.js'

/** How people say the steps of a five-point scale, lowest first. */
const fivePoints: readonly (readonly string[])[] = [
  '非常不满意 很不满意 极不满意 非常差 很差 太差了 非常不同意 很不同意 非常不可能 😡 😠 very_dissatisfied very_bad terrible awful strongly_disagree very_unlikely'.split(
    ' ',
  ),
  '不满意 比较不满意 差 不太满意 不太好 不同意 不太同意 不太可能 🙁 😞 😟 dissatisfied bad poor disagree unlikely'.split(' '),
  '一般 一般般 还行 还可以 中立 普通 马马虎虎 说不上 😐 neutral so_so so-so okay ok average fair'.split(' '),
  '满意 比较满意 好 不错 挺好 同意 比较同意 可能 🙂 😊 satisfied good agree likely'.split(' '),
  '非常满意 很满意 十分满意 特别满意 非常好 很好 太好了 非常同意 很同意 非常可能 😀 😃 😍 very_satisfied very_good excellent great strongly_agree very_likely'.split(
    ' ',
  ),
].map((words) => words.map((word) => word.replaceAll('_', ' ')))

/** A step of the scale: its number ("8", "8分", "8/10", 五), stars, its words, the words at its ends, or 「非常满意」 on five points. Never a number off the scale. */
export function coerceScale(ask: ScaleAsk, said: string): Coerced {
  const { steps } = ask
  const number = score(said, steps)
  const byNumber =
    number === undefined ? undefined : steps.find(({ value }) => value === number || String(value) === String(number))
  if (byNumber) return { value: byNumber.value }
  const refused = unclear(said, ...accepted(ask))
  if (number !== undefined) return refused
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) return refused
  const words = said
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[。.!~,，]+$/, '')
    .replace(/^(?:我)?(?:觉得|感觉|认为)?/, '')
  const match = matchChoice(said, steps, false)
  if (match?.offer) return { value: match.offer.value }
  const five = steps.length === 5 ? fivePoints.findIndex((spoken) => spoken.includes(words)) : -1
  const step = five >= 0 ? steps[five] : undefined
  if (step) return { value: step.value }
  if (/^(满分|最高分?|full marks|max(imum)?)$/.test(words)) return { value: last.value }
  if (/^(最低分?|min(imum)?)$/.test(words)) return { value: first.value }
  const ends: Offer[] = [
    { value: first.value, text: ask.low },
    { value: last.value, text: ask.high },
  ].filter(({ text }) => text !== '')
  const end = matchChoice(said, ends, false)
  if (end?.offer) return { value: end.offer.value }
  if (match?.among) return unsure(said, match.among)
  return refused
}

/** The number said: "8/10" counts where the scale ends at 10; as many stars or thumbs as there are signs. */
function score(said: string, steps: readonly Offer[]): number | undefined {
  const text = said.normalize('NFKC').trim()
  const stars = [...text.replaceAll('\uFE0F', '')]
  if (stars.length > 0 && stars.every((sign) => sign === stars[0]) && /^[⭐🌟★]$/u.test(stars[0] ?? '')) return stars.length
  const outOf = /^(.+?)\s*(?:\/|out of|分?满分)\s*(.+?)\s*分?$/i.exec(text)
  if (!outOf) return spokenNumber(text)
  const of = spokenNumber(outOf[2] ?? '')
  return of === Number(steps.at(-1)?.value) ? spokenNumber(outOf[1] ?? '') : undefined
}

function accepted({ steps, low, high }: ScaleAsk): [string, string] {
  const first = steps[0]
  const last = steps.at(-1)
  const [from, to] = [low ? `${first?.text}（${low}）` : first?.text, high ? `${last?.text}（${high}）` : last?.text]
  const [least, most] = [low ? `${first?.text} (${low})` : first?.text, high ? `${last?.text} (${high})` : last?.text]
  return [`请回复 ${from} 到 ${to} 之间的一个分数。`, `Please reply with one of ${least} to ${most}.`]
}
