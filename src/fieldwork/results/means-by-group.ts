import type { Label } from '../../catalog/label.js'
import { falseDiscovery } from '../../math/false-discovery.js'
import { meanInterval } from '../../math/mean-interval.js'
import type { Interval } from '../../math/share-interval.js'
import { weightedMoments } from '../../math/weighted-moments.js'
import { type WelchAnova, welchAnova } from '../../math/welch-anova.js'
import { welchTest } from '../../math/welch-test.js'
import { falseRate } from './column-comparisons.js'
import { letterOf } from './cross-tab.js'
import { givenIn } from './given.js'
import type { Grouping } from './grouping.js'
import type { Asked } from './outline.js'
import type { Response } from './response.js'
import { shownGroups } from './small-groups.js'

/** The mean of a rating or number in each group, and which of them differ. */
export interface MeansByGroup {
  readonly kind: 'means'
  readonly path: string
  readonly title: Label
  readonly by: string
  readonly byTitle: Label
  readonly groups: readonly GroupMean[]
  /** Welch's test of all groups together; undefined for overlapping groups. */
  readonly test: WelchAnova | undefined
  readonly hidden: number
  readonly least: number
  readonly overlapping: boolean
}

export interface GroupMean {
  readonly value: string
  readonly label: Label
  readonly letter: string
  readonly base: number
  readonly mean: number
  readonly deviation: number
  readonly interval: Interval | undefined
  /** Letters of the groups with a significantly lower mean; in overlapping groups `+` or `−` against everybody outside. */
  readonly higherThan: readonly string[]
}

/** A rating or number by groups: Welch's tests of each pair (or of each group against everybody outside it), by the false discovery rate. */
export function meansByGroup(
  asked: Asked,
  grouping: Grouping,
  responses: readonly Response[],
  { least = 5 }: { least?: number } = {},
): MeansByGroup {
  const members = responses.flatMap((response) => {
    const number = givenIn(response.data, asked)[0]?.number
    const groups = grouping.groupsOf(response)
    return number === undefined || groups.length === 0 ? [] : [{ number, groups: new Set(groups), weight: response.weight }]
  })
  const sized = grouping.groups
    .map(({ value, label }) => ({ value, label, own: members.filter(({ groups }) => groups.has(value)) }))
    .filter(({ own }) => own.length > 0)
  const shown = shownGroups(
    sized.map(({ own }) => own.length),
    least,
  )
  const groups = sized
    .filter((_, i) => shown[i])
    .map((group, index) => ({ ...group, letter: letterOf(index), moments: momentsOf(group.own) }))
  const among = members.filter((member) => groups.some(({ value }) => member.groups.has(value)))
  const tests = grouping.overlapping
    ? groups.flatMap(({ value, moments }, a) => {
        const test = welchTest(moments, momentsOf(among.filter((member) => !member.groups.has(value))))
        return test ? [{ a, b: -1, test }] : []
      })
    : groups.flatMap(({ moments }, a) =>
        groups.slice(a + 1).flatMap((other, k) => {
          const test = welchTest(moments, other.moments)
          return test ? [{ a, b: a + 1 + k, test }] : []
        }),
      )
  const believed = falseDiscovery(
    tests.map(({ test }) => test.p),
    falseRate,
  )
  const marks = groups.map((): string[] => [])
  tests.forEach(({ a, b, test }, index) => {
    if (!believed[index]) return
    if (b < 0) marks[a]!.push(test.difference > 0 ? '+' : '−')
    else if (test.difference > 0) marks[a]!.push(groups[b]!.letter)
    else marks[b]!.push(groups[a]!.letter)
  })
  return {
    kind: 'means',
    path: asked.path,
    title: asked.title,
    by: grouping.name,
    byTitle: grouping.title,
    groups: groups.map(({ value, label, letter, own, moments }, i) => ({
      value,
      label,
      letter,
      base: own.length,
      mean: moments.mean,
      deviation: moments.deviation,
      interval: moments.n >= 2 ? meanInterval(moments.mean, moments.deviation, moments.n) : undefined,
      higherThan: marks[i]!,
    })),
    test: grouping.overlapping ? undefined : welchAnova(groups.map(({ moments }) => moments)),
    hidden: shown.filter((one) => !one).length,
    least,
    overlapping: grouping.overlapping,
  }
}

const momentsOf = (members: readonly { number: number; weight: number }[]) =>
  weightedMoments(
    members.map(({ number }) => number),
    members.map(({ weight }) => weight),
  )
