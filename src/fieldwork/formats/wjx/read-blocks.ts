import { type MarkedTitle, markedTitle } from './title-marks.js'

export interface WjxLine {
  /** In the text, 1 first. */
  readonly line: number
  readonly text: string
}

/** One question's lines, or a passage that is none. */
export interface WjxBlock {
  readonly line: number
  /** As it is numbered in the text. */
  readonly number: number | undefined
  readonly marks: MarkedTitle
  readonly lines: readonly WjxLine[]
}

export interface WjxText {
  readonly title: string | undefined
  readonly description: readonly string[]
  readonly blocks: readonly WjxBlock[]
}

const numbered = /^\s*(?:[Qq]|第)?\s*(\d{1,3})\s*(?:题\s*[.、．:：,，]?|[.、．:：)）,，](?!\d)|\s(?=\S))\s*(.*)$/
const chapter =
  /^\s*(?:第?[一二三四五六七八九十]{1,3}(?:部分|章|节)?[、.．:：\s]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}(?:部分|章|节))/
const ruled = /^\s*(?:[-=_—~*·]{3,}|[-=—]+\s*(?:分页|第\s*\d+\s*页)\s*[-=—]+)\s*$/
/** Marks in front of an option: letters, circles, boxes, circled numbers. */
export const optionMark =
  /^\s*(?:[(（]?[A-Za-z][)）.、．:：]\s*|[A-Z]\s+(?=\S)|[○◯〇●⚪□☐■◻▢☑√]\s*|[①-⑳]\s*|[-–•·]\s+|[(（]\d{1,2}[)）]\s*)/

/** Splits the text into questions: by numbers where it is numbered, else by blank lines. */
export function readBlocks(text: string): WjxText {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map(
      (one, index): WjxLine => ({
        line: index + 1,
        text: one
          .replace(/[\u200b-\u200d\u2060\u00ad]/g, '')
          .replace(/\u00a0|\u3000/g, ' ')
          // A blank may be written {_}; other braces would pipe an answer in.
          .replace(/\{_*\}/g, '____')
          .replaceAll('{', '｛')
          .replaceAll('}', '｝')
          .trim(),
      }),
    )
  const isNumbered = lines.some(({ text: one }, index) => startsQuestion(one, lines[index - 1]?.text ?? '', 0, 0))
  const head: WjxLine[] = []
  const blocks: { line: number; number: number | undefined; title: string; lines: WjxLine[] }[] = []
  let last = 0
  let options = 0
  let before = ''
  for (const one of lines) {
    const started = isNumbered ? startsQuestion(one.text, before, last, options) : undefined
    const current = blocks.at(-1)
    if (ruled.test(one.text)) {
      if (/分页|页/.test(one.text)) blocks.push({ line: one.line, number: undefined, title: '[分页]', lines: [] })
    } else if (started) {
      blocks.push({ line: one.line, number: started.number, title: started.title, lines: [] })
      last = Math.max(last, started.number)
      options = 0
    } else if (one.text !== '' && before === '' && standsAlone(one.text, blocks.length > 0, !isNumbered && head.length > 0)) {
      blocks.push({ line: one.line, number: undefined, title: one.text, lines: [] })
      options = 0
    } else if (one.text !== '') {
      if (current) current.lines.push(one)
      else head.push(one)
      if (optionNumber(one.text) === options + 1) options += 1
    }
    before = ruled.test(one.text) ? '' : one.text
  }
  const [first, ...rest] = head
  return {
    title: first?.text,
    description: rest.map(({ text: one }) => one),
    blocks: blocks.map(({ title, ...block }) => ({ ...block, marks: markedTitle(title) })),
  }
}

/** Whether a line begins a question: numbered options under a question must not. */
function startsQuestion(
  text: string,
  before: string,
  last: number,
  options: number,
): { number: number; title: string } | undefined {
  const [, digits = '', title = ''] = numbered.exec(text) ?? []
  if (digits === '' || title === '') return undefined
  const number = Number(digits)
  const marked = markedTitle(title).kind !== undefined
  // 「3 次」 without a dot is an option unless the line carries a mark.
  if (/^\s*\d+\s+\S/.test(text) && !marked) return undefined
  if (marked) return { number, title }
  if (before === '') return { number, title }
  if (number !== last + 1) return undefined
  // Under options 1, 2, 3 a fourth line may be one more option or question 4: its words decide.
  return options === 0 || number !== options + 1 || asks(title) ? { number, title } : undefined
}

function optionNumber(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,2})\s*[.、．)）]/.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** A line after a blank one that is no option: in a text without numbers a question, else a mark, a chapter or a passage. */
function standsAlone(text: string, begun: boolean, mayBegin: boolean): boolean {
  if (optionMark.test(text)) return false
  return begun || markedTitle(text).kind !== undefined || (mayBegin && asks(text))
}

/** Said to somebody, or with a question's words. */
const asks = (text: string): boolean => /[?？]\s*[*＊]?$|您|你|请|吗|什么|哪|多少|是否|如何|几次|建议|意见/.test(text)

export const isChapter = (text: string): boolean => chapter.test(text)
