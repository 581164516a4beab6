import { compareGroups, type WordDifference } from '../language/keywords/compare-groups.js'
import { type NewWord, newWords } from '../language/keywords/new-words.js'
import type { LanguageModel } from '../language/model.js'
import { plainText } from '../language/words/plain-text.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { loadLanguage } from './load-language.js'
import { type ExitCode, exit, type Workspace } from './workspace.js'

/**
 * `zhiyin language words`: strings of the brand's own texts that behave like words and are in no dictionary, most frequent first; and what
 * negative texts say more than positive ones, and the reverse (of texts that a refresh has read).
 */
export async function languageWords(
  workspace: Workspace,
  options: { json?: boolean; limit?: string | number },
): Promise<ExitCode> {
  const limit = Number(options.limit ?? 50)
  const warehouse = await workspace.warehouse()
  const rows = await warehouse.rows<{ words: string }>({
    sql: `SELECT text AS words FROM reviews UNION ALL SELECT followup_text FROM reviews WHERE followup_text != ''
      UNION ALL SELECT text FROM tickets UNION ALL SELECT text FROM posts UNION ALL SELECT text FROM answers`,
    parameters: {},
  })
  const texts = rows.map(({ words }) => words)
  const found = newWordsIn(texts, await loadLanguage()).slice(0, limit)
  const differences = compareGroups(await wordCounts(warehouse, 'negative'), await wordCounts(warehouse, 'positive'))
  const said = {
    complaints: differences.filter(({ z }) => z > significant).slice(0, limit),
    praises: differences.filter(({ z }) => z < -significant).slice(0, limit),
  }
  workspace.output.result(
    options.json ? JSON.stringify({ texts: rows.length, words: found, ...said }) : wordsText(found, said, rows.length),
  )
  return exit.done
}

/** Standard deviations: 95 % of words said alike lie within. */
const significant = 1.96

async function wordCounts(warehouse: Warehouse, polarity: 'positive' | 'negative'): Promise<Map<string, number>> {
  const rows = await warehouse.rows<{ word: string; times: string }>({
    sql: 'SELECT arrayJoin(words) AS word, count() AS times FROM texts WHERE polarity = {polarity:String} AND filler = 0 GROUP BY word',
    parameters: { polarity },
  })
  return new Map(rows.map(({ word, times }) => [word, Number(times)]))
}

/** New words of texts; a string that begins or ends with a function word, a degree or a negation is a phrase, not a word. */
export function newWordsIn(texts: readonly string[], model: LanguageModel): NewWord[] {
  const { meanings } = model.lexicon.zh
  const opensOrClosesPhrase = (word: string): boolean => {
    const meaning = meanings.get(word)
    return model.stopWords.zh.has(word) || Boolean(meaning?.degree || meaning?.negator || meaning?.link || meaning?.turn)
  }
  const isKnown = (word: string) => {
    const parts = model.segmentChinese(word)
    return parts.length === 1 || opensOrClosesPhrase(parts[0]!.word) || opensOrClosesPhrase(parts[parts.length - 1]!.word)
  }
  return newWords(texts.map(plainText), isKnown)
}

function wordsText(
  words: readonly NewWord[],
  said: { complaints: readonly WordDifference[]; praises: readonly WordDifference[] },
  texts: number,
): string {
  const lines = words.map(
    ({ word, count, cohesion, freedom }) => `${word}\t${count}\t${cohesion.toFixed(1)}\t${freedom.toFixed(1)}`,
  )
  const listed = (differences: readonly WordDifference[]) =>
    differences.map(({ word, z }) => `${word} (${Math.abs(z).toFixed(1)})`).join('  ')
  return [
    ...(words.length === 0
      ? [`${texts} 条文本里没有新词 / no new words in ${texts} texts`]
      : ['新词 word\t次数 count\t凝固度 cohesion\t自由度 freedom', ...lines]),
    ...(said.complaints.length > 0 ? ['', `差评里说得更多 / said more in negative texts (z): ${listed(said.complaints)}`] : []),
    ...(said.praises.length > 0 ? [`好评里说得更多 / said more in positive texts (z): ${listed(said.praises)}`] : []),
  ].join('\n')
}
