import type { TextReading } from '../../language/read-text.js'

/** An open answer and where it leads back to. */
export interface SaidAnswer {
  readonly id: string
  readonly question: string
  readonly text: string
}

/** Reads a text: masked, and what language finds in it. */
export type ReadWords = (text: string) => { readonly masked: string; readonly reading: TextReading }

export interface OpenResult {
  /** How many were read, and how many of them say nothing (「无」, signs, filler). */
  readonly read: number
  readonly empty: number
  readonly polarity: { readonly positive: number; readonly neutral: number; readonly negative: number }
  /** In how many answers each word stands; the most frequent first. */
  readonly words: readonly { readonly word: string; readonly answers: number }[]
  readonly opinions: readonly SaidOpinion[]
  /** Word for word, masked: of each polarity in turn, the ones that say most. */
  readonly quotes: readonly SaidQuote[]
}

export interface SaidOpinion {
  readonly aspect: string
  readonly opinion: string
  readonly polarity: 'positive' | 'negative' | 'neutral' | 'need'
  readonly answers: number
  readonly quote: SaidQuote
}

export interface SaidQuote {
  readonly id: string
  readonly question: string
  readonly text: string
  readonly polarity: 'positive' | 'neutral' | 'negative'
}

/** Beyond so many answers a sample of them is read, every so manieth: shares of words settle long before. */
const mostRead = 20_000
const shown = { words: 20, opinions: 12, quotes: 6 } as const

/** What was said to an open question: mood, words, opinions, quotes. Pure; the reader masks personal data before anything is kept. */
export function readOpenAnswers(answers: readonly SaidAnswer[], read: ReadWords): OpenResult {
  const every = Math.ceil(answers.length / mostRead)
  const words = new Map<string, number>()
  const opinions = new Map<string, { opinion: Omit<SaidOpinion, 'answers' | 'quote'>; ids: number; quote: SaidQuote }>()
  const polarity = { positive: 0, neutral: 0, negative: 0 }
  const quotes: (SaidQuote & { says: number })[] = []
  let [readInAll, empty] = [0, 0]
  for (let i = 0; i < answers.length; i += every || 1) {
    const { id, question, text } = answers[i]!
    const { masked, reading } = read(text)
    readInAll += 1
    if (reading.filler !== undefined || saysNothing(masked)) {
      empty += 1
      continue
    }
    polarity[reading.polarity] += 1
    for (const word of new Set(reading.words)) words.set(word, (words.get(word) ?? 0) + 1)
    const quote = { id, question, text: masked, polarity: reading.polarity }
    const met = new Set<string>()
    for (const one of reading.opinions) {
      const key = one.painPoint || `${one.aspect}·${one.opinion}·${one.polarity}`
      if (met.has(key)) continue
      met.add(key)
      const known = opinions.get(key)
      if (known) known.ids += 1
      else
        opinions.set(key, {
          opinion: { aspect: one.aspect, opinion: one.opinion, polarity: one.polarity },
          ids: 1,
          quote: { ...quote, text: one.quote },
        })
    }
    quotes.push({
      ...quote,
      says: Math.min(60, masked.length) + 20 * reading.opinions.length - Math.max(0, masked.length - 200) / 10,
    })
  }
  return {
    read: readInAll,
    empty,
    polarity,
    words: [...words]
      .map(([word, count]) => ({ word, answers: count }))
      .sort((a, b) => b.answers - a.answers || (a.word < b.word ? -1 : 1))
      .slice(0, shown.words),
    opinions: [...opinions.values()]
      .sort((a, b) => b.ids - a.ids)
      .slice(0, shown.opinions)
      .map(({ opinion, ids, quote }) => ({ ...opinion, answers: ids, quote })),
    quotes: byTurns(quotes).slice(0, shown.quotes),
  }
}

/** 无, 没有, n/a: an answer to the form, not to the question. */
export function saysNothing(text: string): boolean {
  return /^(?:无|没有?|没了|暂无|没什么|不知道|不清楚|n\/?a|none|no|nothing|nil|idk|i don'?t know)?[\s\p{P}]*$/iu.test(
    text.trim(),
  )
}

/** Negative, positive, neutral in turn, each by how much it says: a page of praise alone would be a lie. */
function byTurns(quotes: readonly (SaidQuote & { says: number })[]): SaidQuote[] {
  const sorted = [...quotes].sort((a, b) => b.says - a.says || (a.text < b.text ? -1 : 1))
  const queues = (['negative', 'positive', 'neutral'] as const).map((polarity) =>
    sorted.filter((quote) => quote.polarity === polarity),
  )
  const taken: SaidQuote[] = []
  const longest = Math.max(0, ...queues.map(({ length }) => length))
  for (let turn = 0; turn < Math.min(longest, shown.quotes); turn++) {
    for (const queue of queues) {
      const quote = queue[turn]
      if (quote) taken.push({ id: quote.id, question: quote.question, text: quote.text, polarity: quote.polarity })
    }
  }
  return taken
}
