import { findMeasure } from '../../catalog/measures.js'
import { type Recogniser, recognise } from './recogniser.js'

const perOrder = '(?:每|一)(?:一)?(?:单|笔订单|笔|个订单|张订单)'
const perBuyer = '(?:每(?:一)?(?:个|位|名)?(?:支付)?(?:买家|客户|用户|顾客|人|会员|消费者)|人均)'
const buys = '(?:都)?(?:会|能)?(?:购买|下单|成交|买|下)(?:了)?'
const each = '(?:customer|buyer|shopper|person|member|user|head)'
const mean = '(?:average|mean|avg) '

/** Averages over something, said in one breath: 平均每单几件, 每个客户平均花多少钱, average spend per order. */
export const perPhrases: readonly Recogniser[] = [
  ...averaged('units_per_order', [
    `(?:平均)?${perOrder}(?:平均)?(?:买|卖|有|含)?(?:了)?(?:多少|几)件(?:商品|货|东西)?`,
    `(?:平均)?${perOrder}(?:的)?(?:平均)?(?:商品)?件数`,
    `${mean}(?:number of )?(?:items|units|products|pieces) (?:per|in an|in each) (?:order|purchase)`,
  ]),
  ...averaged('average_order_value', [
    `平均${perOrder}(?:的)?(?:订单)?(?:金额|消费|销售额|支付金额|多少钱|多少元|花多少钱)`,
    `${perOrder}(?:的)?平均(?:订单)?(?:金额|消费|销售额|支付金额|多少钱|多少元|花多少钱)`,
    `(?:订单)平均(?:金额|多少钱)`,
    `${mean}(?:spend|spending|amount|value|revenue|sales)(?: spent)? (?:per|of an) (?:order|purchase)`,
    `${mean}(?:order|purchase) (?:amount|spend)`,
  ]),
  ...averaged('purchases_per_buyer', [
    `平均${perBuyer}${buys}(?:多少|几)(?:次|单|笔)`,
    `${perBuyer}平均${buys}(?:多少|几)(?:次|单|笔)`,
    `人均${buys}(?:多少|几)(?:次|单|笔)`,
    `(?:平均)${perBuyer}(?:的)?(?:购买次数|订单数|下单次数|购买频次)`,
    `${perBuyer}(?:的)?平均(?:购买次数|订单数|下单次数|购买频次)`,
    `人均(?:下单次数|下单数)`,
    `${mean}(?:number of )?(?:orders|purchases) (?:per|by|of a) ${each}`,
  ]),
  ...averaged('units_per_buyer', [
    `平均${perBuyer}(?:购买|买)(?:了)?(?:多少|几)件(?:商品|货|东西)?`,
    `${perBuyer}平均(?:购买|买)(?:了)?(?:多少|几)件(?:商品|货|东西)?`,
    `人均(?:购买|买)(?:了)?(?:多少|几)件(?:商品|货|东西)?`,
    `${mean}(?:number of )?(?:items|units|products|pieces) (?:per|by|of a) ${each}`,
  ]),
  ...averaged('revenue_per_buyer', [
    `平均${perBuyer}(?:都)?(?:花费|花|消费|支付|贡献)(?:了)?(?:多少(?:钱|元)?|金额|额)?`,
    `${perBuyer}(?:的)?平均(?:花费|花|消费|支付|贡献)(?:了)?(?:多少(?:钱|元)?|金额|额)?`,
    `人均(?:花费|花|消费|支付)(?:了)?(?:多少(?:钱|元)?)?`,
    `${mean}(?:spend|spending|amount|revenue|sales)(?: spent)? (?:per|by|of a) ${each}`,
    `how much (?:does|do|did) (?:the average|an average|each|every|a) ${each}s? spend on average`,
    `how much (?:does|do|did) (?:the average|an average) ${each} spend`,
  ]),
  ...averaged('average_satisfaction', [
    '(?:客服|工单)?满意度(?:的)?(?:平均分|均分|平均值|均值|平均评分|平均)',
    '平均(?:客服|工单)满意度',
    `${mean}satisfaction(?: score| rating)? (?:of|for) tickets`,
  ]),
  ...averaged('average_stars', ['(?:评分|星级|打分)(?:的)?(?:平均值|均值|平均分|平均)', '平均打分']),
  ...averaged('resolution_time', [
    '(?:工单|投诉)?(?:的)?平均(?:要|需要)?(?:多久|多长时间|几天|几小时)(?:能|才)?(?:被)?(?:解决|处理完|处理)(?:完|好)?',
    `(?:${mean})?(?:resolution time|time to resolve|time to resolution) (?:of|for) (?:a |the )?(?:support )?tickets?`,
    '(?:工单|投诉)(?:的)?平均(?:解决|处理)(?:时长|时间)',
  ]),
  ...averaged('dau', ['日均(?:活跃用户|活跃客户|活跃人数|活跃)(?:数)?', 'average (?:daily active users|dau)']),
  ...averaged('refund_rate', [
    '(?:退款|退货)(?:了)?(?:的)?订单(?:数)?(?:的)?(?:占比|比例|占多少|占(?:总|全部|所有)?订单(?:数)?的?(?:比例|百分比|百分之多少|多少))',
    '订单(?:的)?(?:退款|退货)(?:比例|占比)',
    '(?:what )?(?:share|percentage|percent|proportion|fraction|%) of (?:all |the |our )?(?:orders|purchases) (?:that )?(?:were |was |got |are |have been |get )?(?:refunded|returned)',
  ]),
]

function averaged(name: string, patterns: readonly string[]): Recogniser[] {
  const measure = findMeasure(name)
  return measure ? patterns.map((pattern) => recognise(`${pattern}(?![a-z])`, () => ({ kind: 'measure', measure }))) : []
}
