import { Binder, identifier } from '../catalog/sql.js'
import { dimensions } from '../personas/dimensions.js'
import type { ClusterFacts } from '../personas/facts.js'
import type { VoicePolarity, VoiceQuote } from '../personas/voice.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { Tag } from '../tags/tag.js'
import { answerFacts } from './persona-answers.js'
import { membersSql } from './persona-store.js'
import type { TagSource } from './snapshots.js'

interface Asked {
  readonly warehouse: Warehouse
  readonly build: string
  readonly asOf: string
  readonly ids: readonly string[]
  readonly source: TagSource
}

/** The tags that speak of personas: those of the seven dimensions, and attribute columns. */
export function personaTags(tags: readonly Tag[]): Tag[] {
  const named = new Set(dimensions.flatMap((dimension) => dimension.tags))
  return tags.filter(
    (tag) => named.has(tag.name) || (tag.compute.kind === 'attribute' && ['word', 'number', 'flag'].includes(tag.type)),
  )
}

/** Reads from the warehouse what is true of each persona's members: everything that its sentences may say. */
export async function clusterFacts(asked: Asked): Promise<ClusterFacts> {
  const tags = personaTags(asked.source.catalog.tags)
  const [members, figures, words, voices, answers] = [
    await membersOf(asked),
    await figuresOf(asked, tags),
    await wordsOf(asked, tags),
    await voicesOf(asked),
    await answerFacts(asked),
  ]
  return { clusters: members, figures, words, voices, answers }
}

async function membersOf({ warehouse, build, asOf, ids, source }: Asked): Promise<ClusterFacts['clusters']> {
  const read = <T>(sql: string) => warehouse.rows<T>({ sql, parameters: { build, asOf, brand: source.brand } }, { lane: 'work' })
  const sizes = await read<{ persona: string; n: string }>(`SELECT persona, count() AS n FROM ${membersSql} GROUP BY persona`)
  const speakers = await read<{ persona: string; n: string }>(
    `SELECT persona, uniqExact(person) AS n FROM ${ownVoice('texts')} AS t INNER JOIN ${membersSql} AS m USING (person) WHERE filler = 0 GROUP BY persona`,
  )
  const purchases = await read<{ persona: string; n: string }>(
    `SELECT persona, count() AS n FROM ${purchased} AS o INNER JOIN ${membersSql} AS m USING (person) GROUP BY persona`,
  )
  const orders = await read<{ persona: string; order_id: string }>(
    `SELECT persona, order_id FROM ${purchased} AS o INNER JOIN ${membersSql} AS m USING (person) ORDER BY paid_at DESC, order_id LIMIT 5 BY persona`,
  )
  const typical = await read<{ persona: string; customer_id: string }>(
    `SELECT persona, customer_id FROM ${membersSql} AS m INNER JOIN (SELECT person, customer_id FROM people) AS p USING (person) ORDER BY distance, customer_id LIMIT 5 BY persona`,
  )
  const number = (rows: readonly { persona: string; n: string }[], id: string) =>
    Number(rows.find((row) => row.persona === id)?.n ?? 0)
  return ids.map((id) => ({
    size: number(sizes, id),
    speakers: number(speakers, id),
    purchases: number(purchases, id),
    orders: orders.filter((row) => row.persona === id).map((row) => row.order_id),
    typical: typical.filter((row) => row.persona === id).map((row) => row.customer_id),
  }))
}

const purchased = `(SELECT person, order_id, paid_at FROM orders WHERE paid_at IS NOT NULL AND status != 'cancelled' AND toDate(paid_at) <= {asOf:Date})`

/** What was said about the own brand up to the as-of date; tickets and posts name no brand and are about it. */
function ownVoice(table: 'texts' | 'opinions'): string {
  return `(SELECT * FROM ${table} WHERE person != 0 AND (brand = '' OR brand = {brand:String} OR {brand:String} = '') AND (at IS NULL OR toDate(at) <= {asOf:Date}))`
}

async function figuresOf({ warehouse, build, ids, source }: Asked, tags: readonly Tag[]): Promise<ClusterFacts['figures']> {
  const figures = tags.filter((tag) => tag.type === 'number' || tag.type === 'flag')
  if (figures.length === 0) return []
  const binder = new Binder()
  const names = figures.map((tag) => tag.name)
  const columns = names.map(
    (name, i) =>
      `count(${identifier(name)}) AS n${i}, avg(${identifier(name)}) AS m${i}, stddevSamp(${identifier(name)}) AS d${i}`,
  )
  const sql = `SELECT persona, ${columns.join(', ')} FROM ${source.lookup.population(names, binder)} AS t INNER JOIN ${membersSql} AS m USING (person) GROUP BY persona`
  const rows = await warehouse.rows<Record<string, string | number | null>>(
    { sql, parameters: { ...binder.parameters, build } },
    { lane: 'work' },
  )
  return rows.flatMap((row) =>
    names.flatMap((tag, i) => {
      const [n, mean, deviation] = [Number(row[`n${i}`]), Number(row[`m${i}`] ?? 0), Number(row[`d${i}`] ?? 0)]
      const cluster = ids.indexOf(String(row.persona))
      return n > 1 && cluster >= 0 && Number.isFinite(mean) && Number.isFinite(deviation)
        ? [{ tag, cluster, n, mean, deviation }]
        : []
    }),
  )
}

