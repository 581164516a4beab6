import type { Label } from '../../../catalog/label.js'

/** Something wrong (or doubtful) in a survey file, with its place and what to do. */
export interface SurveyFault {
  /** An error withholds the survey; a warning is likely a mistake; a note says what is different in a conversation. */
  readonly severity: 'error' | 'warning' | 'note'
  /** A path in the file, such as `pages[0].elements[2].visibleIf`. */
  readonly path: string
  /** In English; `zh` says the same in Chinese. */
  readonly message: string
  readonly zh: string
  readonly suggestion?: string
}

export const fault = (severity: SurveyFault['severity'], path: string, { zh, en }: Label, suggestion?: string): SurveyFault => ({
  severity,
  path,
  message: en,
  zh,
  ...(suggestion === undefined ? {} : { suggestion }),
})

export type Node = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
