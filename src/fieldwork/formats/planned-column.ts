import type { Language } from '../../catalog/label.js'
import { listOf, textOf } from './cell-values.js'
import type { DataCell, DataColumn } from './dataset-form.js'

export type Data = Readonly<Record<string, unknown>>

export interface PlannedColumn {
  readonly column: DataColumn
  readonly read: (data: Data) => DataCell
}

/** What one question (or a cell, a field) is called and where its value lies. */
export interface Place {
  readonly name: string
  readonly path: string
  readonly title: string
  readonly value: (data: Data) => unknown
  readonly comment?: (data: Data) => unknown
  readonly records: readonly Data[]
  readonly language: Language
}

export function inside(place: Place, name: string, path: string, title: string, step: (value: unknown) => unknown): Place {
  return {
    name: `${place.name}${name}`,
    path: `${place.path}${path}`,
    title: `${place.title} · ${title}`,
    value: (data) => step(place.value(data)),
    records: place.records,
    language: place.language,
  }
}

export function textColumn(name: string, path: string, title: string, value: (data: Data) => unknown): PlannedColumn {
  return { column: { name, question: path, title, type: 'text' }, read: (data) => textOf(value(data)) }
}

export function lengthOf({ records, value }: Place): number {
  return Math.max(0, ...records.map((data) => listOf(value(data), true)?.length ?? 0))
}
