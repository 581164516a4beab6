import { buildLanguageModel, type LanguageModel } from '../language/model.js'
import { readLanguageData } from './language-data.js'

let loading: Promise<LanguageModel> | undefined

/** The language model on the shipped data, loaded once in a process when first needed (about half a second). */
export function loadLanguage(): Promise<LanguageModel> {
  loading ??= readLanguageData().then(buildLanguageModel)
  return loading
}
