import type { Measure } from '../measure.js'
import { count, measure, people, ratio, sum } from './define.js'

/** It happened by the as-of date: what came later is not visible yet. */
const by = (column: string) => `toDate(${column}) <= {asOf:Date}`

export const reachMeasures: readonly Measure[] = [
  measure(
    'sends',
    'sends',
    { zh: '触达次数|发送数|发送量|推送量|触达量', en: 'sends|campaign sends|messages sent|number of sends' },
    { zh: '营销触达次数', en: 'campaign messages sent' },
    count('send'),
  ),
  measure(
    'reached_customers',
    'customers',
    { zh: '触达人数|触达客户数', en: 'reached customers|customers reached' },
    { zh: '收到过触达的客户数', en: 'customers who were sent a campaign' },
    people('send'),
  ),
  measure(
    'opens',
    'sends',
    { zh: '打开数|打开次数|打开量', en: 'opens|number of opens|opened sends' },
    { zh: '被打开的触达', en: 'sends that were opened' },
    count('send', by('opened_at')),
  ),
  measure(
    'clicks',
    'sends',
    { zh: '点击数|点击次数|点击量', en: 'clicks|number of clicks|clicked sends' },
    { zh: '被点击的触达', en: 'sends that were clicked' },
    count('send', by('clicked_at')),
  ),
  measure(
    'send_conversions',
    'sends',
    { zh: '触达转化数|活动转化数', en: 'campaign conversions|converted sends' },
    { zh: '带来转化的触达', en: 'sends that converted' },
    count('send', by('converted_at')),
  ),
  measure(
    'send_unsubscribes',
    'sends',
    { zh: '退订数|退订次数|退订量', en: 'unsubscribes|number of unsubscribes' },
    { zh: '导致退订的触达', en: 'sends that led to an unsubscribe' },
    count('send', by('unsubscribed_at')),
    { better: 'lower' },
  ),
  measure(
    'open_rate',
    'ratio',
    { zh: '打开率|触达打开率', en: 'open rate' },
    { zh: '被打开的触达 ÷ 触达', en: 'sends opened ÷ sends' },
    ratio('opens', 'sends'),
    { better: 'higher' },
  ),
  measure(
    'click_rate',
    'ratio',
    { zh: '点击率|触达点击率', en: 'click rate|click-through rate|ctr' },
    { zh: '被点击的触达 ÷ 触达', en: 'sends clicked ÷ sends' },
    ratio('clicks', 'sends'),
    {
      better: 'higher',
    },
  ),
  measure(
    'send_conversion_rate',
    'ratio',
    { zh: '活动转化率|触达转化率|营销转化率', en: 'campaign conversion rate|send conversion rate' },
    { zh: '带来转化的触达 ÷ 触达', en: 'sends that converted ÷ sends' },
    ratio('send_conversions', 'sends'),
    { better: 'higher' },
  ),
  measure(
    'unsubscribe_rate',
    'ratio',
    { zh: '退订率', en: 'unsubscribe rate|opt-out rate' },
    { zh: '导致退订的触达 ÷ 触达', en: 'sends that led to an unsubscribe ÷ sends' },
    ratio('send_unsubscribes', 'sends'),
    {
      better: 'lower',
    },
  ),
  measure(
    'campaign_cost',
    'CNY',
    { zh: '营销花费|触达成本|活动花费|投放花费', en: 'campaign cost|campaign spend|marketing cost' },
    { zh: '触达花费之和', en: 'the sum of cost over sends' },
    sum('send', 'cost'),
    {
      better: 'lower',
    },
  ),
]
