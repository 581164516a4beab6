import type { Language } from '../../catalog/label.js'
import type { Texts } from './script.js'

/** One line of a guide, by what it is in the file; what it means is for read-script.ts. */
export type Line =
  | { readonly kind: 'title'; readonly line: number; readonly text: string }
  | { readonly kind: 'section'; readonly line: number; readonly text: string }
  | { readonly kind: 'question'; readonly line: number; readonly text: string }
  | { readonly kind: 'attribute'; readonly line: number; readonly text: string }
  | { readonly kind: 'language'; readonly line: number; readonly language: Language; readonly text: string }
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'blank'; readonly line: number }

/** Cuts a guide into lines. Researchers' notes (`> …` and `<!-- … -->`) are left out. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let inComment = false
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const opened = inComment || raw.includes('<!--')
    const rest = withoutComment(raw, inComment)
    inComment = rest.open
    if (opened && rest.text.trim() === '') continue
    lines.push(lineOf(rest.text.trim(), index + 1))
  }
  return lines.filter(({ kind }, index, all) => kind !== 'blank' || all[index - 1]?.kind !== 'blank')
}

function lineOf(text: string, line: number): Line {
  if (text === '' || text.startsWith('>') || /^-{3,}$/.test(text)) return { kind: 'blank', line }
  const language = /^(zh|en|中文|英文)\s*[:：]\s*(.*)$/i.exec(text)
  if (language) return { kind: 'language', line, language: /^(zh|中文)$/i.test(language[1]!) ? 'zh' : 'en', text: language[2]! }
  if (/^##\s*[^#]/.test(text)) return { kind: 'section', line, text: text.slice(2).trim() }
  if (/^#\s*[^#]/.test(text)) return { kind: 'title', line, text: text.slice(1).trim() }
  const question = /^(?:\d+\s*[.)、．]|###)\s*(.*)$/.exec(text)
  if (question) return { kind: 'question', line, text: question[1]! }
  const attribute = /^[-*•]\s+(.*)$/.exec(text)
  if (attribute) return { kind: 'attribute', line, text: attribute[1]! }
  return { kind: 'text', line, text }
}

function withoutComment(raw: string, open: boolean): { text: string; open: boolean } {
  let text = ''
  let inside = open
  for (let at = 0; at < raw.length; ) {
    const next = raw.indexOf(inside ? '-->' : '<!--', at)
    if (!inside) text += raw.slice(at, next < 0 ? undefined : next)
    if (next < 0) break
    at = next + (inside ? 3 : 4)
    inside = !inside
  }
  return { text, open: inside }
}

/** A text of a guide while it is read: in which language a line stands is known only when the whole file is. */
export interface TextDraft {
  readonly line: number
  readonly unmarked: string[]
  readonly zh: string[]
  readonly en: string[]
}

export function draft(line: number, text = ''): TextDraft {
  return { line, unmarked: text === '' ? [] : [text], zh: [], en: [] }
}

/** The draft's texts, lines without a mark being in the guide's own language. */
export function textsOf({ unmarked, zh, en }: TextDraft, own: Language): Texts {
  const marked = { zh, en }
  const text = (language: Language) =>
    [...(language === own ? unmarked : []), ...marked[language]]
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  const [inZh, inEn] = [text('zh'), text('en')]
  return { ...(inZh ? { zh: inZh } : {}), ...(inEn ? { en: inEn } : {}) }
}
