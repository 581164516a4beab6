import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'
import { type BenchLine, spread, timed } from '../harness.js'
import type { Answer, AskCase } from './cases.js'

const tables = {
  people: ['person', 'customer_id', 'toString(gender) AS gender', 'toString(city) AS city'],
  orders: [
    'order_id',
    'person',
    'toString(platform) AS platform',
    'toString(paid_at) AS paid_at',
    'toString(status) AS status',
    'toFloat64(amount) AS amount',
  ],
  order_items: [
    'order_id',
    'person',
    'toString(product) AS product',
    'toString(category) AS category',
    'toString(paid_at) AS paid_at',
    'toString(status) AS status',
    'quantity',
    'toFloat64(price) AS price',
  ],
} as const

/** The same questions over the same facts in SQLite, indexed by person and by day of payment. */
export async function inSqlite(
  warehouse: Warehouse,
  home: string,
  cases: readonly AskCase[],
  answer: (question: string) => Promise<Answer>,
  report: (line: BenchLine) => void,
): Promise<void> {
  const database = await open(join(home, 'compare.sqlite'))
  try {
    for (const [table, columns] of Object.entries(tables)) await copy(warehouse, database, table, columns)
    for (const table of ['orders', 'order_items']) {
      await exec(database, `CREATE INDEX ${table}_paid ON ${table} (paid_at); CREATE INDEX ${table}_person ON ${table} (person);`)
    }
    await exec(database, 'CREATE INDEX people_person ON people (person); ANALYZE;')
    for (const one of cases) {
      const { sqlite } = one
      if (sqlite === undefined) continue
      one.agree(await answer(one.question), await all(database, sqlite))
      const [ours, theirs]: [number[], number[]] = [[], []]
      for (let turn = 0; turn < 5; turn += 1) {
        theirs.push(await timed(() => all(database, sqlite)))
        ours.push(await timed(() => answer(one.question)))
      }
      report({
        what: `ask against SQLite: ${one.question}`,
        ours: spread(ours).median,
        baseline: spread(theirs).median,
        unit: 'ms',
      })
    }
  } finally {
    await new Promise<void>((done) => database.close(() => done()))
  }
}

async function copy(warehouse: Warehouse, database: sqlite3.Database, table: string, columns: readonly string[]): Promise<void> {
  const names = columns.map((column) => column.split(' AS ').at(-1) ?? column)
  await exec(database, `CREATE TABLE ${table} (${names.join(', ')}); BEGIN;`)
  const statement = database.prepare(`INSERT INTO ${table} VALUES (${names.map(() => '?').join(', ')})`)
  for await (const row of warehouse.stream<Record<string, unknown>>({
    sql: `SELECT ${columns.join(', ')} FROM ${table}`,
    parameters: {},
  })) {
    statement.run(names.map((name) => row[name]))
  }
  await new Promise<void>((done, fail) => statement.finalize((error) => (error ? fail(error) : done())))
  await exec(database, 'COMMIT;')
}

function open(path: string): Promise<sqlite3.Database> {
  return new Promise((done, fail) => {
    const database: sqlite3.Database = new sqlite3.Database(path, (error) => (error ? fail(error) : done(database)))
  })
}

function exec(database: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((done, fail) => database.exec(sql, (error) => (error ? fail(error) : done())))
}

function all(database: sqlite3.Database, sql: string): Promise<unknown[]> {
  return new Promise((done, fail) => database.all(sql, (error, rows) => (error ? fail(error) : done(rows))))
}
