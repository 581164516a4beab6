import type { Offer } from '../ask/ask.js'
import { fold } from './match-choice.js'

/** What people say for the choices that SurveyJS adds by itself; the same words find a choice that a researcher wrote out. */
const words = {
  none: /^(都不是|都没有|都没|没有|以上都不是|以上都没有|都不|一个都没有|一个也没有|全都不是|无|none|neither|nothing|none(of)?(these|them|theabove)?|noneapply|not?any(ofthem)?)$/,
  refuse:
    /^(拒绝回答|不想说|不想回答|不方便说|不便透露|不便回答|保密|不告诉你|refuse|refusetoanswer|prefernot(tosay|toanswer)?|iprefernottosay|rathernot(say)?|idrathernot(say)?)$/,
  unknown:
    /^(不知道|不清楚|不确定|不记得|不记得了|忘了|说不清|说不准|不好说|dont?know|idontknow|idk|dunno|notsure|imnotsure|noidea|cantsay|unsure)$/,
  all: /^(全部|全选|都选|都是|都有|全都有|全都是|所有|以上都是|以上全部|所有选项|都要|all|all(of)?(them|these|theabove)|everything|selectall)$/,
} as const

/** The offer that stands for none, refused, don't know or all, where these words say so. */
export function specialMeant(said: string, offers: readonly Offer[]): Offer | undefined {
  const wanted = fold(said).replaceAll(/['’]/g, '')
  for (const special of ['none', 'refuse', 'unknown', 'all'] as const) {
    if (!words[special].test(wanted)) continue
    const own = offers.find((offer) => offer.special === special)
    const written = offers.filter(({ text }) => words[special].test(fold(text)))
    const found = own ?? (written.length === 1 ? written[0] : undefined)
    if (found) return found
  }
  return undefined
}

export const saysAll = (said: string) => words.all.test(fold(said))

const otherWords = /^(?:其他|其它|别的|other)(?:\s*[(（].*?[)）])?\s*[:：,，\-—]?\s*/i

/** The words after "other: …" (empty where none); undefined where it is not about "other". The choice's own label counts as well. */
export function otherSaid(said: string, other: Offer): string | undefined {
  const text = said.trim()
  const label = other.text.trim()
  if (label !== '' && text.toLowerCase().startsWith(label.toLowerCase()))
    return text
      .slice(label.length)
      .replace(/^\s*[:：,，\-—]\s*/, '')
      .trim()
  // "otherwise …" does not begin with "other".
  return otherWords.test(text) && !/^other[a-z]/i.test(text) ? text.replace(otherWords, '').trim() : undefined
}
