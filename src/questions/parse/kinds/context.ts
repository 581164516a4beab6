import type { Language } from '../../../catalog/label.js'
import type { Query } from '../../query.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { type Note, note } from '../note.js'
import { Stop } from '../outcome.js'
import { readScope } from '../read-scope.js'
import type { Scope } from '../scope.js'
import type { Token } from '../token.js'

/** What every kind of question is read with. */
export interface KindContext {
  readonly vocabulary: Vocabulary
  readonly asOf: string
  readonly language: Language
}

export interface Reading {
  readonly query: Query
  readonly notes: readonly Note[]
}

/** A scope with nothing left over. @throws Stop naming the words that have no place in the sentence */
export function wholeScope(tokens: readonly Token[], context: KindContext): Scope {
  const scope = readScope(tokens, context)
  if (scope.leftovers.length > 0) throw unplaced(scope.leftovers)
  return scope
}

export function unplaced(tokens: readonly Token[]): Stop {
  const words = [...new Set(tokens.map((token) => token.text))].map((text) => `「${text}」`).join('')
  return new Stop(
    'clarify',
    note(
      `没有理解${words}在这句话里的作用，请换个说法`,
      `It is not clear what ${words} does in this question: please put it another way`,
    ),
  )
}
