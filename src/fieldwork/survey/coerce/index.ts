import type { Ask } from '../ask/ask.js'
import { pressed } from '../ask/press.js'
import type { Said } from '../said.js'
import { coerceChoice } from './choice.js'
import type { Coerced } from './coerced.js'
import { coerceFile } from './file.js'
import { coerceMoment } from './moment.js'
import { coerceNumber } from './number.js'
import { coerceOrder, ranked } from './order.js'
import { coerceScale } from './scale.js'
import { checked, coerceChoices } from './several.js'
import { coerceWords } from './words.js'
import { coerceYesNo } from './yes-no.js'

/**
 * What was said (or pressed, or sent) means for what is asked. SurveyJS itself takes a rating of 42 and drops unknown choices in silence (it trusts its
 * own widgets), so nothing reaches it that was not checked here.
 *
 * @param today the day it is said; words such as 昨天 are asked again without it
 */
export function coerce(ask: Ask, said: Said, today?: string): Coerced {
  const meant = said.values?.length ? pressed(ask, said.values) : undefined
  if (meant) {
    if (ask.kind === 'choice') return ask.many ? checked(ask, meant) : { value: meant[0]?.value }
    if (ask.kind === 'order') return ranked(ask, meant, meant.map(({ text }) => text).join(' > '))
    return { value: meant[0]?.value }
  }
  const text = said.values?.length ? said.values.join('、') : said.text
  switch (ask.kind) {
    case 'choice':
      return ask.many ? coerceChoices(ask, text) : coerceChoice(ask, text)
    case 'order':
      return coerceOrder(ask, text)
    case 'scale':
      return coerceScale(ask, text)
    case 'yesno':
      return coerceYesNo(ask, text)
    case 'number':
      return coerceNumber(ask, text)
    case 'moment':
      return coerceMoment(ask, text, today)
    case 'words':
      return coerceWords(ask, text)
    case 'file':
      return coerceFile(ask, said)
  }
}
