import type { Language } from '../catalog/label.js'

/**
 * What a terminal shows in both languages, one under the other, in the one that a conversation is held in. A text that is not made so stays as it is.
 *
 * @example inLanguage('没有这份问卷。\nThere is no such survey.', 'en') // 'There is no such survey.'
 */
export function inLanguage(text: string, language: Language): string {
  const lines = text.split('\n')
  const half = lines.length / 2
  const zh = lines.slice(0, half)
  const en = lines.slice(half)
  const both =
    Number.isInteger(half) &&
    zh.every((line) => /\p{Script=Han}/u.test(line)) &&
    en.every((line) => /^[^\p{Script=Han}]*[A-Za-z]/u.test(line))
  return both ? (language === 'zh' ? zh : en).join('\n') : text
}