async function wordsOf({ warehouse, build, ids, source }: Asked, tags: readonly Tag[]): Promise<ClusterFacts['words']> {
  const names = tags.filter((tag) => tag.type === 'word').map((tag) => tag.name)
  if (names.length === 0) return []
  const binder = new Binder()
  const pairs = names.map((name, i) => `(${i}, toString(${identifier(name)}))`).join(', ')
  const sql = `SELECT persona, pair.1 AS tag, pair.2 AS word, count() AS n
    FROM (SELECT persona, arrayJoin([${pairs}]) AS pair FROM ${source.lookup.population(names, binder)} AS t INNER JOIN ${membersSql} AS m USING (person))
    WHERE word != '' GROUP BY persona, tag, word ORDER BY persona, tag, n DESC LIMIT 60 BY persona, tag`
  const rows = await warehouse.rows<{ persona: string; tag: number; word: string; n: string }>(
    { sql, parameters: { ...binder.parameters, build } },
    { lane: 'work' },
  )
  return rows.flatMap((row) => {
    const cluster = ids.indexOf(row.persona)
    return cluster < 0 ? [] : [{ tag: names[Number(row.tag)]!, cluster, word: row.word, count: Number(row.n) }]
  })
}

interface QuoteRow extends Omit<VoiceQuote, 'order'> {
  readonly persona: string
  readonly aspect: string
  readonly polarity: VoicePolarity
  readonly person: string
}

async function voicesOf({ warehouse, build, asOf, ids, source }: Asked): Promise<ClusterFacts['voices']> {
  const read = <T>(sql: string) => warehouse.rows<T>({ sql, parameters: { build, asOf, brand: source.brand } }, { lane: 'work' })
  const joined = `${ownVoice('opinions')} AS o INNER JOIN ${membersSql} AS m USING (person)`
  const polarities = `polarity IN ('positive', 'negative', 'need')`
  const counts = await read<{ persona: string; aspect: string; polarity: VoicePolarity; people: string }>(
    `SELECT persona, toString(aspect) AS aspect, toString(polarity) AS polarity, uniqExact(person) AS people FROM ${joined} WHERE ${polarities}
      GROUP BY persona, aspect, polarity ORDER BY people DESC, aspect`,
  )
  // The plainest first: praise from the most content, complaints from the least, the latest of them.
  const quotes = await read<QuoteRow>(
    `SELECT * FROM (
        SELECT persona, toString(o.aspect) AS aspect, toString(o.polarity) AS polarity, toString(o.source) AS source, source_id AS id, quote AS text,
          toString(person) AS person, p.customer_id AS customer, ifNull(toString(o.at), '') AS at, toString(o.product) AS product, ifNull(toInt32(stars), 3) AS stars
        FROM ${joined} INNER JOIN (SELECT person, customer_id FROM people) AS p USING (person) WHERE ${polarities}
        ORDER BY if(polarity = 'positive', -stars, stars), at DESC, id LIMIT 1 BY persona, aspect, polarity, text)
      ORDER BY if(polarity = 'positive', -stars, stars), at DESC, id LIMIT 3 BY persona, aspect, polarity`,
  )
  const order = await ordersBehind(warehouse, quotes, asOf)
  return counts.flatMap(({ persona, aspect, polarity, people }) => {
    const cluster = ids.indexOf(persona)
    if (cluster < 0) return []
    const own = quotes.filter((quote) => quote.persona === persona && quote.aspect === aspect && quote.polarity === polarity)
    return [{ cluster, aspect, polarity, people: Number(people), quotes: own.map((quote) => voiceQuote(quote, order(quote))) }]
  })
}

function voiceQuote({ source, id, text, customer, at, product }: QuoteRow, order: string | undefined): VoiceQuote {
  return { source, id, text, customer, at, product, ...(order ? { order } : {}) }
}

/** For each quote about a product, the speaker's last purchase of that product before they spoke. */
async function ordersBehind(
  warehouse: Warehouse,
  quotes: readonly QuoteRow[],
  asOf: string,
): Promise<(quote: QuoteRow) => string | undefined> {
  const about = quotes.filter(({ product, at }) => product !== '' && at !== '')
  if (about.length === 0) return () => undefined
  const rows = await warehouse.rows<{ person: string; product: string; order_id: string; paid: string }>(
    {
      sql: `SELECT toString(person) AS person, toString(product) AS product, order_id, toString(paid_at) AS paid FROM order_items
        WHERE person IN (SELECT arrayJoin(arrayMap(one -> toUInt64(one), {persons:Array(String)}))) AND product IN {products:Array(String)} AND paid_at IS NOT NULL AND toDate(paid_at) <= {asOf:Date}
        ORDER BY paid_at DESC, order_id`,
      parameters: {
        persons: [...new Set(about.map(({ person }) => person))],
        products: [...new Set(about.map(({ product }) => product))],
        asOf,
      },
    },
    { lane: 'work' },
  )
  return (quote) =>
    rows.find((row) => row.person === quote.person && row.product === quote.product && row.paid <= quote.at)?.order_id
}
