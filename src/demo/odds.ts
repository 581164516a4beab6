import { runningTotals } from '../math/running-totals.js'
import { festivalPull, giftPull, monthOf, weekday } from './calendar.js'
import { type PlantedPersona, plantedPersonas } from './planted.js'
import { products, seasons } from './products.js'

/** One table of words with the running totals of their weights. */
export interface Table {
  readonly words: readonly string[]
  readonly totals: Float64Array
}

/** A persona's chances, worked out once a brand: every draw is then a search in a table. */
export interface Odds {
  readonly persona: PlantedPersona
  readonly occupations: Table
  readonly skins: Table
  readonly concerns: Table
  readonly platforms: Table
  readonly says: Table
  readonly tiers: Float64Array
  readonly incomes: Float64Array
  readonly hours: Float64Array
  /** Running totals over the days of the span of how likely an order falls on that day; mean weight 1. */
  readonly orderDays: Float64Array
  readonly visitDays: Float64Array
  /** Per day of the span, the weights of the products that are sold that day (shared within a month). */
  readonly productsOn: readonly Float64Array[]
}

export interface Span {
  /** Days since 1970, both included. */
  readonly first: number
  readonly last: number
}

export function personaOdds(span: Span): readonly Odds[] {
  return plantedPersonas.map((persona) => oddsOf(persona, span))
}

function oddsOf(persona: PlantedPersona, span: Span): Odds {
  const days = Array.from({ length: span.last - span.first + 1 }, (_, i) => span.first + i)
  const week = days.map((day) => (weekday(day) >= 5 ? persona.weekend : 1))
  const orderWeights = days.map((day, i) => week[i]! * (1 + persona.festival * festivalPull(day) + persona.gifts * giftPull(day)))
  return {
    persona,
    occupations: table(persona.occupations),
    skins: table(persona.skins),
    concerns: table(persona.concerns),
    platforms: table(persona.platforms),
    says: table(persona.says),
    tiers: runningTotals(persona.tiers),
    incomes: runningTotals(persona.incomes),
    hours: runningTotals(hourWeights(persona)),
    orderDays: runningTotals(orderWeights),
    visitDays: runningTotals(
      days.map((day, i) => week[i]! * (1 + 2 * festivalPull(day) + (persona.gifts > 5 ? 8 * giftPull(day) : 0))),
    ),
    productsOn: productWeights(persona, days, span.last),
  }
}

export function table(weights: Readonly<Record<string, number>>): Table {
  return { words: Object.keys(weights), totals: runningTotals(Object.values(weights)) }
}

function hourWeights(persona: PlantedPersona): number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    // A little of everything by day, so that nobody is known by one click at noon.
    const base = hour >= 8 && hour <= 23 ? 0.018 : 0.003
    return persona.hours.reduce((sum, [peak, spread, weight]) => {
      const away = Math.min(Math.abs(hour - peak), 24 - Math.abs(hour - peak))
      return sum + (weight * Math.exp(-0.5 * (away / spread) ** 2)) / (spread * 2.5)
    }, base)
  })
}

function productWeights(persona: PlantedPersona, days: readonly number[], last: number): Float64Array[] {
  const shared = new Map<string, Float64Array>()
  return days.map((day) => {
    const month = monthOf(day)
    const launched = products.map((product) => product.launchedDaysAgo === undefined || day >= last - product.launchedDaysAgo)
    const key = `${month} ${launched.map(Number).join('')}`
    let totals = shared.get(key)
    if (!totals) {
      totals = runningTotals(
        products.map((product, i) => {
          if (!launched[i]) return 0
          const fresh = product.launchedDaysAgo !== undefined ? 1.8 : 1
          const liking = (persona.categories[product.category] ?? 0) + 0.25
          return (
            liking *
            product.popularity *
            fresh *
            (seasons[product.category]?.[month] ?? 1) *
            (product.price / 150) ** persona.priceTaste
          )
        }),
      )
      shared.set(key, totals)
    }
    return totals
  })
}
