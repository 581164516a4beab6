import type { ChoiceAsk, Offer } from '../ask/ask.js'
import { meantBy, unsure } from './choice.js'
import { again, type Coerced, listed, unclear } from './coerced.js'
import { fold } from './match-choice.js'
import { otherSaid, saysAll, specialMeant } from './special-words.js'
import { splitParts } from './split-parts.js'

/** Several of the choices: "2 and 4", 「1、3」, "AC", words, all, none, all but the second. Within the question's least and most. */
export function coerceChoices(ask: ChoiceAsk, said: string): Coerced {
  const { offers } = ask
  const plain = offers.filter(({ special, exclusive }) => !special && !exclusive)
  const text = said.trim()
  const special = specialMeant(text, offers)
  if (special?.exclusive) return checked(ask, [special])
  if (special?.special === 'all' || saysAll(text)) return checked(ask, plain)
  const but =
    /^(?:除了|除)\s*(.+?)\s*(?:以外|之外|外)?[,，]?\s*(?:全部|其他的?|别的)?(?:都|全)(?:要|选|有|是|行|可以)?$|^(?:all|everything)\s+(?:but|except)\s+(.+)$/i.exec(
      text,
    )
  if (but) {
    const left = named(ask, (but[1] ?? but[2]) as string)
    return 'again' in left
      ? left
      : checked(
          ask,
          plain.filter((offer) => !left.offers.includes(offer)),
        )
  }
  const meant = named(ask, text)
  return 'again' in meant ? meant : checked(ask, meant.offers, meant.comment, meant.own)
}

type Named =
  | { readonly offers: readonly Offer[]; readonly comment?: string; readonly own?: readonly string[] }
  | Extract<Coerced, { again: unknown }>

function named({ offers, custom }: ChoiceAsk, text: string): Named {
  const parts = splitParts(text, offers.length)
  // A choice whose own words hold an "and" is one choice; so is "other: this and that".
  const exact = offers.find((offer) => fold(offer.text) === fold(text))
  const other = offers.find((offer) => offer.special === 'other')
  const inWords = other ? otherSaid(text, other) : undefined
  if (exact && exact !== other) return { offers: [exact] }
  if (other && inWords !== undefined) return { offers: [other], ...(inWords ? { comment: inWords } : {}) }
  const chosen: Offer[] = []
  const own: string[] = []
  let comment: string | undefined
  for (const part of parts) {
    const meant = meantBy(part, offers)
    if (meant?.among) return unsure(part, meant.among) as Named
    if (meant?.offer) {
      chosen.push(meant.offer)
      if (meant.comment) comment = meant.comment
    } else if (custom) own.push(part)
    else
      return unclear(
        part,
        `请回复选项的编号，如「1、3」，或「都不是」「全选」。`,
        `Please reply with numbers such as "1, 3".`,
      ) as Named
  }
  if (chosen.length + own.length === 0)
    return again('请回复选项的编号，如「1、3」。', 'Please reply with numbers such as "1, 3".') as Named
  return { offers: [...new Set(chosen)], ...(comment ? { comment } : {}), own }
}

/** Within the question's bounds, and nothing beside what stands alone. */
export function checked(
  { many = { least: 0, most: 0 }, offers }: ChoiceAsk,
  picked: readonly Offer[],
  comment?: string,
  own: readonly string[] = [],
): Coerced {
  const chosen = picked.some(({ special }) => special === 'all')
    ? offers.filter(({ special, exclusive }) => !special && !exclusive)
    : picked
  const alone = chosen.find(({ exclusive }) => exclusive)
  const count = chosen.length + own.length
  if (alone && count > 1) return again(`「${alone.text}」不能和别的选项一起选。`, `"${alone.text}" cannot go with other choices.`)
  const texts = listed(
    chosen.map(({ text }) => text),
    true,
  )
  if (many.most > 0 && count > many.most)
    return again(
      `您选了 ${count} 项（${texts}），最多选 ${many.most} 项。`,
      `That is ${count}; please choose at most ${many.most}.`,
    )
  if (!alone && many.least > 0 && count < many.least)
    return again(`您选了 ${count} 项，至少选 ${many.least} 项。`, `That is ${count}; please choose at least ${many.least}.`)
  if (count === 0) return again('请至少选一项。', 'Please choose at least one.')
  return { value: [...chosen.map(({ value }) => value), ...own], ...(comment ? { comment } : {}) }
}
