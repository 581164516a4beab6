import type { Language } from '../catalog/label.js'
import {
  type Block,
  type Cell,
  chart,
  type Figure,
  figures,
  formatChange,
  formatValue,
  paragraph,
  table,
} from '../messages/index.js'
import { capital } from './capital.js'
import type { TradeLine } from './digest.js'

/** Cards of the leading measures, the table of all, and the course of revenue (and of whatever is out of line). */
export function tellTrade(lines: readonly TradeLine[], language: Language, currency?: string): Block[] {
  if (lines.length === 0)
    return [paragraph(language === 'zh' ? '这一周没有交易数据。' : 'There are no trade data for this week.')]
  const courses = lines.filter(({ measure, anomaly }) => measure === 'revenue' || anomaly).slice(0, 2)
  return [
    figures(lines.slice(0, 4).map((line) => card(line, language, currency))),
    tradeTable(lines, language, currency),
    ...courses.map((line) => course(line, language)),
  ]
}

function card(line: TradeLine, language: Language, currency?: string): Figure {
  const { now, before, unit, label } = line
  const change = formatChange(now, before, unit, language)
  const judged = judgement(line)
  return {
    label: capital(label[language]),
    value: formatValue(now, unit, language, currency ? { currency } : {}),
    ...(change === '—' ? {} : { change: `${arrow(now, before)} ${change}` }),
    ...(judged ? { judged } : {}),
    note:
      language === 'zh'
        ? `上周 ${formatValue(before, unit, language, currency ? { currency } : {})}`
        : `week before ${formatValue(before, unit, language, currency ? { currency } : {})}`,
  }
}

function tradeTable(lines: readonly TradeLine[], language: Language, currency?: string): Block {
  const zh = language === 'zh'
  const cell = (value: number | null, line: TradeLine) => formatValue(value, line.unit, language, currency ? { currency } : {})
  return table({
    columns: [
      { key: 'measure', label: zh ? '指标' : 'Measure', type: 'word' },
      { key: 'now', label: zh ? '本周' : 'This week', type: 'number' },
      { key: 'before', label: zh ? '上周' : 'Week before', type: 'number' },
      { key: 'change', label: zh ? '环比' : 'Change', type: 'number' },
      { key: 'year', label: zh ? '去年同周' : 'Year before', type: 'number' },
      { key: 'growth', label: zh ? '同比' : 'On year', type: 'number' },
      { key: 'base', label: zh ? '样本量' : 'Cases', type: 'number' },
      { key: 'mark', label: zh ? '异常' : 'Anomaly', type: 'word' },
    ],
    rows: lines.map(
      (line): Record<string, Cell> => ({
        measure: capital(line.label[language]),
        now: cell(line.now, line),
        before: cell(line.before, line),
        change: formatChange(line.now, line.before, line.unit, language),
        year: cell(line.yearBefore, line),
        growth: formatChange(line.now, line.yearBefore, line.unit, language),
        base: line.base ?? null,
        mark: anomalyText(line, language),
      }),
    ),
  })
}

function course(line: TradeLine, language: Language): Block {
  const week = line.history.at(-1)?.week
  const mark = line.anomaly && week ? { annotations: [{ category: week, text: language === 'zh' ? '异常' : 'anomaly' }] } : {}
  return chart({
    chart: 'line',
    name: line.measure.replaceAll('_', '-'),
    title:
      language === 'zh'
        ? `${line.label.zh}：近 ${line.history.length} 周`
        : `${capital(line.label.en)}: ${line.history.length} weeks`,
    unit: line.unit,
    categories: line.history.map((one) => one.week),
    series: [{ name: line.label[language], values: line.history.map(({ value }) => value) }],
    ...mark,
  })
}

function anomalyText({ anomaly, distance = 0 }: TradeLine, language: Language): string {
  if (!anomaly) return ''
  return language === 'zh'
    ? `${distance > 0 ? '偏高' : '偏低'}（z=${distance.toFixed(1)}）`
    : `${distance > 0 ? 'high' : 'low'} (z=${distance.toFixed(1)})`
}

function judgement({ now, before, better }: TradeLine): 'better' | 'worse' | undefined {
  if (now === null || before === null || now === before || !better) return undefined
  return now > before === (better === 'higher') ? 'better' : 'worse'
}

export const arrow = (now: number | null, before: number | null): string =>
  now === null || before === null || now === before ? '→' : now > before ? '↑' : '↓'
