import type { Label } from '../catalog/label.js'
import type { Statement } from './persona.js'

interface Phrase {
  /** Tag, and either a word of it or the side of the average. */
  readonly of: string
  readonly is: string
  readonly zh: string
  readonly en: string
}

/** How they are: stands before the noun. Figures by side of the average, words by value; `*` takes any word. */
const manners: readonly Phrase[] = [
  { of: 'festival_share', is: 'high', zh: '大促囤货', en: 'festival-stockpiling' },
  { of: 'discounted_share', is: 'high', zh: '爱用优惠', en: 'discount-seeking' },
  { of: 'coupon_claims', is: 'high', zh: '勤领券', en: 'coupon-collecting' },
  { of: 'average_order_value', is: 'high', zh: '高客单', en: 'high-spending' },
  { of: 'average_order_value', is: 'low', zh: '精打细算', en: 'thrifty' },
  { of: 'units_per_purchase', is: 'high', zh: '一次买多件', en: 'bulk-buying' },
  { of: 'average_dwell', is: 'high', zh: '细看详情', en: 'thorough-reading' },
  { of: 'refund_share', is: 'high', zh: '常退款', en: 'often-refunding' },
  { of: 'gift_giver', is: 'high', zh: '买来送人', en: 'gift-giving' },
  { of: 'repeat_buyer', is: 'high', zh: '常回购', en: 'returning' },
  { of: 'favorite_category', is: '*', zh: '爱买{}', en: '{}-buying' },
  { of: 'favorite_platform', is: '*', zh: '常逛{}', en: '{}' },
  { of: 'active_hour', is: '*', zh: '{}活跃', en: '{}-active' },
]

/** Who they are: parts of the noun, from outer to inner. */
const nouns: readonly { readonly tags: readonly string[]; readonly words: readonly Phrase[] }[] = [
  { tags: ['city_tier'], words: [{ of: 'city_tier', is: '*', zh: '{}', en: '{}' }] },
  { tags: ['half_generation'], words: [{ of: 'half_generation', is: '*', zh: '{}', en: '{}' }] },
  { tags: ['occupation'], words: [{ of: 'occupation', is: '*', zh: '{}', en: '{}' }] },
  {
    tags: ['gender'],
    words: [
      { of: 'gender', is: 'female', zh: '女性', en: 'women' },
      { of: 'gender', is: 'male', zh: '男士', en: 'men' },
    ],
  },
]

/** An effect (Cohen's h or d) from which a trait may name a persona. */
const naming = 0.4

/**
 * A name from what sets the persona apart most: how they buy, an attribute of their own, and who they are, such as
 * 「大促囤货的新一线女性」. The same statements give the same name; `taken` names are told apart by one more trait.
 */
export function personaName(
  statements: readonly Statement[],
  attributes: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): Label {
  const strong = [...statements]
    .filter((each) => Math.abs(each.effect) >= naming)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.id < b.id ? -1 : 1))
  const hows = strong.flatMap((each) => manner(each) ?? attribute(each, attributes) ?? [])
  const who = noun(strong)
  for (let used = Math.min(2, hows.length); used <= hows.length; used++) {
    const name = joined(hows.slice(0, used), who)
    if (!taken.has(name.zh) || used === hows.length) return name
  }
  return joined([], who)
}

function joined(hows: readonly Label[], who: Label): Label {
  if (hows.length === 0) return who
  return { zh: `${hows.map(({ zh }) => zh).join('、')}的${who.zh}`, en: `${hows.map(({ en }) => en).join(', ')} ${who.en}` }
}

function manner(statement: Statement): Label | undefined {
  const phrase = manners.find((each) => each.of === statement.subject && fits(each, statement))
  return phrase && filled(phrase, statement.value)
}

/** An attribute column has no declared phrase: its word and its name make one (敏感肤质 from 肤质: 敏感). */
function attribute(statement: Statement, attributes: ReadonlySet<string>): Label | undefined {
  if (!attributes.has(statement.subject) || statement.value === undefined || statement.effect <= 0) return undefined
  return { zh: statement.value, en: statement.value }
}

function noun(strong: readonly Statement[]): Label {
  const parts = nouns.flatMap(({ tags, words }) => {
    const told = strong.find((each) => tags.includes(each.subject) && each.effect > 0)
    const phrase = told && words.find((each) => fits(each, told))
    return told && phrase ? [{ tag: told.subject, label: filled(phrase, told.value) }] : []
  })
  // An occupation says more than a generation; three parts are a crowd.
  const kept = parts
    .filter(({ tag }) => !(tag === 'half_generation' && parts.some((part) => part.tag === 'occupation')))
    .slice(-3)
  if (kept.length === 0) return { zh: '顾客', en: 'customers' }
  const ends = ['gender', 'occupation'].includes(kept.at(-1)!.tag)
  return {
    zh: kept.map(({ label }) => label.zh).join('') + (ends ? '' : '顾客'),
    en: kept.map(({ label }) => label.en).join(' ') + (kept.at(-1)!.tag === 'gender' ? '' : ' customers'),
  }
}

function fits(phrase: Phrase, statement: Statement): boolean {
  if (statement.value === undefined) return phrase.is === (statement.effect > 0 ? 'high' : 'low')
  return statement.effect > 0 && (phrase.is === '*' || phrase.is === statement.value)
}

function filled(phrase: Phrase, value: string | undefined): Label {
  return { zh: phrase.zh.replace('{}', () => value ?? ''), en: phrase.en.replace('{}', () => value ?? '') }
}
