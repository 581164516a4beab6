/** Why a text says nothing of the product: left empty by the shop's system, signs only, repeated, written for points, an advertisement. */
export type FillerReason = 'empty' | 'symbols' | 'repeated' | 'task' | 'advert' | 'gibberish'

/** Patterns of filler texts, as in data/language/filler.json. */
export interface FillerPatterns {
  readonly empty: readonly RegExp[]
  readonly task: readonly RegExp[]
  readonly advert: readonly RegExp[]
}

/** The reason why a text is filler, or undefined for one that says something. The text is in its plain form. */
export function fillerReason(plain: string, patterns: FillerPatterns): FillerReason | undefined {
  const text = plain.trim()
  const letters = text.match(/[\p{Letter}\p{Extended_Pictographic}]/gu) ?? []
  if (text === '') return 'empty'
  if (patterns.empty.some((pattern) => pattern.test(text))) return 'empty'
  if (letters.length === 0) return 'symbols'
  if (patterns.advert.some((pattern) => pattern.test(text))) return 'advert'
  if (patterns.task.some((pattern) => pattern.test(text))) return 'task'
  if (isRepetition(text)) return 'repeated'
  if (isKeyboardNoise(text)) return 'gibberish'
  return undefined
}

/** 好好好好好好好好, or one phrase three times over and nothing else. A short 好好好 is praise. */
function isRepetition(text: string): boolean {
  const bare = text.replace(/[^\p{Letter}\p{Number}]/gu, '')
  return bare.length >= 8 && /^(.{1,20}?)\1{2,}.{0,3}$/u.test(bare)
}

/** A long run of Latin letters without a vowel where words would be: asdfghjkl, qwrtp. */
function isKeyboardNoise(text: string): boolean {
  if (/[\u4E00-\u9FFF]/.test(text)) return false
  const bare = text.toLowerCase().replace(/[^a-z]/g, '')
  if (bare.length < 5) return false
  return /asdf|qwer|zxcv|hjkl|(?:[bcdfghjklmnpqrstvwxz]){7,}/.test(bare) && text.split(/\s+/).length <= 3
}
