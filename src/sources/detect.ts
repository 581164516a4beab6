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
  const fits = (name: RecordKindName) => {
    const kind = recordKinds[name]
    return missingFields(kind, header, matchFields(kind, header)) === undefined
  }
  if (told) return told
  const named = kindByName(fileName)
  if (named && fits(named)) return named
  // An ordering by how many columns are understood; a file with an order's columns and more is not "some events".
  const candidates = (Object.keys(recordKinds) as RecordKindName[])
    .filter(fits)
    .map((name) => ({ name, matched: matchFields(recordKinds[name], header).size }))
    .sort((a, b) => b.matched - a.matched)
  const [first, second] = candidates
  if (named && !first) {
    const kind = recordKinds[named]
    const problem = missingFields(kind, header, matchFields(kind, header))
    if (problem) throw problem
  }
  if (!first || first.matched < 2) {
    throw new FileProblem('unknown_kind', {
      zh: `看不出这个文件是什么:列是 ${shown(header)}。请用 --kind(${Object.keys(recordKinds).join('、')})说明,或写一个映射文件(--mapping)。`,
      en: `What this file holds is not clear from its columns: ${shown(header)}. Say it with --kind (${Object.keys(recordKinds).join(', ')}), or write a mapping file (--mapping).`,
    })
  }
  if (second && second.matched === first.matched) {
    throw new FileProblem('ambiguous_kind', {
      zh: `这个文件可能是 ${first.name},也可能是 ${second.name}。请用 --kind 说明。`,
      en: `This file could be ${first.name} or ${second.name}. Say which with --kind.`,
    })
  }
  return first.name
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
