import type { Scalar, Segment } from '../segments/form.js'
import type { TagCatalog } from './catalog.js'
import type { Tag } from './tag.js'

/** What `tags who` was asked, understood: the tag and the segment of the customers who have it; or what does not exist, and what comes near. */
export type TagExpression =
  | { readonly tag: Tag; readonly segment: Segment }
  | {
      readonly problem: 'unknown-tag' | 'unknown-value' | 'not-a-number'
      readonly said: string
      readonly nearest: readonly string[]
    }

/**
 * `NAME` (has a value; a flag: is so), `NAME=VALUE`, `NAME!=VALUE`, `NAME>=3` and the like, or a value's own word (`沉默`, `95后`).
 * Names and values may be said in either language.
 */
export function tagExpression(said: string, catalog: TagCatalog): TagExpression {
  const [, name = said, operator, value = ''] = /^(.*?)\s*(!=|>=|<=|=|>|<)\s*(.*)$/su.exec(said.trim()) ?? []
  const tag = catalog.find(name)
  if (!operator) return tag ? { tag, segment: has(tag) } : byValue(name, catalog)
  if (!tag) return { problem: 'unknown-tag', said: name, nearest: catalog.nearest(name) }
  if (operator === '=' || operator === '!=') {
    const meant = storedValue(tag, value)
    if (meant === undefined)
      return { problem: 'unknown-value', said: value, nearest: (tag.values ?? []).map((one) => one.label.zh) }
    const is: Segment = { tag: tag.name, is: { oneOf: [meant] } }
    return { tag, segment: operator === '=' ? is : { not: is } }
  }
  const bound = tag.type === 'date' ? value : Number(value)
  if (value === '' || Number.isNaN(bound)) return { problem: 'not-a-number', said: value, nearest: [] }
  const bounds = { '>=': 'min', '<=': 'max', '>': 'above', '<': 'below' } as const
  return { tag, segment: { tag: tag.name, is: { range: { [bounds[operator as keyof typeof bounds]]: bound } } } }
}

function has(tag: Tag): Segment {
  return tag.type === 'flag' ? { tag: tag.name, is: { oneOf: [true] } } : { tag: tag.name, is: { known: true } }
}

function byValue(word: string, catalog: TagCatalog): TagExpression {
  for (const tag of catalog.tags) {
    const value = (tag.values ?? []).find((one) => says(one, word))
    if (value) return { tag, segment: { tag: tag.name, is: { oneOf: [value.value] } } }
  }
  return { problem: 'unknown-tag', said: word, nearest: catalog.nearest(word) }
}

/** The value as it is stored; undefined where the tag can have no such value. Words that the catalog does not list are taken as they are. */
function storedValue(tag: Tag, said: string): Scalar | undefined {
  if (tag.type === 'flag') {
    const word = said.toLowerCase()
    if (['1', 'true', 'yes', '是', '有'].includes(word)) return true
    return ['0', 'false', 'no', '否', '无'].includes(word) ? false : undefined
  }
  if (tag.type === 'number') return said !== '' && Number.isFinite(Number(said)) ? Number(said) : undefined
  const listed = (tag.values ?? []).find((one) => says(one, said))
  if (listed) return listed.value
  const closed = tag.values !== undefined && tag.compute.kind !== 'attribute'
  return said === '' || closed ? undefined : said
}

function says(value: NonNullable<Tag['values']>[number], word: string): boolean {
  const words = [value.value, value.label.zh, value.label.en, ...(value.synonyms?.zh ?? []), ...(value.synonyms?.en ?? [])]
  return words.some((one) => one.toLowerCase() === word.trim().toLowerCase())
}
