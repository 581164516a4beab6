import type { Tag, TagType } from './tag.js'

const columnTypes: Readonly<Record<TagType, string>> = {
  word: 'LowCardinality(String)',
  number: 'Nullable(Float64)',
  flag: 'Nullable(UInt8)',
  list: 'Array(String)',
  date: 'Nullable(Date)',
}

/** The ClickHouse type of a tag's column, the same in compiled SQL and in snapshots. */
export function tagColumnType(tag: Pick<Tag, 'type'>): string {
  return columnTypes[tag.type]
}
