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
const phrases: readonly Phrase[] = [
  { of: 'festival_share', is: 'high', zh: '大促囤货', en: 'festival-stockpiling' },
  { of: 'discounted_share', is: 'high', zh: '爱用优惠', en: 'discount-seeking' },
  { of: 'coupon_claims', is: 'high', zh: '勤领券', en: 'coupon-collecting' },
  { of: 'average_order_value', is: 'high', zh: '高客单', en: 'high-spending' },
  { of: 'average_order_value', is: 'low', zh: '精打细算', en: 'thrifty' },
  { of: 'units_per_purchase', is: 'high', zh: '一次买多件', en: 'bulk-buying' },
  { of: 'average_dwell', is: 'high', zh: '停留久', en: 'long-browsing' },
  { of: 'refund_share', is: 'high', zh: '常退款', en: 'often-refunding' },
  { of: 'gift_giver', is: 'high', zh: '买来送人', en: 'gift-giving' },
  { of: 'repeat_buyer', is: 'high', zh: '常回购', en: 'returning' },
  { of: 'favorite_category', is: '*', zh: '爱买{}', en: '{}-buying' },
  { of: 'favorite_platform', is: '*', zh: '常逛{}', en: '{}' },
  { of: 'purchase_hour', is: '*', zh: '{}下单', en: '{}-buying' },
  { of: 'active_hour', is: '*', zh: '{}活跃', en: '{}-active' },
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
  const manners = strong.flatMap((each) => manner(each) ?? [])
  const traits = strong.flatMap((each) => attribute(each, attributes) ?? [])
  // The strongest of each first: how they behave, and what the brand itself asked about them.
  const hows = [...manners.slice(0, 1), ...traits.slice(0, 1), ...manners.slice(1), ...traits.slice(1)]
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
  const phrase = phrases.find((each) => each.of === statement.subject && fits(each, statement))
  return phrase && filled(phrase, statement.valueLabel)
}

/** An attribute column has no declared phrase: its word makes one, with its name where both are short (敏感肤质 from 肤质: 敏感). */
function attribute(statement: Statement, attributes: ReadonlySet<string>): Label | undefined {
  if (!attributes.has(statement.subject) || statement.value === undefined || statement.effect <= 0) return undefined
  const { valueLabel, subjectLabel } = statement
  if (!valueLabel) return undefined
  const short = valueLabel.zh.length <= 2 && subjectLabel.zh.length <= 2
  return {
    zh: short ? `${valueLabel.zh}${subjectLabel.zh}` : valueLabel.zh,
    en: short ? `${valueLabel.en}-${subjectLabel.en}` : valueLabel.en,
  }
}

function noun(strong: readonly Statement[]): Label {
  const told = (tag: string) =>
    strong.find((each) => each.subject === tag && each.effect > 0 && each.valueLabel && !vague.has(each.valueLabel.zh))
      ?.valueLabel
  const gender = genders[strong.find((each) => each.subject === 'gender' && each.effect > 0)?.value ?? '']
  const occupation = told('occupation')
  const place = told('city_tier') ?? nothing
  // An occupation says more than a generation, and may name the gender itself (全职妈妈).
  if (occupation) {
    const gendered = gender && !/[妈爸男女]/.test(occupation.zh) ? gender.before : nothing
    return { zh: `${place.zh}${gendered.zh}${occupation.zh}`, en: words(place.en, gendered.en, occupation.en) }
  }
  const generation = told('generation') ?? nothing
  const end = gender?.alone ?? { zh: '顾客', en: 'customers' }
  return { zh: `${place.zh}${generation.zh}${end.zh}`, en: words(place.en, generation.en, end.en) }
}

const nothing: Label = { zh: '', en: '' }
/** Words that say nothing in a name. */
const vague: ReadonlySet<string> = new Set(['其他', '其它', '未知', '职员'])
const genders: Readonly<Record<string, { before: Label; alone: Label }>> = {
  female: { before: { zh: '女', en: 'female' }, alone: { zh: '女性', en: 'women' } },
  male: { before: { zh: '男', en: 'male' }, alone: { zh: '男士', en: 'men' } },
}

function words(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ')
}

function fits(phrase: Phrase, statement: Statement): boolean {
  if (statement.value === undefined) return phrase.is === (statement.effect > 0 ? 'high' : 'low')
  return statement.effect > 0 && (phrase.is === '*' || phrase.is === statement.value)
}

function filled(phrase: Phrase, value: Label | undefined): Label {
  return { zh: phrase.zh.replace('{}', () => value?.zh ?? ''), en: phrase.en.replace('{}', () => value?.en ?? '') }
}
