import { type Recogniser, recognise } from './recogniser.js'

type Clock = 'hour' | 'weekday' | 'monthDay'

const shapes: readonly (readonly [clock: Clock, patterns: readonly string[]])[] = [
  [
    'hour',
    [
      '(?:按|分|各|每个|每|按照)(?:一)?(?:个)?(?:小时|钟点|时段|时间段)(?:段)?(?:来)?(?:看|分布|统计|拆分)?',
      '(?:一天)?(?:24|二十四)小时(?:的)?分布',
      '(?:by|per|for each|each) (?:the )?hour(?: of (?:the )?day)?',
      'hourly',
    ],
  ],
  [
    'weekday',
    [
      '(?:按|分|各|每个)(?:星期几|周几|礼拜几|星期的每天)(?:来)?(?:看|分布|统计|拆分)?',
      '(?:星期几|周几|礼拜几)(?:的)?分布',
      '周一到周日(?:各天)?(?:的)?',
      '(?:by|per|for each|each) (?:weekday|day of (?:the )?week)',
    ],
  ],
  ['monthDay', ['(?:按|各)(?:每月)?几号(?:来)?(?:看|分布|统计)?', '(?:by|per|for each) day of (?:the )?month']],
]

/** By hour of the day, weekday, day of the month: 每个小时的订单数, 按星期几看销售额, orders by weekday. */
export const clockPhrases: readonly Recogniser[] = shapes.flatMap(([clock, patterns]) =>
  patterns.map((pattern) => recognise(`${pattern}(?![a-z])`, () => ({ kind: 'clock', clock }))),
)
