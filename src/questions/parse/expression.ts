import type { Segment } from '../../segments/form.js'
import type { Note } from './note.js'
import { note } from './note.js'
import { Stop } from './outcome.js'

/** One condition of a group, with how it was joined to the one before. */
export interface Condition {
  readonly segment: Segment
  readonly joined: 'and' | 'or'
  /** What it speaks of: alternatives must speak of like things (two behaviours, or one tag), else "or" reaches nobody knows how far. */
  readonly about: string
}

/** Conditions between two borders of the sentence (的, who): "and" binds tighter than "or". */
export function groupSegment(conditions: readonly Condition[], notes: Note[]): Segment[] {
  if (!conditions.some(({ joined }, at) => at > 0 && joined === 'or')) return conditions.map(({ segment }) => segment)
  const alternatives: Condition[][] = []
  conditions.forEach((condition, at) => {
    if (at === 0 || condition.joined === 'or') alternatives.push([condition])
    else alternatives.at(-1)?.push(condition)
  })
  const kinds = new Set(conditions.map(({ about }) => about))
  if (kinds.size > 1) {
    throw new Stop(
      'clarify',
      note(
        '「或」连接了不同的东西，请分开问或换个说法',
        'The "or" joins unlike things: please ask them apart or put it another way',
      ),
    )
  }
  if (alternatives.some((one) => one.length > 1)) notes.push(note('「且」先于「或」结合', '"and" binds before "or"'))
  return [
    {
      any: alternatives.map((one) =>
        one.length === 1 ? (one[0] as Condition).segment : { all: one.map(({ segment }) => segment) },
      ),
    },
  ]
}

/** All of some conditions, without nesting: one alone stands for itself. */
export function allOfSegments(segments: readonly Segment[]): Segment {
  const flat = segments.flatMap((segment) => ('all' in segment ? segment.all : [segment]))
  return flat.length === 1 ? (flat[0] as Segment) : { all: flat }
}
