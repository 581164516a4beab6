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

/**
 * The value of a number written in Chinese characters, or undefined where it is none or not beyond doubt.
 *
 * @example chineseNumeral('两百五十') // 250
 * @example chineseNumeral('两千三') // undefined: 2300 in speech, 2003 by the letter
 */
export function chineseNumeral(text: string): number | undefined {
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
