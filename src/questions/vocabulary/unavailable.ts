/** Things that people ask which no typed query can say yet; `|` between phrases. Each is refused by name, with what can be asked instead. */
export const unavailable: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly phrases: string }>> = {
  funnel: { zh: '漏斗', en: 'funnels', phrases: '漏斗|转化漏斗|漏斗图|funnel|funnels|drop-off|drop off' },
  path: { zh: '行为路径', en: 'paths', phrases: '路径|行为路径|转化路径|购买路径|path|paths|journey|journeys|customer journey' },
  retention: {
    zh: '留存',
    en: 'retention curves',
    phrases:
      '留存|留存率|留存曲线|次日留存|7日留存|30日留存|次月留存|retention|retention rate|retained|cohort retention|cohorts|retention curve',
  },
  forecast: {
    zh: '预测',
    en: 'forecasts',
    phrases:
      '预测|预计|预估|未来|将来|下个月|下月|下周|明天|明年|备货|备多少货|备多少|要备|ltv|clv|生命周期价值|流失概率|forecast|forecasts|predict|prediction|predicted|next month|next week|next year|tomorrow|will|lifetime value|churn probability|expected',
  },
  why: {
    zh: '原因分析',
    en: 'reasons (why)',
    phrases: '为什么|为啥|为何|原因|什么原因|驱动因素|why|reason|reasons|what drives|drivers|how come|because',
  },
  persona: {
    zh: '画像正文',
    en: 'persona sheets',
    phrases:
      '画像|用户画像|人物画像|什么样的人|是什么样的|persona|personas|what kind of people|profile of|portrait|who should we interview',
  },
  survey: {
    zh: '访谈内容与发问卷',
    en: 'interviews, and sending surveys,',
    phrases: '发问卷|访谈|interview|interviews|问卷|调研|调查|survey|surveys|questionnaire|questionnaires|poll',
  },
  affinity: {
    zh: '偏好指数与关联购买',
    en: 'affinity and market baskets',
    phrases:
      'tgi|还爱买|还喜欢买|还会买|还买什么|还买了什么|也爱买|一起买|关联购买|搭配购买|连带商品|关联规则|购物篮|over-index|over index|overindex|bought together|market basket|baskets|also like to buy|affinity|index against',
  },
  significance: {
    zh: '显著性检验',
    en: 'significance tests',
    phrases:
      '显著|显著性|p值|置信区间|significant|significantly|p-value|confidence interval|correlation|相关性|correlated|correlate|相关系数|regression',
  },
  change: {
    zh: '修改数据或发送消息',
    en: 'changing data or sending messages',
    phrases: '删除|清空|发给|推送给|发送给|群发|delete|erase|drop|truncate|insert|update|send|email|message them',
  },
  perPeriod: {
    zh: '每天、每周、每月的平均值（可以问「按天看」的走势）',
    en: 'averages per day, week or month (ask for the figure by day instead)',
    phrases:
      '日均|天均|周均|月均|平均每天|平均每日|每天平均|每日平均|平均一天|平均每周|每周平均|平均每月|平均每个月|每月平均|每个月平均|平均一个月|average daily|average weekly|average monthly|daily average|weekly average|monthly average',
  },
  cancellation: {
    zh: '取消率（可以问「取消的订单有多少」）',
    en: 'the cancellation rate (ask how many orders were cancelled)',
    phrases: '取消率|订单取消率|取消比例|cancellation rate|cancel rate|share of cancelled orders',
  },
  everyPeriod: {
    zh: '「每个月都」「连续几个月」这样的问题',
    en: 'questions about "in every month" or "in consecutive months"',
    phrases:
      '每天都|每月都|每个月都|每周都|每年都|每季度都|连续|连着|in every month|in each month|every single month|every month in a row|consecutive|in a row|consecutively',
  },
  similar: { zh: '相似人群扩展', en: 'lookalikes', phrases: '相似人群|lookalike|look-alike|相似客户|类似客户' },
  competitor: {
    zh: '与竞品的对比',
    en: 'comparison with competitors',
    phrases: '竞品比|和竞品比|与竞品比|输在哪里|赢在哪里|versus competitors|compared with competitors',
  },
  after: {
    zh: '「某行为之后多少天内」的问题',
    en: 'questions about "within so many days after"',
    phrases:
      '首购后|首单后|购买后|下单后|加购后|注册后|浏览后|买完后|买了之后|之后又|后又|后再次|后复购|after buying|after purchase|after their first|after registering|after ordering|after viewing|after carting|after their',
  },
}
