import { addDays } from '../catalog/day.js'
import type { Language } from '../catalog/label.js'
import type { ShapedAnswer } from '../questions/answer/answer.js'
import type { Query } from '../questions/query.js'
import type { FactDays } from './fact-days.js'
import { keptFacts } from './kept-facts.js'
import type { Workspace } from './workspace.js'

/** What a reader should know of the data that an answer rests on: where it begins, how old it is, which texts nobody has read. */
export async function dataNotes(
  workspace: Workspace,
  query: Query,
  asOf: string,
  days: FactDays | undefined,
  language: Language,
): Promise<string[]> {
  const about = dayNote(asOf, days, language)
  const unread = {
    zh: '还有评价没有读过，请先运行 zhiyin refresh',
    en: 'some texts have not been read yet: run zhiyin refresh first',
  }
  return [...(about ? [about] : []), ...(readsTexts(query) && (await unreadTexts(workspace)) ? [unread[language]] : [])]
}

/** The data's days, where the as-of date lies outside them; a day's lag is the ordinary state of things. */
export function dayNote(asOf: string, days: FactDays | undefined, language: Language): string | undefined {
  if (!days) return { zh: '还没有数据，请先运行 zhiyin import', en: 'there is no data yet: run zhiyin import first' }[language]
  if (asOf < days.first)
    return {
      zh: `统计日 ${asOf} 还没有数据：数据从 ${days.first} 到 ${days.last}`,
      en: `there is no data up to ${asOf}: it runs from ${days.first} to ${days.last}`,
    }[language]
  if (days.last < addDays(asOf, -1))
    return {
      zh: `最新的数据是 ${days.last} 的，统计日是 ${asOf}`,
      en: `the newest data is of ${days.last}, and the as-of date is ${asOf}`,
    }[language]
  return undefined
}

/** Rows beyond the limit are there because they tie with the last within it. */
export function tieNote(query: Query, answer: ShapedAnswer, language: Language): string | undefined {
  const { limit } = query
  if (limit === undefined) return undefined
  if (answer.moreTies)
    return { zh: `第${limit}位之后还有数值相同的，未列出`, en: `more tie with number ${limit} and are not listed` }[language]
  if (answer.kind === 'table' && answer.rows.length > limit)
    return {
      zh: `有并列，所以列出${answer.rows.length}个`,
      en: `${answer.rows.length} are listed because of a tie`,
    }[language]
  return undefined
}

function readsTexts(query: Query): boolean {
  return query.kind === 'quotes' || /mention|opinion|sentiment|pain_point|aspect|keyword/.test(JSON.stringify(query))
}

/** Reviews have landed that language has not read. */
function unreadTexts(workspace: Workspace): Promise<boolean> {
  return keptFacts(workspace, 'unread', async (warehouse) => {
    const [row] = await warehouse.rows<{ reviews: string; texts: string }>({
      sql: `SELECT (SELECT count() FROM reviews WHERE text != '') AS reviews, (SELECT count() FROM texts WHERE source = 'reviews') AS texts`,
      parameters: {},
    })
    return Number(row?.texts ?? 0) < Number(row?.reviews ?? 0)
  })
}
