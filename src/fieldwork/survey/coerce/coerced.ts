import type { Label } from '../../../catalog/label.js'

/** What a person's text means for a question: a value that the question allows, or why it could not be taken. */
export type Coerced = { readonly value: unknown; readonly comment?: string } | { readonly again: Label }

export const again = (zh: string, en: string): Coerced => ({ again: { zh, en } })
