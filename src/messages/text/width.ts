import stringWidth from 'string-width'

/** Columns that a text takes in a terminal: Chinese characters take two. */
export const width = (text: string): number => stringWidth(text)

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Cut to so many columns, with … where something was cut. */
export function truncate(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = ''
  let used = 1
  for (const { segment } of graphemes.segment(text)) {
    used += width(segment)
    if (used > columns) break
    kept += segment
  }
  return columns < 1 ? '' : `${kept}…`
}

export const padEnd = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)))
export const padStart = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - width(text))) + text

/** Marks that may not begin a line. */
const clinging = /^[，。！？；：、）」』】》〉”’…,.!?;:)\]}%]/u

/**
 * Lines of at most so many columns: broken at spaces, or anywhere between Chinese characters, never before a closing mark.
 * A word longer than a line is broken.
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, columns)))
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const piece of pieces(line)) {
    if (width(current + piece.trimEnd()) <= columns) {
      current += piece
      continue
    }
    if (clinging.test(piece) && current) {
      const [last, rest] = splitLast(current)
      if (rest) {
        lines.push(rest.trimEnd())
        current = last + piece
        continue
      }
    }
    if (current) lines.push(current.trimEnd())
    current = piece.trimStart()
    while (width(current) > columns) {
      const head = cut(current, columns)
      lines.push(head)
      current = current.slice(head.length)
    }
  }
  return [...lines, current.trimEnd()]
}

const wide = '\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef'
const unbroken = new RegExp(`[（「『【《〈“‘]*[${wide}]|[^\\s${wide}]+\\s*|\\s+`, 'gu')

/** What may not be broken: a run of narrow characters with the spaces after it, or one wide character with the marks that open before it. */
const pieces = (line: string): string[] => line.match(unbroken) ?? []

function splitLast(text: string): [last: string, rest: string] {
  const parts = pieces(text)
  const last = parts.pop() ?? ''
  return [last, parts.join('')]
}

function cut(text: string, columns: number): string {
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (kept && width(kept + segment) > columns) break
    kept += segment
  }
  return kept
}
