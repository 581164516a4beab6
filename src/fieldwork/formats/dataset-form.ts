/** Answers as a table, for cross-tabs, weighting and every export: one row a respondent, one column an input. */
export interface Dataset {
  readonly survey: { readonly id: string; readonly title: string }
  readonly columns: readonly DataColumn[]
  readonly rows: readonly DataRow[]
}

/**
 * - `single`: one of `valueLabels`; `multiple`: a list of them; `flag`: 1 chosen, 0 asked and not chosen
 * - `number`: a rating, a number, a rank (1 is first); `date`: `2026-01-31` or `2026-01-31T10:30`; `text`: own words
 */
export type DataType = 'single' | 'multiple' | 'number' | 'text' | 'date' | 'flag'
export type DataValue = string | number
/** null: not asked, skipped, or not answered. */
export type DataCell = DataValue | readonly DataValue[] | null

export interface DataColumn {
  /** Unique in the dataset: `skin_type`, `concerns.dryness`, `service.speed`, `kids[0].age`, `skin_type-Comment`. */
  readonly name: string
  /** The path of the question as flat answers and the warehouse name it: `service.speed`, `kids.0.age`. */
  readonly question: string
  readonly title: string
  readonly type: DataType
  readonly valueLabels?: readonly { readonly value: DataValue; readonly label: string }[]
  /** Of a flag or a rank: the question whose item it is; it repeats what that column says. */
  readonly partOf?: string
  /** Values that say that there is no answer (refused, don't know). */
  readonly missing?: readonly DataValue[]
}

export interface DataRow {
  readonly respondent: string
  readonly customer?: string
  readonly language: string
  readonly outcome: string
  readonly startedAt?: string
  readonly completedAt?: string
  readonly quality?: { readonly score: number; readonly doubtful: boolean; readonly reasons: readonly string[] }
  readonly weight?: number
  readonly values: Readonly<Record<string, DataCell>>
}

/** One respondent's way through a survey, as an export needs it. */
export interface AnsweredSession {
  readonly id: string
  readonly respondent: string
  readonly customer?: string
  readonly language: string
  readonly state: { readonly data: Readonly<Record<string, unknown>> }
  readonly outcome: string
  readonly startedAt: string
  readonly completedAt: string | null
  readonly quality?: DataRow['quality']
  readonly weight?: number
}

export type StudyPrivacy = 'anonymous' | 'pseudonymous' | 'identified'
