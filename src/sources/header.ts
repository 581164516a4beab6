import type { RecordKind } from '../records/index.js'
import { aliases } from './aliases.js'
import { FileProblem } from './problem.js'

/** A header's cell as it is compared: width, case, spaces and hyphens make no difference. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s\-/.]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

/** The names of the columns as people may refer to them. @throws FileProblem duplicate_header */
export function checkedHeader(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell, index) => cell.replace(/^\ufeff/, '').trim() || `column_${index + 1}`)
  const seen = new Map<string, string>()
  for (const name of names) {
    const plain = plainName(name)
    const other = seen.get(plain)
    if (other !== undefined) {
      throw new FileProblem(
        'duplicate_header',
        {
          zh: `表头里有两列都叫「${name}」,不知道该用哪一列。请改名或删掉一列。`,
          en: `Two columns of the header are called "${name}"; which one counts is not clear. Rename or delete one.`,
        },
        1,
      )
    }
    seen.set(plain, name)
  }
  return names
}

/** Which field each column is: column index by field name. Exact names win over labels and aliases. */
export function matchFields(kind: RecordKind, header: readonly string[]): Map<string, number> {
  const plain = header.map(plainName)
  const found = new Map<string, number>()
  const taken = new Set<number>()
  const spellings = (name: string, zh: string, en: string): string[][] => [
    [name],
    [zh, en, ...(aliases[kind.name]?.[name] ?? []), ...(aliases.any?.[name] ?? [])],
  ]
  for (const round of [0, 1]) {
    for (const field of kind.fields) {
      if (found.has(field.name)) continue
      const wanted = (spellings(field.name, field.zh, field.en)[round] ?? []).map(plainName)
      const index = wanted.map((name) => plain.indexOf(name)).find((at) => at >= 0 && !taken.has(at))
      if (index === undefined) continue
      found.set(field.name, index)
      taken.add(index)
    }
  }
  return found
}

/** Required fields that no column gives, each with the column that was perhaps meant. */
export function missingFields(
  kind: RecordKind,
  header: readonly string[],
  found: ReadonlyMap<string, number>,
): FileProblem | undefined {
  const missing = kind.fields.filter((field) => field.required && !found.has(field.name))
  if (missing.length === 0) return undefined
  const free = header.filter((_, index) => ![...found.values()].includes(index))
  const said = missing.map((field) => ({ field, near: nearest(field.name, free) ?? nearest(field.zh, free) }))
  // Reports often begin with a title above the header.
  const lone = header.length === 1 ? header[0] : undefined
  const titleZh = lone === undefined ? '' : `第一行只有一格「${lone}」:如果那是标题,请删掉它。`
  const titleEn = lone === undefined ? '' : ` The first line holds one cell, "${lone}": if that is a title, delete it.`
  return new FileProblem(
    'missing_column',
    {
      zh: `${kind.zh}(${kind.name})缺少必需的列:${said.map(({ field, near }) => `${field.name}(${field.zh})${near ? `,是不是「${near}」?` : ''}`).join(';')}。请改表头,或写一个映射文件(--mapping)。${titleZh}`,
      en: `${kind.name} lacks the required ${missing.length > 1 ? 'columns' : 'column'} ${said.map(({ field, near }) => `${field.name}${near ? ` (did you mean "${near}"?)` : ''}`).join(', ')}. Rename the header, or write a mapping file (--mapping).${titleEn}`,
    },
    1,
  )
}

/** The nearest of some names within two or three slips of the pen (edit distance), if any. */
export function nearest(wanted: string, names: Iterable<string>): string | undefined {
  const target = plainName(wanted)
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(target.length / 3)) + 1
  for (const name of names) {
    const plain = plainName(name)
    const distance = plain.replaceAll('_', '') === target.replaceAll('_', '') ? 0 : editDistance(target, plain)
    if (distance < bestDistance) {
      best = name
      bestDistance = distance
    }
  }
  return best
}

/** Levenshtein distance. @example editDistance('ordered_at', 'orderd_at') // 1 */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
