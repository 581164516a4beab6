import type { ActField } from '../catalog/act.js'
import type { Festival } from '../catalog/festivals.js'
import type { Language } from '../catalog/label.js'
import type { LabelledField } from './context.js'
import type { Segment } from './form.js'
import type { TagLookup } from './tag-lookup.js'

/** What a reading in words needs: the language, the tags' labels, and the day that relative windows end with. */
export interface WordsContext {
  readonly language: Language
  readonly asOf: string
  readonly tags: Pick<TagLookup, 'find'>
  readonly festivals?: readonly Festival[] | undefined
  /** Saved segments by name, to say what they stand for. */
  readonly saved?: ((name: string) => Segment | undefined) | undefined
  readonly labelled?: LabelledField | undefined
  /** Unlisted columns of facts, by table. */
  readonly attributes?: (table: string) => readonly ActField[]
}
