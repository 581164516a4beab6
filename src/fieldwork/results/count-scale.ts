import { meanInterval } from '../../math/mean-interval.js'
import { netPromoter } from '../../math/net-promoter.js'
import { weightedMoments } from '../../math/weighted-moments.js'
import { weightedQuantile } from '../../math/weighted-quantile.js'
import { countChoices, shareOf } from './count-choices.js'
import type { Gathered } from './gathered.js'
import type { ScaleResult, Share } from './question-result.js'

type Scale = Omit<ScaleResult, 'kind' | 'path' | 'title' | 'within' | 'base' | 'answers' | 'effectiveBase'>

/** A rating: how often each point, mean, median, top and bottom boxes, and from 0 to 10 the net promoter score. */
export function countScale(gathered: Gathered): Scale {
  const { asked, given, weights, effectiveBase, several } = gathered
  const numbers = Float64Array.from(given, ({ number }) => number ?? Number.NaN)
  const { shares } = countChoices(gathered)
  const { mean, deviation } = weightedMoments(numbers, weights)
  const points = asked.choices.map(({ value }) => Number(value))
  const boxed = points.length >= 4
  return {
    shares,
    mean,
    meanInterval: several || effectiveBase < 2 ? undefined : meanInterval(mean, deviation, effectiveBase),
    median: weightedQuantile(numbers, weights, 0.5),
    deviation,
    topTwo: boxed ? boxOf('top2', points.slice(-2), gathered) : undefined,
    bottomTwo: boxed ? boxOf('bottom2', points.slice(0, 2), gathered) : undefined,
    nps: points.length === 11 && points[0] === 0 && points[10] === 10 ? promoters(gathered) : undefined,
  }
}

/** Some points of a scale taken together. */
function boxOf(value: string, points: readonly number[], gathered: Gathered): Share {
  const { given, weights } = gathered
  const tally = { count: 0, weight: 0 }
  let all = 0
  for (let i = 0; i < given.length; i++) {
    all += weights[i]!
    if (!points.includes(given[i]!.number ?? Number.NaN)) continue
    tally.count += 1
    tally.weight += weights[i]!
  }
  const named = `${points[0]}–${points.at(-1)}`
  return shareOf(value, { zh: `${named} 分`, en: named }, tally, all, gathered)
}

function promoters(gathered: Gathered): ScaleResult['nps'] {
  if (!(gathered.effectiveBase > 0)) return undefined
  const box = (value: string, points: number[], label: { zh: string; en: string }) => ({
    ...boxOf(value, points, gathered),
    label,
  })
  const found = {
    promoters: box('promoters', [9, 10], { zh: '推荐者（9–10）', en: 'promoters (9–10)' }),
    passives: box('passives', [7, 8], { zh: '中立者（7–8）', en: 'passives (7–8)' }),
    detractors: box('detractors', [0, 1, 2, 3, 4, 5, 6], { zh: '贬损者（0–6）', en: 'detractors (0–6)' }),
  }
  const base = gathered.effectiveBase
  return { ...netPromoter(found.promoters.share * base, found.detractors.share * base, base), ...found }
}
