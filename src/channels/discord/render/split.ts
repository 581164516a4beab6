/** Text in pieces of at most so many UTF-16 units: broken between paragraphs, else lines, else sentences or words, else anywhere but within a character. */
export function breakText(text: string, most: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > most) {
    const at = breakPoint(rest, most)
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).replace(/^\s*\n|^ +/, '')
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '')
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

const seams: readonly RegExp[] = [/\n\n/g, /\n/g, /[。！？；]|[.!?;](?= )/g, /[，、,\s]/g]

function breakPoint(text: string, most: number): number {
  const head = text.slice(0, most)
  for (const seam of seams) {
    const last = [...head.matchAll(seam)].at(-1)
    if (last && last.index + last[0].length > most / 2) return last.index + last[0].length
  }
  let kept = 0
  for (const { segment, index } of graphemes.segment(head)) {
    // The last one may be half of what it is in the whole text.
    if (index + segment.length >= most) break
    kept = index + segment.length
  }
  // A backslash belongs to the character behind it.
  const backslashes = /\\*$/.exec(text.slice(0, kept))?.[0].length ?? 0
  return Math.max(1, kept - (backslashes % 2))
}

/** Code in as many fenced pieces as needed, each within the limit, broken between lines. */
export function breakCode(code: string, syntax: string, most: number): string[] {
  const fence = (text: string) => `\`\`\`${syntax}\n${text}\n\`\`\``
  const room = most - fence('').length
  const pieces: string[] = []
  let current: string | undefined
  for (const line of code.split('\n').flatMap((text) => (text ? breakLine(text, room) : ['']))) {
    const joined: string = current === undefined ? line : `${current}\n${line}`
    if (joined.length <= room) current = joined
    else {
      pieces.push(current ?? '')
      current = line
    }
  }
  return [...pieces, current ?? ''].filter((piece) => piece.trim() !== '').map(fence)
}

function breakLine(line: string, room: number): string[] {
  const pieces: string[] = []
  let current = ''
  for (const character of line) {
    if (current.length + character.length > room) {
      pieces.push(current)
      current = ''
    }
    current += character
  }
  return [...pieces, current]
}
