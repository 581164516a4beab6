import type { Label } from '../../catalog/label.js'

/** A default that the parser chose, said in both languages; the answer shows it in the question's. */
export type Note = Label

export function note(zh: string, en: string): Note {
  return { zh, en }
}
