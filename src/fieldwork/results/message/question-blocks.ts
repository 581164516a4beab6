import type { Language } from '../../../catalog/label.js'
import { type Block, type Cell, type Column, chart, figures, heading, note, table } from '../../../messages/index.js'
import type { ChoiceResult, QuestionResult, ScaleResult, Share } from '../question-result.js'
import { openBlocks } from './open-blocks.js'
import { rankingBlocks } from './ranking-blocks.js'
import { nameOf, titleOf } from './titles.js'
import { figure, percent, points, shareSpan, span } from './wording.js'

/** A question's result; beside it, where wanted, the same one without the doubtful responses. */
export interface Shown {
  readonly one: QuestionResult
  readonly other: QuestionResult | undefined
}

export function questionBlocks({ one, other }: Shown, language: Language, charts: boolean): Block[] {
  return [heading(titleOf(one, language), 3), note(baseOf(one, other, language)), ...body(one, other, language, charts)]
}

function baseOf(one: QuestionResult, other: QuestionResult | undefined, language: Language): string {
  const zh = language === 'zh'
  const people = zh ? `${one.base} 人回答` : `${one.base} answered`
  const entries = one.answers > one.base ? (zh ? `，共 ${one.answers} 条` : `, ${one.answers} entries`) : ''
  const without = other ? (zh ? `；去除存疑后 ${other.base} 人` : `; ${other.base} without the doubtful ones`) : ''
  return `${people}${entries}${without}`
}

function body(one: QuestionResult, other: QuestionResult | undefined, language: Language, charts: boolean): Block[] {
  if (one.base === 0) return []
  switch (one.kind) {
    case 'single':
    case 'multiple':
    case 'yes-no':
      return [
        ...sharesTable(one.shares, sharesOf(other), language),
        ...bars(one, other, language, charts),
        ...others(one, language),
      ]
    case 'scale':
      return [
        figures([
          ...scaleFigures(one, language),
          ...(other?.kind === 'scale' && other.base > 0 ? scaleFigures(other, language, true) : []),
        ]),
        ...sharesTable(one.shares, sharesOf(other), language),
        ...bars(one, other, language, charts),
      ]
    case 'ranking':
      return rankingBlocks(one, other?.kind === 'ranking' ? other : undefined, language, charts)
    case 'number':
      return [
        figures(
          [one, ...(other?.kind === 'number' && other.base > 0 ? [other] : [])].flatMap((result, index) => [
            {
              label: named(language === 'zh' ? '均值' : 'mean', index === 1, language),
              value: figure(result.mean),
              note: `95% ${span(result.meanInterval)}`,
            },
            {
              label: named(language === 'zh' ? '中位数' : 'median', index === 1, language),
              value: figure(result.quartiles[1]),
              note:
                language === 'zh'
                  ? `四分位 ${figure(result.quartiles[0])}–${figure(result.quartiles[2])}`
                  : `quartiles ${figure(result.quartiles[0])}–${figure(result.quartiles[2])}`,
            },
            {
              label: named(language === 'zh' ? '标准差' : 'SD', index === 1, language),
              value: figure(result.deviation),
              note: `${figure(result.least)}–${figure(result.most)}`,
            },
          ]),
        ),
      ]
    case 'date':
      return [
        note(`${one.earliest} – ${one.latest}`),
        ...sharesTable(one.byMonth, other?.kind === 'date' ? other.byMonth : undefined, language),
      ]
    case 'open':
      return openBlocks(one, language)
    case 'file':
      return []
  }
}

const sharesOf = (other: QuestionResult | undefined) => (other && 'shares' in other ? other.shares : undefined)

