import { readHeader } from '../../catalog/column-header.js'
import type { Label } from '../../catalog/label.js'
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
 * whichever of its names, is labelled in both languages, and so are its values; of any other one the words of its header are read one by
 * one; what cannot be read so is called what its header says.
 *
 * @param taken names and words that mean something already; a column of such a name gets another one, and never their words
 */
export function attributeTags(rows: readonly AttributeRow[], taken: (word: string) => boolean): readonly Tag[] {
  const names = new Set<string>()
  const words = new Set<string>()
  const spoken = (word: string) => words.has(fold(word)) || everyday.has(fold(word)) || taken(word)
  return [...rows]
    .sort((a, b) => b.customers - a.customers || (a.name < b.name ? -1 : 1))
    .flatMap((row) => {
      const known = knownAttribute(row.name)
      const name = freeName(known?.name ?? cleanName(row.name), (one) => names.has(one) || taken(one))
      if (!name) return []
      names.add(name)
      const tag = declared(row, name, known?.name === name ? known : undefined, spoken)
      for (const word of [tag.label.zh, tag.label.en, ...(tag.synonyms.zh ?? []), ...(tag.synonyms.en ?? [])])
        words.add(fold(word))
      return [tag]
    })
}

function declared(row: AttributeRow, name: string, known: KnownAttribute | undefined, spoken: (word: string) => boolean): Tag {
  const read = known ? undefined : readHeader(row.name)
  const type = typeOf(row)
  const groups = type === 'word' && row.distinct <= mostValues ? grouped(row.values, known?.values ?? []) : []
  const spellings = Object.fromEntries(groups.flatMap(({ tag, others }) => others.map((other) => [other, tag.value])))
  const label = known?.label ?? labelOf(row.name, read?.label, spoken)
  const others = [row.name, ...(known?.said ?? []), ...(read ? [read.label.zh, read.label.en, ...read.said] : [])]
  const said = [...new Set(others)].filter((word) => !spoken(word) && word !== label.zh && word !== label.en)
  const unit = known?.unit ?? (type === 'number' ? read?.unit : undefined)
  return {
    name,
    family: 'basic',
    label,
    synonyms: {
      zh: said.filter(isChinese),
      en: [...new Set(said.filter((word) => !isChinese(word)).flatMap((word) => [word.toLowerCase(), readable(word)]))],
    },
    definition: {
      zh: `客户资料里的「${row.name}」一列（${row.customers} 位客户有值）`,
      en: `The column "${row.name}" of the customers file (known of ${row.customers} customers)`,
    },
    type,
    ...(unit ? { unit } : {}),
    ...(groups.length > 0 ? { values: groups.map(({ tag }) => tag) } : {}),
    source: 'customers',
    refresh: 'import',
    compute: { kind: 'attribute', attribute: row.name, ...(Object.keys(spellings).length > 0 ? { spellings } : {}) },
  }
}

/** What the header says; where that means something else already, the header as it stands, or else that it is a column's. */
function labelOf(header: string, read: Label | undefined, spoken: (word: string) => boolean): Label {
  const zh = [read?.zh, header].find((word) => word !== undefined && !spoken(word))
  const en = [read?.en, readable(header)].find((word) => word !== undefined && !spoken(word))
  return { zh: zh ?? `资料中的${read?.zh ?? header}`, en: en ?? `${read?.en ?? readable(header)} (column)` }
}

/** Words of time, number and order that questions are made of: alone they name no column. */
const everyday = new Set(
  'date|time|day|days|week|month|year|hour|hours|count|number|amount|total|average|rate|first|last|new|value|name|order|customer|buyer|active|top|type|event|activity|return|returns|日期|时间|天|日|周|月|月份|年|年份|小时|时段|数量|数|金额|总|累计|平均|率|首次|最近|新|价值|名称|订单|客户|用户|会员|买家|活跃|活动|类型|退货|购买|消费|支付|付款|注册|推荐|评分|得分|状态'.split(
    '|',
  ),
)

const fold = (word: string) => readable(word.normalize('NFKC'))

function typeOf({ name, type, values, distinct }: AttributeRow): TagType {
  const folded = values.map((one) => one.trim().toLowerCase())
  const saysYesOrNo = distinct <= values.length && folded.every((one) => yes.includes(one) || no.includes(one))
  // Other spellings of yes and no, or 1 and 0 of a column that asks, are a flag though the cells alone do not look so.
  if (saysYesOrNo && (type === 'flag' || type === 'word' || readHeader(name)?.asks)) return 'flag'
  return type === 'number' || type === 'date' ? type : 'word'
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
