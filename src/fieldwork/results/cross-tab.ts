import type { Label } from '../../catalog/label.js'
import { type Chance, chance } from '../../math/chance.js'
import { type ChiSquare, chiSquare } from '../../math/chi-square.js'
import { designEffect } from '../../math/design-effect.js'
import { fisherExact } from '../../math/fisher-exact.js'
import { freemanHalton } from '../../math/freeman-halton.js'
import { type Interval, shareInterval } from '../../math/share-interval.js'
import { againstEachOther, againstOutside } from './column-comparisons.js'
import { givenIn } from './given.js'
import type { Grouping } from './grouping.js'
import type { Asked } from './outline.js'
import type { Response } from './response.js'
import { shownGroups } from './small-groups.js'

/** Answers to a question broken down by groups: shares of each group, which of them differ, and whether the two go together at all. */
export interface CrossTab {
  readonly kind: 'shares'
  readonly path: string
  readonly title: Label
  readonly by: string
  readonly byTitle: Label
  readonly columns: readonly CrossColumn[]
  /** Everybody in the shown groups together. */
  readonly total: { readonly base: number; readonly effectiveBase: number }
  readonly rows: readonly CrossRow[]
  readonly test: CrossTest | undefined
  /** Groups that are too small to be shown, and how small is too small. */
  readonly hidden: number
  readonly least: number
  readonly overlapping: boolean
}

export interface CrossColumn {
  readonly value: string
  readonly label: Label
  /** A, B, C …: by which other columns' cells refer to it. */
  readonly letter: string
  readonly base: number
  readonly effectiveBase: number
}

export interface CrossRow {
  readonly value: string
  readonly label: Label
  readonly cells: readonly CrossCell[]
  readonly total: { readonly count: number; readonly share: number }
}

export interface CrossCell {
  readonly count: number
  /** 0 … 1 of the column. */
  readonly share: number
  readonly interval: Interval | undefined
  /** Letters of the columns whose share is significantly lower; in overlapping groups `+` or `−` against everybody outside. */
  readonly higherThan: readonly string[]
  /** Adjusted standardised residual: beyond ±1.96 the cell stands out from independence. */
  readonly residual: number | undefined
}

export interface CrossTest {
  /** Pearson's chi-square; Fisher's exact test (2 × 2) or the Fisher–Freeman–Halton test (drawn tables) where an expected count is below 5. */
  readonly method: 'chi-square' | 'fisher' | 'freeman-halton'
  readonly statistic: number
  readonly freedom: number
  readonly p: number
  /** Cramér's V. */
  readonly strength: number
  readonly leastExpected: number
}

export interface CrossOptions {
  /** Groups of fewer people are hidden. Default 5. */
  readonly least?: number
  /** For the test by drawn tables; a fixed seed by default, so that the same answers give the same p. */
  readonly chance?: Chance
}

/** A question with choices (or points) by groups. Weights count as in every share; tests are on the effective base. */
export function crossTab(asked: Asked, grouping: Grouping, responses: readonly Response[], options: CrossOptions = {}): CrossTab {
  const { least = 5, chance: draw = chance(20261121) } = options
  const all = tally(asked, grouping, responses)
  const shown = shownGroups(
    all.columns.map(({ base }) => base),
    least,
  )
  const columns = all.columns.filter((_, j) => shown[j]).map((column, index) => ({ ...column, letter: letterOf(index) }))
  const inShown = (member: Member) => member.groups.some((group) => columns.some(({ value }) => value === group))
  const members = all.members.filter(inShown)
  const effective = designEffect(members.map(({ weight }) => weight)).effectiveBase
  const weight = members.reduce((sum, member) => sum + member.weight, 0)
  const outside = columns.map(({ value }) => outsideOf(value, members, asked))
  // A stored value that is no choice any more is named only where somebody in a shown group has it.
  const rows = all.rows.filter(({ value, listed }) => listed || members.some(({ values }) => values.has(value)))
  const marks = grouping.overlapping ? againstOutside(columns, outside, rows) : againstEachOther(columns, rows)
  const counts = rows.map(({ value }) => columns.map((column) => column.effectiveCounts.get(value) ?? 0))
  const test = grouping.overlapping || asked.kind === 'multiple' ? undefined : testOf(counts, draw)
  return {
    kind: 'shares',
    path: asked.path,
    title: asked.within ? joined(asked.within.title, asked.title) : asked.title,
    by: grouping.name,
    byTitle: grouping.title,
    columns: columns.map(({ value, label, letter, base, effectiveBase }) => ({ value, label, letter, base, effectiveBase })),
    total: { base: members.length, effectiveBase: effective },
    rows: rows.map(({ value, label }, i) => ({
      value,
      label,
      cells: columns.map((column, j) => ({
        count: column.counts.get(value) ?? 0,
        share: column.shares.get(value) ?? 0,
        interval: intervalOf(column.shares.get(value) ?? 0, column.effectiveBase),
        higherThan: marks[i]![j]!,
        residual: test?.residuals[i]?.[j],
      })),
      total: {
        count: members.filter((member) => member.values.has(value)).length,
        share: weight > 0 ? members.reduce((sum, member) => sum + (member.values.has(value) ? member.weight : 0), 0) / weight : 0,
      },
    })),
    test: test?.said,
    hidden: shown.filter((one) => !one).length,
    least,
    overlapping: grouping.overlapping,
  }
}

