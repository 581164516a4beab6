import type { Act } from '../../catalog/act.js'
import type { Tag } from '../../tags/tag.js'
import { type AddPhrase, plurals } from './add-phrase.js'
import { otherNames } from './other-names.js'
import type { VocabularySource } from './source.js'

/** Values of the data by their own spelling and, for well-known names, in the other language. */
export function valuePhrases(source: VocabularySource, add: AddPhrase): void {
  const tags = new Map<string, Tag>()
  for (const tag of source.tags) {
    const column = columnOf(tag)
    if (column && tag.type !== 'number') tags.set(column, tag)
  }
  for (const { table, column, value } of source.values) {
    const tag = tags.get(`${table}.${column}`)
    if (!tag || saidByTag(tag, value)) continue
    for (const word of spellings(value, column)) add(word, { kind: 'value', place: { tag: tag.name }, value: stored(tag, value) })
  }
  for (const { column, value, tables } of byColumn(source)) {
    const acts = source.acts.filter((act) => tables.some((table) => holds(act, table, column))).map((act) => act.name)
    if (acts.length > 0)
      for (const word of spellings(value, column)) add(word, { kind: 'value', place: { field: column, acts }, value })
  }
  for (const act of source.acts) {
    for (const field of [...act.fields, ...(act.detail?.fields ?? [])]) {
      if (field.name === 'polarity') continue
      for (const { value, label } of field.values ?? [])
        for (const word of [label.zh, label.en])
          add(word, { kind: 'value', place: { field: field.name, acts: [act.name] }, value })
    }
  }
}

/** One value of a column, whatever tables it stands in: 面膜 is a category of orders, events and reviews. */
function byColumn({ values }: VocabularySource): { column: string; value: string; tables: string[] }[] {
  const found = new Map<string, { column: string; value: string; tables: string[] }>()
  for (const { table, column, value } of values) {
    const key = `${column}\u0000${value}`
    const known = found.get(key)
    if (known) known.tables.push(table)
    else found.set(key, { column, value, tables: [table] })
  }
  return [...found.values()]
}

/** The column of the data whose words are a tag's values: `people.city`, `attributes.skin_type`. */
export function columnOf(tag: Tag): string | undefined {
  if (tag.compute.kind === 'attribute') return `attributes.${tag.compute.attribute}`
  return tag.compute.kind === 'person' ? `people.${tag.name}` : undefined
}

function holds(act: Act, table: string, column: string): boolean {
  if (act.table === table) return act.fields.some((field) => field.name === column)
  return act.detail?.table === table && act.detail.fields.some((field) => field.name === column)
}

/** 上海市 is stored as 上海 by its tag; both are said. */
function spellings(value: string, column: string): string[] {
  const trimmed = column === 'city' || column === 'province' ? withoutEnding(value) : value
  const names = new Set([value, trimmed, ...otherNames(value), ...otherNames(trimmed)])
  if (column === 'city' && /^[\u4e00-\u9fff]{2,}$/.test(trimmed)) names.add(`${trimmed}市`)
  if (column === 'province' && /^[\u4e00-\u9fff]{2,}$/.test(trimmed)) names.add(`${trimmed}省`)
  return [...names].flatMap((name) => [name, ...plurals(name.toLowerCase())])
}

function stored(tag: Tag, value: string): string {
  if (tag.compute.kind === 'attribute') return tag.compute.spellings?.[value] ?? value
  return tag.name === 'city' || tag.name === 'province' ? withoutEnding(value) : value
}

function withoutEnding(name: string): string {
  const short = name.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '')
  return short.length >= 2 ? short : name
}

/** Values that the tag's own declaration names already (female: 女性, women …). */
function saidByTag(tag: Tag, value: string): boolean {
  return value === 'unknown' || (tag.values?.some((entry) => entry.value === value && tag.compute.kind !== 'attribute') ?? false)
}
