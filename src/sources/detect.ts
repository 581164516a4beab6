import { type RecordKindName, recordKinds } from '../records/index.js'
import { kindNames } from './aliases.js'
import { matchFields, missingFields, plainName } from './header.js'
import type { Mapping } from './mapping.js'
import { FileProblem } from './problem.js'

/** What a file's name says about its content: `orders-2026.csv`, `2026订单.xlsx`. The longest word that fits counts. */
export function kindByName(fileName: string): RecordKindName | undefined {
  const plain = `_${plainName(fileName.replace(/(\.[a-z0-9]+)+$/i, ''))}_`
  let best: { kind: RecordKindName; length: number } | undefined
  for (const [kind, words] of kindNames) {
    for (const word of words) {
      const fits = /^[a-z_]+$/.test(word) ? new RegExp(`(?<![a-z])${word}(?![a-z])`).test(plain) : plain.includes(word)
      if (fits && word.length > (best?.length ?? 0)) best = { kind, length: word.length }
    }
  }
  return best?.kind
}

/**
 * The kind of record that a table holds: told, else by name where its required columns are there, else the only kind whose required
 * columns are there. Nothing is guessed.
 *
 * @throws FileProblem missing_column, unknown_kind or ambiguous_kind, with what to do
 */
export function kindOf(header: readonly string[], fileName: string, told?: RecordKindName): RecordKindName {
  if (told) return told
  const named = kindByName(fileName)
  const plain = new Set(header.map(plainName))
  const [first, second] = candidates(header, named)
  if (named && first?.name !== named && (first === undefined || first.name === 'customers' || first.matched < 3)) {
    const kind = recordKinds[named]
    const problem = missingFields(kind, header, matchFields(kind, header))
    if (problem) throw problem
  }
  if (first?.name === 'customers' && first.name !== named && foreignKeys.some((key) => plain.has(key))) throw unknown(header)
  if (!first || first.score < 2) {
    throw unknown(header)
  }
  if (second && second.score === first.score) {
    throw new FileProblem('ambiguous_kind', {
      zh: `这个文件可能是 ${first.name},也可能是 ${second.name}。请用 --kind 说明。`,
      en: `This file could be ${first.name} or ${second.name}. Say which with --kind.`,
    })
  }
  return first.name
}

/** The kinds whose required columns are all there, by how many columns are understood; the file's name counts for two. */
function candidates(header: readonly string[], named: RecordKindName | undefined) {
  return (Object.keys(recordKinds) as RecordKindName[])
    .map((name) => ({ name, found: matchFields(recordKinds[name], header) }))
    .filter(({ name, found }) => missingFields(recordKinds[name], header, found) === undefined)
    .map(({ name, found }) => ({ name, matched: found.size, score: found.size + (name === named ? 2 : 0) }))
    .sort((a, b) => b.score - a.score)
}

/** Columns that no list of customers has: every fact names its customer, and would else pass for one. */
const foreignKeys = [
  'order_id',
  'ticket_id',
  'review_id',
  'post_id',
  'campaign_id',
  'event_id',
  'ordered_at',
  'event',
  'sku',
  '订单编号',
  '订单号',
]

function unknown(header: readonly string[]): FileProblem {
  const kinds = Object.keys(recordKinds)
  return new FileProblem('unknown_kind', {
    zh: `看不出这个文件是什么:列是 ${shown(header)}。请用 --kind(${kinds.join('、')})说明,或写一个映射文件(--mapping)。`,
    en: `What this file holds is not clear from its columns: ${shown(header)}. Say it with --kind (${kinds.join(', ')}), or write a mapping file (--mapping).`,
  })
}

/** The preset whose columns are all in the header; the one that names most wins. */
export function presetOf(header: readonly string[], presets: readonly Mapping[]): Mapping | undefined {
  const plain = new Set(header.map(plainName))
  return presets
    .filter((preset) => preset.recognise?.every((column) => plain.has(plainName(column))))
    .sort((a, b) => (b.recognise?.length ?? 0) - (a.recognise?.length ?? 0))[0]
}

function shown(header: readonly string[]): string {
  const some = header.slice(0, 12).join(', ')
  return header.length > 12 ? `${some} …(${header.length})` : some
}
