import type { ActField } from '../../catalog/act.js'
import { fieldsOf } from '../../catalog/acts.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'

/** The field of that name if it holds amounts; marks on a scale of few steps (stars) are as good as words. */
export function numberField(name: string, vocabulary: Vocabulary): ActField | undefined {
  const field = [...vocabulary.acts.values()].flatMap((act) => fieldsOf(act)).find((one) => one.name === name)
  return field?.type === 'number' && field.unit !== 'stars' ? field : undefined
}
