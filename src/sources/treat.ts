import { maskPersonalData } from '../language/masking/mask-personal-data.js'
import type { RowRewrite } from './batches.js'
import { type Concealer, guarded } from './personal.js'
import type { Plan } from './plan.js'

/**
 * The change that a plan's treatments make to each row before it leaves this program; undefined where no cell needs one.
 * Afterwards a row has the file's columns, then the added ones.
 */
export function rowTreatment(plan: Plan, conceal: Concealer): RowRewrite | undefined {
  if (plan.treatments.length === 0) return undefined
  return (cells) => {
    const width = plan.header.length
    const row = cells.slice(0, width)
    for (let i = 0; i < plan.added; i += 1) row.push('')
    for (const one of plan.treatments) {
      const cell = cells[one.column] ?? ''
      if (one.do === 'mask') row[one.column] = maskPersonalData(cell)
      else if (one.do === 'guard') row[one.column] = guarded(cell)
      else if (one.do === 'drop') row[one.column] = ''
      else if (one.do === 'key') {
        row[width + one.added] = conceal.key(cell)
        if (!one.keep) row[one.column] = ''
      } else {
        const kind = typeof one.as === 'number' ? (cells[one.as] ?? '') : one.as
        const { hash, masked } = conceal.identity(kind, cell)
        row[width + one.added] = hash
        row[width + one.added + 1] = masked
        if (!one.keep) row[one.column] = masked
      }
    }
    return row
  }
}
