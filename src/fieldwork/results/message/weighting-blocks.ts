import type { Language } from '../../../catalog/label.js'
import { type Block, note, table, warning } from '../../../messages/index.js'
import type { Weighting } from '../weights.js'

/** The weights, shown: what is known, what the sample had, what the weighted sample has, and what it cost. */
export function weightingBlocks(weighting: Weighting | undefined, language: Language): Block[] {
  if (!weighting) return []
  const zh = language === 'zh'
  const { effect, effectiveBase, least, most, trimmed, converged, gap, unknown, margins } = weighting
  return [
    note(
      zh
        ? `已加权（迭代比例拟合）：权重 ${least.toFixed(2)}–${most.toFixed(2)}，设计效应（Kish）${effect.toFixed(2)}，有效样本 ${effectiveBase.toFixed(1)}${trimmed ? `；${trimmed} 个权重截到界限` : ''}${unknown ? `；${unknown} 人的类别未知，该项不调整` : ''}。人数为未加权。`
        : `Weighted by raking: weights ${least.toFixed(2)}–${most.toFixed(2)}, design effect (Kish) ${effect.toFixed(2)}, effective base ${effectiveBase.toFixed(1)}${trimmed ? `; ${trimmed} weights were cut at a bound` : ''}${unknown ? `; the category of ${unknown} is unknown, and left as it was` : ''}. Counts are unweighted.`,
    ),
    ...(converged
      ? []
      : [
          warning(
            zh
              ? `加权没有完全收敛：与已知占比最多相差 ${(gap * 100).toFixed(1)} 个百分点。`
              : `The weights did not reach the known shares: the furthest is off by ${(gap * 100).toFixed(1)} points.`,
          ),
        ]),
    ...margins.map(({ name, categories }) =>
      table({
        title: zh ? `权重：${name}` : `Weights: ${name}`,
        columns: [
          { key: 'value', label: zh ? '类别' : 'category' },
          { key: 'known', label: zh ? '已知占比' : 'known share', unit: 'ratio' },
          { key: 'sample', label: zh ? '样本占比' : 'sample', unit: 'ratio' },
          { key: 'weighted', label: zh ? '加权后' : 'weighted', unit: 'ratio' },
          { key: 'count', label: zh ? '人数' : 'count', type: 'number' },
        ],
        rows: categories.map((category) => ({ ...category })),
      }),
    ),
  ]
}
