import { derived, earliest, latest } from '../compute.js'
import type { TagSettings } from '../settings.js'
import type { Tag, TagValue } from '../tag.js'

const stages: readonly TagValue[] = [
  {
    value: '潜客',
    label: { zh: '潜客', en: 'prospect' },
    synonyms: { zh: ['潜在客户', '从未购买', '没买过的客户', '未购客户'], en: ['prospects', 'never bought'] },
  },
  {
    value: '新客',
    label: { zh: '新客', en: 'new customer' },
    synonyms: { zh: ['新客户', '新顾客'], en: ['new customers', 'newcomer', 'newcomers'] },
  },
  {
    value: '活跃',
    label: { zh: '活跃客户', en: 'active customer' },
    synonyms: { zh: ['活跃期', '活跃老客'], en: ['active customers', 'active stage'] },
  },
  {
    value: '沉默',
    label: { zh: '沉默客户', en: 'silent customer' },
    synonyms: {
      zh: ['沉睡', '沉睡客户', '休眠', '休眠客户', '沉默期', '沉睡期'],
      en: ['silent', 'dormant', 'sleeping', 'dormant customers', 'lapsing'],
    },
  },
  {
    value: '流失预警',
    label: { zh: '流失预警', en: 'at risk of churn' },
    synonyms: {
      zh: ['预流失', '流失风险', '即将流失', '快流失', '濒临流失'],
      en: ['at risk', 'at-risk', 'about to churn', 'churn risk'],
    },
  },
  {
    value: '流失',
    label: { zh: '流失客户', en: 'lost customer' },
    synonyms: { zh: ['已流失', '流失用户'], en: ['lost', 'churned', 'lost customers'] },
  },
]

const sinceDay = (date: string) => `dateDiff('day', ${date}, {asOf:Date})`

const stageSql = (to: TagSettings) =>
  `multiIf(isNull(days_since_purchase), '潜客', days_since_first_purchase < ${to.newcomerDays}, '新客', days_since_purchase <= ${to.activeDays}, '活跃', ` +
  `days_since_purchase <= ${to.silentDays}, '沉默', days_since_purchase <= ${to.churnRiskDays}, '流失预警', '流失')`

