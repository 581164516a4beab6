import type { Binder } from '../../catalog/sql.js'
import type { Field } from '../../records/index.js'
import type { TimeForm } from '../plan.js'

/**
 * How one cell becomes a typed value in the engine, in layers of subqueries: the text from the raw cell, the parts from the text, the value
 * from both, the verdict from all. Each layer names the one below it by column, so that no expression is written (or run) twice.
 */
export interface CellReading {
  /** The cell as its type wants it spelt: spaces off, unwrapped, '' for every way of saying nothing. */
  readonly text: string
  /** Intermediate columns. */
  readonly parts?: readonly { readonly name: string; readonly sql: string }[]
  /** The typed value; NULL ('' for words and ids) where the cell is empty or does not fit. */
  readonly value: string
  /** True where the cell says something that does not fit. */
  readonly wrong: string
  /** The reason's code, for a cell that is wrong. Run for bad rows only. */
  readonly reason: string
}

export interface CellContext {
  readonly field: Field
  readonly kind: string
  /** The raw cell, an SQL expression of type String. */
  readonly raw: string
  /** Names under which `text` and `value` stand in the SELECT. */
  readonly names: { readonly text: string; readonly value: string }
  readonly values: Binder
  readonly timeZone: string
  readonly time: TimeForm | undefined
  /** The mapping's own words for this field. */
  readonly words: Readonly<Record<string, string>>
}

/** Regular expressions are our constants; their backslashes are doubled for the engine's string literals. */
export function pattern(regex: RegExp): string {
  return `'${regex.source.replaceAll('\\/', '/').replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

const edges = /^[\s\u3000\u00a0\ufeff]+|[\s\u3000\u00a0\ufeff]+$/

/** Spaces off both ends, the wide and the hard ones too. */
export function trimmed(raw: string): string {
  return `if(isValidASCII(${raw}), trim(BOTH ' \\t\\r\\n' FROM ${raw}), replaceRegexpAll(${raw}, ${unicode(edges)}, ''))`
}

/** What spreadsheets and marketplaces wrap around numbers to keep them text: `="123"`, `'123`. */
export function unwrapped(text: string): string {
  return `if(startsWith(${text}, '=') OR startsWith(${text}, '\\''), replaceRegexpOne(replaceRegexpOne(${text}, '^="(.*)"$', '\\\\1'), '^\\'', ''), ${text})`
}

/** Ways of saying nothing. Ids and texts are kept to the letter: somebody may be called None. */
export function nothingIsEmpty(text: string): string {
  return `if(${text} IN ('', 'NULL', 'null', 'Null', 'None', 'none', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', '\\\\N', '-', '--'), '', ${text})`
}

/** Full-width digits and signs as plain ones. */
export function narrow(text: string): string {
  return `if(isValidASCII(${text}), ${text}, translateUTF8(${text}, '０１２３４５６７８９．，：／－＋％', '0123456789.,:/-+%'))`
}

/** The engine's regular expressions want the characters themselves, not escapes. */
function unicode(regex: RegExp): string {
  const source = regex.source.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  return `'${source.replaceAll('\\', '\\\\')}'`
}
