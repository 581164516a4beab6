import { findAct } from '../catalog/acts.js'
import { addDays } from '../catalog/day.js'
import type { HotWord, PointQuote, Voice } from '../digests/digest.js'
import { leastMentions } from '../digests/digest.js'
import { judgePoints, type Mentions } from '../digests/judge-points.js'
import type { DigestWeek } from '../digests/week.js'
import { compareGroups } from '../language/keywords/compare-groups.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'

interface VoiceScope {
  readonly warehouse: Warehouse
  readonly brand: string
  readonly week: DigestWeek
}

/** Days before the week that it is compared with. */
const daysBefore = 28

/** What was said about the own brand in the week, against the four weeks before; filler reviews left out. */
export async function voiceOf(scope: VoiceScope): Promise<Voice> {
  const counts = await textCounts(scope)
  const [pains, praises] = await Promise.all([
    mentionsOf(scope, "polarity = 'negative'", 'toString(pain_point)'),
    mentionsOf(scope, "polarity = 'positive'", "if(opinion = '', toString(aspect), concat(toString(aspect), ' · ', opinion))"),
  ])
  const judged = {
    pains: judgePoints(pains, counts.texts, scope.week.from),
    praises: judgePoints(praises, counts.texts, scope.week.from, 5),
  }
  return { ...counts, ...(await quoted(scope, judged)), words: await hotWords(scope) }
}

const ownText = () => findAct('text')?.when ?? '1'
const ownOpinion = () => findAct('opinion')?.when ?? '1'
const inWeek = 'toDate(at) BETWEEN {from:Date} AND {to:Date}'
const inBefore = 'toDate(at) >= {since:Date} AND toDate(at) < {from:Date}'
const notFiller = '(source, source_id) NOT IN (SELECT source, source_id FROM texts WHERE filler = 1)'

const days = ({ brand, week }: VoiceScope) => ({ brand, from: week.from, to: week.to, since: addDays(week.from, -daysBefore) })

async function textCounts(scope: VoiceScope): Promise<Pick<Voice, 'texts' | 'negative'>> {
  const sql = `SELECT countIf(${inWeek}) AS now, countIf(${inBefore}) AS before,
      countIf(polarity = 'negative' AND ${inWeek}) AS bad, countIf(polarity = 'negative' AND ${inBefore}) AS bad_before
    FROM texts WHERE filler = 0 AND ${ownText()} AND toDate(at) BETWEEN {since:Date} AND {to:Date}`
  const [row] = await scope.warehouse.rows<Record<string, string>>({ sql, parameters: days(scope) })
  const count = (name: string) => Number(row?.[name] ?? 0)
  return { texts: { now: count('now'), before: count('before') }, negative: { now: count('bad'), before: count('bad_before') } }
}

async function mentionsOf(scope: VoiceScope, polarity: string, point: string): Promise<Mentions[]> {
  const sql = `SELECT ${point} AS point, uniqExactIf((source, source_id), ${inWeek}) AS now, uniqExactIf((source, source_id), ${inBefore}) AS before,
      toString(min(toDate(at))) AS first, uniqExactIf(person, person != 0 AND toDate(at) >= {since:Date}) AS people
    FROM opinions WHERE ${ownOpinion()} AND ${polarity} AND ${notFiller} AND toDate(at) <= {to:Date}
    GROUP BY point HAVING now + before >= ${leastMentions}`
  const rows = await scope.warehouse.rows<{ point: string; now: string; before: string; first: string | null; people: string }>({
    sql,
    parameters: days(scope),
  })
  return rows.map((row) => ({ ...row, now: Number(row.now), before: Number(row.before), people: Number(row.people), quotes: [] }))
}

/** The points with a few quotes of the week each: different texts, the newest first. */
async function quoted<T extends Pick<Voice, 'pains' | 'praises'>>(
  scope: VoiceScope,
  points: T,
): Promise<Pick<Voice, 'pains' | 'praises'>> {
  const read = async (shown: Voice['pains'], polarity: string, point: string) => {
    const one = `SELECT ${point} AS point, quote AS text, toString(source) AS source, source_id AS id, toString(toDate(at)) AS day, toString(product) AS product
      FROM opinions WHERE ${ownOpinion()} AND ${polarity} AND ${notFiller} AND ${inWeek} AND point IN {points:Array(String)}
      ORDER BY at DESC, id LIMIT 1 BY source, id`
    const sql = `SELECT point, text, source, id, day AS at, product FROM (${one}) ORDER BY day DESC, id LIMIT 2 BY point`
    const rows = await scope.warehouse.rows<PointQuote & { point: string }>({
      sql,
      parameters: { ...days(scope), points: shown.map((one) => one.point) },
    })
    return shown.map((one) => ({
      ...one,
      quotes: rows.filter((row) => row.point === one.point).map(({ point: _, ...quote }) => quote),
    }))
  }
  const praise = "if(opinion = '', toString(aspect), concat(toString(aspect), ' · ', opinion))"
  return {
    pains: await read(points.pains, "polarity = 'negative'", 'toString(pain_point)'),
    praises: await read(points.praises, "polarity = 'positive'", praise),
  }
}

async function hotWords(scope: VoiceScope, most = 10): Promise<HotWord[]> {
  const sql = `SELECT word, countIf(${inWeek}) AS now, countIf(${inBefore}) AS before
    FROM (SELECT at, arrayJoin(arrayDistinct(keywords)) AS word FROM texts WHERE filler = 0 AND ${ownText()} AND toDate(at) BETWEEN {since:Date} AND {to:Date})
    GROUP BY word HAVING now + before >= ${leastMentions} ORDER BY now + before DESC LIMIT 20000`
  const rows = await scope.warehouse.rows<{ word: string; now: string; before: string }>({ sql, parameters: days(scope) })
  const counted = (side: 'now' | 'before') => new Map(rows.map((row) => [row.word, Number(row[side])]))
  return compareGroups(counted('now'), counted('before'))
    .filter(({ z, inFirst }) => z > 1.96 && inFirst >= leastMentions)
    .slice(0, most)
    .map(({ word, inFirst, inSecond, z }) => ({ word, now: inFirst, before: inSecond, z, isNew: inSecond === 0 }))
}
