import { chineseNumeral } from '../../../math/chinese-numeral.js'

/**
 * A number as people type it: "8", "８", "3.5", "八", "二十三", "1,200", "1.2万", "一百二", "five", "8分", "第2个", "about 20", "¥99". Undefined where the text
 * holds anything else, or is not beyond doubt ("八成", "20多", "2-3").
 *
 * @example spokenNumber('二十三') // 23
 * @example spokenNumber('一百二') // 120, as it is said; 102 would be 一百零二
 */
export function spokenNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[。.!~]+$/, '')
    .replace(
      /^(大概|大约|差不多|约|近似|about|around|roughly|approximately|i'd say|打|给|选择|选|第|number|no\.?|#|¥|￥|\$|€|£|rmb)\s*/,
      '',
    )
    .replace(/^(是|有|第|#|¥|￥|\$)\s*/, '')
    .replace(/\s*(左右|吧|上下|or so)$/, '')
    .replace(unit, '')
    .trim()
    .replaceAll(/,(?=\d{3}(\D|$))/g, '')
  const written = /^([-+]?\d+(?:\.\d+)?)\s*(十万|百万|千万|万|亿|千|百|k|m|w)?$/.exec(plain)
  if (written) return rounded(Number(written[1]) * (scales[written[2] ?? ''] ?? 1))
  // 四五个 is four or five, not forty-five.
  if (nextTo.test(plain)) return undefined
  return asSpoken(plain) ?? chineseNumeral(plain) ?? decimal(plain) ?? inEnglish(plain)
}

const unit =
  /\s*(分钟|小时|分|个|项|次|岁|周岁|元|块钱|块|星级|颗星|星|号|人|件|年|天|周|月|瓶|片|支|套|斤|公斤|克|厘米|米|毫升|人民币|stars?|points?|yuan|rmb|times?|years? old|years?|days?|weeks?|months?|hours?|minutes?|mins?|people|persons?|pieces?|dollars?|kg|cm|ml|%)$/
const scales: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  k: 1000,
  万: 10_000,
  w: 10_000,
  十万: 100_000,
  百万: 1_000_000,
  m: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
}

const nextTo = /^(一二|[一二]两|两三|二三|三四|四五|五六|六七|七八|八九)$/

const rounded = (value: number) => Number(value.toPrecision(12))

/** 一百二, 两千五, 三万六: the last digit stands one place below the unit before it, because a gap would be said (一百零二). */
function asSpoken(text: string): number | undefined {
  const parts = /^([一二两三四五六七八九十百千万]*[百千万])([一二三四五六七八九])$/.exec(text)
  const whole = parts ? chineseNumeral(parts[1] as string) : undefined
  const digit = parts ? chineseNumeral(parts[2] as string) : undefined
  const scale = parts ? scales[(parts[1] as string).at(-1) as string] : undefined
  return whole === undefined || digit === undefined || scale === undefined ? undefined : whole + (digit * scale) / 10
}

/** 三点五, 一万二 aside: a Chinese decimal, and 半. */
function decimal(text: string): number | undefined {
  if (text === '半') return 0.5
  const [whole, rest, ...others] = text.split('点')
  if (whole === undefined || rest === undefined || others.length > 0 || rest === '') return undefined
  const before = chineseNumeral(whole)
  const after = [...rest].map((one) => chineseNumeral(one))
  return before === undefined || after.some((one) => one === undefined || one > 9)
    ? undefined
    : Number(`${before}.${after.join('')}`)
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** "five", "twenty-three", "a hundred", "none" aside: up to 999. */
function inEnglish(text: string): number | undefined {
  const hundreds = /^(.*?)\s*hundred(?:\s+(?:and\s+)?(.*))?$/.exec(text)
  if (hundreds) {
    const of = hundreds[1] === 'a' || hundreds[1] === '' ? 1 : small.indexOf(hundreds[1] ?? '')
    const rest = hundreds[2] ? inEnglish(hundreds[2]) : 0
    return of < 1 || rest === undefined || rest >= 100 ? undefined : of * 100 + rest
  }
  const [first = '', second] = text.split(/[\s-]+/)
  const ten = tens.indexOf(first)
  if (ten < 0) return second === undefined && small.includes(first) ? small.indexOf(first) : undefined
  const one = second === undefined ? 0 : small.indexOf(second)
  return one < 0 || one > 9 || text.split(/[\s-]+/).length > 2 ? undefined : (ten + 2) * 10 + one
}
