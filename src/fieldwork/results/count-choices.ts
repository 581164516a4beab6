import type { Label } from '../../catalog/label.js'
import { maskPersonalData } from '../../language/masking/mask-personal-data.js'
import { type Interval, shareInterval } from '../../math/share-interval.js'
import type { Gathered } from './gathered.js'
import type { ChoiceResult, Share } from './question-result.js'

/** How many chose what, in the order of the file; stored values that are no choice (any more) follow, as they are. */
export function countChoices(gathered: Gathered): Pick<ChoiceResult, 'shares' | 'others'> {
  const { asked, given, weights } = gathered
  const counted = new Map<string, Tally>(asked.choices.map(({ value }) => [value, { count: 0, weight: 0 }]))
  const words = new Map<string, number>()
  let all = 0
  for (let i = 0; i < given.length; i++) {
    const { values, text } = given[i]!
    all += weights[i]!
    for (const value of new Set(values)) add(counted, value, weights[i]!)
    if (text === undefined) continue
    const shown = maskPersonalData(text.trim())
    words.set(shown, (words.get(shown) ?? 0) + 1)
  }
  const labels = new Map(asked.choices.map(({ value, label }) => [value, label]))
  return {
    shares: [...counted].map(([value, tally]) =>
      shareOf(value, labels.get(value) ?? { zh: value, en: value }, tally, all, gathered),
    ),
    others: [...words].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)),
  }
}

export interface Tally {
  count: number
  weight: number
}

export function add(counted: Map<string, Tally>, value: string, weight: number): void {
  const tally = counted.get(value)
  if (tally) {
    tally.count += 1
    tally.weight += weight
  } else counted.set(value, { count: 1, weight })
}

/** A share of the weight of all answers, with its interval by the effective base. */
export function shareOf(value: string, label: Label, tally: Tally, all: number, gathered: Gathered): Share {
  const share = all > 0 ? Math.min(1, tally.weight / all) : 0
  return { value, label, count: tally.count, share, interval: intervalOf(share, gathered) }
}

function intervalOf(share: number, { effectiveBase, several }: Gathered): Interval | undefined {
  if (several || !(effectiveBase > 0)) return undefined
  return shareInterval(Math.min(effectiveBase, share * effectiveBase), effectiveBase)
}
