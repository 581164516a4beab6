import type { YesNoAsk } from '../ask/ask.js'
import { type Coerced, unclear } from './coerced.js'
import { matchChoice } from './match-choice.js'

const yes = new Set(
  '是 是的 是啊 对 对的 对啊 没错 有 有的 有过 会 会的 要 加 好 好的 好啊 行 可以 当然 当然可以 愿意 同意 嗯 嗯嗯 恩 成 没问题 👍 ✅ 👌 ✔ ✔️ 🙋 y yes yeah yep yup ya sure ok okay of_course absolutely definitely certainly true agree 1'
    .split(' ')
    .map((word) => word.replaceAll('_', ' ')),
)
const no = new Set(
  '否 不是 不是的 不 不对 不了 没有 没 没有过 没有的 从没 不会 不会的 不要 不用 不用了 不加 不加了 不可以 不行 不愿意 不同意 算了 没了 没有了 👎 ❌ ✖ n no nope nah not never no_thanks no_thank_you of_course_not not_really false disagree 2 0'
    .split(' ')
    .map((word) => word.replaceAll('_', ' ')),
)

/** Yes or no, in the question's own labels or in everyday words; anything else is asked again, 「不一定」 too. */
export function coerceYesNo({ truth, lie }: YesNoAsk, said: string): Coerced {
  const match = matchChoice(said, [truth, lie], false)
  if (match?.offer) return { value: match.offer.value }
  const words = said
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[。.!~,，、呀哦呢吧]+$/u, '')
    .replace(/[\u{1F3FB}-\u{1F3FF}]/gu, '')
  if (yes.has(words)) return { value: truth.value }
  if (no.has(words)) return { value: lie.value }
  return unclear(said, `请回复「${truth.text}」或「${lie.text}」。`, `Please reply "${truth.text}" or "${lie.text}".`)
}
