/** One finished session, as results read it: nothing that says who it was. */
export interface Response {
  /** Where a quote leads back to: a session, a pseudonym, or a mere running number, as the study's promise has it. */
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
  /** 1 unless weights were made; their mean is 1. */
  readonly weight: number
  /** Judged doubtful, and not kept by a person's word; or dropped by it. */
  readonly doubtful: boolean
  /** What is known of the respondent beside the answers, by tag name, for breakdowns: several for a tag that is a list. */
  readonly known?: Readonly<Record<string, readonly string[]>>
}
