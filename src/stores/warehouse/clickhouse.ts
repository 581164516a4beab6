import { Readable } from 'node:stream'
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { BoundSql } from '../../catalog/sql.js'
import { jsonBatches } from './batches.js'
import { requireValues } from './binding.js'
import { WarehouseAborted, WarehouseError, WarehouseUnavailable } from './failure.js'
import { baseSettings } from './settings.js'
import type { RunOptions, Warehouse } from './warehouse.js'

/** Long statements (landing tens of millions of rows) answer late; the server's own limits decide, not the socket's. */
const requestTimeout = 6 * 60 * 60 * 1000

/** A sign of life while a statement runs, so that no proxy between takes the silence for the end. */
const progressHeaders = { send_progress_in_http_headers: 1, http_headers_progress_interval_ms: '50000' } as const

/** Failures reach people in our words, and secrets in addresses reach no log. */
const quiet = { level: ClickHouseLogLevel.OFF }

let tags = 0

/**
 * A ClickHouse server. The database that the URL names is made where it is missing.
 *
 * @param url `https://user:password@host:8443/database`
 * @throws WarehouseUnavailable when the server cannot be reached or does not let us in.
 */
export async function openClickhouse(url: string, timeZone: string): Promise<Warehouse> {
  await makeDatabase(url)
  const client = connect(url, timeZone)
  const work = connect(url, timeZone)
  let closed = false

  /** One statement: tagged so that an abort can end it on the server too, its failure in our words. */
  async function attempt<T>(
    options: RunOptions | undefined,
    task: (extra: { clickhouse_settings: Record<string, string | number> }) => Promise<T>,
  ) {
    if (closed) throw new WarehouseError('The warehouse is closed')
    const signal = options?.signal
    if (signal?.aborted) throw new WarehouseAborted()
    tags += 1
    const tag = `zhiyin-${process.pid}-${tags}`
    let settled = false
    const onAbort = async () => {
      while (!settled) {
        await kill(client, tag).catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      return await task({ clickhouse_settings: { ...options?.settings, log_comment: tag } })
    } catch (cause) {
      throw signal?.aborted ? new WarehouseAborted() : inOurWords(cause, url)
    } finally {
      settled = true
      signal?.removeEventListener('abort', onAbort)
    }
  }
  const lane = (options: RunOptions | undefined, otherwise: 'ask' | 'work') =>
    (options?.lane ?? otherwise) === 'work' ? work : client

  async function insertText(table: string, columns: readonly string[], format: string, chunk: Uint8Array, options?: RunOptions) {
    const into = columns.length > 0 ? `${table} (${columns.join(', ')})` : table
    await attempt(options, async (extra) => {
      const { stream } = await lane(options, 'work').exec({
        query: `INSERT INTO ${into} FORMAT ${format}`,
        values: Readable.from([chunk], { objectMode: false }),
        ...extra,
      })
      for await (const _ of stream);
    })
  }

  return {
    engine: 'clickhouse',
    timeZone,
    async rows<T>(query: BoundSql, options?: RunOptions) {
      requireValues(query.sql, query.parameters)
      return attempt(options, async (extra) => {
        const result = await lane(options, 'ask').query({ ...request(query), format: 'JSONEachRow', ...extra })
        return (await result.json()) as T[]
      })
    },
    async *stream<T>(query: BoundSql, options?: RunOptions) {
      requireValues(query.sql, query.parameters)
      const result = await attempt(options, (extra) =>
        lane(options, 'ask').query({ ...request(query), format: 'JSONEachRow', ...extra }),
      )
      const chunks = result.stream()[Symbol.asyncIterator]()
      try {
        for (;;) {
          if (options?.signal?.aborted) throw new WarehouseAborted()
          const { done, value } = await chunks.next().catch((cause: unknown) => {
            throw inOurWords(cause, url)
          })
          if (done) return
          for (const row of value) yield row.json() as T
        }
      } finally {
        result.close()
      }
    },
    async run(statement, options) {
      const bound = typeof statement === 'string' ? { sql: statement, parameters: {} } : statement
      requireValues(bound.sql, bound.parameters)
      await attempt(options, (extra) => lane(options, 'work').command({ ...request(bound), ...extra }))
    },
    async insert(table, rows, options) {
      for await (const chunk of jsonBatches(rows)) await insertText(table, [], 'JSONEachRow', chunk, options)
    },
    insertText,
    async close() {
      closed = true
      await Promise.all([client.close(), work.close()])
    },
  }
}

function connect(url: string, timeZone: string): ClickHouseClient {
  return createClient({
    url,
    application: 'zhiyin',
    log: quiet,
    request_timeout: requestTimeout,
    clickhouse_settings: { ...baseSettings(timeZone), ...progressHeaders },
    compression: { request: true, response: true },
    max_open_connections: 8,
    // A bound list of ten thousands of ids does not fit into an address.
    use_multipart_params_auto: true,
  })
}

function request({ sql, parameters }: BoundSql) {
  return { query: sql, query_params: { ...parameters } }
}

async function kill(client: ClickHouseClient, tag: string): Promise<void> {
  await client.command({ query: `KILL QUERY WHERE Settings['log_comment'] = '${tag}' ASYNC` })
}

async function makeDatabase(url: string): Promise<void> {
  const server = new URL(url)
  const database = server.pathname.slice(1)
  server.pathname = ''
  const client = createClient({ url: server.href, application: 'zhiyin', log: quiet, request_timeout: 15_000 })
  try {
    if (database !== '' && !/^\w+$/.test(database))
      throw new WarehouseUnavailable('unreachable', `WAREHOUSE_URL: ${database} is not a database name`)
    await client.command({ query: database === '' ? 'SELECT 1' : `CREATE DATABASE IF NOT EXISTS ${database}` })
  } catch (cause) {
    if (cause instanceof ClickHouseError) {
      const where = `${server.protocol}//${server.host}`
      throw new WarehouseUnavailable(
        'unreachable',
        `ClickHouse ${where} 拒绝了连接:${cause.message}\nClickHouse at ${where} did not let us in: ${cause.message}`,
        cause,
      )
    }
    throw inOurWords(cause, url)
  } finally {
    await client.close()
  }
}

function inOurWords(cause: unknown, url: string): Error {
  if (cause instanceof WarehouseUnavailable || cause instanceof WarehouseError || cause instanceof WarehouseAborted) return cause
  if (cause instanceof ClickHouseError) return new WarehouseError(cause.message, { code: Number(cause.code) })
  const { host } = new URL(url)
  const said = cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : cause.name) : String(cause)
  return new WarehouseUnavailable(
    'unreachable',
    `连不上 ClickHouse(${host}):${said}。请检查 WAREHOUSE_URL 和网络。\nClickHouse at ${host} cannot be reached: ${said}. Check WAREHOUSE_URL and the network.`,
    cause,
  )
}
