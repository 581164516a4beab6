import { spokenNumber } from './spoken-number.js'

/**
 * The place in a list that a text names, from 0. `sure` where it can mean nothing else ("第二个", "option B", "the last one"); a bare "2" or "b"
 * could also be words of a choice. Undefined where it names none, or one off the list.
 */
export function placeOf(said: string, count: number): { index: number; sure: boolean } | undefined {
  const text = said
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[。.!)、]+$/, '')
    .replace(/^[(#]/, '')
  if (/^(最后一?[个项]|最后|the last( one)?|last( one)?)$/.test(text)) return within(count - 1, count, true)
  const ordinal = /^(?:我?选)?\s*第\s*(.+?)\s*(?:个|项|种|条|款|张)?(?:选项)?$/.exec(text)?.[1]
  if (ordinal) return within((spokenNumber(ordinal) ?? Number.NaN) - 1, count, true)
  const english = /^(?:the\s+)?(\w+?)(?:\s+(?:one|option|choice))?$/.exec(text)?.[1] ?? ''
  const nth =
    ordinals.indexOf(english) >= 0
      ? ordinals.indexOf(english)
      : Number(/^(\d+)(?:st|nd|rd|th)$/.exec(english)?.[1] ?? Number.NaN) - 1
  if (nth >= 0) return within(nth, count, true)
  const named = /^(?:我?选|选项|选择|option|choice|answer|no\.?|number)\s*(.+)$|^(.+?)\s*(?:选项|号)$/.exec(text)
  const word = (named?.[1] ?? named?.[2] ?? text).trim()
  const index = /^[a-z]$/.test(word) ? word.charCodeAt(0) - 97 : (spokenNumber(word) ?? Number.NaN) - 1
  return within(index, count, named !== null)
}

const within = (index: number, count: number, sure: boolean) =>
  Number.isInteger(index) && index >= 0 && index < count ? { index, sure } : undefined

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