interface Member {
  readonly groups: readonly string[]
  readonly values: ReadonlySet<string>
  readonly weight: number
}

interface Column extends CrossColumn {
  readonly counts: ReadonlyMap<string, number>
  readonly shares: ReadonlyMap<string, number>
  /** Counts as they would be in a sample of the effective size. */
  readonly effectiveCounts: ReadonlyMap<string, number>
}

function tally(asked: Asked, grouping: Grouping, responses: readonly Response[]) {
  const members: Member[] = []
  for (const response of responses) {
    const given = givenIn(response.data, asked)
    const groups = grouping.groupsOf(response)
    if (given.length === 0 || groups.length === 0) continue
    members.push({ groups, values: new Set(given.flatMap(({ values }) => values)), weight: response.weight })
  }
  const named = new Map(asked.choices.map(({ value, label }) => [value, label]))
  for (const { values } of members) for (const value of values) if (!named.has(value)) named.set(value, { zh: value, en: value })
  const byGroup = new Map<string, Member[]>(grouping.groups.map(({ value }) => [value, []]))
  for (const member of members) for (const group of new Set(member.groups)) byGroup.get(group)?.push(member)
  const columns = grouping.groups
    .filter(({ value }) => (byGroup.get(value)?.length ?? 0) > 0)
    .map(({ value, label }) => columnOf(value, label, byGroup.get(value) ?? []))
  const listed = new Set(asked.choices.map(({ value }) => value))
  return { members, columns, rows: [...named].map(([value, label]) => ({ value, label, listed: listed.has(value) })) }
}

function columnOf(value: string, label: Label, members: readonly Member[]): Column {
  const counts = new Map<string, number>()
  const weights = new Map<string, number>()
  let all = 0
  for (const { values, weight } of members) {
    all += weight
    for (const one of values) {
      counts.set(one, (counts.get(one) ?? 0) + 1)
      weights.set(one, (weights.get(one) ?? 0) + weight)
    }
  }
  const { effectiveBase } = designEffect(members.map(({ weight }) => weight))
  const shares = new Map([...weights].map(([one, weight]) => [one, Math.min(1, weight / all)]))
  return {
    value,
    label,
    letter: '',
    base: members.length,
    effectiveBase,
    counts,
    shares,
    effectiveCounts: new Map([...shares].map(([one, share]) => [one, share * effectiveBase])),
  }
}

function outsideOf(value: string, members: readonly Member[], asked: Asked): Column {
  return columnOf(
    value,
    asked.title,
    members.filter(({ groups }) => !groups.includes(value)),
  )
}

/** A, B … Z, AA, AB … */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

function testOf(
  effective: readonly (readonly number[])[],
  draw: Chance,
): { said: CrossTest; residuals: ChiSquare['residuals'] } | undefined {
  const found = chiSquare(effective)
  if (!found) return undefined
  const { statistic, freedom, strength, leastExpected, residuals } = found
  const common = { statistic, freedom, strength, leastExpected }
  if (leastExpected >= 5) return { said: { method: 'chi-square', ...common, p: found.p }, residuals }
  // The exact tests are on counts of people: with weights, on the nearest whole effective counts.
  const whole = effective.map((row) => row.map(Math.round))
  const usedRows = whole.filter((row) => row.some((count) => count > 0))
  const used = usedRows.map((row) => row.filter((_, j) => whole.some((other) => other[j]! > 0)))
  if (used.length < 2 || (used[0]?.length ?? 0) < 2) return undefined
  if (used.length === 2 && used[0]!.length === 2) {
    const [[a, b], [c, d]] = used as [[number, number], [number, number]]
    return {
      said: {
        method: 'fisher',
        ...common,
        p: fisherExact([
          [a, b],
          [c, d],
        ]),
      },
      residuals,
    }
  }
  return { said: { method: 'freeman-halton', ...common, p: freemanHalton(used, draw) }, residuals }
}

function intervalOf(share: number, base: number): Interval | undefined {
  return base > 0 ? shareInterval(Math.min(base, share * base), base) : undefined
}

const joined = (one: Label, other: Label): Label => ({ zh: `${one.zh} · ${other.zh}`, en: `${one.en} · ${other.en}` })
