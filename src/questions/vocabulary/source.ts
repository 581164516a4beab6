import type { Act } from '../../catalog/act.js'
import type { Label, Synonyms } from '../../catalog/label.js'
import type { Measure } from '../../catalog/measure.js'
import type { Tag } from '../../tags/tag.js'
import type { AskedSurvey } from './asked-survey.js'

/** A word that stands in a column of the data, and in how many rows. `table` is the warehouse's; `attributes` holds unlisted customer columns. */
export interface ColumnValue {
  readonly table: string
  readonly column: string
  readonly value: string
  readonly count: number
}

/** What the vocabulary is made from: the catalogs, and the distinct words that stand in the data. */
export interface VocabularySource {
  readonly tags: readonly Tag[]
  readonly acts: readonly Act[]
  readonly measures: readonly Measure[]
  readonly festivals: readonly { readonly name: string; readonly label: Label; readonly synonyms: Synonyms }[]
  readonly values: readonly ColumnValue[]
  /** Surveys that somebody answered, the newest first. */
  readonly surveys?: readonly AskedSurvey[]
  /** Names of saved segments. */
  readonly saved?: readonly string[]
}
