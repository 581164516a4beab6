/**
 * JSON for people: an object or list that fits stands on one line.
 *
 * @example compactJson({ tag: 'city', is: { oneOf: ['上海'] } }) // '{ "tag": "city", "is": { "oneOf": ["上海"] } }'
 */
export function compactJson(value: unknown, width = 96, indent = ''): string {
  const flat = flatJson(value)
  if (value === null || typeof value !== 'object' || indent.length + flat.length <= width) return flat
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((one) => compactJson(one, width, inner))
    : entriesOf(value).map(([key, one]) => `${JSON.stringify(key)}: ${compactJson(one, width, inner)}`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}

function flatJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(flatJson).join(', ')}]`
  const parts = entriesOf(value).map(([key, one]) => `${JSON.stringify(key)}: ${flatJson(one)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

const entriesOf = (value: object) => Object.entries(value).filter(([, one]) => one !== undefined)

const clauses = /^ (FROM|WHERE|GROUP BY|HAVING|QUALIFY|ORDER BY|LIMIT|UNION ALL|(?:ANY |ASOF |LEFT |INNER |CROSS )+JOIN)\b/

/** A statement with each clause on a line of its own and each sub-select set in; what stands in quotes or brackets without one stays as it is. */
export function laidOutSql(sql: string): string {
  const depths: ('select' | 'other')[] = ['select']
  let out = ''
  let quote = ''
  const line = () => `\n${'  '.repeat(depths.filter((one) => one === 'select').length - 1)}`
  for (let at = 0; at < sql.length; at += 1) {
    const character = sql[at] as string
    if (quote !== '') {
      if (character === quote && sql[at - 1] !== '\\') quote = ''
    } else if (character === "'" || character === '`') quote = character
    else if (character === '(') {
      const selects = sql.startsWith('SELECT', at + 1)
      depths.push(selects ? 'select' : 'other')
      out += selects ? `(${line()}` : '('
      continue
    } else if (character === ')') {
      const closed = depths.pop()
      out += closed === 'select' ? `${line()})` : ')'
      continue
    } else if (character === ' ' && depths.at(-1) === 'select' && clauses.test(sql.slice(at, at + 40))) {
      out += line()
      continue
    }
    out += character
  }
  return out
}
