import type { FieldType } from '../../records/index.js'
import type { CellContext, CellReading } from './cell.js'
import { countCell, moneyCell, numberCell, starsCell } from './figure.js'
import { dateCell, timeCell, yearCell } from './time.js'
import { idCell, textCell, wordCell } from './word.js'

/** How a cell of each type is read. Phones and e-mail addresses are concealed before the engine sees them. */
const readings: Readonly<Record<Exclude<FieldType, 'phone' | 'email'>, (context: CellContext) => CellReading>> = {
  id: idCell,
  word: wordCell,
  text: textCell,
  time: timeCell,
  date: dateCell,
  year: yearCell,
  money: moneyCell,
  number: numberCell,
  count: countCell,
  stars: starsCell,
}

export function readCell(context: CellContext): CellReading {
  const { type } = context.field
  if (type === 'phone' || type === 'email') throw new Error(`${context.field.name} must be concealed, not read`)
  return readings[type](context)
}

export type { CellContext, CellReading } from './cell.js'
