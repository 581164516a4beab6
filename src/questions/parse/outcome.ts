import type { Label, Language } from '../../catalog/label.js'
import type { Query } from '../query.js'
import type { Note } from './note.js'

/** The question, understood to the last word. */
export interface Understood {
  readonly kind: 'understood'
  readonly language: Language
  readonly query: Query
  readonly notes: readonly Note[]
}

/** It has several readings, or lacks something that only the asker knows: asked back, with readings to choose from. */
export interface Clarify {
  readonly kind: 'clarify'
  readonly language: Language
  readonly message: Label
  readonly options: readonly Label[]
}

/** It holds words that nothing here answers to, or asks for what is not available: said so, with the nearest things that exist. */
export interface Refusal {
  readonly kind: 'refusal'
  readonly language: Language
  readonly message: Label
  readonly options: readonly Label[]
}

export type Outcome = Understood | Clarify | Refusal

/** A stop on the way to a query; thrown by the rules, caught once by the parser, and returned as a value. */
export class Stop extends Error {
  readonly kind: 'clarify' | 'refusal'
  readonly label: Label
  readonly options: readonly Label[]
  constructor(kind: 'clarify' | 'refusal', label: Label, options: readonly Label[] = []) {
    super(label.en)
    this.kind = kind
    this.label = label
    this.options = options
  }
}
