import type { Binder } from '../../catalog/sql.js'
import type { Tag } from '../tag.js'

/** Nobody who registered, or was first seen in facts, after the as-of date is visible; who has a row without a date always is. */
export const visiblePeople = '(first_seen IS NULL OR toDate(first_seen) <= {asOf:Date})'

/** SQL of a tag over the columns of `people`; an attribute's name and spellings are bound, because they come from a file. */
export function personExpression(tag: Tag, binder: Binder): string {
  if (tag.compute.kind === 'person') return tag.compute.sql
  if (tag.compute.kind !== 'attribute') throw new Error(`${tag.name} is not about a person alone`)
  const raw = `trim(attributes[${binder.bind(tag.compute.attribute, 'String')}])`
  switch (tag.type) {
    case 'number':
      return `toFloat64OrNull(replaceAll(${raw}, ',', ''))`
    case 'date':
      return `if(${raw} = '', NULL, toDate(parseDateTimeBestEffortOrNull(${raw})))`
    case 'flag':
      return `multiIf(lower(${raw}) IN (${words(yes)}), 1, lower(${raw}) IN (${words(no)}), 0, NULL)`
    case 'list':
      return `arrayFilter(part -> part != '', arrayMap(part -> trim(part), splitByRegexp('[,;、，；|]', ${raw})))`
    case 'word':
      return spelled(raw, tag.compute.spellings, binder)
  }
}

/** The values of a yes-or-no column, as files write them. */
export const yes = ['1', 'true', 'yes', 'y', 't', '是', '有', '对', '真']
export const no = ['0', 'false', 'no', 'n', 'f', '否', '无', '没有', '不是', '假']

const words = (list: readonly string[]) => list.map((word) => `'${word}'`).join(', ')

/** Different spellings of one value (干皮, dry) under one. */
function spelled(raw: string, spellings: Readonly<Record<string, string>> | undefined, binder: Binder): string {
  const entries = Object.entries(spellings ?? {})
  if (entries.length === 0) return raw
  const from = binder.bind(
    entries.map(([spelling]) => spelling),
    'Array(String)',
  )
  const to = binder.bind(
    entries.map(([, value]) => value),
    'Array(String)',
  )
  return `transform(${raw}, ${from}, ${to}, ${raw})`
}
