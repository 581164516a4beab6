/**
 * Which characters a TrueType font can draw, from its `cmap` table (formats 4 and 12, OpenType 1.9).
 * A test by code point; a font without such a table draws nothing.
 */
export function coverage(font: DataView): (codePoint: number) => boolean {
  const ranges = subtables(font).flatMap((at) => {
    const format = font.getUint16(at)
    if (format === 12) return groups(font, at)
    return format === 4 ? segments(font, at) : []
  })
  return (codePoint) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to)
}

type Range = readonly [from: number, to: number]

/** Offsets of the character maps; the widest one (format 12) is enough where it stands. */
function subtables(font: DataView): number[] {
  const cmap = tableAt(font, 'cmap')
  if (cmap === undefined) return []
  const all = Array.from({ length: font.getUint16(cmap + 2) }, (_, index) => cmap + font.getUint32(cmap + 4 + index * 8 + 4))
  const wide = all.filter((at) => font.getUint16(at) === 12)
  return wide.length ? wide.slice(0, 1) : all.filter((at) => font.getUint16(at) === 4).slice(0, 1)
}

function tableAt(font: DataView, tag: string): number | undefined {
  for (let index = 0; index < font.getUint16(4); index++) {
    const at = 12 + index * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(at + byte)))
    if (name === tag) return font.getUint32(at + 8)
  }
  return undefined
}

function groups(font: DataView, at: number): Range[] {
  return Array.from({ length: font.getUint32(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12
    return [font.getUint32(group), font.getUint32(group + 4)]
  })
}

function segments(font: DataView, at: number): Range[] {
  const bytes = font.getUint16(at + 6)
  return Array.from({ length: bytes / 2 }, (_, index) => [
    font.getUint16(at + 16 + bytes + index * 2),
    font.getUint16(at + 14 + index * 2),
  ])
}
