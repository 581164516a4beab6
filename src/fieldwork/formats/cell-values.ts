import type { DataValue } from './dataset-form.js'

export function fieldOf(value: unknown, name: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)[String(name)]
    : undefined
}

export function listOf(value: unknown, whole = false): DataValue[] | undefined {
  if (!Array.isArray(value)) return value === undefined || value === null || value === '' ? undefined : [scalar(value) ?? '']
  return whole ? (value as DataValue[]) : value.map((one) => scalar(one) ?? '')
}

export function scalar(value: unknown): DataValue | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'number' || typeof value === 'string') return value
  return textOf(value)
}

/** Uploaded files by their names: their content does not belong into a table. */
export function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return value
  const files = Array.isArray(value) ? value.map((one) => fieldOf(one, 'name')) : []
  if (files.length > 0 && files.every((name) => typeof name === 'string')) return files.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

export function numberOr(value: DataValue | null): DataValue | null {
  if (typeof value !== 'string') return value
  const number = Number(value)
  return value.trim() !== '' && Number.isFinite(number) ? number : value
}
