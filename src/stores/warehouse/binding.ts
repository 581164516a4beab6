import type { SqlValue } from '../../catalog/sql.js'
import { WarehouseError } from './failure.js'

/**
 * A value in the text form in which ClickHouse reads a query parameter: a scalar escaped as in TSV, an array as a literal with quoted strings.
 * The engine then parses it as the type that the placeholder names, so a value can never become SQL.
 */
export function parameterText(value: SqlValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'object')
    return `[${value.map((one) => (typeof one === 'string' ? quoted(one) : numberText(one))).join(',')}]`
  return typeof value === 'number' ? numberText(value) : String(value)
}

/** A string as a SQL literal. */
export function quoted(text: string): string {
  return `'${escaped(text).replaceAll("'", "\\'")}'`
}

/** @throws WarehouseError where a placeholder has no value: an older value of the same name must never stand in for it. */
export function requireValues(sql: string, parameters: Readonly<Record<string, SqlValue>>): void {
  for (const [, name] of sql.matchAll(/\{([A-Za-z_]\w*)\s*:\s*[A-Z]/g)) {
    if (name !== undefined && !Object.hasOwn(parameters, name))
      throw new WarehouseError(`The statement has no value for {${name}}`)
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function escaped(text: string): string {
  return text.replace(/[\\\0\x08\f\n\r\t]/g, (one) => escapes[one] ?? one)
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new WarehouseError(`${value} cannot be bound`)
  return String(value)
}
