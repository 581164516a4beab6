/** Seeded chance: the same seed and stream give the same draws on every machine. Core code takes one instead of Math.random. */
export interface Chance {
  /** Uniform on [0, 1), 32 bits. */
  next(): number
  /** A whole number 0 … n − 1. */
  whole(n: number): number
  /** Uniform on [low, high). */
  between(low: number, high: number): number
  /** True with probability p. */
  happens(p: number): boolean
  /** Standard normal, by Marsaglia's polar method. */
  normal(): number
  /** Number of arrivals with this mean ≥ 0. */
  poisson(mean: number): number
  /** Waiting time with this mean. */
  exponential(mean: number): number
  /** One of the items, each equally likely. */
  choice<T>(items: readonly T[]): T
  /** An index, by running totals of weights: index i with weight totals[i] − totals[i − 1]. */
  weighted(totals: ArrayLike<number>): number
}

/**
 * xoshiro128** (Blackman & Vigna 2018), seeded through splitmix32 from a seed and a stream number, so that each customer or
 * resample has draws of its own, whatever was drawn before.
 *
 * @example chance(1).next() === chance(1).next()
 */
export function chance(seed: number, stream = 0): Chance {
  const mix = splitmix32(seed ^ Math.imul(stream, 0x9e3779b9) ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b))
  return chanceFrom(xoshiro128([mix(), mix(), mix(), mix() | 1]))
}

/** The generator itself: 32-bit whole numbers from four words of state, not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state
  return () => {
    const five = Math.imul(b, 5)
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }
}

function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
}

function chanceFrom(word: () => number): Chance {
  let spare: number | undefined
  const next = () => word() / 2 ** 32
  const self: Chance = {
    next,
    whole: (n) => Math.floor(next() * n),
    between: (low, high) => low + (high - low) * next(),
    happens: (p) => next() < p,
    exponential: (mean) => -mean * Math.log(1 - next()),
    choice: (items) => items[Math.floor(next() * items.length)]!,
    normal() {
      if (spare !== undefined) {
        const value = spare
        spare = undefined
        return value
      }
      for (;;) {
        const u = 2 * next() - 1
        const v = 2 * next() - 1
        const s = u * u + v * v
        if (s > 0 && s < 1) {
          const scale = Math.sqrt((-2 * Math.log(s)) / s)
          spare = v * scale
          return u * scale
        }
      }
    },
    poisson(mean) {
      // Knuth's product method; a large mean is a sum of independent small ones, which keeps exp(−mean) from vanishing.
      let count = 0
      for (let left = mean; left > 0; left -= 30) {
        const floor = Math.exp(-Math.min(left, 30))
        for (let product = next(); product > floor; product *= next()) count += 1
      }
      return count
    },
    weighted(totals) {
      const target = next() * (totals[totals.length - 1] ?? 0)
      let low = 0
      let high = totals.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if ((totals[middle] ?? 0) > target) high = middle
        else low = middle + 1
      }
      return low
    },
  }
  return self
}