/** Where they stand with the brand: first, last, since when, how often. */
export const lifecycleTags = (settings: TagSettings): readonly Tag[] => [
  {
    name: 'lifecycle',
    family: 'lifecycle',
    label: { zh: '生命周期', en: 'lifecycle stage' },
    synonyms: { zh: ['生命周期阶段', '客户阶段', '客户状态'], en: ['lifecycle', 'life cycle', 'customer stage'] },
    definition: {
      zh: '潜客：还没有购买；新客：首次购买在最近30天内；其余按最近一次购买：90天内活跃，91–180天沉默，181–365天流失预警，超过365天流失',
      en: '潜客 no purchase yet; 新客 first purchase in the last 30 days; then by the last purchase: 活跃 within 90 days, 沉默 91–180, 流失预警 181–365, 流失 over 365',
    },
    type: 'word',
    values: stages,
    source: 'orders',
    refresh: 'daily',
    compute: derived(['days_since_purchase', 'days_since_first_purchase'], stageSql(settings)),
  },
  {
    name: 'first_purchase_date',
    family: 'lifecycle',
    label: { zh: '首次购买日期', en: 'first purchase date' },
    synonyms: { zh: ['首购日期', '首单日期', '第一次购买时间', '首购时间'], en: ['date of first purchase', 'first bought on'] },
    definition: { zh: '第一次购买（付款）的日期', en: 'The day of the first purchase' },
    type: 'date',
    source: 'orders',
    refresh: 'import',
    compute: earliest('purchase', 'toDate(paid_at)'),
  },
  {
    name: 'last_purchase_date',
    family: 'lifecycle',
    label: { zh: '最近购买日期', en: 'last purchase date' },
    synonyms: {
      zh: ['末次购买日期', '最近一次购买时间', '最后购买时间', '最近一次购买日期'],
      en: ['date of last purchase', 'last bought on'],
    },
    definition: { zh: '最近一次购买（付款）的日期', en: 'The day of the last purchase' },
    type: 'date',
    source: 'orders',
    refresh: 'import',
    compute: latest('purchase', 'toDate(paid_at)'),
  },
  {
    name: 'days_since_purchase',
    family: 'lifecycle',
    label: { zh: '距上次购买天数', en: 'days since last purchase' },
    synonyms: {
      zh: ['多久没买', '多少天没买', '未购天数', '距最近一次购买天数', '距离上次购买'],
      en: ['days since purchase', 'days without a purchase'],
    },
    definition: { zh: '从最近一次购买到统计日的整天数', en: 'Whole days from the last purchase to the as-of date' },
    type: 'number',
    unit: 'days',
    source: 'orders',
    refresh: 'daily',
    compute: derived(['last_purchase_date'], sinceDay('last_purchase_date')),
  },
  {
    name: 'days_since_first_purchase',
    family: 'lifecycle',
    label: { zh: '距首次购买天数', en: 'days since first purchase' },
    synonyms: { zh: ['首购距今天数', '客户年限'], en: ['customer age', 'days as a customer'] },
    definition: { zh: '从第一次购买到统计日的整天数', en: 'Whole days from the first purchase to the as-of date' },
    type: 'number',
    unit: 'days',
    source: 'orders',
    refresh: 'daily',
    compute: derived(['first_purchase_date'], sinceDay('first_purchase_date')),
  },
  {
    name: 'days_between_purchases',
    family: 'lifecycle',
    label: { zh: '平均购买间隔', en: 'average days between purchases' },
    synonyms: {
      zh: ['购买周期', '复购周期', '平均多久买一次', '多久买一次', '购买间隔', '回购周期', '平均复购间隔'],
      en: ['purchase interval', 'days between purchases', 'purchase cycle', 'how often they buy', 'repurchase cycle'],
    },
    definition: {
      zh: '首末两次购买相隔天数 ÷（购买次数 − 1）；只买过一次的客户没有',
      en: 'Days from the first to the last purchase ÷ (purchases − 1); none for single buyers',
    },
    type: 'number',
    unit: 'days',
    source: 'orders',
    refresh: 'import',
    compute: derived(
      ['first_purchase_date', 'last_purchase_date', 'purchase_count'],
      `if(purchase_count < 2, NULL, dateDiff('day', first_purchase_date, last_purchase_date) / (purchase_count - 1))`,
    ),
  },
  {
    name: 'overdue',
    family: 'lifecycle',
    label: { zh: '超期未购', en: 'overdue' },
    synonyms: { zh: ['超过购买周期', '到期未回购', '逾期未购'], en: ['overdue for repurchase', 'past their cycle'] },
    definition: {
      zh: '距上次购买的天数超过自己平均购买间隔的两倍（间隔大于0）',
      en: 'More than twice their own average interval has passed since the last purchase (interval above 0)',
    },
    type: 'flag',
    source: 'orders',
    refresh: 'daily',
    compute: derived(
      ['days_since_purchase', 'days_between_purchases'],
      'ifNull(days_between_purchases > 0 AND days_since_purchase > 2 * days_between_purchases, 0)',
    ),
  },
  {
    name: 'days_to_first_purchase',
    family: 'lifecycle',
    label: { zh: '注册到首购天数', en: 'days from registration to first purchase' },
    synonyms: { zh: ['首购转化天数', '注册多久首购'], en: ['time to first purchase'] },
    definition: {
      zh: '从注册到第一次购买的整天数；先买后注册为0',
      en: 'Whole days from registration to the first purchase; 0 where the purchase came first',
    },
    type: 'number',
    unit: 'days',
    source: 'orders',
    refresh: 'import',
    compute: derived(
      ['registered_date', 'first_purchase_date'],
      `if(isNull(registered_date) OR isNull(first_purchase_date), NULL, greatest(0, dateDiff('day', registered_date, first_purchase_date)))`,
    ),
  },
  {
    name: 'last_active_date',
    family: 'lifecycle',
    label: { zh: '最近活跃日期', en: 'last active date' },
    synonyms: { zh: ['最近一次活跃', '最后活跃时间', '最近访问日期'], en: ['last seen', 'last seen on'] },
    definition: { zh: '最近一次任何行为的日期', en: 'The day of the last event of any kind' },
    type: 'date',
    source: 'events',
    refresh: 'import',
    compute: latest('active', 'toDate(at)'),
  },
  {
    name: 'days_since_active',
    family: 'lifecycle',
    label: { zh: '距上次活跃天数', en: 'days since last active' },
    synonyms: { zh: ['多久没来', '多少天没来', '未活跃天数'], en: ['days inactive', 'days since active'] },
    definition: { zh: '从最近一次行为到统计日的整天数', en: 'Whole days from the last event to the as-of date' },
    type: 'number',
    unit: 'days',
    source: 'events',
    refresh: 'daily',
    compute: derived(['last_active_date'], sinceDay('last_active_date')),
  },
]
