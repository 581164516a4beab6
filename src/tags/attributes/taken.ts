import { acts } from '../../catalog/acts.js'
import type { Label, Synonyms } from '../../catalog/label.js'
import { measures } from '../../catalog/measures.js'
import type { Tag } from '../tag.js'

/**
 * Whether a word means something before any column is looked at: a tag or one of its values, an act, a measure. Letter case, spaces and
 * underscores aside. A column headed `purchase` or 退货 must not take the word from the act.
 */
export function wordsTaken(tags: readonly Tag[]): (word: string) => boolean {
  const declared = [
    ...tags.flatMap((tag) => [tag, ...(tag.values ?? [])]),
    ...tags.map(({ name }) => ({ label: { zh: name, en: name } })),
    ...acts,
    ...measures.filter(({ internal }) => !internal),
  ]
  const words = new Set(declared.flatMap(wordsOf).map(fold))
  return (word) => words.has(fold(word))
}

function wordsOf({ label, synonyms }: { readonly label: Label; readonly synonyms?: Synonyms }): readonly string[] {
  return [label.zh, label.en, ...(synonyms?.zh ?? []), ...(synonyms?.en ?? [])]
}

const fold = (word: string) =>
  word
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
