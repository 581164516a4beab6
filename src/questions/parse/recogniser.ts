import type { Meaning } from '../vocabulary/meaning.js'

/** What is needed to read a number or a date: the day of the question, and the names of the festivals. */
export interface ReadingContext {
  readonly asOf: string
  /** Spelling in normal form → name in the festival table. */
  readonly festivals: ReadonlyMap<string, string>
}

/** One written shape of numbers or dates: a pattern, and what a match of it means (undefined: nothing after all). */
export interface Recogniser {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, context: ReadingContext) => Meaning | undefined
}

/** A recogniser whose pattern is matched at a place of the text only. */
export function recognise(source: string, read: Recogniser['read']): Recogniser {
  return { pattern: new RegExp(source, 'uy'), read }
}
