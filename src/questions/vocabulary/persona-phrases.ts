import type { Tag } from '../../tags/tag.js'
import { type AddPhrase, wordsOf } from './add-phrase.js'
import type { Meaning } from './meaning.js'
import { normalForm } from './normal-form.js'

/**
 * The persona tag by its names, and each persona by its id and name. A name that reads as a description of customers in words known
 * already (敏感肤质的女性) stands for the persona only where it is marked as one, in quotes or beside 画像: unmarked, it means all such customers.
 */
export function personaPhrases(tags: readonly Tag[], known: ReadonlyMap<string, readonly Meaning[]>, add: AddPhrase): void {
  for (const tag of tags) {
    for (const word of wordsOf(tag.label, tag.synonyms)) add(word, { kind: 'tag', tag })
    for (const { value, label, synonyms } of tag.values ?? []) {
      const meaning: Meaning = { kind: 'value', place: { tag: tag.name }, value }
      for (const word of [value, ...wordsOf({ zh: value, en: value }, synonyms)]) add(word, meaning)
      for (const name of [label.zh, label.en]) {
        for (const marked of [`「${name}」`, `"${name}"`, `画像${name}`, `${name}画像`, `persona ${name}`]) add(marked, meaning)
        if (!describes(name, known)) add(name, meaning)
      }
    }
  }
}

/** Whether every part of a name is made of known phrases alone. */
function describes(name: string, known: ReadonlyMap<string, readonly Meaning[]>): boolean {
  const parts = normalForm(name).split(/[的、,，]+/)
  return parts.map((part) => part.trim()).every((part) => part === '' || isMadeOf(part, known))
}

function isMadeOf(part: string, known: ReadonlyMap<string, readonly Meaning[]>): boolean {
  const reached = new Set([0])
  for (let from = 0; from < part.length; from++) {
    if (!reached.has(from)) continue
    if (part[from] === ' ') reached.add(from + 1)
    for (let to = from + 1; to <= part.length; to++) if (known.has(part.slice(from, to))) reached.add(to)
  }
  return reached.has(part.length)
}
