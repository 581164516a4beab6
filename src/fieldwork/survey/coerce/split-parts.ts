/**
 * The parts of a list as people type one: "1、3", "2 and 4", "A和C", "1 2", "AC", "13" (where the list has no thirteenth), "1到3".
 *
 * @param count how many choices there are
 */
export function splitParts(text: string, count: number): string[] {
  const plain = text.normalize('NFKC').trim()
  const range = /^(\d+)\s*(?:到|至|~|to|through)\s*(\d+)$/i.exec(plain)
  if (range) return between(Number(range[1]), Number(range[2]))
  const parts = plain
    .split(/\s*(?:[、,;/+&|\n]|(?:^|\s)and(?:\s|$)|和|与|跟|还有|以及|加上)\s*/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length !== 1) return parts
  if (/^[\d\s]+$/.test(plain) && /\s/.test(plain)) return plain.split(/\s+/)
  if (/^[a-z](\s+[a-z])+$/i.test(plain)) return plain.split(/\s+/)
  if (/^\d{2,}$/.test(plain) && count < 10 && Number(plain) > count) return [...plain]
  return isRun(plain, count) ? [...plain] : parts
}

/** Letters of the list and nothing else, each once: "ac", "BD"; a word such as "bad" on a list of four stays a word for the caller to look up first. */
function isRun(text: string, count: number): boolean {
  const letters = [...text.toLowerCase()]
  return (
    letters.length > 1 &&
    new Set(letters).size === letters.length &&
    letters.every((letter) => /^[a-z]$/.test(letter) && letter.charCodeAt(0) - 97 < count)
  )
}

const between = (from: number, to: number) =>
  from < to && to - from < 100
    ? Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
    : [String(from), String(to)]
