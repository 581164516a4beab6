/** SQL text with its bound values: the only form in which a query travels. Values are never spliced into the text. */
export interface BoundSql {
  readonly sql: string
  readonly parameters: Readonly<Record<string, SqlValue>>
}

export type SqlValue = string | number | boolean | null | readonly string[] | readonly number[]

/**
 * Collects the values of one statement and hands out their placeholders.
 *
 * @example const values = new Binder(); `city = ${values.bind('上海', 'String')}` // city = {p1:String}
 */
export class Binder {
  readonly #values: Record<string, SqlValue> = {}
  readonly #placeholders = new Map<string, string>()

  /** A placeholder for the value, of a ClickHouse type. The same value of the same type has one placeholder. */
  bind(value: SqlValue, type: string): string {
    const key = `${type} ${JSON.stringify(value)}`
    const known = this.#placeholders.get(key)
    if (known !== undefined) return known
    const name = `p${this.#placeholders.size + 1}`
    this.#values[name] = value
    const placeholder = `{${name}:${type}}`
    this.#placeholders.set(key, placeholder)
    return placeholder
  }

  /** A named placeholder, bound once however often it is used (`{asOf:Date}`). */
  name(name: string, value: SqlValue, type: string): string {
    this.#values[name] = value
    return `{${name}:${type}}`
  }

  get parameters(): Readonly<Record<string, SqlValue>> {
    return { ...this.#values }
  }
}

/**
 * A column's name as SQL. Tags made from a file's headers carry any script's letters; nothing but letters, digits and underscores passes.
 *
 * @throws Error for any other character: names are cleaned where they enter.
 * @example identifier('肤质') // '`肤质`'
 */
export function identifier(name: string): string {
  if (!/^[\p{L}\p{N}_]+$/u.test(name)) throw new Error(`${JSON.stringify(name)} cannot name a column`)
  return `\`${name}\``
}
