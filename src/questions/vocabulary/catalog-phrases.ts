import type { Measure } from '../../catalog/measure.js'
import type { Tag } from '../../tags/tag.js'
import { type AddPhrase, wordsOf } from './add-phrase.js'
import { normalForm } from './normal-form.js'

/** Measures by name. Internal ones are parts of others; "customers who ordered" is said better by grammar, which knows what follows. */
export function measurePhrases(measures: readonly Measure[], add: AddPhrase): void {
  for (const measure of measures) {
    if (measure.internal) continue
    for (const word of wordsOf(measure.label, measure.synonyms))
      if (!questionWord(word) && !/ who | with /.test(word)) add(word, { kind: 'measure', measure })
  }
}

/**
 * Tags by name, and their fixed values. Left out, because grammar says them better:
 * - names with a window in them (近30天浏览次数): the window and the act are read apart, so that 近14天 works as well
 * - names that are sentences (从未购买, 买过两次以上, what they …): 从未购买面膜 must not become "never bought at all"
 * - a name without a window for a tag that has one (浏览次数 for 30 days), where a measure bears it
 */
export function tagPhrases(tags: readonly Tag[], measures: readonly Measure[], add: AddPhrase): void {
  const measured = new Set(measures.flatMap((measure) => wordsOf(measure.label, measure.synonyms).map(normalForm)))
  for (const tag of tags) {
    const windowed = tag.compute.kind === 'aggregate' && tag.compute.lastDays !== undefined
    for (const word of wordsOf(tag.label, tag.synonyms)) {
      if (
        sentence(word) ||
        questionWord(word) ||
        dated(word) ||
        (windowed && (tag.type === 'number' || measured.has(normalForm(word))))
      )
        continue
      add(word, { kind: 'tag', tag })
    }
    for (const { value, label, synonyms } of tag.values ?? []) {
      for (const word of [value, ...wordsOf(label, synonyms)]) {
        if (!sentence(word) && !bare(value, word)) add(word, { kind: 'value', place: { tag: tag.name }, value })
      }
    }
  }
}

const dated = (word: string) => /\d+ ?(?:天|d$|days)|[近前](?:一年|一个月|三个月)|最近一?年|in the last year/.test(word)
const sentence = (word: string) =>
  /^(?:不活跃|无活跃|inactive|no activity|没|未|从未|从没|买过|只在|never |what they|when they|how often they|born in$|不满$|不满意$|(?:un|dis)?satisfied$|unhappy$|happy$)/.test(
    word,
  )
/** 哪个城市 is "which" and "city"; 岁 is a unit. */
const questionWord = (word: string) =>
  /哪|多少|几个人|什么时候|^岁$|^周岁$|^years old$|^aged$|^工作$|^source$|^sex$|^收入$|^amount$|几点/.test(word) &&
  word !== '收入'
/** One-letter values (高, 中, 低, 无) and 一般 mean nothing without their tag; with it they are tried as they stand. */
const bare = (value: string, word: string) => value === word && (word.length === 1 || word === '一般' || word === '其他')
