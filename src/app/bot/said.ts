import type { Said } from '../../fieldwork/survey/said.js'
import type { Incoming } from '../../messages/index.js'
import { saidText } from './situation.js'

/** What came in as an answer: words, what was pressed and for which question, files. */
export function saidOf(incoming: Incoming): Said {
  const { what } = incoming
  return {
    text: saidText(incoming),
    ...(what.kind === 'press' ? { values: what.values, ...(what.token ? { token: what.token } : {}) } : {}),
    ...(what.kind === 'text' && what.files ? { files: what.files } : {}),
  }
}
