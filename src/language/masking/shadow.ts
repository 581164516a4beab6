/** Placeholders left by masking: never read as personal data again. */
export const placeholderPattern =
  /\[(?:电话|邮箱|证件号|卡号|地址|账号|姓名|phone|e-mail|id number|card number|address|account|name)\]/g

/**
 * The text as the patterns see it: digits, letters and signs in their plain ASCII form, placeholders blanked out.
 * It has exactly the length of the text, so a position found in one is a position in the other.
 */
export function shadowOf(text: string): string {
  return text
    .replace(placeholderPattern, (placeholder) => '\u0000'.repeat(placeholder.length))
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2460-\u2468]/g, (circled) => String.fromCharCode(circled.charCodeAt(0) - 0x2460 + 0x31))
    .replace(/[\u3000\u00A0\u2002-\u200A]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '\u200B')
}
