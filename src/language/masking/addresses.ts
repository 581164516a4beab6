import { type Finder, finder } from './finding.js'

const han = '[\\u4E00-\\u9FFF]'
const count = '[\\d一二三四五六七八九十百零]{1,5}'
/** 3栋2单元501室, 5号楼302, 200弄3号 */
const unit = `(?: ?${count}(?:号楼|号院|号|弄|栋|幢|座|楼|层|单元|室|房|户)| ?[A-Za-z]\\d?座| ?\\d{3,4}(?!\\d|[元块年月天个件片次毫克gGmM.%]))`
const region = `(?:${han}{2,7}(?:省|自治区|特别行政区) ?)?(?:${han}{2,6}(?:市|自治州|盟|地区) ?)?(?:${han}{1,6}(?:新区|区|县|旗|市) ?)?(?:${han}{1,6}(?:街道|镇|乡) ?)?`
// 一路, 在路(上), 逛街 and 味道 are words of reviews, not places
const street = `${han}{1,8}?(?:大道|胡同|(?<![一半在上走赶这条])路|(?<![逛上])街|巷|村|屯)(?:[东南西北中]段?)?`
const estate = `${han}{2,10}?(?:小区|花园|公寓|大厦|家园|新村|佳苑|苑|社区|宿舍|大学|学院|广场|工业园|科技园|产业园)`

const chinese: Finder = finder(
  'address',
  new RegExp(
    [
      `${region}${street} ?${count}(?:号|弄)(?!色)${unit}{0,4}(?: ?${estate}${unit}{0,4})?`,
      `${region}(?:${street} ?)?${estate}${unit}{1,5}`,
      `(?<!\\d)${count}(?:栋|幢|号楼) ?(?:${count}单元 ?)?\\d{3,4}(?:室|房)?(?!\\d)`,
      `(?<!\\d)${count}单元 ?\\d{3,4}(?:室|房)?(?!\\d)`,
      `${han}{2,7}(?:省|自治区) ?${han}{2,6}(?:市|自治州) ?${han}{1,6}(?:区|县|市) ?[\\u4E00-\\u9FFFA-Za-z\\d]{2,20}?\\d{1,5}(?:号|室|栋|幢|组|队)`,
    ].join('|'),
  ),
)

/** 我家住在人民路12号 → only 人民路12号: what stands before the place is kept. */
export const chineseAddresses: Finder = function* (shadow) {
  for (const found of chinese(shadow)) {
    const text = shadow.slice(found.from, found.to)
    const lead =
      /^.{0,8}(?:住在|寄到|寄去|送到|发到|发往|寄往|搬到|位于|地址[是为]?|家在|就在|住|在|到|从|是)(?=[\u4E00-\u9FFF]{2})/.exec(
        text,
      )
    yield lead ? { ...found, from: found.from + lead[0].length } : found
  }
}

/** What follows 地址: up to the end of the clause, where it has a number or a street. */
export const statedAddresses = finder(
  'address',
  /(?:地址|住址|\baddress)[ ]?(?:[:：是为]|is)[ ]?(?<secret>[^,，。;；!！?？\n\u0000]{4,60})/i,
  (secret) => /\d|[路街巷村镇]|小区|street|road/i.test(secret),
)

const kinds = 'street|road|avenue|boulevard|lane'
/** Street addresses in English: 221B Baker Street, Apt 4, Springfield, IL 62704. */
export const englishAddresses = finder(
  'address',
  new RegExp(
    [
      `(?<![\\w.$])\\d{1,6}[A-Za-z]? (?:[NSEW]\\.? )?(?:(?:[A-Z][\\w'.]{1,20}|\\d{1,3}(?:st|nd|rd|th)) ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Way|Terrace|Square|Highway|Hwy|Parkway|Pkwy)\\b\\.?`,
      `(?<![\\w.$])\\d{1,6}[a-z]? (?!way|one|of|the|on|in|per|star)[a-z]{3,15} (?:${kinds})\\b`,
    ]
      .map(
        (line) =>
          `${line}(?:,? ?(?:[Aa]pt|[Uu]nit|[Ss]uite|[Ss]te|[Ff]loor|[Rr]oom|#)\\.? ?[\\w-]{1,6})?(?:, ?[A-Z][A-Za-z .]{1,24}?(?=,| [A-Z]{2} \\d|$|\\.)){0,2}(?:,? ?[A-Z]{2} \\d{5}(?:-\\d{4})?)?`,
      )
      .join('|'),
  ),
)
