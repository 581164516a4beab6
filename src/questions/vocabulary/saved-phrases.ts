import type { AddPhrase } from './add-phrase.js'
import type { Meaning } from './meaning.js'

/** Saved segments by the names that the team gave them, marked as such (「沉默客户」人群, segment "sleepers") or not. */
export function savedPhrases(names: readonly string[], add: AddPhrase): void {
  for (const name of names) {
    const meaning: Meaning = { kind: 'condition', segment: { saved: name }, names: 'people' }
    for (const quoted of [name, `「${name}」`, `"${name}"`])
      for (const text of [
        quoted,
        `${quoted}人群`,
        `${quoted}这群人`,
        `${quoted}分群`,
        `人群${quoted}`,
        `分群${quoted}`,
        `segment ${quoted}`,
        `${quoted} segment`,
      ])
        add(text, meaning)
  }
}
