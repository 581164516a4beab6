import type { Act } from '../../catalog/act.js'
import type { Measure } from '../../catalog/measure.js'
import type { Tag } from '../../tags/tag.js'
import { actPhrases, fieldPhrases, tenorPhrases } from './act-phrases.js'
import type { AskedSurvey } from './asked-survey.js'
import { measurePhrases, tagPhrases } from './catalog-phrases.js'
import { grammarPhrases } from './grammar-phrases.js'
import type { Meaning } from './meaning.js'
import { normalForm } from './normal-form.js'
import { personaPhrases } from './persona-phrases.js'
import { savedPhrases } from './saved-phrases.js'
import type { ColumnValue, VocabularySource } from './source.js'
import { valuePhrases } from './value-phrases.js'

/** Every phrase that a question may use, and what it can mean. Plain lookups: building it is the only work. */
export interface Vocabulary {
  readonly phrases: ReadonlyMap<string, readonly Meaning[]>
  /** Lengths of the phrases that begin with a character, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
  readonly festivals: ReadonlyMap<string, string>
  readonly tags: ReadonlyMap<string, Tag>
  readonly acts: ReadonlyMap<string, Act>
  readonly measures: ReadonlyMap<string, Measure>
  /** For people: the values that stand in the data, the most frequent first, to suggest and to refuse by. */
  readonly values: readonly ColumnValue[]
  /** Surveys that somebody answered: their titles, questions and choices are words of questions about them. */
  readonly surveys: readonly AskedSurvey[]
}

export function buildVocabulary(source: VocabularySource): Vocabulary {
  const phrases = new Map<string, Meaning[]>()
  const add = (text: string, meaning: Meaning) => {
    const normal = normalForm(text)
    if (normal === '') return
    const known = phrases.get(normal)
    if (meaning.kind === 'value' && (/^[\d.,]+$/.test(normal) || known?.some(isClosed))) return
    if (!known) phrases.set(normal, [meaning])
    else if (!known.some((other) => sameMeaning(other, meaning))) known.push(meaning)
  }
  grammarPhrases(add)
  tenorPhrases(source.acts, add)
  actPhrases(source.acts, add)
  // The fields of answers are said of surveys only, where they are read apart.
  fieldPhrases(
    source.acts.filter(({ name }) => name !== 'answer'),
    add,
  )
  measurePhrases(source.measures, add)
  const placed = source.tags.filter((tag) => tag.compute.kind === 'placed')
  tagPhrases(
    source.tags.filter((tag) => !placed.includes(tag)),
    source.measures,
    add,
  )
  valuePhrases(source, add)
  personaPhrases(placed, phrases, add)
  savedPhrases(source.saved ?? [], add)

  const lengths = new Map<string, Set<number>>()
  for (const phrase of phrases.keys()) {
    const first = phrase[0] as string
    const known = lengths.get(first)
    if (known) known.add(phrase.length)
    else lengths.set(first, new Set([phrase.length]))
  }
  return {
    phrases,
    lengths: new Map([...lengths].map(([first, of]) => [first, [...of].sort((a, b) => b - a)])),
    festivals: festivalNames(source.festivals),
    tags: new Map(source.tags.map((tag) => [tag.name, tag])),
    acts: new Map(source.acts.map((act) => [act.name, act])),
    measures: new Map(source.measures.map((measure) => [measure.name, measure])),
    values: [...source.values].sort((a, b) => b.count - a.count),
    surveys: source.surveys ?? [],
  }
}

function festivalNames(festivals: VocabularySource['festivals']): Map<string, string> {
  return new Map(
    festivals.flatMap(({ name, label, synonyms }) =>
      [name, label.zh, label.en, ...(synonyms.zh ?? []), ...(synonyms.en ?? [])].map((text) => [normalForm(text), name] as const),
    ),
  )
}

/** A word of grammar that no value of the data may take over: 是, 有, 无, no. */
function isClosed(meaning: Meaning): boolean {
  return (
    meaning.kind === 'word' &&
    !['rest', 'unknown', 'first', 'complain', 'praise', 'concentrated', 'most', 'least', 'higher', 'lower'].includes(meaning.word)
  )
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  return a.kind === b.kind && JSON.stringify(keyOf(a)) === JSON.stringify(keyOf(b))
}

/** What tells one meaning from another: names instead of whole declarations. */
function keyOf(meaning: Meaning): unknown {
  if (meaning.kind === 'tag') return meaning.tag.name
  if (meaning.kind === 'act') return meaning.act.name
  if (meaning.kind === 'measure') return meaning.measure.name
  return meaning
}
