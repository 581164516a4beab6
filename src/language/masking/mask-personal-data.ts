import { chatAccounts, emails, names } from './accounts.js'
import { chineseAddresses, englishAddresses, statedAddresses } from './addresses.js'
import type { Finder, Finding, PersonalDataKind } from './finding.js'
import { cards, landlines, mobiles, papers, residentIds, spokenMobiles } from './numbers.js'
import { shadowOf } from './shadow.js'

/** Surer ones first: where two overlap, the earlier finder wins. */
const finders: readonly Finder[] = [
  emails,
  residentIds,
  papers,
  cards,
  mobiles,
  spokenMobiles,
  landlines,
  chatAccounts,
  statedAddresses,
  chineseAddresses,
  englishAddresses,
  names,
]

const placeholders: Readonly<Record<PersonalDataKind, { zh: string; en: string }>> = {
  phone: { zh: '[电话]', en: '[phone]' },
  email: { zh: '[邮箱]', en: '[e-mail]' },
  document: { zh: '[证件号]', en: '[id number]' },
  card: { zh: '[卡号]', en: '[card number]' },
  address: { zh: '[地址]', en: '[address]' },
  account: { zh: '[账号]', en: '[account]' },
  name: { zh: '[姓名]', en: '[name]' },
}

/**
 * The text with phone numbers, e-mail addresses, identity papers, bank cards, street addresses, chat accounts and
 * labelled names replaced by placeholders in the text's language. Prices, sizes, counts, dates and order numbers stay.
 * Masking a masked text changes nothing.
 *
 * @example maskPersonalData('加我微信：lily_1995，电话138-0013-8000') // '加我微信：[账号]，电话[电话]'
 */
export function maskPersonalData(text: string): string {
  if (!mayHoldPersonalData.test(text)) return text
  let masked = text
  // What was hidden may uncover a boundary for its neighbour; every round leaves fewer characters to look at, so it ends.
  for (;;) {
    const findings = findPersonalData(masked)
    if (findings.length === 0) return masked
    masked = replaceFindings(masked, findings)
  }
}

/** No digit, no sign and no introducing word: nothing to look for. Most texts end here. */
const mayHoldPersonalData =
  /[\d\uFF10-\uFF19\u2460-\u2468@＠零〇一二三四五六七八九幺壹]|微信|薇信|威信|qq|vx|wx|wechat|weixin|扣扣|地址|住址|address|姓名|收件|收货|联系人|寄件|telegram|whatsapp|\bat\b/i

function findPersonalData(text: string): Finding[] {
  const shadow = shadowOf(text)
  const taken: Finding[] = []
  for (const find of finders) {
    for (const found of find(shadow)) {
      if (!taken.some((other) => found.from < other.to && other.from < found.to)) taken.push(found)
    }
  }
  return taken.sort((a, b) => a.from - b.from)
}

function replaceFindings(text: string, findings: readonly Finding[]): string {
  const language = /[\u4E00-\u9FFF]/.test(text) ? 'zh' : 'en'
  let result = ''
  let at = 0
  for (const { from, to, what } of findings) {
    result += text.slice(at, from) + placeholders[what][language]
    at = to
  }
  return result + text.slice(at)
}
