/** No line of a syntax file is longer than this in any encoding; SPSS cuts at 256. */
const widest = 150

/**
 * A text as an SPSS literal: apostrophes doubled, on one line each at most some 150 bytes, joined by `+`. Line ends and control
 * characters become spaces, and what goes over the limit of bytes is cut at a character.
 *
 * @example literal("it's", 256) // "'it''s'"
 */
export function literal(text: string, most: number, indent = '    '): string {
  const clean = cut(oneLine(text), most)
  const pieces: string[] = []
  let piece = ''
  let width = 0
  for (const character of clean) {
    const bytes = bytesOf(character) * (character === "'" ? 2 : 1)
    if (width + bytes > widest) {
      pieces.push(piece)
      piece = ''
      width = 0
    }
    piece += character
    width += bytes
  }
  pieces.push(piece)
  return pieces.map((one) => `'${one.replaceAll("'", "''")}'`).join(` +\n${indent}`)
}

export function oneLine(text: string): string {
  return text
    .replace(/\r\n|[\r\n\u2028\u2029]/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .trim()
}

/** As much of a text as fits into so many bytes of UTF-8. */
export function cut(text: string, most: number): string {
  if (bytesOf(text) <= most) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    width += bytesOf(character)
    if (width > most - 3) break
    kept += character
  }
  return `${kept}…`
}

export function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
