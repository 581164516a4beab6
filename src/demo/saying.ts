import type { Chance } from '../math/chance.js'
import { word } from './customer.js'
import type { Odds } from './odds.js'
import type { Phrases } from './phrases.js'
import type { Product } from './products.js'

type Mood = 'good' | 'middle' | 'bad'

/** How likely a clause is praise under each number of stars: people who are content still complain, and the reverse. */
const praise = [0, 0.06, 0.2, 0.5, 0.85, 0.96]

export interface Occasion {
  readonly product: Product
  readonly stars: number
  readonly voice: Odds
  readonly english: boolean
  /** An aspect that this review surely complains about. */
  readonly complaint?: string
}

/** A review put together from phrases: opening, the aspects that this persona and this product call up, where it was used, closing. */
export function review(occasion: Occasion, phrases: Phrases, chance: Chance): string {
  const { product, stars, voice, english, complaint } = occasion
  const language = english ? 'en' : 'zh'
  const mood: Mood = stars >= 4 ? 'good' : stars === 3 ? 'middle' : 'bad'
  const parts: string[] = []
  if (chance.happens(0.45)) parts.push(chance.choice(phrases.opening[mood][language]))
  const clauses: string[] = []
  const wanted = 1 + chance.poisson(1.1)
  const used = new Set<string>()
  if (complaint) {
    used.add(complaint)
    clauses.push(chance.choice(phrases.aspects[complaint]![language].bad))
  }
  for (let i = 0; i < wanted; i++) {
    const aspect = chance.happens(0.5) ? word(voice.says, chance) : chance.choice(product.aspects)
    if (used.has(aspect) || !fits(aspect, product)) continue
    used.add(aspect)
    clauses.push(chance.choice(phrases.aspects[aspect]![language][chance.happens(praise[stars]!) ? 'good' : 'bad']))
  }
  if (clauses.length === 0)
    clauses.push(chance.choice(phrases.aspects[product.aspects[0]!]![language][stars >= 4 ? 'good' : 'bad']))
  if (chance.happens(0.35))
    clauses.splice(chance.whole(2), 0, chance.choice(english ? phrases.scenes.en : phrases.contexts[voice.persona.name]!))
  parts.push(clauses.join(english ? ', ' : '，'))
  if (chance.happens(0.3)) parts.push(chance.choice(phrases.closing[mood][language]))
  const text = english ? parts.map(capital).join('. ') : parts.join(chance.happens(0.7) ? '，' : '！')
  return fill(english ? `${text}.` : text + chance.choice(['', '。', '！', '～']), product, phrases.very[language], chance)
}

/** A sheet mask has no pump, and nobody praises the lather of a lipstick. */
function fits(aspect: string, product: Product): boolean {
  const special = ['clean', 'sheet', 'uv', 'pump', 'gift']
  if (aspect === 'gift') return product.category === '套装礼盒' || product.category === '彩妆'
  if (special.includes(aspect)) return product.aspects.includes(aspect)
  if (aspect === 'oil') return !['套装礼盒', '身体护理', '眼霜'].includes(product.category) || product.aspects.includes('oil')
  return true
}

/** Fills in {very}, {product} and {category}; the values are the demo's own words. */
export function fill(template: string, product: Product, very: readonly string[], chance: Chance): string {
  return template.replace(/\{(very|product|category)\}/g, (_, name: string) =>
    name === 'very' ? chance.choice(very) : name === 'product' ? product.name : product.category,
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
