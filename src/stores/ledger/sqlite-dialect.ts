import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Database } from 'sqlite3'

/**
 * Kysely over the `sqlite3` package, for which no maintained dialect exists. One connection per process, taken in turns;
 * write transactions begin IMMEDIATE, so that two processes on one file wait for each other instead of failing half way.
 */
export function sqliteDialect(open: () => Promise<Database>): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(open),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class SqliteDriver implements Driver {
  readonly #open: () => Promise<Database>
  #database: Database | undefined
  #turn: Promise<void> = Promise.resolve()
  #release: () => void = () => undefined

  constructor(open: () => Promise<Database>) {
    this.#open = open
  }

  async init(): Promise<void> {
    this.#database = await this.#open()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#turn
    let release = () => {}
    this.#turn = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release = release
    if (!this.#database) throw new Error('the ledger is not open')
    return new SqliteConnection(this.#database)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  async destroy(): Promise<void> {
    const database = this.#database
    if (!database) return
    await new Promise<void>((resolve, reject) => database.close((error) => (error ? reject(error) : resolve())))
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** `all` serves every statement: it returns the rows of RETURNING too, and an empty list where there are none. */
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const returnsRows =
      query.query.kind === 'SelectQueryNode' || /\breturning\b/i.test(query.sql) || /^\s*(pragma|with|select)/i.test(query.sql)
    return new Promise((resolve, reject) => {
      if (returnsRows) {
        this.#database.all(query.sql, [...query.parameters], (error, rows) =>
          error ? reject(error) : resolve({ rows: rows as Row[] }),
        )
        return
      }
      this.#database.run(query.sql, [...query.parameters], function (error) {
        if (error) reject(error)
        else resolve({ rows: [], numAffectedRows: BigInt(this.changes), insertId: BigInt(this.lastID) })
      })
    })
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; this one only refuses
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('the ledger reads whole results; nothing in it is large enough to stream')
  }
}
