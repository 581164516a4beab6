const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890']
const place = new Map(rows.flatMap((row, r) => [...row].map((key, column) => [key, [r, column] as const] as const)))

/** The share of keys that lie beside the key before them on a keyboard's row (or are the same), in a word: asdfgh 1, hello 0.25. */
export function keyboardShare(word: string): number {
  const keys = [...word.toLowerCase()]
  let beside = 0
  for (let i = 1; i < keys.length; i++) {
    const before = place.get(keys[i - 1]!)
    const here = place.get(keys[i]!)
    if (before && here && before[0] === here[0] && Math.abs(before[1] - here[1]) <= 1) beside += 1
  }
  return keys.length > 1 ? beside / (keys.length - 1) : 0
}
