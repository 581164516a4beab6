export type TextLanguage = 'zh' | 'en' | 'other'

const english = new Set(
  'the a an and or but is are was were be been it this that these those i you he she we they my your his her our their me not no very so too to of in on at for with as from have has had do does did will would can could just if when than then after before all more most good great bad nice love like product use used buy bought quality'.split(
    ' ',
  ),
)

/**
 * Chinese, English, or something that is read for neither (kana, hangul, Cyrillic …, other Latin languages, no letters at all).
 * A few Latin words inside Chinese are Chinese; a short Latin text is English unless its letters or words say otherwise.
 */
export function detectLanguage(text: string): TextLanguage {
  const han = count(text, /[\u3400-\u9FFF]/g)
  const kana = count(text, /[\u3040-\u30FF\uAC00-\uD7AF]/g)
  const latin = text.match(/[A-Za-z\u00C0-\u024F]+(?:'[a-z]+)?/g) ?? []
  const foreign = count(text, /[\u0370-\u06FF\u0900-\u0E7F]/g)
  if (kana > 0 && kana * 4 >= han) return 'other'
  if (foreign > han + latin.length) return 'other'
  // one Chinese character says about as much as half an English word
  if (han > 0 && han >= latin.length) return 'zh'
  if (latin.length === 0) return 'other'
  const accented = latin.filter((word) => /[\u00C0-\u024F]/.test(word)).length
  if (accented * 8 > latin.length) return 'other'
  const known = latin.filter((word) => english.has(word.toLowerCase())).length
  return latin.length < 5 || known * 8 >= latin.length ? 'en' : 'other'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
