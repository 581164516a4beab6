import type { Meaning } from '../vocabulary/meaning.js'
import { normalForm } from '../vocabulary/normal-form.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { clockPhrases } from './clock-phrases.js'
import { datePhrases, festivalPhrases } from './date-phrases.js'
import { followPhrases } from './follow-phrases.js'
import { orderPhrases } from './order-phrases.js'
import { perPhrases } from './per-phrases.js'
import { quantityPhrases } from './quantity-phrases.js'
import type { ReadingContext, Recogniser } from './recogniser.js'
import { sincePhrases } from './since-phrases.js'
import type { Token } from './token.js'
import { windowPhrases } from './window-phrases.js'

interface Edge {
  readonly end: number
  readonly meanings: readonly Meaning[]
}

/**
 * Cuts a question into the fewest phrases that leave the fewest letters unexplained (shortest path over all phrases that match anywhere), the
 * longer phrase first where two ways are equal. Adjacent unexplained letters make one token without a meaning.
 */
export function lex(text: string, vocabulary: Vocabulary, asOf: string): Token[] {
  const normal = normalForm(text)
  const context: ReadingContext = { asOf, festivals: vocabulary.festivals }
  const recognisers = recognisersFor(normal, vocabulary)
  const best: { cost: number; edge?: Edge }[] = new Array(normal.length + 1)
  best[normal.length] = { cost: 0 }
  for (let at = normal.length - 1; at >= 0; at -= 1) {
    let chosen: { cost: number; edge?: Edge } = {
      cost: (best[at + 1] as { cost: number }).cost + (normal[at] === ' ' ? 0 : unexplained),
    }
    for (const edge of edgesAt(normal, at, vocabulary, recognisers, context)) {
      const cost = (best[edge.end] as { cost: number }).cost + phrase
      const longer = edge.end > (chosen.edge?.end ?? at)
      if (cost < chosen.cost || (cost === chosen.cost && longer)) chosen = { cost, edge }
    }
    best[at] = chosen
  }
  return tokensOf(normal, best)
}

const festivalsOf = new WeakMap<Vocabulary, Recogniser[]>()

/** The shapes of dates and numbers that the question can hold at all: compiling the patterns of the others would cost more than all the rest. */
function recognisersFor(text: string, vocabulary: Vocabulary): Recogniser[] {
  const festivals = festivalsOf.get(vocabulary) ?? festivalPhrases(vocabulary.festivals)
  festivalsOf.set(vocabulary, festivals)
  return [
    ...festivals,
    ...windowPhrases,
    ...(dateLike.test(text) ? datePhrases : []),
    ...(numberLike.test(text) ? quantityPhrases : []),
    ...(sinceLike.test(text) ? sincePhrases : []),
    ...(perLike.test(text) ? perPhrases : []),
    ...(followLike.test(text) ? followPhrases : []),
    ...(clockLike.test(text) ? clockPhrases : []),
    ...(orderLike.test(text) ? orderPhrases : []),
  ]
}

const dateLike =
  /\d{4}|\d[-/.]\d|月|季度|半年|天(?:之前|以前|前)|ago|q[1-4]|h[12]|quarter|half|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/
const numberLike =
  /[\d零〇一二两三四五六七八九十百千万亿次]|once|twice|times|repeatedly|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand/

const followLike = /内|within/
const clockLike = /[时几点]|周一到|hour|week|month/
const sinceLike = /一次|上次|注册|入会|生日|流失|churn|ago/
const perLike = /[每均]|多久|多长|average|mean|avg|per |resol|订单|orders|purchases/
const orderLike = /订单|单子|orders?/

const unexplained = 100
const phrase = 10

function edgesAt(
  text: string,
  at: number,
  vocabulary: Vocabulary,
  recognisers: readonly Recogniser[],
  context: ReadingContext,
): Edge[] {
  if (!boundary(text, at)) return []
  const found = new Map<number, Meaning[]>()
  const add = (end: number, meanings: readonly Meaning[]) => {
    const known = found.get(end)
    if (known) known.push(...meanings)
    else found.set(end, [...meanings])
  }
  for (const { pattern, read } of recognisers) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match || match[0] === '' || !boundary(text, at + match[0].length)) continue
    const meaning = read(match, context)
    const end = at + match[0].length
    // The first recogniser of a kind wins a stretch: a window is not also another window.
    if (meaning && !found.get(end)?.some((known) => known.kind === meaning.kind)) add(end, [meaning])
  }
  for (const length of vocabulary.lengths.get(text[at] as string) ?? []) {
    if (at + length > text.length || !boundary(text, at + length)) continue
    const meanings = vocabulary.phrases.get(text.slice(at, at + length))
    if (meanings) add(at + length, meanings)
  }
  return [...found].map(([end, meanings]) => ({ end, meanings }))
}

/** Between two Latin letters or digits no phrase begins or ends. */
function boundary(text: string, at: number): boolean {
  const before = text[at - 1]
  const after = text[at]
  if (before === undefined || after === undefined) return true
  if (/[a-z]/.test(before) && /[a-z0-9]/.test(after)) return false
  return !(/[0-9]/.test(before) && /[0-9]/.test(after)) && !(/[0-9]/.test(before) && /[a-z]/.test(after))
}

function tokensOf(text: string, best: readonly { edge?: Edge }[]): Token[] {
  const tokens: Token[] = []
  let at = 0
  let unknownFrom = -1
  const closeUnknown = () => {
    const unknown = unknownFrom >= 0 ? text.slice(unknownFrom, at).trim() : ''
    if (unknown !== '') tokens.push({ text: unknown, start: unknownFrom, end: at, meanings: [] })
    unknownFrom = -1
  }
  while (at < text.length) {
    const edge = best[at]?.edge
    if (edge) {
      closeUnknown()
      tokens.push({ text: text.slice(at, edge.end), start: at, end: edge.end, meanings: edge.meanings })
      at = edge.end
    } else {
      if (text[at] !== ' ' && unknownFrom < 0) unknownFrom = at
      at += 1
    }
  }
  closeUnknown()
  return tokens
}
