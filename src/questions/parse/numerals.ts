import { chineseNumeral } from '../../math/chinese-numeral.js'

const english: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
}

/** A number as people write it: 30, 1,000, 1.5万, 三十, 两百五十, 10k, thirty. No sign: nobody asks for −3 customers. */
export const numeral = `(?:(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:\\s*[万亿]|k(?![a-z]))?|[零〇一二两三四五六七八九十百千万亿]+|(?:${Object.keys(english).join('|')})(?![a-z]))`

/**
 * The value of a numeral, or undefined where it is none.
 *
 * @example readNumeral('两千三') // undefined: 2300 in speech, but not beyond doubt
 * @example readNumeral('1.5万') // 15000
 */
export function readNumeral(text: string): number | undefined {
  const plain = text.replace(/[,\s]/g, '')
  if (plain in english) return english[plain]
  const arabic = /^(\d+(?:\.\d+)?)([万亿k]?)$/.exec(plain)
  if (arabic)
    return Number((Number(arabic[1]) * { '': 1, k: 1e3, 万: 1e4, 亿: 1e8 }[arabic[2] as '' | 'k' | '万' | '亿']).toFixed(6))
  return chineseNumeral(plain)
}
