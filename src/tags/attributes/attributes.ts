import { recordKinds } from '../../records/index.js'
import { no, yes } from '../compile/people.js'
import type { Tag, TagType, TagValue } from '../tag.js'
import { type KnownAttribute, type KnownValue, knownAttributes } from './dictionary.js'

/** A row of the warehouse's `attributes`: one column of the customers files that the contract does not list. */
export interface AttributeRow {
  readonly name: string
  /** `word`, `number`, `date` or `flag`, as its cells suggest. */
  readonly type: string
  readonly customers: number
  /** How many different values; and the most frequent of them. */
  readonly distinct: number
  readonly values: readonly string[]
}

/** More different values than this are names or remarks, not words to be asked for one by one. */
const mostValues = 200

/**
 * A tag for each unlisted column, so that it can be asked about as soon as it is imported. A column that the dictionary knows, under
 * whichever of its names, is labelled in both languages, and so are its values; any other one is called what its header says.
 *
 * @param taken names and words that mean something already; a column of such a name gets another one, and never their words
 */
export function attributeTags(rows: readonly AttributeRow[], taken: (word: string) => boolean): readonly Tag[] {
  const names = new Set<string>()
  return [...rows]
    .sort((a, b) => b.customers - a.customers || (a.name < b.name ? -1 : 1))
    .flatMap((row) => {
      const known = knownAttribute(row.name)
      const name = freeName(known?.name ?? cleanName(row.name), (one) => names.has(one) || taken(one))
      if (!name) return []
      names.add(name)
      return [declared(row, name, known?.name === name ? known : undefined, taken)]
    })
}

function declared(row: AttributeRow, name: string, known: KnownAttribute | undefined, taken: (word: string) => boolean): Tag {
  const type = typeOf(row)
  const groups = type === 'word' && row.distinct <= mostValues ? grouped(row.values, known?.values ?? []) : []
  const spellings = Object.fromEntries(groups.flatMap(({ tag, others }) => others.map((other) => [other, tag.value])))
  const said = [row.name, ...(known?.said ?? [])].filter((word) => !taken(word))
  return {
    name,
    family: 'basic',
    label: known?.label ?? { zh: row.name, en: readable(row.name) },
    synonyms: {
      zh: said.filter(isChinese),
      en: said.filter((word) => !isChinese(word)).flatMap((word) => [...new Set([word.toLowerCase(), readable(word)])]),
    },
    definition: {
      zh: `客户资料里的「${row.name}」一列（${row.customers} 位客户有值）`,
      en: `The column "${row.name}" of the customers file (known of ${row.customers} customers)`,
    },
    type,
    ...(known?.unit ? { unit: known.unit } : {}),
    ...(groups.length > 0 ? { values: groups.map(({ tag }) => tag) } : {}),
    source: 'customers',
    refresh: 'import',
    compute: { kind: 'attribute', attribute: row.name, ...(Object.keys(spellings).length > 0 ? { spellings } : {}) },
  }
}

function typeOf({ type, values, distinct }: AttributeRow): TagType {
  if (type === 'number' || type === 'date') return type
  // A column of 1 alone says nothing of the others; two values that mean yes and no do.
  const folded = values.map((one) => one.trim().toLowerCase())
  if (type === 'flag' && distinct <= 2 && folded.every((one) => yes.includes(one) || no.includes(one))) return 'flag'
  return 'word'
}

interface Group {
  readonly tag: TagValue
  /** Rarer spellings of the same value in the data. */
  readonly others: readonly string[]
}

/** The data's values, most frequent first, spellings of one known value under the most frequent of them; known ones labelled. */
function grouped(values: readonly string[], known: readonly KnownValue[]): readonly Group[] {
  const groups = new Map<string, { spelled: string[]; known: KnownValue | undefined }>()
  for (const value of values.map((one) => one.trim()).filter(Boolean)) {
    const meant = known.find((one) => wordsOf(one).includes(value.toLowerCase()))
    const key = meant ? `known ${meant.en}` : `as is ${value}`
    const group = groups.get(key) ?? { spelled: [], known: meant }
    if (!group.spelled.includes(value)) group.spelled.push(value)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ spelled: [value = '', ...others], known: meant }) => {
    const label = meant ? { zh: meant.zh, en: meant.en } : { zh: value, en: value }
    const said = [...new Set([value, ...others, ...(meant ? [meant.zh, meant.en, ...meant.said] : [])])]
    return {
      tag: { value, label, synonyms: { zh: said.filter(isChinese), en: said.filter((word) => !isChinese(word)) } },
      others,
    }
  })
}

const wordsOf = ({ zh, en, said }: KnownValue) => [zh, en, ...said].map((word) => word.toLowerCase())

function knownAttribute(header: string): KnownAttribute | undefined {
  const name = cleanName(header)
  return knownAttributes.find(
    (one) => one.name === name || [one.label.zh, one.label.en, ...one.said].some((word) => cleanName(word) === name),
  )
}

/** A header as a name: lower case, letters, digits and underscores of any script. */
export function cleanName(header: string): string {
  return header
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60)
}

function freeName(name: string, taken: (name: string) => boolean): string | undefined {
  const contract = recordKinds.customers.fields.some((field) => field.name === name)
  return [name, `${name}_column`, `${name}_column_2`].find(
    (one) => one !== '' && !(contract && one === name) && !taken(one) && !/^_*column/.test(one),
  )
}

const isChinese = (word: string) => /\p{Script=Han}/u.test(word)
const readable = (name: string) =>
  name
    .replaceAll(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase()
