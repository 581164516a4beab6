import type { BoundSql } from '../../catalog/sql.js'

export interface RunOptions {
  /** Abort stops the engine too, not only the wait. */
  readonly signal?: AbortSignal
  /** `ask` is for people who wait, `work` for imports and refreshes: neither lane can starve the other. Default: `ask` for reads, `work` for writes. */
  readonly lane?: 'ask' | 'work'
  /** ClickHouse settings for this statement only. */
  readonly settings?: Readonly<Record<string, string | number>>
}

/** Facts, tags and language results: ClickHouse SQL, in the process (chDB) or on a server, behind one face. */
export interface Warehouse {
  /** `chdb` or `clickhouse`, for `doctor` and error messages. */
  readonly engine: 'chdb' | 'clickhouse'
  readonly timeZone: string
  /**
   * Grows before and after each statement that may change something, where nobody but this process can write: what was read while it
   * stood still is still true. Undefined on a server, which others write to as well.
   */
  readonly writes?: number
  /** All rows of a read, in order. 64-bit integers arrive as strings, Decimal and Float64 as numbers, Date and DateTime as text in the workspace's time zone. */
  rows<T = Record<string, unknown>>(query: BoundSql, options?: RunOptions): Promise<T[]>
  /** Rows as they come, with back-pressure. */
  stream<T = Record<string, unknown>>(query: BoundSql, options?: RunOptions): AsyncIterable<T>
  /** A statement without a result. */
  run(statement: BoundSql | string, options?: RunOptions): Promise<void>
  /** Rows into a table, in batches of a size the engine likes. Resolves when they are durable. */
  insert(table: string, rows: Iterable<object> | AsyncIterable<object>, options?: RunOptions): Promise<void>
  /** Ready text in a ClickHouse input format (`CSV`, `JSONEachRow` …), a chunk of whole rows at a time. */
  insertText(table: string, columns: readonly string[], format: string, chunk: Uint8Array, options?: RunOptions): Promise<void>
  /** Waits for what runs, then frees the engine and its lock. */
  close(): Promise<void>
}
