import { describe, expect, test } from 'vitest'
import type { Label } from '../../src/catalog/label.js'
import { personaName } from '../../src/personas/naming.js'
import type { Statement } from '../../src/personas/persona.js'

/** A trait as the sheet states it: `festival_share +1`, `occupation=白领 +0.9` (of half the members, unless it says `20%`). */
function statement(trait: string): Statement {
  const [, subject = '', value, effect = '', share] = /^(\w+)(?:=(\S+))? ([+-][\d.]+)(?: (\d+)%)?$/.exec(trait) ?? []
  const valueLabel: Label | undefined = labels[value ?? ''] ?? (value ? { zh: value, en: value } : undefined)
  return {
    id: trait,
    dimension: 'who',
    subject,
    subjectLabel: { zh: '家里的猫', en: 'cat at home' },
    ...(value === undefined || !valueLabel ? {} : { value, valueLabel }),
    what: { zh: '', en: '' },
    text: { zh: '', en: '' },
    kind: 'share',
    number: share ? Number(share) / 100 : 0.5,
    unit: 'ratio',
    base: 100,
    interval: [0, 1],
    everyone: 0.2,
    effect: Number(effect),
    z: 9,
    evidence: [],
  }
}

const labels: Readonly<Record<string, Label>> = {
  female: { zh: '女性', en: 'women' },
  male: { zh: '男性', en: 'men' },
  '80后': { zh: '80后', en: 'born in the 1980s' },
  已婚: { zh: '已婚', en: 'married' },
  未婚: { zh: '未婚', en: 'single' },
  敏感: { zh: '敏感', en: 'sensitive' },
  油性: { zh: '油性', en: 'oily' },
  抗老: { zh: '抗老', en: 'anti-ageing' },
  早上: { zh: '早上', en: 'morning' },
  一线: { zh: '一线城市', en: 'tier-1 city' },
  其他: { zh: '三线及以下城市', en: 'other city' },
}
const english: Readonly<Record<string, string>> = {
  白领: 'office worker',
  学生: 'student',
  全职妈妈: 'housewife',
  个体户: 'self-employed',
  抖音: 'douyin',
  京东: 'jd',
  面膜: 'mask',
}
const otherNames = (word: string) => (english[word] ? [english[word]] : [])
const attributes = new Set(['skin_type', 'skin_concern', 'marital_status', 'cat_breed'])
const named = (traits: readonly string[], taken: Partial<Label> = {}) =>
  personaName(
    traits.map(statement),
    attributes,
    { zh: new Set(taken.zh ? [taken.zh] : []), en: new Set(taken.en ? [taken.en] : []) },
    otherNames,
  )

describe('a persona is called after what sets it apart most', () => {
  test.each([
    [
      ['festival_share +1.5', 'marital_status=已婚 +1', 'occupation=白领 +0.9'],
      '大促囤货的已婚白领',
      'festival-stockpiling, married office workers',
    ],
    // One phrase a theme: nothing is said twice.
    [['festival_share +0.8', 'units_per_purchase +2', 'gender=female +1'], '大促囤货的女性', 'festival-stockpiling women'],
    [['purchase_hour=早上 +1', 'active_hour=早上 +1.2', 'gender=male +1'], '早上下单的男士', 'morning-buying men'],
    [['favorite_category=面膜 +0.9', 'viewed_category=面膜 +1.4'], '爱买面膜的顾客', 'mask-buying customers'],
    [['skin_type=敏感 +1.2', 'skin_concern=抗老 +0.9', 'gender=female +1'], '敏感肌女性', 'sensitive-skinned women'],
    [['skin_type=油性 +1.2', 'favorite_platform=京东 +1'], '常逛京东的油肌顾客', 'JD-shopping, oily-skinned customers'],
    // Who they are says some things already.
    [['marital_status=已婚 +1.5', 'occupation=全职妈妈 +1', 'gender=female +1'], '全职妈妈', 'housewives'],
    [['marital_status=未婚 +1.5', 'occupation=学生 +1', 'gender=male +1'], '男学生', 'male students'],
    [
      ['live_watches +1.3', 'city_tier=其他 +1', 'occupation=个体户 +1', 'gender=female +1'],
      '爱看直播的小城女个体户',
      'live-stream-watching small-city self-employed women',
    ],
    [
      ['skin_concern=抗老 +1', 'city_tier=一线 +0.9', 'generation=80后 +0.7'],
      '关注抗老的一线城市80后顾客',
      'anti-ageing-minded tier-1-city customers born in the 1980s',
    ],
    // What few of them are does not name them, nor what hardly differs, nor what they are less than others.
    [['occupation=白领 +1.5 20%', 'coupon_claims +0.9'], '勤领券的顾客', 'coupon-collecting customers'],
    [['generation=80后 +1.5 40%', 'coupon_claims +0.9'], '勤领券的顾客', 'coupon-collecting customers'],
    [['festival_share +0.3', 'occupation=白领 -1'], '顾客', 'customers'],
    // A word without English leaves the English name, not the Chinese one.
    [['cat_breed=布偶 +2', 'favorite_platform=抖音 +1'], '常逛抖音的布偶顾客', 'Douyin-shopping customers'],
  ])('%j → %s', (traits, zh, en) => {
    expect(named(traits)).toEqual({ zh, en })
  })

  test('a name that another has takes one more trait', () => {
    const traits = ['live_watches +2', 'favorite_platform=抖音 +1.5', 'coupon_claims +1', 'refund_share +0.6']
    const first = named(traits)
    expect(first).toEqual({ zh: '爱看直播、常逛抖音的顾客', en: 'live-stream-watching, Douyin-shopping customers' })
    expect(named(traits, first)).toEqual({
      zh: '爱看直播、常逛抖音、勤领券的顾客',
      en: 'live-stream-watching, Douyin-shopping, coupon-collecting customers',
    })
  })
})
