import type { Language } from '../../../catalog/label.js'
import { type Block, chart, table } from '../../../messages/index.js'
import type { RankingResult } from '../question-result.js'
import { nameOf, titleOf } from './titles.js'
import { count, shareSpan } from './wording.js'

/** A ranking: mean rank, how often first, and Borda's score of each item; beside it the mean rank without the doubtful ones. */
export function rankingBlocks(
  one: RankingResult,
  other: RankingResult | undefined,
  language: Language,
  charts: boolean,
): Block[] {
  const zh = language === 'zh'
  const second = other && new Map(other.items.map((item) => [item.value, item]))
  return [
    table({
      columns: [
        { key: 'item', label: zh ? '选项' : 'item' },
        { key: 'rank', label: zh ? '平均名次' : 'mean rank', type: 'number' },
        { key: 'first', label: zh ? '排第一' : 'first', unit: 'ratio' },
        { key: 'interval', label: zh ? '95% 区间' : '95 % interval', type: 'word' },
        { key: 'borda', label: zh ? '波达分（0–1）' : 'Borda (0–1)', type: 'number' },
        { key: 'ranked', label: zh ? '排过的人' : 'ranked by', type: 'number' },
        ...(second ? [{ key: 'rank2', label: zh ? '平均名次（去存疑）' : 'mean rank, sure', type: 'number' as const }] : []),
      ],
      rows: one.items.map((item) => ({
        item: item.label[language],
        rank: finite(item.meanRank),
        first: item.firstShare,
        interval: shareSpan(item.firstInterval),
        borda: finite(item.borda),
        ranked: item.ranked,
        ...(second ? { rank2: finite(second.get(item.value)?.meanRank) } : {}),
      })),
    }),
    ...(charts
      ? [
          chart({
            chart: 'bar',
            name: nameOf(one.path),
            title: titleOf(one, language),
            note: zh ? `波达分，n = ${count(one.base, language)}` : `Borda score, n = ${count(one.base, language)}`,
            categories: one.items.map(({ label }) => label[language]),
            series: [{ name: zh ? '波达分' : 'Borda', values: one.items.map(({ borda }) => finite(borda)) }],
          }),
        ]
      : []),
  ]
}

const finite = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : Math.round(value * 100) / 100
