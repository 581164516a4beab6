import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BoundSql } from '../../catalog/sql.js'
import { jsonBatches } from './batches.js'
import { ChdbSession, type SessionStatement } from './chdb-session.js'
import { WarehouseError, WarehouseUnavailable } from './failure.js'
import { Lane } from './lane.js'
import { baseSettings } from './settings.js'
import type { RunOptions, Warehouse } from './warehouse.js'

const database = 'zhiyin'

/** How many questions run at once; the rest wait their turn. */
const askSessions = 2

/**
 * ClickHouse inside this process, on the folder `<home>/warehouse`.
 *
 * @throws WarehouseUnavailable when another process holds the folder, or the platform has no chDB.
 */
export async function openChdb(home: string, timeZone: string): Promise<Warehouse> {
  const folder = join(home, 'warehouse')
  const { Session, drainPending } = await loadChdb()
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw unusable(home, cause)
  })
  const control = await connect(() => new Session(folder), home, folder)
  // A database of our own: chDB's default one also reads any file that a table's name happens to be.
  control.query(`CREATE DATABASE IF NOT EXISTS ${database}`)
  const base = baseSettings(timeZone)
  const kill = async (tag: string) => {
    await control.queryAsync(`KILL QUERY WHERE Settings['log_comment'] = '${tag}' ASYNC`)
  }
  const session = () => new ChdbSession(new Session(folder), database, kill, base)
  const lanes = { ask: new Lane(Array.from({ length: askSessions }, session)), work: new Lane([session()]) }
  const streams = new Set<ChdbSession>()
  let closing: Promise<void> | undefined
  let writes = 0

  async function counted(write: Promise<unknown>): Promise<void> {
    writes += 1
    try {
      await write
    } finally {
      writes += 1
    }
  }

  const lane = (options: RunOptions | undefined, otherwise: 'ask' | 'work') => {
    if (closing) throw new WarehouseError('The warehouse is closed')
    return lanes[options?.lane ?? otherwise]
  }

  async function close(): Promise<void> {
    const idle = await Promise.all([lanes.ask.drained(), lanes.work.drained()])
    for (const one of [...idle.flat(), ...streams]) one.close()
    control.close()
    await drainPending()
  }

  return {
    engine: 'chdb',
    timeZone,
    get writes() {
      return writes
    },
    async rows<T>(query: BoundSql, options?: RunOptions) {
      const text = await lane(options, 'ask').do((seat) => seat.query(statement(query, options), 'JSONEachRow'), options?.signal)
      return parsedLines<T>(text)
    },
    async *stream<T>(query: BoundSql, options?: RunOptions) {
      lane(options, 'ask')
      // A session of its own: whoever reads a stream writes and asks between two rows, and must not wait for itself.
      const own = session()
      streams.add(own)
      try {
        for await (const text of own.stream(statement(query, options))) yield* parsedLines<T>(text)
      } finally {
        streams.delete(own)
        own.close()
      }
    },
    async run(sql, options) {
      const bound = typeof sql === 'string' ? { sql, parameters: {} } : sql
      await counted(lane(options, 'work').do((seat) => seat.query(statement(bound, options), 'Null'), options?.signal))
    },
    async insert(table, rows, options) {
      for await (const chunk of jsonBatches(rows)) await insertChunk(table, [], 'JSONEachRow', chunk, options)
    },
    insertText: insertChunk,
    async close() {
      closing ??= close()
      await closing
    },
  }

  async function insertChunk(table: string, columns: readonly string[], format: string, chunk: Uint8Array, options?: RunOptions) {
    await counted(
      lane(options, 'work').do((seat) => seat.insert(table, columns, format, chunk, options?.settings ?? {}), options?.signal),
    )
  }
}

function statement(query: BoundSql, options: RunOptions | undefined): SessionStatement {
  return { sql: query.sql, parameters: query.parameters, settings: options?.settings ?? {}, signal: options?.signal }
}

function parsedLines<T>(text: string): T[] {
  const body = text.trimEnd()
  return body === '' ? [] : (JSON.parse(`[${body.replaceAll('\n', ',')}]`) as T[])
}

async function loadChdb(): Promise<typeof import('chdb')> {
  try {
    return await import('chdb')
  } catch (cause) {
    throw new WarehouseUnavailable(
      'unsupported',
      `这台机器(${process.platform} ${process.arch})上没有内置引擎 chDB:请在 Linux(glibc)、macOS 或 WSL2 上运行,或设置 WAREHOUSE_URL 指向 ClickHouse 服务器。\n` +
        `chDB has no engine for this machine (${process.platform} ${process.arch}): use Linux with glibc, macOS or WSL2, or point WAREHOUSE_URL to a ClickHouse server.`,
      cause,
    )
  }
}

async function connect<T>(open: () => T, home: string, folder: string): Promise<T> {
  try {
    return open()
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const holder = await holderOf(folder)
    if (!message.includes('Cannot lock file') && holder === undefined) throw unusable(home, cause)
    const named = holder === undefined ? '' : ` (PID ${holder})`
    throw new WarehouseUnavailable(
      'busy',
      `另一个知音程序${named}正在使用 ${home}:请先停止它,或用 --home 指定另一个目录。\n` +
        `Another zhiyin${named} is using the home ${home}: stop it, or name another folder with --home.`,
      cause,
    )
  }
}

function unusable(home: string, cause: unknown): WarehouseUnavailable {
  const why = (cause instanceof Error ? cause.message : String(cause)).trim()
  return new WarehouseUnavailable(
    'unusable',
    `目录 ${home} 不能用来存数据:${why}。请检查它是不是文件夹、能不能写入，或用 --home 指定另一个目录。\n` +
      `The home ${home} cannot hold the data: ${why}. See that it is a folder and can be written, or name another with --home.`,
    cause,
  )
}

/** The living process that the engine's lock file names, if it is not this one: the engine does not always say why it cannot open a folder. */
async function holderOf(folder: string): Promise<number | undefined> {
  const status = await readFile(join(folder, 'status'), 'utf8').catch(() => '')
  const pid = Number(/PID: (\d+)/.exec(status)?.[1] ?? Number.NaN)
  if (Number.isNaN(pid) || pid === process.pid) return undefined
  try {
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? pid : undefined
  }
}
