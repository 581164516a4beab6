import { cityTiers, otherCities } from '../../catalog/cities.js'
import { derived, person } from '../compute.js'
import type { Tag, TagValue } from '../tag.js'

const decades: TagValue[] = [1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010].map((from) => {
  const word = `${String(from).slice(2)}后`
  const decade = `${from}s`
  return {
    value: word,
    label: { zh: word, en: `born in the ${decade}` },
    synonyms: {
      zh: [`${String(from).slice(2)}年代出生`],
      en: [`post-${String(from).slice(2)}s`, `post ${String(from).slice(2)}s`],
    },
  }
})

const lateHalves: TagValue[] = [1965, 1975, 1985, 1995, 2005].map((from) => {
  const word = `${String(from).slice(2)}后`
  return {
    value: word,
    label: { zh: word, en: `born ${from}–${from + 4}` },
    synonyms: { en: [`post-${String(from).slice(2)}`, `post ${String(from).slice(2)}`, `born ${from}-${from + 4}`] },
  }
})

const ageBands: readonly (readonly [below: number, value: string])[] = [
  [18, '18岁以下'],
  [25, '18-24岁'],
  [30, '25-29岁'],
  [35, '30-34岁'],
  [40, '35-39岁'],
  [50, '40-49岁'],
  [60, '50-59岁'],
]

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ')
const tierCases = cityTiers
  .map(({ tier, cities }) => `lower(city) IN (${quoted(cities.flatMap(({ zh, en }) => [zh, en.toLowerCase()]))}), '${tier}'`)
  .join(', ')

/** A name of a file's cell without the ending that some exports add: 上海市 and 上海 are one city. */
const cityName = `if(lengthUTF8(city) > 2 AND endsWith(city, '市'), substringUTF8(city, 1, lengthUTF8(city) - 1), toString(city))`
const provinceName = `replaceRegexpOne(toString(province), '(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$', '')`

