/** Words that SPSS keeps for itself. */
const reserved = new Set('ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH'.split(' '))

/** SPSS allows 64 bytes; the names here are ASCII, so that they read alike in every encoding and every language of SPSS. */
const longest = 64

/**
 * Names that SPSS takes: ASCII letters, digits and `_`, a letter first, no reserved word, 64 at most, unique whatever the case. What
 * cannot be said so (Chinese names, say) is numbered: the variable's label tells what it is.
 *
 * @example variableNames(['skin_type', '肤质', '2nd', 'by']) // ['skin_type', 'v2', 'v_2nd', 'v_by']
 */
export function variableNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const plain = asciiOf(name) || `v${index + 1}`
    const safe = (/^[A-Za-z]/.test(plain) && !reserved.has(plain.toUpperCase()) ? plain : `v_${plain}`)
      .slice(0, longest)
      .replace(/_+$/, '')
    let unique = safe
    for (let copy = 2; taken.has(unique.toUpperCase()); copy += 1)
      unique = `${safe.slice(0, longest - 1 - String(copy).length)}_${copy}`
    taken.add(unique.toUpperCase())
    return unique
  })
}

/** Empty where a part of the name would be lost. */
function asciiOf(name: string): string {
  // Parts of a path may be told apart by what is not ASCII only: then the whole name is a number.
  if (/[^\u0020-\u007e]/.test(name)) return ''
  return name
    .replace(/\[(\d+)\]/g, (_, index: string) => `_${Number(index) + 1}`)
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}
