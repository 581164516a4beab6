import { designEffect } from '../../math/design-effect.js'
import { type Given, givenIn } from './given.js'
import type { Asked } from './outline.js'
import type { Response } from './response.js'

/** The answers to one thing asked, with the weight of who gave each. */
export interface Gathered {
  readonly asked: Asked
  readonly given: readonly Given[]
  readonly weights: Float64Array
  /** Who answered, how many answers they gave in all, and Kish's effective base of them. */
  readonly base: number
  readonly effectiveBase: number
  /** Whether somebody could answer several times (panels, added rows): then answers are counted, and intervals over people do not hold. */
  readonly several: boolean
}

/** Reads every response once. */
export function gather(asked: Asked, responses: readonly Response[]): Gathered {
  const given: Given[] = []
  const weights: number[] = []
  const perPerson: number[] = []
  for (const { data, weight } of responses) {
    const own = givenIn(data, asked)
    if (own.length === 0) continue
    perPerson.push(weight)
    for (const one of own) {
      given.push(one)
      weights.push(weight)
    }
  }
  return {
    asked,
    given,
    weights: Float64Array.from(weights),
    base: perPerson.length,
    effectiveBase: designEffect(perPerson).effectiveBase,
    several: asked.steps.includes('*'),
  }
}
