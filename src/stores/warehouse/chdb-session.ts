import type { Session } from 'chdb'
import type { SqlValue } from '../../catalog/sql.js'
import { parameterText, quoted, requireValues } from './binding.js'
import { WarehouseAborted, WarehouseError } from './failure.js'
import type { Settings } from './settings.js'

export interface SessionStatement {
  readonly sql: string
  readonly parameters: Readonly<Record<string, SqlValue>>
  readonly settings: Settings
  readonly signal: AbortSignal | undefined
}

/** Ends a statement by its tag, from another session; resolves when the engine was told. */
export type Kill = (tag: string) => Promise<void>

let tags = 0

/**
 * One connection to the engine in this process. Values and settings are set on the session just before the statement (`SET param_x = …`),
 * because chDB's own parameter binding is exclusive over the whole process: a bound heavy statement would make every bound question wait.
 * The statement carries a tag (`log_comment`), by which `KILL QUERY` finds it: an abort of chDB's alone leaves the engine at work.
 */
export class ChdbSession {
  readonly #session: Session
  readonly #kill: Kill
  #changed: readonly string[] = []

  constructor(session: Session, database: string, kill: Kill, base: Settings) {
    this.#session = session
    this.#kill = kill
    session.query(`USE ${database}`)
    session.query(`SET ${assignments(base)}`)
  }

  /** The statement's result in a ClickHouse output format. Resolves or rejects only when the engine has let go of it. */
  async query(statement: SessionStatement, format: string): Promise<string> {
    const { sql, parameters, signal } = statement
    requireValues(sql, parameters)
    const tag = nextTag()
    const text = `${this.#preamble(tag, statement)};\n${sql}`
    return this.#killable(tag, signal, async () => (await this.#session.queryAsync(text, { format })).text())
  }

  /** Rows' text as it comes, chunks of whole JSON lines. */
  async *stream(statement: SessionStatement): AsyncGenerator<string> {
    const { sql, parameters, signal } = statement
    requireValues(sql, parameters)
    const tag = nextTag()
    await this.#killable(tag, signal, () => this.#session.queryAsync(this.#preamble(tag, statement)))
    const chunks = this.#session.queryStream(sql)[Symbol.asyncIterator]()
    try {
      for (;;) {
        const { done, value } = await this.#killable(tag, signal, () => chunks.next())
        if (done) return
        yield value.text()
      }
    } finally {
      await chunks.return?.()
    }
  }

  /** Ready text into a table; one call is one batch of whole rows. */
  async insert(table: string, columns: readonly string[], format: string, chunk: Uint8Array, settings: Settings): Promise<void> {
    try {
      await this.#session.insert({
        table,
        ...(columns.length > 0 ? { columns } : {}),
        format: format as 'JSONEachRow',
        values: chunk,
        settings: { ...settings },
      })
    } catch (cause) {
      throw engineError(cause)
    }
  }

  close(): void {
    this.#session.close()
  }

  #preamble(tag: string, { parameters, settings }: SessionStatement): string {
    const forgotten = this.#changed.filter((name) => !Object.hasOwn(settings, name)).map((name) => `${name} = DEFAULT`)
    this.#changed = Object.keys(settings)
    const values = Object.entries(parameters).map(([name, value]) => `param_${name} = ${quoted(parameterText(value))}`)
    return `SET ${[...forgotten, assignments({ log_comment: tag, ...settings }), ...values].join(', ')}`
  }

  async #killable<T>(tag: string, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T> {
    if (signal?.aborted) throw new WarehouseAborted()
    let settled = false
    const onAbort = async () => {
      // Again and again: the abort may come between the statement's sending and its start.
      while (!settled) {
        await this.#kill(tag).catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      return await task()
    } catch (cause) {
      throw signal?.aborted ? new WarehouseAborted() : engineError(cause)
    } finally {
      settled = true
      signal?.removeEventListener('abort', onAbort)
    }
  }
}

function nextTag(): string {
  tags += 1
  return `zhiyin-${process.pid}-${tags}`
}

function assignments(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${typeof value === 'number' ? value : quoted(value)}`)
    .join(', ')
}

function engineError(cause: unknown): WarehouseError {
  const message = cause instanceof Error ? cause.message : String(cause)
  const code =
    cause instanceof Error && 'clickhouseCode' in cause && typeof cause.clickhouseCode === 'number'
      ? cause.clickhouseCode
      : undefined
  return new WarehouseError(message.trim(), { code })
}
