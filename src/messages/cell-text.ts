import type { Language } from '../catalog/label.js'
import { formatValue, type NumberStyle, unitLabel, unknownValue } from './format-value.js'
import type { Cell, Column, Table } from './message.js'
import { oneLine } from './plain.js'

/** A cell as it is printed under its heading, on every channel. */
export function cellText(cell: Cell | undefined, column: Column, language: Language, currency?: string): string {
  if (cell === null || cell === undefined || cell === '') return unknownValue
  if (typeof cell === 'boolean') return cell ? { zh: '是', en: 'yes' }[language] : { zh: '否', en: 'no' }[language]
  if (typeof cell === 'string' || column.type === 'word' || column.type === 'id') return oneLine(String(cell))
  const style: NumberStyle = { place: 'cell', ...(currency ? { currency } : {}) }
  return formatValue(cell, column.unit, language, style)
}

/** A column's heading with its unit, where the cells do not show it: 支付买家数（人）, buyers (customers). */
export function headingText(column: Column, language: Language): string {
  const unit = unitLabel(column.unit, language)
  const label = oneLine(column.label)
  if (!unit || label.includes(unit)) return label
  return language === 'zh' ? `${label}（${unit}）` : `${label} (${unit})`
}

/** Numbers stand right, words left. */
export function isNumeric(column: Column, rows: Table['rows']): boolean {
  if (column.type) return column.type === 'number'
  return column.unit !== undefined || rows.some((row) => typeof row[column.key] === 'number')
}
