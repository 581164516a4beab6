import type { Chance } from '../math/chance.js'
import { runningTotals } from '../math/running-totals.js'
import { dayText, timeText } from './calendar.js'
import type { Odds, Span, Table } from './odds.js'
import { places } from './places.js'

/** One person of the brand, with up to two accounts; each facet mostly the persona's own, sometimes another's. */
export interface DemoPerson {
  readonly index: number
  readonly truth: Odds
  /** Whose habits they follow in each respect: people are mixtures. */
  readonly who: Odds
  readonly when: Odds
  readonly what: Odds
  readonly money: Odds
  readonly voice: Odds
  readonly accounts: readonly Account[]
  readonly female: boolean
  readonly city: string
  readonly province: string
  readonly skin: string
  /** Moments (seconds) between which they are with the brand. */
  readonly from: number
  readonly until: number
  readonly registered: number
  /** How much more than their persona's mean they do. */
  readonly zeal: number
  readonly buys: boolean
  readonly cells: Readonly<Record<string, string>>
}

export interface Account {
  readonly id: string
  readonly platform: string
  readonly phone: string
  readonly openid: string
}

const platformCodes: Readonly<Record<string, string>> = { 天猫: 'TM', 京东: 'JD', 抖音: 'DY', 小红书: 'XHS', 微信小程序: 'WX' }
const incomeBands = ['5千以下', '5千-1万', '1万-2万', '2万以上']
const devices = ['iPhone', '华为', '小米', 'OPPO', 'vivo']
const nicknames = ['小', '爱吃', '早起的', '慢慢', '努力的', '月亮', '不熬夜的', '咸鱼', '奶茶', '南方']
const nicknameEnds = [
  '橘子',
  '团子',
  '阿May',
  '小鹿',
  '汤圆',
  '同学',
  '星星',
  '柚子',
  '鹿鹿',
  '猫',
  'Coco',
  '妈妈',
  '七七',
  '番茄',
]
const cityTotals = places.map((tier) => runningTotals(tier.map(([, , weight]) => weight)))
const day = 86_400

export function demoPerson(index: number, all: readonly Odds[], shares: Float64Array, span: Span, chance: Chance): DemoPerson {
  const truth = all[chance.weighted(shares)]!
  // One in six is half another persona; everyone strays in single respects.
  const second = chance.happens(0.16) ? all[chance.weighted(shares)]! : undefined
  const facet = () => (second && chance.happens(0.5) ? second : chance.happens(0.08) ? all[chance.weighted(shares)]! : truth)
  const [who, when, what, money, voice] = [facet(), facet(), facet(), facet(), facet()]
  const persona = who.persona
  const female = chance.happens(persona.female)
  const tier = chance.weighted(who.tiers)
  const [city, province] = places[tier]![chance.weighted(cityTotals[tier]!)]!
  const skin = word(who.skins, chance)
  const age = Math.max(16, persona.age[0] + persona.age[1] * chance.normal())
  const registered = registration(span, money.persona.stayDays, chance)
  const from = Math.max(registered, span.first * day)
  const until = Math.min((span.last + 1) * day - 1, from + (20 + chance.exponential(money.persona.stayDays)) * day)
  const zeal = Math.exp(money.persona.spread * chance.normal() - money.persona.spread ** 2 / 2)
  const accounts = accountsOf(index, word(money.platforms, chance), money.platforms, chance)
  const born = Math.floor(span.last - age * 365.25)
  return {
    index,
    truth,
    who,
    when,
    what,
    money,
    voice,
    accounts,
    female,
    city,
    province,
    skin,
    from,
    until,
    registered,
    zeal,
    buys: chance.happens(0.86),
    cells: {
      gender: chance.happens(0.05) ? '' : female ? '女' : '男',
      birth_date: chance.happens(0.09) ? '' : dayText(born),
      city: chance.happens(0.03) ? '' : city,
      province,
      occupation: chance.happens(0.2) ? '' : word(who.occupations, chance),
      income_band: chance.happens(0.35) ? '' : incomeBands[chance.weighted(who.incomes)]!,
      device: chance.choice(persona.incomes[3] > 0.3 ? devices.slice(0, 2) : devices),
      registered_at: timeText(registered),
      nickname: chance.choice(nicknames) + chance.choice(nicknameEnds),
      consent: chance.happens(0.78) ? '营销,调研' : chance.happens(0.6) ? '调研' : '',
      skin_type: skin === '未知' || chance.happens(0.15) ? '' : skin,
      skin_concern: known(word(who.concerns, chance), chance.happens(0.25)),
      marital_status: chance.happens(0.4) ? '' : chance.happens(persona.married) ? '已婚' : '未婚',
      email: chance.happens(0.2) ? `kh${index}@example.com` : '',
    },
  }
}

export function word(table: Table, chance: Chance): string {
  return table.words[chance.weighted(table.totals)]!
}

function known(value: string, hidden: boolean): string {
  return hidden || value === '未知' ? '' : value
}

/** New customers keep coming, more of them lately; some were there long before the span and stayed until it. */
function registration(span: Span, stayDays: number, chance: Chance): number {
  const length = span.last - span.first + 1
  const old = chance.happens(Math.min(0.4, stayDays / 1600))
  const at = old ? span.first - chance.exponential(250) : span.first + length * Math.sqrt(chance.next() * 0.96 + 0.03)
  return Math.floor(Math.min(at, span.last) * day + chance.between(7, 23) * 3600)
}

/** About one in twelve people has a second account on another platform, joined by a phone or an openid. */
function accountsOf(index: number, platform: string, platforms: Table, chance: Chance): Account[] {
  // 199 0000 0000 upwards: invented numbers, one a person.
  const phone = chance.happens(0.88) ? `199${String(index).padStart(8, '0')}` : ''
  const openid = `o${(index * 2_654_435_761 + 97).toString(36)}zy`
  const first = { id: accountId(platform, index), platform, phone, openid }
  if (!chance.happens(0.083)) return [first]
  let other = word(platforms, chance)
  for (let i = 0; other === platform; i++) other = i < 8 ? word(platforms, chance) : platform === '天猫' ? '抖音' : '天猫'
  const byPhone = phone !== '' && chance.happens(0.6)
  return [
    first,
    { id: accountId(other, index), platform: other, phone: byPhone ? phone : '', openid: byPhone ? `${openid}2` : openid },
  ]
}

function accountId(platform: string, index: number): string {
  return `${platformCodes[platform] ?? 'ZZ'}${String(index + 1).padStart(7, '0')}`
}
