import type { Segment, Test } from '../../segments/form.js'
import type { CellCondition, Quotas } from './settings.js'

/** One cell of a study's quotas: at most so many completes of those for whom all conditions hold. */
export interface StudyCell {
  readonly key: string
  readonly most: number
  readonly where: readonly CellCondition[]
}

/** The cell that holds everybody. */
export const overallCell = 'all'

/** All cells of a study, interlocked ones written out; the overall one first, where there is one. */
export function studyCells(quotas: Quotas): readonly StudyCell[] {
  const overall = quotas.completes === undefined ? [] : [{ key: overallCell, most: quotas.completes, where: [] }]
  const plain = quotas.cells.map(({ name, most, where }) => ({ key: name, most, where }))
  const interlocked = quotas.interlocked.flatMap(({ dimensions, targets }) =>
    Object.entries(targets).map(([named, most]) => {
      const names = named.split(/\s*[×x*|]\s*/)
      const where = dimensions.flatMap(({ groups }, index) => {
        const condition = groups[names[index] ?? '']
        return condition ? [condition] : []
      })
      return { key: cellName(names), most, where }
    }),
  )
  return [...overall, ...plain, ...interlocked]
}

/** The name of an interlocked cell. @example cellName(['女', '18-24']) === '女 × 18-24' */
export function cellName(groups: readonly string[]): string {
  return groups.map((group) => group.trim()).join(' × ')
}

/** The segment that a condition on the person asks for; undefined for one on an answer. */
export function conditionSegment(condition: CellCondition): Segment | undefined {
  if ('question' in condition) return undefined
  if ('segment' in condition) return condition.segment
  if ('tag' in condition) return { tag: condition.tag, is: condition.is }
  return { tag: 'persona', is: { oneOf: [condition.persona].flat() } }
}

/** A name for what a condition on the person asks, under which it is noted whether it holds. */
export function factKey(segment: Segment): string {
  return JSON.stringify(segment)
}

/**
 * What is known of a respondent: which conditions on the person hold (by {@link factKey}), and the answers so far.
 * A question that has no answer yet is `undefined`; at the end, what was never answered satisfies no condition.
 */
export interface CellFacts {
  readonly holds: ReadonlySet<string>
  readonly data: Readonly<Record<string, unknown>>
  readonly finished: boolean
}

/** Whether a respondent is in a cell: yes, no, or not to be told before more was answered. */
export function inCell(cell: StudyCell, facts: CellFacts): boolean | undefined {
  let open = false
  for (const condition of cell.where) {
    const holds = holdsFor(condition, facts)
    if (holds === false) return false
    if (holds === undefined) open = true
  }
  return open ? undefined : true
}

/** The cells in which a respondent will be counted, as far as that is known. */
export function knownCells(cells: readonly StudyCell[], facts: CellFacts): readonly StudyCell[] {
  return cells.filter((cell) => inCell(cell, facts) === true)
}

/** The cell that is full already and that the respondent belongs to for certain; undefined while there is room or it cannot be told. */
export function cellFull(
  cells: readonly StudyCell[],
  counts: ReadonlyMap<string, number>,
  facts: CellFacts,
): StudyCell | undefined {
  return knownCells(cells, facts).find((cell) => (counts.get(cell.key) ?? 0) >= cell.most)
}

function holdsFor(condition: CellCondition, { holds, data, finished }: CellFacts): boolean | undefined {
  const segment = conditionSegment(condition)
  if (segment !== undefined) return holds.has(factKey(segment))
  if (!('question' in condition)) return false
  const value = data[condition.question]
  if (value === undefined || value === null) return finished ? testAnswer(undefined, condition.is) : undefined
  return testAnswer(value, condition.is)
}

/** Whether an answer passes a test; several chosen pass where one of them does. Ranks among all (`top`, `bottom`) fit no answer. */
function testAnswer(value: unknown, test: Test): boolean {
  if ('known' in test) return (value !== undefined) === test.known
  if ('noneOf' in test) return value !== undefined && !test.noneOf.some((one) => chosen(value, one))
  if (value === undefined) return false
  if ('oneOf' in test) return test.oneOf.some((one) => chosen(value, one))
  if ('contains' in test) {
    const text = String(value).toLowerCase()
    return test.contains.some((word) => text.includes(word.toLowerCase()))
  }
  if ('range' in test) return [value].flat().some((one) => within(one, test.range))
  return false
}

const chosen = (value: unknown, wanted: unknown) =>
  [value].flat().some((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)) === String(wanted))

function within(
  value: unknown,
  { min, max, above, below }: { min?: unknown; max?: unknown; above?: unknown; below?: unknown },
): boolean {
  const compare = (bound: unknown, holds: (a: number | string, b: number | string) => boolean) => {
    if (bound === undefined) return true
    if (typeof bound === 'number') return Number.isFinite(Number(value)) && value !== '' && holds(Number(value), bound)
    return holds(String(value), String(bound))
  }
  return (
    compare(min, (a, b) => a >= b) &&
    compare(max, (a, b) => a <= b) &&
    compare(above, (a, b) => a > b) &&
    compare(below, (a, b) => a < b)
  )
}
