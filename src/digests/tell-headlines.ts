import type { Language } from '../catalog/label.js'
import { type Block, formatChange, formatValue, list, paragraph } from '../messages/index.js'
import { capital } from './capital.js'
import type { Digest } from './digest.js'
import { newsWords } from './tell-voice.js'

/** At most six sentences that a reader in a hurry needs: money, what is out of line, who moved, what people newly say. */
export function tellHeadlines(digest: Digest, language: Language, currency?: string): Block[] {
  const lines = [
    ...money(digest, language, currency),
    ...festive(digest, language),
    ...anomalies(digest, language),
    ...moves(digest, language),
    ...news(digest, language),
  ].slice(0, 6)
  return lines.length
    ? [list(lines)]
    : [paragraph(language === 'zh' ? '这一周没有值得一提的变化。' : 'Nothing worth telling changed this week.')]
}

function money({ trade }: Digest, language: Language, currency?: string): string[] {
  const revenue = trade.find(({ measure }) => measure === 'revenue')
  if (!revenue || revenue.now === null) return []
  const { now, before, yearBefore, unit, label } = revenue
  const week = formatChange(now, before, unit, language)
  const year = formatChange(now, yearBefore, unit, language)
  const amount = formatValue(now, unit, language, currency ? { currency } : {})
  return language === 'zh'
    ? [`${label.zh} ${amount}，环比 ${week}${year === '—' ? '' : `，同比 ${year}`}。`]
    : [`${capital(label.en)} ${amount}: ${week} on the week before${year === '—' ? '' : `, ${year} on the year before`}.`]
}

function festive({ festivals }: Digest, language: Language): string[] {
  return festivals.map(({ name, from, to }) =>
    language === 'zh'
      ? `${name.zh}（${from} 至 ${to}）落在本周或上周，比较时请留意。`
      : `${name.en} (${from} to ${to}) falls into this week or the one before: compare with care.`,
  )
}

function anomalies({ trade }: Digest, language: Language): string[] {
  return ([1, -1] as const).flatMap((side) => {
    const out = trade.filter(({ anomaly, distance = 0 }) => anomaly && Math.sign(distance) === side)
    if (out.length === 0) return []
    const names = out.map(({ label }) => label[language]).join(language === 'zh' ? '、' : ', ')
    return language === 'zh'
      ? [`异常：${names}明显${side > 0 ? '高于' : '低于'}此前 12 周的常态。`]
      : [`Anomaly: clearly ${side > 0 ? 'above' : 'below'} the 12 weeks before: ${names}.`]
  })
}

function moves({ groups }: Digest, language: Language): string[] {
  const [largest] = groups.flatMap(({ flows }) => flows).sort((a, b) => b.customers - a.customers)
  if (!largest) return []
  const { from, to, customers } = largest
  const number = customers.toLocaleString('en-US')
  return [
    language === 'zh'
      ? `${number} 人从「${from.zh}」转为「${to.zh}」，是本周最大的流动。`
      : `${number} customers moved from ${from.en} to ${to.en}, the largest move of the week.`,
  ]
}

function news({ voice }: Digest, language: Language): string[] {
  return voice.pains
    .filter((point) => point.news !== 'steady' && point.news !== 'perhaps')
    .map(({ point, news: kind, now }) =>
      language === 'zh'
        ? `痛点「${point}」${newsWords[kind].zh}：本周 ${now} 条。`
        : `Pain point "${point}" is ${newsWords[kind].en}: ${now} texts this week.`,
    )
    .slice(0, 3)
}
