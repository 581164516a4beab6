import type { Label } from '../catalog/label.js'
import { falseDiscovery } from '../math/false-discovery.js'
import { pairedDifference } from '../math/paired-difference.js'
import { twoSided } from '../math/two-sided.js'
import type { TagInfo } from '../segments/tag-lookup.js'
import { type Grouping, type GroupMove, leastGroup, type TagChange } from './digest.js'

/** How many customers had one value of a tag at the end of the week before (null: not yet here) and one at the end of this week. */
export interface Transition {
  readonly tag: string
  readonly before: string | null
  readonly now: string
  readonly customers: number
}

/** The sizes and moves of the groups that a tag parts customers into, the tag's own order of values kept, others by size. */
export function groupMoves(tag: TagInfo, transitions: readonly Transition[], mostFlows = 5): Grouping {
  const ours = transitions.filter((one) => one.tag === tag.name)
  const moves = movesOf(ours)
  const order = (tag.values ?? []).map(({ value }) => value)
  const known = [...moves.entries()].filter(([value]) => value !== '')
  known.sort(([a, one], [b, other]) => rank(order, a) - rank(order, b) || other.now - one.now)
  const flows = ours
    .filter(
      ({ before, now, customers }) => before !== null && before !== now && before !== '' && now !== '' && customers >= leastGroup,
    )
    .sort((a, b) => b.customers - a.customers)
    .slice(0, mostFlows)
  return {
    name: tag.name,
    label: tag.label,
    groups: known.map(([value, move]) => ({ value, label: valueLabel(tag, value), ...move })),
    flows: flows.map(({ before, now, customers }) => ({
      from: valueLabel(tag, before ?? ''),
      to: valueLabel(tag, now),
      customers,
    })),
  }
}

/**
 * The tags that changed beyond chance: each value tested by who gained and who lost it (the same people twice, so McNemar), believed at a false
 * discovery rate of 5 % over all of them, the surest first.
 */
export function tagChanges(tags: readonly TagInfo[], transitions: readonly Transition[], most = 12): TagChange[] {
  const byTag = grouped(transitions)
  const candidates = tags.flatMap((tag) =>
    [...movesOf(byTag.get(tag.name) ?? [])].flatMap(([value, { gained = 0, lost = 0, ...sizes }]) => {
      const skipped = value === '' || (tag.type === 'flag' && value !== '1') || gained + lost < leastGroup
      if (skipped) return []
      return [
        {
          tag: tag.name,
          label: tag.label,
          value,
          valueLabel: valueLabel(tag, value),
          ...sizes,
          gained,
          lost,
          z: pairedDifference(gained, lost),
        },
      ]
    }),
  )
  const believed = falseDiscovery(
    candidates.map(({ z }) => twoSided(z)),
    0.05,
  )
  return candidates
    .filter((_, index) => believed[index])
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .slice(0, most)
}

type Move = Omit<GroupMove, 'value' | 'label'>

function movesOf(transitions: readonly Transition[]): Map<string, Move> {
  const moves = new Map<string, { now: number; before: number; gained: number; lost: number }>()
  const at = (value: string) => {
    const move = moves.get(value) ?? { now: 0, before: 0, gained: 0, lost: 0 }
    moves.set(value, move)
    return move
  }
  for (const { before, now, customers } of transitions) {
    at(now).now += customers
    if (before === null) continue
    at(before).before += customers
    if (before === now) continue
    at(now).gained += customers
    at(before).lost += customers
  }
  return moves
}

function valueLabel(tag: TagInfo, value: string): Label {
  if (tag.type === 'flag') return value === '1' ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  return tag.values?.find((one) => one.value === value)?.label ?? { zh: value, en: value }
}

const rank = (order: readonly string[], value: string): number => (order.includes(value) ? order.indexOf(value) : order.length)

function grouped(transitions: readonly Transition[]): Map<string, Transition[]> {
  const byTag = new Map<string, Transition[]>()
  for (const one of transitions) {
    const known = byTag.get(one.tag)
    if (known) known.push(one)
    else byTag.set(one.tag, [one])
  }
  return byTag
}
