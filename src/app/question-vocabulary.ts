import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acts } from '../catalog/acts.js'
import { festivals } from '../catalog/festivals.js'
import { measures } from '../catalog/measures.js'
import type { ColumnValue } from '../questions/vocabulary/source.js'
import { buildVocabulary, type Vocabulary } from '../questions/vocabulary/vocabulary.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { Tag } from '../tags/tag.js'
import { factState } from './snapshot-register.js'
import type { Workspace } from './workspace.js'

/** The words that questions to this workspace may use: its catalogs, and the words that stand in its data. */
export async function loadVocabulary(workspace: Workspace, tags: readonly Tag[]): Promise<Vocabulary> {
  return buildVocabulary({ tags, acts, measures, festivals, values: await columnValues(workspace) })
}

/** Distinct words of the data, kept in the home until the facts change: reading them again would cost every question a scan. */
async function columnValues(workspace: Workspace): Promise<readonly ColumnValue[]> {
  const warehouse = await workspace.warehouse()
  const state = await factState(warehouse)
  const version = JSON.stringify(state)
  if (state.unsettled) return readColumnValues(warehouse)
  const path = join(workspace.configuration.home, 'cache', 'words.json')
  const kept = await readKept(path)
  if (kept?.version === version) return kept.values
  const values = await readColumnValues(warehouse)
  await keep(path, { version, values })
  return values
}

interface Kept {
  readonly version: string
  readonly values: readonly ColumnValue[]
}

async function readKept(path: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Kept
  } catch {
    // Missing or cut short: read from the data and written anew.
    return undefined
  }
}

/** A home that cannot be written still answers, only slower. */
async function keep(path: string, kept: Kept): Promise<void> {
  try {
    await mkdir(join(path, '..'), { recursive: true })
    const draft = `${path}.${process.pid}`
    await writeFile(draft, JSON.stringify(kept))
    await rename(draft, path)
  } catch {
    return
  }
}

/** Columns whose words a question may use. Names of people and free text are not among them. */
const columns: Readonly<Record<string, readonly string[]>> = {
  people: ['city', 'province', 'occupation', 'income_band', 'device', 'source_channel', 'member_level', 'consent'],
  orders: ['platform', 'payment_method', 'province', 'city'],
  order_items: ['platform', 'product', 'category', 'brand'],
  events: ['product', 'category', 'page', 'channel', 'device'],
  reviews: ['product', 'category', 'brand', 'platform'],
  tickets: ['kind'],
  campaigns: ['campaign_id', 'channel', 'variant', 'round'],
  posts: ['platform'],
  texts: ['product', 'category', 'brand'],
  opinions: ['aspect', 'pain_point', 'product', 'category', 'brand'],
}

/** A column of more words than this is no vocabulary: those met most often stand for it. */
const mostWords = 5000

/** All distinct words of those columns in one statement, and those of unlisted customer columns. */
export async function readColumnValues(warehouse: Warehouse): Promise<ColumnValue[]> {
  const parts = Object.entries(columns).flatMap(([table, names]) =>
    names.map(
      (name) =>
        `SELECT '${table}' AS table, '${name}' AS column, toString(${name}) AS value, count() AS count FROM ${table} WHERE toString(${name}) != '' GROUP BY value ORDER BY count DESC LIMIT ${mostWords}`,
    ),
  )
  const attributes = `SELECT 'attributes' AS table, name AS column, value, count() AS count FROM customers ARRAY JOIN mapKeys(attributes) AS name, mapValues(attributes) AS value
 WHERE value != '' AND name IN (SELECT name FROM attributes WHERE kind = 'customers' AND type IN ('word', 'flag')) GROUP BY column, value ORDER BY count DESC LIMIT ${mostWords}`
  const sql = [...parts, attributes].map((part) => `SELECT * FROM (${part})`).join('\nUNION ALL ')
  const rows = await warehouse.rows<{ table: string; column: string; value: string; count: string | number }>({
    sql,
    parameters: {},
  })
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
