import type { Synonyms } from '../../catalog/label.js'
import type { Meaning } from './meaning.js'
import { normalForm } from './normal-form.js'

export type AddPhrase = (text: string, meaning: Meaning) => void

/** All the words of a declaration, Chinese and English, the English ones in their plural as well. */
export function wordsOf(label: { readonly zh: string; readonly en: string }, synonyms: Synonyms | undefined): string[] {
  const english = [label.en, ...(synonyms?.en ?? [])].map(normalForm)
  return [label.zh, ...(synonyms?.zh ?? []), ...english, ...english.flatMap(plurals)]
}

/** Regular plurals of a phrase's last word. A made-up plural does no harm: nobody says it. */
export function plurals(phrase: string): string[] {
  if (!/[a-z]$/.test(phrase) || /(ed|ing)$/.test(phrase)) return []
  if (/(s|x|z|ch|sh)$/.test(phrase)) return [`${phrase}es`]
  if (/[^aeiou]y$/.test(phrase)) return [`${phrase.slice(0, -1)}ies`]
  return [`${phrase}s`]
}
