import type { Label } from '../../catalog/label.js'

/** A survey that came in another tool's form. With any fault nothing was made of it. */
export interface ImportedSurvey {
  /** SurveyJS JSON; undefined where the text could not be read as a questionnaire. */
  readonly definition?: Record<string, unknown>
  readonly notes: readonly ImportNote[]
  readonly faults: readonly ImportFault[]
}

/**
 * What a person should look at after an import.
 * - `lost`: the other tool could do it, this form cannot; it is left out
 * - `changed`: carried over, but not quite as it was
 * - `inferred`: not written there, concluded from what was
 */
export interface ImportNote {
  readonly kind: 'lost' | 'changed' | 'inferred'
  /** The question's name, or the part of the survey. */
  readonly place: string
  /** The line of the text it came from, 1 first, where the format has lines. */
  readonly line?: number
  readonly message: Label
}

export interface ImportFault {
  readonly line?: number
  readonly message: Label
}
