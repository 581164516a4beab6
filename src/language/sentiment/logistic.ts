/** One training text: the buckets that are on, the side (1 positive, 0 negative) and how much it counts. */
export interface Sample {
  readonly features: Uint32Array
  readonly label: 0 | 1
  readonly weight: number
}

export interface LogisticOptions {
  readonly bits: number
  readonly epochs: number
  readonly rate: number
  readonly l2: number
  /** Chance in [0, 1), seeded by the caller: the order of the samples. */
  readonly random: () => number
}

/**
 * Weights of a sparse logistic regression, by AdaGrad (Duchi, Hazan & Singer 2011) with L2 decay on the features met.
 * Each text's features are scaled to unit length, so that long and short texts speak equally loud.
 */
export function trainLogistic(samples: readonly Sample[], options: LogisticOptions): Float32Array {
  const weights = new Float32Array(2 ** options.bits)
  const squares = new Float32Array(2 ** options.bits).fill(1e-3)
  const order = Uint32Array.from(samples.keys())
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, options.random)
    for (const index of order) {
      const { features, label, weight } = samples[index]!
      const scale = lengthScale(features.length)
      const error = (label - sigmoid(rawScore(weights, features))) * weight
      for (const bucket of features) {
        const gradient = error * scale - options.l2 * weights[bucket]!
        squares[bucket]! += gradient * gradient
        weights[bucket]! += (options.rate * gradient) / Math.sqrt(squares[bucket]!)
      }
    }
  }
  return weights
}

/** Log-odds of positive before calibration; 0 for a text without known features. */
export function rawScore(weights: Float32Array | Int8Array, features: Uint32Array): number {
  let sum = 0
  for (let index = 0; index < features.length; index++) sum += weights[features[index]!]!
  return sum * lengthScale(features.length)
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

function lengthScale(size: number): number {
  return size === 0 ? 0 : 1 / Math.sqrt(size)
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
}
