import { designEffect } from '../../math/design-effect.js'
import { type Margin, rake } from '../../math/rake.js'

/** How the responses were weighted, to be shown beside every weighted figure. */
export interface Weighting {
  readonly margins: readonly WeightedMargin[]
  readonly converged: boolean
  readonly rounds: number
  /** The largest distance that is left between a known share and the weighted one. */
  readonly gap: number
  readonly trimmed: number
  readonly least: number
  readonly most: number
  /** Kish's design effect and the number of equally weighted responses that say as much. */
  readonly effect: number
  readonly effectiveBase: number
  /** Responses of whom some margin's category is not known; that margin left them as they were. */
  readonly unknown: number
}

export interface WeightedMargin {
  readonly name: string
  readonly categories: readonly {
    readonly value: string
    readonly known: number
    readonly sample: number
    readonly weighted: number
    readonly count: number
  }[]
}

/**
 * Weights by raking to known margins.
 *
 * @param categories of each margin, the category of each response ('' unknown)
 * @returns one weight a response, their mean 1, and what is to be shown of them; undefined without responses or margins
 */
export function weigh(
  margins: readonly Margin[],
  categories: readonly (readonly string[])[],
): { weights: Float64Array; weighting: Weighting } | undefined {
  if (margins.length === 0 || !categories[0]?.length) return undefined
  const raked = rake(margins, categories)
  const { weights } = raked
  const { effect, effectiveBase } = designEffect(weights)
  return {
    weights,
    weighting: {
      margins: margins.map((margin, m) => ({ name: margin.name, categories: compared(margin, categories[m]!, weights) })),
      converged: raked.converged,
      rounds: raked.rounds,
      gap: raked.gap,
      trimmed: raked.trimmed,
      least: weights.reduce((least, weight) => Math.min(least, weight), Number.POSITIVE_INFINITY),
      most: weights.reduce((most, weight) => Math.max(most, weight), 0),
      effect,
      effectiveBase,
      unknown: [...weights.keys()].filter((i) => margins.some(({ shares }, m) => !shares.has(categories[m]![i]!))).length,
    },
  }
}

function compared({ shares }: Margin, categories: readonly string[], weights: Float64Array): WeightedMargin['categories'] {
  const sums = new Map([...shares.keys()].map((value) => [value, { count: 0, weight: 0 }]))
  let [known, weighed] = [0, 0]
  for (let i = 0; i < weights.length; i++) {
    const sum = sums.get(categories[i]!)
    if (!sum) continue
    sum.count += 1
    sum.weight += weights[i]!
    known += 1
    weighed += weights[i]!
  }
  return [...sums].map(([value, { count, weight }]) => ({
    value,
    known: shares.get(value)!,
    sample: known ? count / known : 0,
    weighted: weighed ? weight / weighed : 0,
    count,
  }))
}
