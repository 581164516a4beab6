import { sourceIdSql, writerSql } from '../stores/warehouse/persons.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'

export type TextSource = 'reviews' | 'tickets' | 'posts' | 'answers'
export const textSources: readonly TextSource[] = ['reviews', 'tickets', 'posts', 'answers']

/** A text that language has not read as it now stands, with what `texts` keeps beside the reading. */
export interface PendingText {
  readonly source_id: string
  readonly person: string
  readonly at: string | null
  readonly product: string
  readonly category: string
  readonly brand: string
  readonly stars: number | null
  readonly text: string
  readonly text_hash: string
  /** The same words stand under several rows. */
  readonly copied: 0 | 1
}

/** How many equal texts make each of them a copy, and from how many characters on: short praise recurs honestly. */
const copies = 3
const copyLength = 15

const place: Readonly<
  Record<TextSource, { id: string; text: string; at: string; product: string; category: string; brand: string; stars: string }>
> = {
  reviews: {
    id: sourceIdSql('reviews'),
    text: `if(followup_text = '', text, concat(text, '\\n', followup_text))`,
    at: 'at',
    product: 'product',
    category: 'category',
    brand: 'brand',
    stars: 'stars',
  },
  tickets: { id: sourceIdSql('tickets'), text: 'text', at: 'at', product: `''`, category: `''`, brand: `''`, stars: 'NULL' },
  posts: { id: sourceIdSql('posts'), text: 'text', at: 'at', product: `''`, category: `''`, brand: `''`, stars: 'NULL' },
  answers: {
    id: sourceIdSql('answers'),
    text: 'text',
    at: 'at',
    product: `''`,
    category: `''`,
    brand: `''`,
    stars: 'NULL',
  },
}

/**
 * Makes the list of what of a source is to be read: rows whose words, place or copies changed since, or that another model read.
 * Readings of rows that changed or are gone are taken away first, so a text never has two; killed here or later, it is simply done again.
 *
 * @param model the language model's version: letters and digits
 * @returns how many texts are to be read
 */
export async function queueTexts(warehouse: Warehouse, source: TextSource, model: string): Promise<number> {
  const { id, text, at, product, category, brand, stars } = place[source]
  const wanted = wantedTable(source)
  if (!(await isUsed(warehouse, source))) return 0
  await warehouse.run(`DROP TABLE IF EXISTS ${wanted}`)
  await warehouse.run(
    `CREATE TABLE ${wanted} (source_id String, text_hash UInt64, copied UInt8) ENGINE = MergeTree ORDER BY source_id`,
  )
  await warehouse.run(
    `INSERT INTO ${wanted}
     SELECT source_id, cityHash64(words, coalesce(toString(at), ''), product, category, brand, coalesce(toString(stars), ''), copied) AS text_hash, copied
     FROM (
       SELECT ${id} AS source_id, ${text} AS words, ${at} AS at, toString(${product}) AS product, toString(${category}) AS category,
         toString(${brand}) AS brand, ${stars} AS stars,
         lengthUTF8(words) >= ${copyLength} AND cityHash64(lower(words)) IN (
           SELECT cityHash64(lower(${text})) AS copy FROM ${source} WHERE lengthUTF8(${text}) >= ${copyLength} GROUP BY copy HAVING count() >= ${copies}) AS copied
       FROM ${source} WHERE text != ''
     )`,
  )
  await removeStale(warehouse, source, model)
  const [row] = await warehouse.rows<{ pending: string }>(
    {
      sql: `SELECT count() AS pending FROM ${wanted} WHERE source_id NOT IN (SELECT source_id FROM texts WHERE source = {source:String})`,
      parameters: { source },
    },
    { lane: 'work' },
  )
  const pending = Number(row?.pending ?? 0)
  if (pending === 0) await forgetQueue(warehouse, source)
  return pending
}

/** The next texts after the one with id `after`, in the order of their ids. */
export async function pendingTexts(
  warehouse: Warehouse,
  source: TextSource,
  after: string,
  limit: number,
): Promise<PendingText[]> {
  const { id, text, at, product, category, brand, stars } = place[source]
  const wanted = wantedTable(source)
  return warehouse.rows<PendingText>(
    {
      sql: `
        WITH next AS (
          SELECT source_id, text_hash, copied FROM ${wanted}
          WHERE source_id > {after:String} AND source_id NOT IN (SELECT source_id FROM texts WHERE source = {source:String})
          ORDER BY source_id LIMIT {limit:UInt32})
        SELECT source_id, toString(s.person) AS person, s.at AS at, s.product AS product, s.category AS category, s.brand AS brand, s.stars AS stars,
          s.words AS text, toString(n.text_hash) AS text_hash, n.copied AS copied
        FROM (
          SELECT ${id} AS source_id, ${writerSql(source)} AS person, ${at} AS at, ${product} AS product, ${category} AS category, ${brand} AS brand, ${stars} AS stars, ${text} AS words
          FROM ${source} WHERE text != '' AND ${id} IN (SELECT source_id FROM next)) AS s
        INNER JOIN next AS n USING (source_id)
        ORDER BY source_id`,
      parameters: { after, source, limit },
    },
    { lane: 'work' },
  )
}

export async function forgetQueue(warehouse: Warehouse, source: TextSource): Promise<void> {
  await warehouse.run(`DROP TABLE IF EXISTS ${wantedTable(source)}`)
}

/** Texts are written after their opinions: opinions without a text are of a batch that a kill cut off. */
async function removeStale(warehouse: Warehouse, source: TextSource, model: string): Promise<void> {
  if (!/^\w+$/.test(model)) throw new Error(`A model's version is letters and digits, not ${model}`)
  const wanted = wantedTable(source)
  const stale = `source = '${source}' AND (model != '${model}' OR (source_id, text_hash) NOT IN (SELECT source_id, text_hash FROM ${wanted}))`
  if (await any(warehouse, `SELECT 1 AS one FROM texts WHERE ${stale} LIMIT 1`))
    await warehouse.run(`DELETE FROM texts WHERE ${stale}`)
  const orphaned = `source = '${source}' AND source_id NOT IN (SELECT source_id FROM texts WHERE source = '${source}')`
  if (await any(warehouse, `SELECT 1 AS one FROM opinions WHERE ${orphaned} LIMIT 1`))
    await warehouse.run(`DELETE FROM opinions WHERE ${orphaned}`)
}

/** A source that has no rows and never had texts costs one look. */
async function isUsed(warehouse: Warehouse, source: TextSource): Promise<boolean> {
  return any(
    warehouse,
    `SELECT 1 AS one FROM ${source} LIMIT 1 UNION ALL SELECT 1 AS one FROM texts WHERE source = '${source}' LIMIT 1`,
  )
}

async function any(warehouse: Warehouse, sql: string): Promise<boolean> {
  return (await warehouse.rows({ sql, parameters: {} }, { lane: 'work' })).length > 0
}

function wantedTable(source: TextSource): string {
  return `reading_${source}`
}
