import type { Language } from '../../../catalog/label.js'
import type { Ask } from '../ask/ask.js'
import { offeredBy } from '../ask/press.js'
import { plainText } from '../markup.js'
import type { Step } from '../steps.js'

/** Silent reading: about 300 Chinese characters or 240 English words a minute (Brysbaert 2019 for English, Sun et al. 1985 for Chinese); six letters to a word with its space. */
const perSecond = { zh: 5, en: 24 } as const
/** Typing on a phone, characters a second. */
const typed = { zh: 1, en: 3 } as const

/** Roughly how long a step takes: reading its words and choices, then answering. An estimate for planning, not a measurement. */
export function secondsFor(step: Step, ask: Ask, language: Language): number {
  const words = [...step.context, plainText(step.question.processedTitle), step.row?.text ?? ''].join('')
  const choices = offeredBy(ask)
    .map(({ text }) => text)
    .join('')
  return ([...words].length + [...choices].length) / perSecond[language] + answering(step, ask, language)
}

function answering(step: Step, ask: Ask, language: Language): number {
  switch (ask.kind) {
    case 'choice':
      return ask.many ? 4 : 2
    case 'order':
      return 2 * ask.offers.length
    case 'scale':
    case 'yesno':
      return 2
    case 'number':
    case 'moment':
      return 5
    case 'file':
      return 30
    case 'words':
      // An open question gets some 20 Chinese characters or 10 words in a chat.
      return step.question.getType() === 'comment' || step.kind === 'comment'
        ? language === 'zh'
          ? 20 / typed.zh
          : 60 / typed.en
        : 8
  }
}
