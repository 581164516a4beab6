import type { Batch, RowRewrite } from '../../sources/batches.js'
import type { Mapping } from '../../sources/mapping.js'

/** A table about to be read: its header, and its rows in numbered batches. */
export interface SourceTable {
  readonly header: readonly string[]
  /** Sign between the cells of the batches' text. */
  readonly delimiter: string
  batches(rewrite: RowRewrite | undefined): AsyncIterable<Batch>
  /** How much of the file was read, 0…1, for the progress bar. */
  share(): number
  /** How the file was understood, for the report. */
  readonly understood: () => { readonly encoding?: string; readonly delimiter?: string; readonly sheet?: string }
}

export type FileHints = NonNullable<Mapping['file']>
