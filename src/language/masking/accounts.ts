import { finder } from './finding.js'

/** E-mail addresses, also written "name (at) host.com" and with spaces around the sign. */
export const emails = finder(
  'email',
  /(?<![\w.+-])[A-Za-z0-9][\w.+%-]{0,63}(?: ?@ ?| ?[([{]at[)\]}] ?)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}|(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63} at [A-Za-z0-9-]{1,40}(?:\.| dot )(?:com|cn|net|org)\b|(?<!\d)\d{5,11}#qq\.com/i,
)

/** Chat accounts after the word that introduces them; the word itself stays. An account of letters only counts after a colon or 是. */
export const chatAccounts = finder(
  'account',
  /(?:(?<![A-Za-z])(?:wechat|weixin|vx|wx|v信|qq群?|telegram|whatsapp|line id)|微信群?|薇信|威信|微❤|卫星号|扣扣|企鹅号|[加+➕] ?v)(?: ?(?:号码?|id|account|name))?(?<said>(?: ?(?:is|我|[:：=→是为加])){0,3}[ :]{0,2})(?<secret>[A-Za-z0-9][\w-]{4,19})(?![\w@])/i,
  (secret, match) => /[\d_]/.test(secret) || /[:：=是为]/.test(match.groups?.said ?? ''),
)

/** A person's name where a delivery label gives it. */
export const names = finder('name', /(?:收件人|收货人|寄件人|联系人|真实姓名|姓名)[ ]?[:：][ ]?(?<secret>[\u4E00-\u9FFF·]{2,4})/)