function sharesTable(shares: readonly Share[], without: readonly Share[] | undefined, language: Language): Block[] {
  const zh = language === 'zh'
  const second = without && new Map(without.map((share) => [share.value, share]))
  const columns: Column[] = [
    { key: 'answer', label: zh ? '回答' : 'answer' },
    { key: 'count', label: zh ? '人数' : 'count', type: 'number' },
    { key: 'share', label: zh ? '占比' : 'share', unit: 'ratio' },
    { key: 'interval', label: zh ? '95% 区间' : '95 % interval', type: 'word' },
    ...(second
      ? ([
          { key: 'count2', label: zh ? '人数（去存疑）' : 'count, sure', type: 'number' },
          { key: 'share2', label: zh ? '占比（去存疑）' : 'share, sure', unit: 'ratio' },
          { key: 'interval2', label: zh ? '95% 区间（去存疑）' : '95 % interval, sure', type: 'word' },
        ] as Column[])
      : []),
  ]
  const rows = shares.map((share): Record<string, Cell> => {
    const sure = second?.get(share.value)
    return {
      answer: share.label[language],
      count: share.count,
      share: share.share,
      interval: shareSpan(share.interval),
      ...(second ? { count2: sure?.count ?? 0, share2: sure?.share ?? 0, interval2: shareSpan(sure?.interval) } : {}),
    }
  })
  return [table({ columns, rows })]
}

function bars(one: ChoiceResult | ScaleResult, other: QuestionResult | undefined, language: Language, charts: boolean): Block[] {
  if (!charts || one.shares.length < 2) return []
  const without = sharesOf(other)
  const zh = language === 'zh'
  return [
    chart({
      chart: 'bar',
      name: nameOf(one.path),
      title: titleOf(one, language),
      note: `n = ${one.base}`,
      categories: one.shares.map(({ label }) => label[language]),
      series: [
        { name: without ? (zh ? '全部' : 'all') : zh ? '占比' : 'share', values: one.shares.map(({ share }) => share) },
        ...(without
          ? [
              {
                name: zh ? '去除存疑' : 'without doubtful',
                values: one.shares.map(({ value }) => without.find((share) => share.value === value)?.share ?? 0),
              },
            ]
          : []),
      ],
      unit: 'ratio',
    }),
  ]
}

const named = (label: string, sure: boolean, language: Language): string =>
  sure ? `${label}${language === 'zh' ? '（去存疑）' : ', sure'}` : label

/** Mean, boxes and, from 0 to 10, the net promoter score; each with its interval. */
function scaleFigures(result: ScaleResult, language: Language, sure = false) {
  const zh = language === 'zh'
  const { nps, topTwo, bottomTwo } = result
  return [
    ...(nps
      ? [
          {
            label: named('NPS', sure, language),
            value: points(nps.score),
            note: zh
              ? `95% ${points(nps.interval[0])} … ${points(nps.interval[1])}；推荐 ${nps.promoters.count}，贬损 ${nps.detractors.count}`
              : `95 % ${points(nps.interval[0])} … ${points(nps.interval[1])}; ${nps.promoters.count} promoters, ${nps.detractors.count} detractors`,
          },
        ]
      : []),
    {
      label: named(zh ? '均值' : 'mean', sure, language),
      value: figure(result.mean),
      note: zh
        ? `95% ${span(result.meanInterval)}；中位数 ${figure(result.median)}，标准差 ${figure(result.deviation)}`
        : `95 % ${span(result.meanInterval)}; median ${figure(result.median)}, SD ${figure(result.deviation)}`,
    },
    ...(topTwo && !nps
      ? [
          {
            label: named(zh ? `CSAT 前两档 ${topTwo.label.zh}` : `CSAT, top two ${topTwo.label.en}`, sure, language),
            value: percent(topTwo.share, language),
            note: shareSpan(topTwo.interval),
          },
        ]
      : []),
    ...(bottomTwo && !nps
      ? [
          {
            label: named(zh ? `后两档 ${bottomTwo.label.zh}` : `bottom two ${bottomTwo.label.en}`, sure, language),
            value: percent(bottomTwo.share, language),
            note: shareSpan(bottomTwo.interval),
          },
        ]
      : []),
  ]
}

/** What was written at "other": counted as often as it was written; only what several wrote is shown whole, the rest by number. */
function others({ others: words }: ChoiceResult, language: Language): Block[] {
  if (words.length === 0) return []
  const shown = words.slice(0, 8).map(({ text, count: times }) => (times > 1 ? `${text} ×${times}` : text))
  const left = words.length - shown.length
  const more = left > 0 ? (language === 'zh' ? ` 等，另 ${left} 种` : `, and ${left} more`) : ''
  return [note(`${language === 'zh' ? '其他：' : 'Other: '}${shown.join(language === 'zh' ? '；' : '; ')}${more}`)]
}
