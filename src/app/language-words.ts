import { type NewWord, newWords } from '../language/keywords/new-words.js'
import type { LanguageModel } from '../language/model.js'
import { plainText } from '../language/words/plain-text.js'
import { loadLanguage } from './load-language.js'
import { type ExitCode, exit, type Workspace } from './workspace.js'

/** `zhiyin language words`: strings of the brand's own texts that behave like words and are in no dictionary, most frequent first. */
export async function languageWords(
  workspace: Workspace,
  options: { json?: boolean; limit?: string | number },
): Promise<ExitCode> {
  const warehouse = await workspace.warehouse()
  const rows = await warehouse.rows<{ words: string }>({
    sql: `SELECT text AS words FROM reviews UNION ALL SELECT followup_text FROM reviews WHERE followup_text != ''
      UNION ALL SELECT text FROM tickets UNION ALL SELECT text FROM posts UNION ALL SELECT text FROM answers`,
    parameters: {},
  })
  const found = newWordsIn(
    rows.map(({ words }) => words),
    await loadLanguage(),
  ).slice(0, Number(options.limit ?? 50))
  workspace.output.result(options.json ? JSON.stringify({ texts: rows.length, words: found }) : wordsText(found, rows.length))
  return exit.done
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

function wordsText(words: readonly NewWord[], texts: number): string {
  if (words.length === 0) return `${texts} 条文本里没有新词 / no new words in ${texts} texts`
  const lines = words.map(
    ({ word, count, cohesion, freedom }) => `${word}\t${count}\t${cohesion.toFixed(1)}\t${freedom.toFixed(1)}`,
  )
  return [`新词 word\t次数 count\t凝固度 cohesion\t自由度 freedom`, ...lines].join('\n')
}
