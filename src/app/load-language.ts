import { buildLanguageModel, type LanguageModel } from '../language/model.js'
import { openLanguageData } from './language-data.js'

/** A model that is known by its version and not yet loaded. */
export interface LanguageAtHand {
  readonly version: string
  load(): Promise<LanguageModel>
}

let opening: Promise<LanguageAtHand> | undefined

/** The shipped model's version (a few milliseconds); `load` makes the model once in a process (about half a second). */
export function languageAtHand(): Promise<LanguageAtHand> {
  opening ??= openLanguageData().then(({ version, read }) => {
    let loading: Promise<LanguageModel> | undefined
    return {
      version,
      load() {
        loading ??= read().then(buildLanguageModel)
        return loading
      },
    }
  })
  return opening
}

/** The language model on the shipped data, loaded once in a process when first needed. */
export async function loadLanguage(): Promise<LanguageModel> {
  return (await languageAtHand()).load()
}
