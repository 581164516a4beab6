import { type HeaderWord, headerWords } from './header-words.js'
import type { Label, Unit } from './label.js'

/** What a column's header says, word by word. */
export interface ReadHeader {
  readonly label: Label
  /** Other ways to say the same, Chinese and English mixed. */
  readonly said: readonly string[]
  /** It asks yes or no (`is_…`, `has_…`, 是否…). */
  readonly asks: boolean
  /** The unit that its figures are in, where the header names one. */
  readonly unit?: Unit
}

/**
 * Reads a header in either language and says it in both; undefined where a part is in no list of words.
 *
 * @example readHeader('diet_preference')?.label // { zh: '饮食偏好', en: 'diet preference' }
 * @example readHeader('是否员工推荐')?.label // { zh: '员工推荐', en: 'employee referral' }
 */
export function readHeader(header: string): ReadHeader | undefined {
  const plain = header.normalize('NFKC').trim()
  return /\p{Script=Han}/u.test(plain) ? readChinese(plain) : readEnglish(plain)
}

function readEnglish(header: string): ReadHeader | undefined {
  const words = header
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const { asks, rest } = withoutAsking(words)
  const { unit, named } = withoutUnit(rest)
  const parts = translated(inOrder(named))
  if (!parts || parts.length === 0) return undefined
  const en = named.join(' ')
  const [first = '', ...others] = combinations(parts.map(({ zh }) => zh))
  const has = asks === 'has'
  const zh = has ? `有${first}` : first
  return {
    label: { zh, en: has ? `has ${en}` : en },
    said: [
      ...(has ? others.map((one) => `有${one}`) : others),
      ...turned(parts),
      ...(asks === undefined ? [] : has ? [`是否有${first}`, `有无${first}`] : [`是否${first}`, `是${first}`]),
      ...(named.length < words.length ? [words.join(' ')] : []),
    ],
    asks: asks !== undefined,
    ...(unit ? { unit } : {}),
  }
}

type Asking = 'is' | 'has'

function withoutAsking(words: readonly string[]): { asks: Asking | undefined; rest: readonly string[] } {
  const [first = '', ...rest] = words
  if (rest.length === 0) return { asks: undefined, rest: words }
  if (/^(is|was|are|if)$/.test(first)) return { asks: 'is', rest }
  return /^(has|have|had|own|owns)$/.test(first) ? { asks: 'has', rest } : { asks: undefined, rest: words }
}

/** What a measured figure is in: only money and time have units that answers know; the others merely leave the name. */
const units: Readonly<Record<string, Unit | undefined>> = {
  cny: 'CNY',
  rmb: 'CNY',
  yuan: 'CNY',
  days: 'days',
  years: 'years',
  yrs: 'years',
  cm: undefined,
  kg: undefined,
  ml: undefined,
  mm: undefined,
  pct: undefined,
  percent: undefined,
}

function withoutUnit(words: readonly string[]): { unit: Unit | undefined; named: readonly string[] } {
  const last = words.at(-1) ?? ''
  return words.length > 1 && Object.hasOwn(units, last)
    ? { unit: units[last], named: words.slice(0, -1) }
    : { unit: undefined, named: words }
}

/** In the order of Chinese: `type of pet` as pet type, `num pets` as pets num. */
function inOrder(words: readonly string[]): readonly string[] {
  const of = words.indexOf('of')
  if (of > 0 && of < words.length - 1) return [...words.slice(of + 1), ...words.slice(0, of)]
  const [first = '', ...rest] = words
  return rest.length > 0 && /^(num|number|count|no)$/.test(first) ? [...rest, 'count'] : words
}

interface Part {
  readonly en: string
  readonly zh: readonly string[]
}

const english = new Map(headerWords.map(({ en, zh }) => [en, zh]))
const longestEnglish = Math.max(...[...english.keys()].map((en) => en.split(' ').length))

/** The longest known expression first, from the left; a plural is known by its singular, and a figure is itself. */
function translated(words: readonly string[]): readonly Part[] | undefined {
  const parts: Part[] = []
  for (let at = 0; at < words.length; ) {
    let taken = 0
    for (let size = Math.min(longestEnglish, words.length - at); size > 0 && taken === 0; size--) {
      const en = words.slice(at, at + size).join(' ')
      const zh = english.get(en) ?? english.get(en.replace(/s$/, '')) ?? (/^\d+$/.test(en) ? [en] : undefined)
      if (!zh) continue
      parts.push({ en, zh })
      taken = size
    }
    if (taken === 0) return undefined
    at += taken
  }
  return parts
}

/** So many ways of saying one header are understood. */
const mostWays = 12

function combinations(choices: readonly (readonly string[])[]): readonly string[] {
  const ways = choices.reduce<readonly string[]>((all, words) => words.flatMap((word) => all.map((one) => one + word)), [''])
  return [...new Set(ways)].slice(0, mostWays)
}

/** 口味偏好 is also 偏好口味 and 偏好的口味; 最爱颜色 also 颜色偏好. */
function turned(parts: readonly Part[]): readonly string[] {
  const liking = (part: Part | undefined) => ['偏好', '最爱'].includes(part?.zh[0] ?? '')
  const [first, last] = [parts[0], parts.at(-1)]
  if (parts.length < 2 || liking(first) === liking(last)) return []
  const what = (liking(first) ? parts.slice(1) : parts.slice(0, -1)).map(({ zh }) => zh[0]).join('')
  return [`${what}偏好`, `偏好${what}`, `偏好的${what}`, `喜欢的${what}`, `最爱的${what}`]
}

const chinese = new Map<string, HeaderWord>()
// A word's own line wins over lines where it is a further word, an earlier line over a later one.
for (const word of [...headerWords].reverse()) for (const zh of word.zh.slice(1)) chinese.set(zh, word)
for (const word of [...headerWords].reverse()) chinese.set(word.zh[0]!, word)

function readChinese(header: string): ReadHeader | undefined {
  const [, asking = '', body = header] = /^(是否有|有没有|有无|是否|是不是)?(.*)$/su.exec(header) ?? []
  const bare = body.replace(/[（(][^()（）]*[)）]$/u, '').trim()
  const parts = spelled(bare)
  if (!parts) return undefined
  const has = /有/.test(asking)
  const zh = has ? `有${bare}` : bare
  const en = `${has ? 'has ' : ''}${parts.map((part) => part.en).join(' ')}`
  const spellings =
    parts.length === 1 && !has ? headerWords.filter(({ zh: [word] }) => word === parts[0]?.zh[0]).map((word) => word.en) : []
  return {
    label: { zh, en },
    said: [...new Set([header, ...spellings])].filter((word) => word !== zh && word !== en),
    asks: asking !== '',
  }
}

/** The English of a Chinese header in the fewest words; undefined where some of it is unknown. */
function spelled(text: string): readonly HeaderWord[] | undefined {
  const best: (readonly HeaderWord[] | undefined)[] = [[]]
  for (let to = 1; to <= text.length; to++) {
    for (let from = 0; from < to; from++) {
      const before = best[from]
      const word = chinese.get(text.slice(from, to))
      const shortest = best[to]?.length ?? Number.POSITIVE_INFINITY
      if (before && word && before.length + 1 < shortest) best[to] = [...before, word]
    }
  }
  return text === '' ? undefined : best[text.length]
}
