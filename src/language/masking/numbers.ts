import { type Finder, finder } from './finding.js'

/** What people put between the digits of a number, zero-width characters included. */
const gap = '[ \\-._·\\u200B]'
const notInNumber = '(?<!\\d)'
const endOfNumber = '(?!\\d)'

const mobileDigits = [
  `1[3-9]\\d${gap}{0,3}\\d{4}${gap}{0,3}\\d{4}`,
  `1[3-9]\\d{2}${gap}{1,3}\\d{3}${gap}{1,3}\\d{4}`,
  `1[3-9]\\d{2}${gap}{1,3}\\d{4}${gap}{1,3}\\d{3}`,
  `1[3-9]\\d${gap}{1,3}\\d{3}${gap}{1,3}\\d{5}`,
  `1[3-9]\\d{3}${gap}{1,3}\\d{6}`,
  `1[3-9]\\d${gap}{1,3}\\d{8}`,
  // every digit apart, always by the same sign: 1 3 8 0 0 1 …
  `1(?<apart>[ \\-.·\\u200B])[3-9](?:\\k<apart>\\d){9}`,
].join('|')

/** Mobile numbers of mainland China, with or without +86. */
export const mobiles = finder(
  'phone',
  new RegExp(`${notInNumber}(?:\\(?\\+?(?:00)?86\\)?${gap}{0,3})?(?:${mobileDigits})${endOfNumber}`),
)

const spoken = '零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖'
/** A mobile number spelt in Chinese digits: 幺三八零零… */
export const spokenMobiles = finder(
  'phone',
  new RegExp(`(?<![${spoken}\\d])[一幺壹1][三四五六七八九叁肆伍陆柒捌玖3-9][${spoken}\\d]{9}(?![${spoken}\\d])`),
)

/** Landlines with an area code, foreign numbers with a plus, North American numbers; 400 and 800 hotlines are nobody's own. */
export const landlines = finder(
  'phone',
  new RegExp(
    [
      `${notInNumber}\\(?0(?:10|2\\d|[3-9]\\d{2})\\)?${gap}{0,2}[2-8]\\d{2,3}${gap}?\\d{4}(?:${gap}{0,2}(?:转|ext\\.? ?|-)\\d{1,5})?${endOfNumber}`,
      `(?<![\\d+])\\+\\d{1,3}(?:[ ().-]{0,2}\\d){7,12}${endOfNumber}`,
      `(?<![\\d-])\\(?(?!400|800)[2-9]\\d{2}\\)?[-. ]{1,2}[2-9]\\d{2}[-. ]\\d{4}${endOfNumber}`,
      `(?:电话|座机|手机号?码?|联系方式|tel|phone|call me(?: at)?)(?: ?(?:号码?|number|no\\.?))?[ :是为]{0,4}(?<secret>[2-9]\\d{2,3}[ -]?\\d{4})${endOfNumber}`,
    ].join('|'),
    'i',
  ),
  (secret) => !/^(?:400|800)/.test(secret),
)

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(' '),
)
const day = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'

/** Resident identity numbers: 18 digits with a possible birthday and either a real province or a right check digit (GB 11643), or 15 of the old form. */
export const residentIds: Finder = finder(
  'document',
  new RegExp(
    `(?<![\\dA-Za-z])(?:[1-9]\\d{5}${gap}?(?:18|19|20)\\d{2}${gap}?${day}${gap}?\\d{3}[\\dXx]|[1-9]\\d{7}${day}\\d{3})(?![\\dA-Za-z])`,
  ),
  (secret) => {
    const digits = secret.replace(/[^\dXx]/g, '')
    return provinces.has(digits.slice(0, 2)) || (digits.length === 18 && hasResidentCheckDigit(digits))
  },
)

/** Passports and other papers, where the text says so. */
export const papers = finder(
  'document',
  /(?:身份证|证件|护照|通行证|passport|id card)(?: ?(?:号码?|number|no\.?))?[ :是为#]{0,4}(?<secret>[A-Za-z]{0,3}\d[\dA-Za-z]{5,18})/i,
)

/** Bank cards: UnionPay numbers, other schemes' with a right Luhn digit, or any where the text says it is one; never after 订单号 or 运单号. */
export const cards: Finder = finder(
  'card',
  new RegExp(
    `(?<said>(?:银行卡|信用卡|储蓄卡|卡号|账户|帐户|bank card|card number|card no\\.?|account number)[^\\d\\n]{0,6})?${notInNumber}(?<secret>\\d{4}(?:[ -]?\\d{4}){2}(?:[ -]?\\d{1,4}){1,2})${endOfNumber}`,
    'i',
  ),
  (secret, match) => {
    const digits = secret.replace(/\D/g, '')
    if (digits.length < 13 || digits.length > 19) return false
    if (match.groups?.said) return true
    const before = match.input.slice(Math.max(0, match.index - 8), match.index)
    if (/(?:订单|单号|运单|快递|物流|编号|条码|order|tracking)[^\d]{0,6}$/i.test(before)) return false
    return (/^62/.test(digits) && digits.length >= 16) || (/^[345]/.test(digits) && hasLuhnDigit(digits))
  },
)

/** ISO 7064 MOD 11-2 over the first 17 digits, as GB 11643 uses it. */
function hasResidentCheckDigit(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += Number(digits[index]) * (2 ** (17 - index) % 11)
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase()
}

/** ISO/IEC 7812 check digit. */
function hasLuhnDigit(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
