import { loadGibberish } from '../../../src/app/gibberish-data.js'
import { chance } from '../../../src/math/chance.js'
import { runningTotals } from '../../../src/math/running-totals.js'

export type Made = 'common' | 'rare' | 'letters' | 'home' | 'consonants' | 'keys' | 'repeated' | 'words'

/** Nonsense of one kind, as people make it or machines do; the same each time. */
export async function gibberishOf(kind: Made, count: number): Promise<string[]> {
  const draw = chance(20261121, kind.length)
  const { hanzi } = await loadGibberish()
  const byFrequency = [...hanzi.characters].sort(([, a], [, b]) => b - a)
  const common = byFrequency.slice(0, 500)
  const totals = runningTotals(common.map(([, times]) => times))
  const several = (length: number, pick: () => string) => Array.from({ length }, pick).join('')
  const from = (letters: string, least: number, most: number) =>
    several(least + draw.whole(most - least + 1), () => letters[draw.whole(letters.length)]!)
  const make: Record<Made, () => string> = {
    common: () => several(7 + draw.whole(12), () => common[draw.weighted(totals)]![0]),
    rare: () => several(7 + draw.whole(12), () => byFrequency[draw.whole(Math.min(3000, byFrequency.length))]![0]),
    letters: () => from('abcdefghijklmnopqrstuvwxyz', 6, 14),
    home: () => from('asdfghjkl', 6, 14),
    consonants: () => from('bcdfghjklmnpqrstvwxz', 6, 12),
    keys: () => {
      const row = draw.choice(['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'poiuytrewq', 'lkjhgfdsa'])
      const start = draw.whole(2)
      return row.slice(start, start + 5 + draw.whole(4))
    },
    repeated: () => draw.choice(['a', 'sdf', '啊', '嗯', '测试', '1', 'jk']).repeat(6 + draw.whole(6)),
    words: () => Array.from({ length: 3 + draw.whole(4) }, () => from('abcdefghijklmnopqrstuvwxyz', 5, 10)).join(' '),
  }
  return Array.from({ length: count }, make[kind])
}
