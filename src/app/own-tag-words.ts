import type { Language } from '../catalog/label.js'
import { parseQuestion } from '../questions/parse/parse.js'
import type { Query } from '../questions/query.js'
import type { TagCatalog } from '../tags/catalog.js'
import type { ReadWords } from '../tags/own/own-tags.js'
import { loadVocabulary } from './question-vocabulary.js'
import type { Workspace } from './workspace.js'

/** Reads an own tag's words with the parser that reads questions, over the tags that stand already. */
export async function wordsReader(workspace: Workspace, standing: TagCatalog, asOf: string): Promise<ReadWords> {
  const vocabulary = await loadVocabulary(workspace, standing.tags)
  return (words) => {
    const outcome = parseQuestion(words, { vocabulary, asOf })
    if (outcome.kind !== 'understood') return outcome.message[outcome.language]
    return onlyCustomers(outcome.query) ? outcome.query.who : notCustomers[outcome.language]
  }
}

/** Whether a query asks for nothing but some customers: then they are what the words mean. */
function onlyCustomers({ kind, measures, window, by, sides, base, limit }: Query): boolean {
  const counted = measures.every((one) => 'measure' in one && one.measure === 'customers' && !one.where)
  return (
    (kind === 'customers' || kind === 'number') && counted && !window && by.length === 0 && !sides && !base && limit === undefined
  )
}

const notCustomers: Readonly<Record<Language, string>> = {
  zh: '说的不是一群客户',
  en: 'this does not name a group of customers',
}
