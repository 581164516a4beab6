import type { Label } from '../../../catalog/label.js'
import { plainText } from '../../../language/words/plain-text.js'
import type { Segment } from '../../../language/words/token.js'
import { type HanziPairs, togetherness } from './hanzi-pairs.js'
import { keyboardShare } from './keyboard.js'
import { type LetterPairs, likeness } from './letter-pairs.js'
import { isPinyin } from './pinyin.js'

/** What reading gibberish needs: how Chinese is cut, how its characters go together, how letters do. */
export interface GibberishReader {
  readonly segmentChinese: Segment
  readonly hanzi: HanziPairs
  readonly letters: LetterPairs
}

export type GibberishKind = 'keyboard' | 'letters' | 'characters' | 'repeated' | 'signs' | 'digits'

export const gibberishWords: Readonly<Record<GibberishKind, Label>> = {
  keyboard: { zh: '键盘连打', en: 'keys struck in a row' },
  letters: { zh: '随机字母', en: 'random letters' },
  characters: { zh: '随机汉字，不成词', en: 'characters that make no words' },
  repeated: { zh: '重复的字符', en: 'one thing over and over' },
  signs: { zh: '只有符号', en: 'signs only' },
  digits: { zh: '只有数字', en: 'digits only' },
}

/**
 * What kind of nonsense a text is, or undefined for one that may mean something. In doubt it is undefined: a slip of the keyboard, a brand's name, pinyin
 * or a short exclamation must not cost a respondent anything.
 *
 * @example readGibberish('asdfghjkl', reader) // 'keyboard'
 * @example readGibberish('面霜太干了', reader) // undefined
 */
export function readGibberish(text: string, reader: GibberishReader): GibberishKind | undefined {
  const plain = plainText(text).trim()
  const bare = plain.replace(/[^\p{Letter}\p{Number}]/gu, '')
  if (plain === '') return undefined
  if (bare === '') return /\p{Extended_Pictographic}/u.test(plain) ? undefined : 'signs'
  if (isRepeated(bare)) return 'repeated'
  const hanzi = bare.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  if (hanzi * 2 >= bare.length) return readHanzi(plain, hanzi, reader)
  const words = plain.match(/[A-Za-z]+/g) ?? []
  if (words.length === 0) return /^\d{4,}$/.test(bare) ? 'digits' : undefined
  return readWords(words, reader.letters)
}

/** aaaaaaa, 嗯嗯嗯嗯嗯嗯, abcabcabcabc; not 好好好 or 哈哈哈哈, which say something. */
function isRepeated(bare: string): boolean {
  const [, unit = ''] = /^(.{1,4}?)\1{3,}.{0,3}$/u.exec(bare) ?? []
  if (unit === '') return false
  const exclaimed = /^(?:哈|呵|嘿|嘻|ha|he|好|棒|赞|不|很|太|非常|good|no|yes|ok)$/i.test(unit)
  return exclaimed ? bare.length >= 12 * unit.length : bare.length >= 5
}

/** Below so many characters a text may be a name or a shout. */
const leastHanzi = 6

function readHanzi(plain: string, hanzi: number, { segmentChinese, hanzi: pairs }: GibberishReader): GibberishKind | undefined {
  if (hanzi < leastHanzi) return undefined
  const together = togetherness(plain, pairs)
  if (!together) return undefined
  if (together.mean > 0.2 && together.met > 0.2) return undefined
  const inWords = segmentChinese(plain).reduce((sum, { word }) => {
    const length = word.match(/[\u4e00-\u9fff]/g)?.length ?? 0
    return sum + (length > 1 ? length : 0)
  }, 0)
  const share = inWords / hanzi
  // Common characters thrown together stand beside each other less often than by chance; rare ones were never met side by side.
  if (together.mean < 0 && share <= 0.5) return 'characters'
  return together.met <= 0.12 && share <= 0.35 ? 'characters' : undefined
}

function readWords(words: readonly string[], letters: LetterPairs): GibberishKind | undefined {
  const judged = words.filter((word) => word.length >= 4 || words.length === 1)
  const all = words.reduce((sum, { length }) => sum + length, 0)
  let [struck, random] = [0, 0]
  for (const word of judged) {
    if (word.length >= 5 && new Set(word).size > 2 && keyboardShare(word) >= 0.75) struck += word.length
    else if (isRandom(word, words.length === 1, letters)) random += word.length
  }
  // More than half of the letters must be nonsense: one odd name does not make it so.
  if (struck + random <= all * 0.6) return undefined
  return struck >= random ? 'keyboard' : 'letters'
}

/** Alone, a word may be a brand or an abbreviation: then only the most unlikely letters count. */
function isRandom(word: string, alone: boolean, letters: LetterPairs): boolean {
  if (word.length < 5 || isPinyin(word) || /[a-z].*[A-Z]|^[A-Z]+$/.test(word)) return false
  const { mean, known } = likeness(word, letters)
  return alone ? mean < -3.8 && known <= 0.4 : mean < -3.5 && known <= 0.6
}
