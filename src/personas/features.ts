import type { Points } from '../math/points.js'
import { principalAxes } from '../math/principal-axes.js'
import type { Tag } from '../tags/tag.js'

/** Tag values of one customer, by tag name: a string ('' unknown), a number (null unknown), 0 or 1 for flags. */
export type TagRow = Readonly<Record<string, unknown>>

/** A tag that tells customers apart, and how it becomes numbers. `log`: figures with a long tail count by their order of magnitude. */
export interface FeatureSource {
  readonly tag: string
  readonly scale: 'plain' | 'log' | 'words'
}

/**
 * What personas are told apart by: who they are, where and when they buy, what, and how they spend, over all their time. Not by what
 * time alone moves (recency, lifecycle, the last 30 or 90 days), or a persona would be a stage of life with the brand, and everyone
 * would wander through all of them.
 */
export const declaredFeatures: readonly FeatureSource[] = [
  { tag: 'age', scale: 'plain' },
  { tag: 'gender', scale: 'words' },
  { tag: 'city_tier', scale: 'words' },
  { tag: 'occupation', scale: 'words' },
  { tag: 'income_band', scale: 'words' },
  { tag: 'source_channel', scale: 'words' },
  { tag: 'favorite_platform', scale: 'words' },
  { tag: 'favorite_category', scale: 'words' },
  { tag: 'viewed_category', scale: 'words' },
  { tag: 'purchase_hour', scale: 'words' },
  { tag: 'average_order_value', scale: 'log' },
  { tag: 'units_per_purchase', scale: 'log' },
  { tag: 'discounted_share', scale: 'plain' },
  { tag: 'festival_share', scale: 'plain' },
  { tag: 'refund_share', scale: 'plain' },
  { tag: 'coupon_claims', scale: 'log' },
  { tag: 'view_dwell', scale: 'log' },
]

/** Attribute columns join by themselves where they hold few words. */
const attributeWords = { least: 2, most: 12 } as const
const wordsKept = 10
/** A figure counts as at most so many standard deviations: one whale is not a persona. */
const furthest = 3

/** The features of a catalog: those declared that it has, and its attributes of few words. */
export function featuresOf(tags: readonly Tag[]): FeatureSource[] {
  const known = new Map(tags.map((tag) => [tag.name, tag]))
  const attributes = tags.filter((tag) => tag.compute.kind === 'attribute' && tag.type === 'word' && fewWords(tag))
  return [
    ...declaredFeatures.filter(({ tag }) => known.has(tag)),
    ...attributes.map((tag) => ({ tag: tag.name, scale: 'words' as const })),
  ]
}

function fewWords(tag: Tag): boolean {
  const words = tag.values?.length ?? 0
  return words >= attributeWords.least && words <= attributeWords.most
}

/** One dimension of the space: a figure, or a word as 1 or 0; centred on `mean` and multiplied by `weight`. */
export interface FeatureColumn {
  readonly tag: string
  readonly scale: FeatureSource['scale']
  readonly word?: string
  readonly mean: number
  readonly weight: number
}

/** Plain data: stored with a build, so that customers who change between builds are placed in the same space. */
export interface FeatureSpace {
  readonly columns: readonly FeatureColumn[]
  /** The directions in which customers differ most; a customer's coordinates are along these. */
  readonly axes: readonly (readonly number[])[]
}

/**
 * Learns the space from a sample, by factor analysis of mixed data (Pagès 2004) in this variant: figures are standardised; the words
 * of one tag together vary as much as one figure does, so that a tag of ten words does not outvote nine figures; then the principal
 * axes with more than the average variance are kept (Kaiser's rule), which leaves out what is noise in each single tag. Tags that say
 * the same of everyone, or nothing of most, are left out.
 */
export function learnSpace(sources: readonly FeatureSource[], rows: readonly TagRow[], leastKnown = 0.2): FeatureSpace {
  const columns = sources.flatMap((source) =>
    source.scale === 'words' ? wordColumns(source, rows, leastKnown) : figureColumn(source, rows, leastKnown),
  )
  const { variances, axes } = principalAxes(standardised(columns, rows))
  const average = variances.reduce((sum, value) => sum + value, 0) / variances.length
  return { columns, axes: axes.filter((_, i) => variances[i]! > average) }
}

/** The customers as points of the space. What is unknown of one lies at the middle: it neither draws nor pushes. */
export function placeAll({ columns, axes }: FeatureSpace, rows: readonly TagRow[]): Points {
  const raw = standardised(columns, rows)
  const values = new Float64Array(rows.length * axes.length)
  for (let i = 0; i < rows.length; i++) {
    const from = i * raw.width
    axes.forEach((axis, a) => {
      let along = 0
      for (let d = 0; d < raw.width; d++) along += raw.values[from + d]! * axis[d]!
      values[i * axes.length + a] = along
    })
  }
  return { n: rows.length, width: axes.length, values }
}

function standardised(columns: readonly FeatureColumn[], rows: readonly TagRow[]): Points {
  const values = new Float64Array(rows.length * columns.length)
  for (let i = 0; i < rows.length; i++) place(columns, rows[i]!, values, i * columns.length)
  return { n: rows.length, width: columns.length, values }
}

/** How many of the space's tags are known of a customer, 0 … 1: too few, and no persona is claimed. */
export function knownShare(space: FeatureSpace, row: TagRow): number {
  const tags = [...new Set(space.columns.map((column) => column.tag))]
  return tags.length === 0 ? 0 : tags.filter((tag) => isKnown(row[tag])).length / tags.length
}

function place(columns: readonly FeatureColumn[], row: TagRow, into: Float64Array, from: number): void {
  columns.forEach((column, i) => {
    const value = row[column.tag]
    if (!isKnown(value)) return
    const raw = column.scale === 'words' ? (String(value) === column.word ? 1 : 0) : figure(value, column.scale)
    const standard = (raw - column.mean) * column.weight
    into[from + i] = column.scale === 'words' ? standard : Math.max(-furthest, Math.min(furthest, standard))
  })
}

function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && value !== 'unknown'
}

function figure(value: unknown, scale: FeatureSource['scale']): number {
  const number = Number(value)
  return scale === 'log' ? Math.log1p(Math.max(0, number)) : number
}

function figureColumn({ tag, scale }: FeatureSource, rows: readonly TagRow[], leastKnown: number): FeatureColumn[] {
  const values = rows.filter((row) => isKnown(row[tag])).map((row) => figure(row[tag], scale))
  if (values.length < 2 || values.length < leastKnown * rows.length) return []
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
  return deviation > 1e-9 ? [{ tag, scale, mean, weight: 1 / deviation }] : []
}

function wordColumns({ tag, scale }: FeatureSource, rows: readonly TagRow[], leastKnown: number): FeatureColumn[] {
  const counts = new Map<string, number>()
  for (const row of rows) if (isKnown(row[tag])) counts.set(String(row[tag]), (counts.get(String(row[tag])) ?? 0) + 1)
  const base = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (base < leastKnown * rows.length || counts.size < 2) return []
  const shares = [...counts].map(([word, count]) => ({ word, share: count / base }))
  const variance = shares.reduce((sum, { share }) => sum + share * (1 - share), 0)
  const kept = shares.sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1)).slice(0, wordsKept)
  return kept.map(({ word, share }) => ({ tag, scale, word, mean: share, weight: 1 / Math.sqrt(variance) }))
}
