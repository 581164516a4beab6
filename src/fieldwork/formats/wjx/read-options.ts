import type { WjxLine } from './read-blocks.js'
import { optionMark } from './read-blocks.js'

export interface WjxOption {
  readonly line: number
  readonly text: string
  /** Room to write beside it: 「其他____」「（请注明）」. */
  readonly open: boolean
  readonly jump: WjxJump | undefined
}

/** Where an answer leads: to a question by its number, or to the end. */
export type WjxJump = { readonly to: number } | { readonly to: 'end' }

const jumpText =
  /[（(【[]?\s*(?:选择?此项)?[，,]?\s*(?:请|并|则)?\s*(?:直接)?(?:跳至|跳到|跳转至|跳转到|转至|转到|跳题至|→|->)\s*(?:(?:第|问题)?\s*[Qq]?(\d{1,3})\s*题?|(问卷末尾|末尾|结束|问卷结束|最后))[^（）()【】[\]]*[)）】\]]?|[（(【[]\s*(?:请)?(?:直接)?(结束作答|结束答题|结束问卷|停止作答|终止答题|提交问卷|提交)\s*[)）】\]]/

/** Takes the jump out of a text. */
export function jumpOf(text: string): { text: string; jump: WjxJump | undefined } {
  const found = jumpText.exec(text)
  if (!found) return { text, jump: undefined }
  const left = `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`.trim()
  return { text: left, jump: found[1] === undefined ? { to: 'end' } : { to: Number(found[1]) } }
}

/** Options one a line, or several in a line behind letters, circles or boxes; a single line without them by its spaces. */
export function readOptions(lines: readonly WjxLine[]): { options: WjxOption[]; split: WjxLine | undefined } {
  const pieces = lines.flatMap(({ line, text }) => inOneLine(text).map((piece) => ({ line, text: piece })))
  const [only] = pieces
  const words =
    pieces.length === 1 && only && lines.length === 1 ? only.text.split(/\s*[/／]\s*|\t+| {1,}|\s*[;；]\s*/).filter(Boolean) : []
  const spaced = words.length > 1 && !/[A-Za-z] [A-Za-z]/.test(only?.text ?? '')
  const parts = spaced && only ? words.map((text) => ({ line: only.line, text })) : pieces
  return { options: parts.map(optionOf).filter(({ text }) => text !== ''), split: spaced ? lines[0] : undefined }
}

/** 「A. 男 B. 女」「○男 ○女」「①一次 ②两次」. */
function inOneLine(text: string): string[] {
  for (const mark of [/(?:^|[\s\t]+)(?=[○◯〇●⚪□☐■◻▢①-⑳])/u, /(?:^|[\s\t]+)(?=[(（]?[A-Z][)）.、．:：])/]) {
    const parts = text.split(mark).filter((part) => part.trim() !== '')
    if (parts.length > 1 && parts.every((part) => optionMark.test(part))) return parts
  }
  return [text]
}

function optionOf({ line, text }: WjxLine): WjxOption {
  const bare = text.replace(optionMark, '').replace(/^\s*\d{1,2}\s*[.、．)）]\s*(?!\d)/, '')
  // 「○A. 男」 carries two marks.
  const { text: said, jump } = jumpOf(bare.replace(/^[A-Z][.、．:：]\s*/, ''))
  const blank = /[_＿]{2,}|\{_*\}|\.{6,}|…{2,}/
  const open = blank.test(said) || /请(?:注明|说明|填写|具体|详细|补充)/.test(said)
  const clean = said
    .replace(/[_＿]{2,}|\{_*\}|\.{6,}|…{2,}/g, ' ')
    .replace(/[（(]?\s*请(?:注明|说明|填写|具体说明|详细说明|补充)[^）)]*[)）]?/g, ' ')
    .replace(/[（(]\s*[)）]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*[*＊]+$/, '')
    .replace(/[:：，,\s]+$/, '')
    .trim()
  return { line, text: clean, open, jump }
}
