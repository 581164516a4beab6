import type { Act, ActField } from '../catalog/act.js'
import { acts } from '../catalog/acts.js'
import { festivals } from '../catalog/festivals.js'
import { measures } from '../catalog/measures.js'
import type { ColumnValue, VocabularySource } from '../questions/vocabulary/source.js'
import { buildVocabulary, type Vocabulary } from '../questions/vocabulary/vocabulary.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { Tag } from '../tags/tag.js'
import { keptFacts } from './kept-facts.js'
import type { FactState } from './snapshot-register.js'
import type { Workspace } from './workspace.js'

/** The words that questions to this workspace may use: its catalogs with the data's unlisted columns, and the words that stand in its data. */
export async function loadVocabulary(
  workspace: Workspace,
  tags: readonly Tag[],
  unlisted: (table: string) => readonly ActField[] = () => [],
  known?: FactState,
  more: Pick<VocabularySource, 'saved' | 'surveys'> = {},
): Promise<Vocabulary> {
  const values = await keptFacts(workspace, 'words', readColumnValues, known)
  return buildVocabulary({ tags, acts: acts.map((act) => extended(act, unlisted)), measures, festivals, values, ...more })
}

/** An act with the data's own columns among its fields. */
function extended(act: Act, unlisted: (table: string) => readonly ActField[]): Act {
  const more = unlisted(act.table)
  const detail = act.detail && unlisted(act.detail.table)
  if (more.length === 0 && !detail?.length) return act
  return {
    ...act,
    fields: [...act.fields, ...more],
    ...(act.detail && detail?.length ? { detail: { ...act.detail, fields: [...act.detail.fields, ...detail] } } : {}),
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

/** Facts whose unlisted columns may bring words of their own; a column of more values than this holds remarks. */
const unlistedKinds = ['orders', 'order_items', 'events', 'reviews', 'tickets', 'campaigns', 'posts']
const mostUnlisted = 200

/** All distinct words of those columns in one statement, and those of unlisted columns. */
export async function readColumnValues(warehouse: Warehouse): Promise<ColumnValue[]> {
  const parts = Object.entries(columns).flatMap(([table, names]) =>
    names.map(
      (name) =>
        `SELECT '${table}' AS table, '${name}' AS column, toString(${name}) AS value, count() AS count FROM ${table} WHERE toString(${name}) != '' GROUP BY value ORDER BY count DESC LIMIT ${mostWords}`,
    ),
  )
  const attributes = `SELECT 'attributes' AS table, name AS column, value, count() AS count FROM customers ARRAY JOIN mapKeys(attributes) AS name, mapValues(attributes) AS value
 WHERE value != '' AND name IN (SELECT name FROM attributes WHERE kind = 'customers' AND type IN ('word', 'flag')) GROUP BY column, value ORDER BY count DESC LIMIT ${mostWords}`
  const unlisted = unlistedKinds.map(
    (kind) =>
      `SELECT '${kind}' AS table, name AS column, value, count() AS count FROM ${kind} ARRAY JOIN mapKeys(attributes) AS name, mapValues(attributes) AS value
 WHERE notEmpty(attributes) AND value != '' AND name IN (SELECT name FROM attributes WHERE kind = '${kind}' AND type IN ('word', 'flag') AND distinct <= ${mostUnlisted}) GROUP BY column, value ORDER BY count DESC LIMIT ${mostWords}`,
  )
  const sql = [...parts, attributes, ...unlisted].map((part) => `SELECT * FROM (${part})`).join('\nUNION ALL ')
  const rows = await warehouse.rows<{ table: string; column: string; value: string; count: string | number }>({
    sql,
    parameters: {},
  })
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
