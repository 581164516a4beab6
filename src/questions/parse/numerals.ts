const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
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
  return readChinese(plain)
}

function readChinese(text: string): number | undefined {
  if (!/^[零〇一二两三四五六七八九十百千万亿]+$/.test(text)) return undefined
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map((c) => digits[c]).join(''))
  let total = 0
  let section = 0
  let digit: number | undefined
  let scale = Number.POSITIVE_INFINITY
  for (const character of text) {
    if (character === '万' || character === '亿') {
      const of = section + (digit ?? 0)
      if (of === 0) return undefined
      total = (character === '亿' ? total + of : of) * (character === '万' ? 1e4 : 1e8) + (character === '万' ? total : 0)
      section = 0
      digit = undefined
      scale = Number.POSITIVE_INFINITY
    } else if (character in scales) {
      const factor = scales[character] as number
      if (factor >= scale) return undefined
      section += (digit ?? (factor === 10 ? 1 : 0)) * factor
      if (digit === undefined && factor !== 10) return undefined
      digit = undefined
      scale = factor
    } else if (character === '零' || character === '〇') {
      if (digit !== undefined) return undefined
      scale = 10 + 1
    } else {
      if (digit !== undefined) return undefined
      digit = digits[character]
    }
  }
  // 两千三 is 2300 in speech and 2003 by the letter: not read at all.
  if (digit !== undefined && scale > 11 && scale !== Number.POSITIVE_INFINITY) return undefined
  return total + section + (digit ?? 0)
}
