import type { Language } from '../../../catalog/label.js'
import type { QuestionResult } from '../question-result.js'

/** What stands over a question: a part of a matrix or panel is named with it. */
export function titleOf({ title, within }: QuestionResult, language: Language): string {
  return within ? `${within.title[language]} · ${title[language]}` : title[language]
}

/** A file name in ASCII that stays apart from those of other questions. */
export function nameOf(path: string): string {
  let hash = 0
  for (const character of path) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  const ascii = path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `q-${ascii ? `${ascii.slice(0, 40)}-` : ''}${hash.toString(36)}`
}
