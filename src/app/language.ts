import { createInterface } from 'node:readline/promises'
import { analyzeText } from './analyze-text.js'
import { loadLanguage } from './load-language.js'
import { readingText } from './reading-text.js'
import { type ExitCode, exit, type Workspace } from './workspace.js'

export { languageEvaluate } from './language-evaluate.js'
export { languageTrain } from './language-train.js'
export { languageWords } from './language-words.js'
export { languageAtHand, loadLanguage } from './load-language.js'

/**
 * `zhiyin analyze`: sentiment, keywords, opinions, quality and masked text of each text; `-` reads one a line from standard input. With `json` one document a line.
 */
export async function analyzeCommand(
  workspace: Workspace,
  texts: readonly string[],
  options: { json?: boolean },
): Promise<ExitCode> {
  const model = await loadLanguage()
  for await (const text of textsOf(texts)) {
    const analysis = analyzeText(text, model)
    workspace.output.result(options.json ? JSON.stringify(analysis) : readingText(analysis, model.aspects))
  }
  return exit.done
}

async function* textsOf(texts: readonly string[]): AsyncIterable<string> {
  for (const text of texts) {
    if (text !== '-') yield text
    else for await (const line of createInterface({ input: process.stdin })) if (line.trim() !== '') yield line
  }
}
