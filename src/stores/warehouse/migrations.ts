import { WarehouseUnavailable } from './failure.js'
import { readMeta, writeMeta } from './meta.js'
import { answerAdditions, firstSeen, surveyQuestions, tableStatements } from './schema.js'
import type { Warehouse } from './warehouse.js'

/** One step from the version before it; must be harmless when run again, for a kill can come between its statements. */
export interface Migration {
  readonly version: number
  readonly statements: (timeZone: string) => readonly string[]
}

/** In order; version 1 is the first schema. `schema.ts` always makes the newest, for new homes. */
export const migrations: readonly Migration[] = [
  {
    // Who is known only from facts was visible before the first of them; the next settle looks when that was.
    version: 2,
    statements: (timeZone) => [
      `ALTER TABLE people ADD COLUMN IF NOT EXISTS ${firstSeen(timeZone)}`,
      `INSERT INTO touched SELECT 'customer', customer_id FROM persons WHERE customer_id NOT IN (SELECT customer_id FROM customers)`,
      `INSERT INTO meta VALUES ('facts', 'changed')`,
    ],
  },
  {
    // Answers say their study, its promise of privacy, and their scale; what was carried before is carried anew.
    version: 3,
    statements: (timeZone) => [
      ...answerAdditions.map((column) => `ALTER TABLE answers ADD COLUMN IF NOT EXISTS ${column}`),
      surveyQuestions(timeZone),
    ],
  },
]

/**
 * Makes the tables of a new home, or brings an older one's to this program's version.
 *
 * @throws WarehouseUnavailable when the home was made by a newer program or counts its days in another time zone.
 */
export async function migrate(warehouse: Warehouse, steps: readonly Migration[] = migrations): Promise<void> {
  const newest = steps.reduce((most, step) => Math.max(most, step.version), 1)
  const meta = await readMeta(warehouse)
  const stored = meta.get('schema_version')
  if (stored === undefined) {
    for (const statement of tableStatements(warehouse.timeZone)) await warehouse.run(statement)
    await writeMeta(warehouse, { schema_version: String(newest), time_zone: warehouse.timeZone, fact_version: '0' })
    return
  }
  refuseOtherZone(meta.get('time_zone'), warehouse.timeZone)
  const version = Number(stored)
  if (version > newest) throw newerSchema(version, newest)
  for (const step of steps.filter((one) => one.version > version)) {
    for (const statement of step.statements(warehouse.timeZone)) await warehouse.run(statement)
    await writeMeta(warehouse, { schema_version: String(step.version) })
  }
}

function refuseOtherZone(made: string | undefined, asked: string): void {
  if (made === undefined || made === asked) return
  throw new WarehouseUnavailable(
    'other-time-zone',
    `这个目录按时区 ${made} 记录日期,而现在设置的是 ${asked}:请设置 ZHIYIN_TIMEZONE=${made},或换一个目录重新导入。\n` +
      `This home counts its days in ${made}, and ${asked} is set now: set ZHIYIN_TIMEZONE=${made}, or import into another home.`,
  )
}

function newerSchema(found: number, known: number): WarehouseUnavailable {
  return new WarehouseUnavailable(
    'newer-schema',
    `这个目录由更新的版本写成(结构版本 ${found},本程序认识到 ${known}):请升级知音。\n` +
      `This home was written by a newer zhiyin (schema ${found}; this one knows ${known}): upgrade zhiyin.`,
  )
}
