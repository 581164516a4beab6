import type { Language } from '../../catalog/label.js'
import { shareDifference } from '../../math/share-difference.js'
import type { CompiledColumn } from '../compile/compiled.js'
import type { Query } from '../query.js'
import type { Column, Row, ShapedAnswer } from './answer.js'

/** z beyond which a difference of shares is significant at 5 %. */
const significant = 1.959963984540054

/**
 * Sides under their labels, each with its difference from the first side in the first measure (`difference`: here minus there), and for
 * shares of counted cases whether it is significant at 5 % by the two-proportion test (`z`, `significant`).
 */
export function withDifferences(
  query: Query,
  columns: readonly CompiledColumn[],
  named: readonly Column[],
  rows: readonly Row[],
  language: Language,
): ShapedAnswer {
  const measure = columns.find(({ role }) => role === 'measure')
  const keys = columns.filter(({ role, key }) => role === 'key' && key !== 'side').map(({ key }) => key)
  const labels = query.sides?.map(({ label }) => label) ?? []
  const first = new Map(rows.filter((row) => row.side === 0).map((row) => [JSON.stringify(keys.map((key) => row[key])), row]))
  const complete = keys.length > 0 ? rows : labels.map((_, side) => rows.find((row) => row.side === side) ?? { side })
  const compared = complete.map((row): Row => {
    const against = first.get(JSON.stringify(keys.map((key) => row[key])))
    const label = labels[Number(row.side)] ?? String(row.side)
    if (!measure || !against || row.side === 0) return { ...row, side: label }
    return { ...row, side: label, ...difference(row, against, measure) }
  })
  return { kind: 'table', total: compared.length, columns: [...named, ...differenceColumns(measure, language)], rows: compared }
}

function difference(row: Row, against: Row, { key, proportion }: CompiledColumn): Record<string, number | boolean> {
  const [here, there] = [row[key], against[key]]
  if (typeof here !== 'number' || typeof there !== 'number') return {}
  const [n, m] = [row.n, against.n]
  if (!proportion || typeof n !== 'number' || typeof m !== 'number' || here > 1 || there > 1) return { difference: here - there }
  const z = shareDifference(Math.round(here * n), n, Math.round(there * m), m)
  return { difference: here - there, z, significant: Math.abs(z) >= significant }
}

function differenceColumns(measure: CompiledColumn | undefined, language: Language): Column[] {
  const zh = language === 'zh'
  return [
    {
      key: 'difference',
      label: zh ? '与首项之差' : 'difference from the first',
      ...(measure?.unit ? { unit: measure.unit } : {}),
    },
    ...(measure?.proportion ? [{ key: 'significant', label: zh ? '差异显著（5%）' : 'significant at 5 %' }] : []),
  ]
}
