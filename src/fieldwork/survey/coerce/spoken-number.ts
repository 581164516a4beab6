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
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/**
 * A number as people type it: "8", "８", "3.5", "八", "二十三", "1,200", "8分", "第2个". Undefined where the text holds anything else.
 *
 * @example spokenNumber('二十三') // 23
 */
export function spokenNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(第|选|选择|number|no\.?|#)\s*/i, '')
    .replace(/\s*(分|个|项|次|岁|元|块|星|号|人|件|年|天|stars?|points?|yuan)$/i, '')
    .replaceAll(/,(?=\d{3}\b)/g, '')
  if (/^[-+]?\d+(\.\d+)?$/.test(plain)) return Number(plain)
  return /^[零〇一二两三四五六七八九十百千]+$/.test(plain) ? chinese(plain) : undefined
}

function chinese(text: string): number {
  let total = 0
  let digit: number | undefined
  for (const character of text) {
    const unit = units[character]
    if (unit === undefined) digit = (digit ?? 0) * 10 + (digits[character] ?? 0)
    else {
      total += (digit ?? 1) * unit
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}
