type Weights = Readonly<Record<string, number>>

/** A persona planted in the demo brand: what discovery should find again. Shares and rates are per customer and year. */
export interface PlantedPersona {
  readonly name: string
  readonly zh: string
  readonly share: number
  readonly female: number
  /** Age on the as-of date: mean and spread in years. */
  readonly age: readonly [number, number]
  readonly tiers: readonly [number, number, number, number]
  readonly occupations: Weights
  readonly incomes: readonly [number, number, number, number]
  readonly skins: Weights
  readonly concerns: Weights
  readonly married: number
  readonly platforms: Weights
  /** Hours when they are online: [hour, spread, weight]. */
  readonly hours: readonly (readonly [number, number, number])[]
  readonly weekend: number
  readonly ordersPerYear: number
  readonly spread: number
  readonly stayDays: number
  readonly festival: number
  readonly gifts: number
  readonly categories: Weights
  /** Exponent on price: above 0 they reach for the dear, below 0 for the cheap. */
  readonly priceTaste: number
  readonly items: number
  readonly quantity: number
  /** Chance that an order outside a festival is discounted, and how deep discounts go. */
  readonly discounted: number
  readonly depth: number
  readonly refunds: number
  readonly visitsPerYear: number
  readonly viewsPerVisit: number
  readonly dwell: number
  readonly live: number
  readonly coupon: number
  readonly sharing: number
  readonly abandon: number
  readonly reviews: number
  readonly mood: number
  readonly says: Weights
  readonly posts: number
}
