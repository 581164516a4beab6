import type { Binder } from '../../catalog/sql.js'
import type { Field } from '../../records/index.js'
import type { TimeForm } from '../plan.js'

/** A column of a layer. */
export interface NamedSql {
  readonly name: string
  readonly sql: string
}

/**
 * How one cell becomes a typed value in the engine, in layers of subqueries: the bare cell from the trimmed one, the text from that, the parts from the text, the value
 * from both, the verdict from all. Each layer names the one below it by column, so that no expression is written (or run) twice.
 */
export interface CellReading {
  /** The cell without what marketplaces and spreadsheets put around it. */
  readonly bare: string
  /** The cell as its type wants it spelt: '' for every way of saying nothing. */
  readonly text: string
  /** Intermediate columns, layer by layer. */
  readonly parts?: readonly (readonly NamedSql[])[]
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
  /** The trimmed cell, a column or a bound constant. */
  readonly cell: string
  /** Names under which the layers' columns stand. */
  readonly names: { readonly bare: string; readonly text: string; readonly value: string }
  readonly values: Binder
  readonly timeZone: string
  readonly time: TimeForm | undefined
  /**
   * Only the usual spellings: short expressions, which the engine plans quickly. A cell in any other spelling counts as wrong, and its row
   * is read again by the full expressions.
   */
  readonly lean: boolean
  /** The mapping's own words for this field. */
  readonly words: Readonly<Record<string, string>>
}

/** Regular expressions are our constants; their backslashes are doubled for the engine's string literals. */
export function pattern(regex: RegExp): string {
  return `'${regex.source.replaceAll('\\/', '/').replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

const unseen = '\\u200b\\u200e\\u200f\\u2060\\u202a-\\u202e\\u2066-\\u2069\\ufeff'
const space = `[\\s\\u3000\\u00a0${unseen}]+`
const edges = new RegExp(`^${space}|${space}$|[${unseen}]+`)

/** Spaces off both ends, the wide and the hard ones too; signs of no width (copied along with a text) off everywhere. */
export function trimmed(raw: string): string {
  return `if(isValidASCII(${raw}), trim(BOTH ' \\t\\r\\n' FROM ${raw}), replaceRegexpAll(${raw}, ${unicode(edges)}, ''))`
}

const wrapped = (cell: string) => `startsWith(${cell}, '=') OR startsWith(${cell}, '\\'')`
const unwrap = (cell: string) => `replaceRegexpOne(replaceRegexpOne(${cell}, '^="(.*)"$', '\\\\1'), '^\\'', '')`

/** What spreadsheets and marketplaces wrap around numbers to keep them text: `="123"`, `'123`. */
export function unwrapped(cell: string): string {
  return `if(${wrapped(cell)}, ${unwrap(cell)}, ${cell})`
}

/** The same, and full-width digits and signs as plain ones. */
export function narrowed(cell: string): string {
  return `multiIf(${wrapped(cell)}, ${unwrap(cell)}, isValidASCII(${cell}), ${cell}, translateUTF8(${cell}, '０１２３４５６７８９．，：／－＋％', '0123456789.,:/-+%'))`
}

/** Ways of saying nothing. Ids and texts are kept to the letter: somebody may be called None. */
export function nothingIsEmpty(text: string): string {
  return `if(${text} IN ('', 'NULL', 'null', 'Null', 'None', 'none', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', '\\\\N', '-', '--'), '', ${text})`
}

/** The engine's regular expressions want the characters themselves, not escapes. */
function unicode(regex: RegExp): string {
  const source = regex.source.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  return `'${source.replaceAll('\\', '\\\\')}'`
}
