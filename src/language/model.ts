import type { DocumentFrequencies } from './keywords/keywords.js'
import {
  type AspectEntry,
  buildLexicon,
  type LearntWords,
  type Lexicon,
  type Modifiers,
  type OpinionEntry,
} from './opinions/lexicon.js'
import type { NeedPatterns } from './opinions/needs.js'
import type { FillerPatterns } from './quality/filler.js'
import type { EnglishValences } from './sentiment/english-sentiment.js'
import { createFeatureReader } from './sentiment/features.js'
import type { SentimentModel } from './sentiment/train-sentiment.js'
import { createChineseSegmenter } from './words/segment-chinese.js'
import { englishStem } from './words/segment-english.js'
import type { Segment } from './words/token.js'

/** Everything that reading a text needs, in memory; made once, then pure. */
export interface LanguageModel {
  /** Changes when any of its data does: texts read under another version are read again. */
  readonly version: string
  readonly segmentChinese: Segment
  readonly featuresOf: (plain: string) => Uint32Array
  readonly sentiment: SentimentModel
  readonly english: EnglishValences
  readonly emoji: ReadonlyMap<string, number>
  readonly stopWords: { readonly zh: ReadonlySet<string>; readonly en: ReadonlySet<string> }
  readonly frequencies: { readonly zh: DocumentFrequencies; readonly en: DocumentFrequencies }
  readonly aspects: readonly AspectEntry[]
  readonly lexicon: { readonly zh: Lexicon; readonly en: Lexicon }
  readonly needs: NeedPatterns
  readonly filler: FillerPatterns
}

/** The parsed files of data/language and jieba's dictionary. */
export interface LanguageData {
  readonly version: string
  readonly dictionary: Uint8Array
  readonly ownWords: readonly string[]
  readonly sentiment: SentimentModel
  readonly valences: Readonly<Record<string, number>>
  readonly emoji: Readonly<Record<string, number>>
  readonly stopWords: { readonly zh: readonly string[]; readonly en: readonly string[] }
  readonly frequencies: DocumentFrequencies
  readonly aspects: readonly AspectEntry[]
  readonly opinions: readonly OpinionEntry[]
  readonly learnt: LearntWords
  readonly modifiers: Modifiers
  readonly notAspects: readonly string[]
  readonly needs: { readonly zh: readonly string[]; readonly notNeeds: readonly string[]; readonly en: readonly string[] }
  readonly filler: { readonly empty: readonly string[]; readonly task: readonly string[]; readonly advert: readonly string[] }
}

export function buildLanguageModel(data: LanguageData): LanguageModel {
  const patterns = (sources: readonly string[]) => sources.map((source) => new RegExp(source, 'i'))
  return {
    version: data.version,
    segmentChinese: createChineseSegmenter(data.dictionary, wordsToKeepWhole(data)),
    featuresOf: createFeatureReader(data.sentiment.bits),
    sentiment: data.sentiment,
    english: {
      valences: withStems({ ...opinionValences(data.opinions), ...data.valences }),
      negators: new Set(data.modifiers.negators.en),
    },
    emoji: new Map(Object.entries(data.emoji)),
    stopWords: { zh: new Set(data.stopWords.zh), en: new Set(data.stopWords.en) },
    frequencies: { zh: data.frequencies, en: { documents: 1000, counts: new Map() } },
    aspects: data.aspects,
    lexicon: {
      zh: buildLexicon('zh', data.aspects, data.opinions, data.modifiers, data.notAspects, data.learnt),
      en: buildLexicon('en', data.aspects, data.opinions, data.modifiers, [], new Map()),
    },
    needs: { zh: patterns(data.needs.zh), notNeeds: patterns(data.needs.notNeeds), en: patterns(data.needs.en) },
    filler: { empty: patterns(data.filler.empty), task: patterns(data.filler.task), advert: patterns(data.filler.advert) },
  }
}

function* wordsToKeepWhole({
  ownWords,
  aspects,
  opinions,
  learnt,
  notAspects,
}: LanguageData): Generator<readonly [string, string]> {
  for (const word of ownWords) yield [word, 'n']
  for (const word of notAspects) yield [word, 'n']
  for (const aspect of aspects) for (const word of aspect.zh) yield [word, 'n']
  for (const word of learnt.keys()) yield [word, 'a']
  for (const entry of opinions) for (const word of entry.zh) yield [word, 'a']
}

/** English opinion words of the trade that a general lexicon does not know (greasy, leaked), at the strength of a plain "good" or "bad". */
function opinionValences(opinions: readonly OpinionEntry[]): Record<string, number> {
  const sided = opinions.filter(({ polarity }) => polarity !== 'neutral')
  return Object.fromEntries(
    sided.flatMap(({ en, polarity }) =>
      en.filter((word) => !word.includes(' ')).map((word) => [word, polarity === 'positive' ? 2 : -2]),
    ),
  )
}

/** Valences by word, and by stem where all words of the stem agree on the sign. */
function withStems(valences: Readonly<Record<string, number>>): Map<string, number> {
  const all = new Map(Object.entries(valences))
  const byStem = new Map<string, number[]>()
  for (const [word, valence] of Object.entries(valences)) {
    if (word.includes(' ')) continue
    const stem = englishStem(word)
    byStem.set(stem, [...(byStem.get(stem) ?? []), valence])
  }
  for (const [stem, met] of byStem) {
    if (all.has(stem) || new Set(met.map(Math.sign)).size > 1) continue
    all.set(stem, met.reduce((sum, valence) => sum + valence, 0) / met.length)
  }
  return all
}
