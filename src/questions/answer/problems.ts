import type { Label } from '../../catalog/label.js'
import type { CompileProblem } from '../../segments/context.js'

/** Why an understood question cannot be put to the data, for people. */
export function problemWords(problem: CompileProblem): Label {
  const { detail } = problem
  const named = Object.values(detail).join(', ')
  const words: Partial<Record<CompileProblem['code'], Label>> = {
    'measure-not-by-field': {
      zh: `这个指标没有这个字段，不能这样分组或筛选（${named}）`,
      en: `This figure does not have that field (${named})`,
    },
    'field-not-on-act': { zh: `这种行为没有这个字段（${named}）`, en: `That behaviour does not have this field (${named})` },
    'fields-on-different-tables': {
      zh: `这些条件分别在订单和商品行上，不能同时用（${named}）`,
      en: `These conditions stand on orders and on their items apart, and cannot be combined (${named})`,
    },
    'people-not-by-act': {
      zh: '人数不能按商品或渠道这样的行为字段分组；请说明数什么，例如支付买家数',
      en: 'People cannot be grouped by a field of an act: say what to count, for example buyers',
    },
    'window-without-act': {
      zh: '人数本身没有时间；请说明这段时间里做了什么，例如活跃、购买或注册',
      en: 'A number of people has no time of its own: say what they did in that period, for example were active, bought or registered',
    },
    'needs-window': { zh: '这个指标要有时间段', en: 'This figure needs a period' },
    'not-a-share': { zh: '只有个数和金额能算占比或增长', en: 'Only counts and sums can be shares or growth' },
    'no-words': { zh: '这种行为没有原话', en: 'There are no words to quote for that' },
    'wrong-test': { zh: `这个条件不适合这个标签（${named}）`, en: `That condition does not fit (${named})` },
  }
  return (
    words[problem.code] ?? {
      zh: `这个问题还不能对数据提出（${problem.code}：${named}）`,
      en: `This cannot be asked of the data yet (${problem.code}: ${named})`,
    }
  )
}
