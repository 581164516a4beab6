import type { Language } from '../../../catalog/label.js'
import { isTranslations } from '../locale.js'
import { fault, isNode, type Node, type SurveyFault } from './fault.js'

/** Texts that respondents read, by their place in the file. */
const textKeys = new Set(
  (
    'title description text html completedHtml labelTrue labelFalse minRateDescription maxRateDescription otherText noneText refuseText dontKnowText selectAllText ' +
    'requiredErrorText commentText templateTitle placeholder'
  ).split(' '),
)

/** In a file that speaks Chinese and English, the texts that one of the two cannot read. */
export function translationFaults(definition: Node, languages: readonly Language[]): SurveyFault[] {
  if (languages.length < 2 || !speaksBoth(definition)) return []
  return textsIn(definition, '').flatMap(({ path, text }) => {
    const missing = missingIn(text)
    return missing
      ? [
          fault('warning', path, {
            zh: `缺${missing === 'zh' ? '中文' : '英文'}：「${sample(text)}」。`,
            en: `No ${missing === 'zh' ? 'Chinese' : 'English'} for "${sample(text)}".`,
          }),
        ]
      : []
  })
}

/** Whether the file gives the same texts in both languages, rather than mixing them. */
function speaksBoth(definition: Node): boolean {
  return textsIn(definition, '').some(({ text }) => typeof text !== 'string' && missingIn(text) === undefined)
}

type Text = string | Readonly<Record<string, string>>

function textsIn(node: unknown, path: string, key = ''): { path: string; text: Text }[] {
  if (isTranslations(node)) return [{ path, text: node }]
  if (Array.isArray(node))
    return node.flatMap((child, index) => {
      const at = `${path}[${index}]`
      if (typeof child === 'string' && /^(choices|rows|columns|rateValues)$/.test(key)) return [{ path: at, text: child }]
      return textsIn(child, at, key)
    })
  if (!isNode(node)) return []
  return Object.entries(node).flatMap(([name, child]) => {
    const at = path ? `${path}.${name}` : name
    if (name === 'zhiyin' || name === 'validators') return []
    if (typeof child === 'string') return textKeys.has(name) ? [{ path: at, text: child }] : []
    return textsIn(child, at, name)
  })
}

/** Words that need no translation: numbers, marks, placeholders, names in capital letters. */
const neutral = (text: string) => !/\p{L}/u.test(text.replace(/\{[^}]*\}|<[^>]*>/g, '')) || /^[A-Z0-9 .&+-]{1,6}$/.test(text)
const chinese = /\p{Script=Han}/u

function missingIn(text: Text): Language | undefined {
  if (typeof text === 'string') return neutral(text) ? undefined : chinese.test(text) ? 'en' : 'zh'
  const texts = Object.entries(text).filter(([, words]) => words !== '')
  if (texts.every(([, words]) => neutral(words))) return undefined
  const zh = texts.some(([key, words]) => key.toLowerCase().startsWith('zh') || (key === 'default' && chinese.test(words)))
  const en = texts.some(([key, words]) => key.toLowerCase().startsWith('en') || (key === 'default' && !chinese.test(words)))
  return zh ? (en ? undefined : 'en') : 'zh'
}

function sample(text: Text): string {
  const words = typeof text === 'string' ? text : (Object.values(text)[0] ?? '')
  return [...words].length > 30 ? `${[...words].slice(0, 30).join('')}…` : words
}