/** Who they are: from the customers file. */
export const basicTags: readonly Tag[] = [
  {
    name: 'gender',
    family: 'basic',
    label: { zh: '性别', en: 'gender' },
    synonyms: { zh: ['男女'], en: ['sex'] },
    definition: { zh: '客户资料中的性别；未填写为未知', en: 'Gender in the customer record; unknown where not given' },
    type: 'word',
    values: [
      {
        value: 'female',
        label: { zh: '女性', en: 'women' },
        synonyms: {
          zh: ['女', '女生', '女士', '女的', '女孩', '女孩子', '小姐姐', '妹子', '女用户', '女客户', '女顾客', '女会员'],
          en: ['female', 'females', 'woman', 'girls', 'ladies'],
        },
      },
      {
        value: 'male',
        label: { zh: '男性', en: 'men' },
        synonyms: {
          zh: ['男', '男生', '男士', '男的', '男孩', '男孩子', '小哥哥', '男用户', '男客户', '男顾客', '男会员'],
          en: ['male', 'males', 'man', 'boys', 'guys'],
        },
      },
    ],
    source: 'customers',
    refresh: 'import',
    compute: person(`if(gender = 'unknown', '', toString(gender))`),
  },
  {
    name: 'birth_year',
    family: 'basic',
    label: { zh: '出生年份', en: 'birth year' },
    synonyms: { zh: ['出生年', '哪年出生'], en: ['year of birth', 'born in'] },
    definition: { zh: '出生日期的年份，没有出生日期时用出生年份', en: 'The year of the birth date, else the birth year given' },
    type: 'number',
    source: 'customers',
    refresh: 'import',
    compute: person('coalesce(toInt32(toYear(birth_date)), toInt32(birth_year))'),
  },
  {
    name: 'birth_month',
    family: 'basic',
    label: { zh: '生日月份', en: 'birth month' },
    synonyms: { zh: ['生日', '几月生日', '出生月份'], en: ['birthday month', 'birthday'] },
    definition: { zh: '出生日期的月份（1–12）', en: 'The month of the birth date (1–12)' },
    type: 'number',
    source: 'customers',
    refresh: 'import',
    compute: person('toMonth(birth_date)'),
  },
  {
    name: 'age',
    family: 'basic',
    label: { zh: '年龄', en: 'age' },
    synonyms: { zh: ['岁数', '岁', '周岁'], en: ['years old', 'aged'] },
    definition: {
      zh: '截至统计日的周岁；只有出生年份时，为统计日年份减出生年份',
      en: 'Whole years on the as-of date; where only the birth year is known, the difference of the years',
    },
    type: 'number',
    unit: 'years',
    source: 'customers',
    refresh: 'daily',
    compute: person(
      `if(isNull(birth_date), toInt32(toYear({asOf:Date})) - toInt32(birth_year), toInt32(age('year', birth_date, toDate32({asOf:Date}))))`,
    ),
  },
  {
    name: 'age_band',
    family: 'basic',
    label: { zh: '年龄段', en: 'age band' },
    synonyms: { zh: ['年龄层', '年龄分布', '年龄区间'], en: ['age group', 'age range'] },
    definition: {
      zh: '按周岁分段：18岁以下、18-24、25-29、30-34、35-39、40-49、50-59、60岁以上',
      en: 'Age in bands: under 18, 18–24, 25–29, 30–34, 35–39, 40–49, 50–59, 60 and over',
    },
    type: 'word',
    values: [
      ...ageBands.map(([, value]) => ({
        value,
        label: { zh: value, en: value === '18岁以下' ? 'under 18' : value.replace('岁', '').replace('-', '–') },
      })),
      { value: '60岁以上', label: { zh: '60岁以上', en: '60 and over' } },
    ],
    source: 'customers',
    refresh: 'daily',
    compute: derived(
      ['age'],
      `multiIf(isNull(age), '', ${ageBands.map(([below, value]) => `age < ${below}, '${value}'`).join(', ')}, '60岁以上')`,
    ),
  },
  {
    name: 'generation',
    family: 'basic',
    label: { zh: '代际', en: 'generation' },
    synonyms: { zh: ['年代', '世代'], en: ['cohort by birth decade', 'birth decade'] },
    definition: {
      zh: '按出生年份的十年分代：90后为1990–1999年出生，00后为2000–2009年出生',
      en: 'Decade of birth: 90后 were born 1990–1999, 00后 2000–2009',
    },
    type: 'word',
    values: decades,
    source: 'customers',
    refresh: 'import',
    compute: derived(
      ['birth_year'],
      `if(birth_year BETWEEN 1940 AND 2019, concat(leftPad(toString(intDiv(birth_year % 100, 10) * 10), 2, '0'), '后'), '')`,
    ),
  },
  {
    name: 'half_generation',
    family: 'basic',
    label: { zh: '五年代际', en: 'late-half generation' },
    synonyms: { zh: ['半代际', '五年代'], en: ['half generation'] },
    definition: {
      zh: '后五年的一代：95后为1995–1999年出生，05后为2005–2009年出生（90后包含95后）；出生在前五年的客户没有这个标签',
      en: 'The younger half of a generation: 95后 were born 1995–1999, 05后 2005–2009 (95后 are 90后 too); empty for those born in the first half',
    },
    type: 'word',
    values: lateHalves,
    source: 'customers',
    refresh: 'import',
    compute: derived(
      ['birth_year'],
      `if(birth_year BETWEEN 1965 AND 2009 AND birth_year % 10 >= 5, concat(leftPad(toString(intDiv(birth_year % 100, 5) * 5), 2, '0'), '后'), '')`,
    ),
  },
  {
    name: 'city',
    family: 'basic',
    label: { zh: '城市', en: 'city' },
    synonyms: { zh: ['所在城市', '哪个城市', '哪些城市'], en: ['cities', 'town'] },
    definition: { zh: '客户资料中的城市（去掉「市」字）', en: 'City in the customer record' },
    type: 'word',
    source: 'customers',
    refresh: 'import',
    compute: person(cityName),
  },
  {
    name: 'province',
    family: 'basic',
    label: { zh: '省份', en: 'province' },
    synonyms: { zh: ['省', '所在省份', '地区'], en: ['provinces', 'region'] },
    definition: { zh: '客户资料中的省份（去掉「省」「自治区」等后缀）', en: 'Province in the customer record' },
    type: 'word',
    source: 'customers',
    refresh: 'import',
    compute: person(provinceName),
  },
  {
    name: 'city_tier',
    family: 'basic',
    label: { zh: '城市等级', en: 'city tier' },
    synonyms: { zh: ['城市级别', '城市线级', '几线城市', '线级'], en: ['tier of city', 'city tiers', 'city level'] },
    definition: {
      zh: '按城市分级表：一线、新一线、二线、其他；城市未知为空',
      en: 'By the table of city tiers: 一线, 新一线, 二线, others; empty where the city is unknown',
    },
    type: 'word',
    values: [
      ...cityTiers.map(({ tier, label, synonyms }) => ({ value: tier, label, synonyms })),
      { value: otherCities.tier, label: otherCities.label, synonyms: otherCities.synonyms },
    ],
    source: 'customers',
    refresh: 'import',
    compute: derived(['city'], `multiIf(city = '', '', ${tierCases}, '${otherCities.tier}')`),
  },
  {
    name: 'occupation',
    family: 'basic',
    label: { zh: '职业', en: 'occupation' },
    synonyms: { zh: ['工作', '从事职业'], en: ['job', 'profession'] },
    definition: { zh: '客户资料中的职业', en: 'Occupation in the customer record' },
    type: 'word',
    source: 'customers',
    refresh: 'import',
    compute: person('toString(occupation)'),
  },
  {
    name: 'income_band',
    family: 'basic',
    label: { zh: '收入', en: 'income band' },
    synonyms: { zh: ['收入水平', '收入段', '收入区间', '月收入'], en: ['income', 'income level'] },
    definition: { zh: '客户资料中的收入段', en: 'Income band in the customer record' },
    type: 'word',
    source: 'customers',
    refresh: 'import',
    compute: person('toString(income_band)'),
  },
  {
    name: 'device',
    family: 'basic',
    label: { zh: '设备', en: 'device' },
    synonyms: { zh: ['手机系统', '终端'], en: ['phone type', 'devices'] },
    definition: { zh: '客户资料中的设备', en: 'Device in the customer record' },
    type: 'word',
    source: 'customers',
    refresh: 'import',
    compute: person('toString(device)'),
  },
  {
    name: 'source_channel',
    family: 'basic',
    label: { zh: '来源渠道', en: 'source channel' },
    synonyms: {
      zh: ['来源', '获客渠道', '注册渠道', '拉新渠道'],
      en: ['acquisition channel', 'source', 'acquired from', 'came from'],
    },
    definition: { zh: '客户最初来自的渠道', en: 'The channel that the customer came from' },
    type: 'word',
    source: 'customers',
    refresh: 'import',
    compute: person('toString(source_channel)'),
  },
  {
    name: 'member_level',
    family: 'basic',
    label: { zh: '会员等级', en: 'member level' },
    synonyms: { zh: ['会员级别', '会员层级'], en: ['membership level', 'membership tier', 'loyalty tier'] },
    definition: { zh: '客户资料中的会员等级', en: 'Member level in the customer record' },
    type: 'word',
    source: 'customers',
    refresh: 'import',
    compute: person('toString(member_level)'),
  },
  {
    name: 'points',
    family: 'basic',
    label: { zh: '积分', en: 'points' },
    synonyms: { zh: ['会员积分', '积分余额'], en: ['loyalty points', 'member points'] },
    definition: { zh: '客户资料中的会员积分', en: 'Member points in the customer record' },
    type: 'number',
    unit: 'points',
    source: 'customers',
    refresh: 'import',
    compute: person('points'),
  },
  {
    name: 'registered_date',
    family: 'basic',
    label: { zh: '注册日期', en: 'registration date' },
    synonyms: { zh: ['注册时间', '入会日期', '入会时间'], en: ['registered on', 'sign-up date', 'joined on'] },
    definition: { zh: '注册的日期', en: 'The day of registration' },
    type: 'date',
    source: 'customers',
    refresh: 'import',
    compute: person('toDate(registered_at)'),
  },
  {
    name: 'registered_days',
    family: 'basic',
    label: { zh: '注册天数', en: 'days since registration' },
    synonyms: { zh: ['入会天数', '注册多久', '会龄'], en: ['tenure', 'membership age'] },
    definition: { zh: '从注册到统计日的整天数', en: 'Whole days from registration to the as-of date' },
    type: 'number',
    unit: 'days',
    source: 'customers',
    refresh: 'daily',
    compute: derived(['registered_date'], `dateDiff('day', registered_date, {asOf:Date})`),
  },
  {
    name: 'consent',
    family: 'basic',
    label: { zh: '授权', en: 'consent' },
    synonyms: { zh: ['授权同意', '隐私授权', '营销授权'], en: ['consents', 'marketing consent'] },
    definition: { zh: '客户资料中记录的授权', en: 'The consent recorded in the customer record' },
    type: 'word',
    source: 'customers',
    refresh: 'import',
    compute: person('toString(consent)'),
  },
  {
    name: 'contactable',
    family: 'basic',
    label: { zh: '可联系', en: 'contactable' },
    synonyms: { zh: ['有联系方式', '可触达', '留了手机'], en: ['reachable', 'has contact details'] },
    definition: { zh: '留有手机号或邮箱', en: 'Left a phone number or an e-mail address' },
    type: 'flag',
    source: 'customers',
    refresh: 'import',
    compute: person(`phone_masked != '' OR email_masked != ''`),
  },
]
