import type { Language } from '../../catalog/label.js'

const chinese = ['zh-cn', 'zh', 'zh-hans', 'zh-tw', 'zh-hant', 'zh-hk']
const english = ['en', 'en-us', 'en-gb', 'en-au']
/** The other languages that SurveyJS knows by its codes. */
const others = new Set(
  (
    'ar az be bg bs ca cs cy da de de-ch el es es-es es-mx et eu fa fi fil fr fr-ca ga gl he hi hr hu hy id is it ja ka kk km ko lo lt lv mk mn ms my nb ne nl ' +
    'nl-be nn no pl pt pt-br pt-pt ro ru sk sl sq sr sv sw ta te tg th tk tl tr ua uk ur uz vi'
  ).split(' '),
)

/** Keys under which an object is data, whatever its own keys look like. */
const dataKeys = new Set(['defaultValue', 'correctAnswer', 'setValue', 'value', 'zhiyin', 'defaultRowValue', 'defaultPanelValue'])

/**
 * The survey with one text in the place of each set of translations: the language's own, else the file's default, else whichever there is.
 * SurveyJS takes "default" for English; a file whose default is Chinese says its English under "en", which then comes first.
 */
export function inLanguage<T>(node: T, language: Language): T {
  if (Array.isArray(node)) return node.map((child) => inLanguage(child, language)) as T
  if (typeof node !== 'object' || node === null) return node
  if (isTranslations(node)) return nearest(node, language) as T
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [
      key,
      dataKeys.has(key) && !isTexts(key, child) ? child : inLanguage(child, language),
    ]),
  ) as T
}

/** A choice's `value` is data; translations stand in its `text`. Only an object that says "default" beside a language is taken for texts. */
function isTexts(key: string, child: unknown): boolean {
  return key !== 'zhiyin' && isTranslations(child) && Object.keys(child as object).some((one) => one === 'default')
}

/** The texts of one thing in several languages: `{ "default": "Price", "zh-cn": "价格" }`. */
export function isTranslations(node: unknown): node is Readonly<Record<string, string>> {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return false
  const entries = Object.entries(node)
  return entries.length > 0 && entries.every(([key, text]) => isLocale(key) && typeof text === 'string')
}

export function isLocale(key: string): boolean {
  const word = key.toLowerCase()
  return word === 'default' || chinese.includes(word) || english.includes(word) || others.has(word)
}

function nearest(texts: Readonly<Record<string, string>>, language: Language): string {
  const byLocale = new Map(Object.entries(texts).map(([key, text]) => [key.toLowerCase(), text]))
  const wanted = language === 'zh' ? [...chinese, 'default', ...english] : [...english, 'default', ...chinese]
  for (const locale of wanted) {
    const text = byLocale.get(locale)
    if (text !== undefined && text !== '') return text
  }
  return Object.values(texts).find((text) => text !== '') ?? ''
}
