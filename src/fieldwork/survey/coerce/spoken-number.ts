import { chineseNumeral } from '../../../math/chinese-numeral.js'

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
  return chineseNumeral(plain)
}
