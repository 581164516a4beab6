import { givenIn } from '../results/given.js'
import type { Asked } from '../results/outline.js'
import type { Contradiction } from '../survey/extension.js'
import type { Finding, QualityCheck, Surroundings } from './check.js'

/** The same answer down a matrix or a run of ratings, or a zigzag through it. Where worded the other way round, the same answer says two things. */
export const straightLining: QualityCheck = {
  name: 'straight-lining',
  label: { zh: '一路同选', en: 'straight-lining' },
  about: {
    zh: '同一量表连续 5 项以上选同一个答案（或来回锯齿）；其中有反向题（声明为相反的成对问题）时扣得更多。',
    en: 'Five or more items of one scale in a row with one answer (or a zigzag); it costs more where an item is worded the other way round (a pair declared opposite).',
  },
  most: 30,
  find: ({ data }, surroundings) =>
    runsOf(surroundings.outline).flatMap((run): Finding[] => {
      const answered = run.flatMap((asked) => {
        const value = givenIn(data, asked)[0]?.values[0]
        const position = asked.choices.findIndex((choice) => choice.value === value)
        return value === undefined || position < 0 ? [] : [{ asked, position }]
      })
      if (answered.length < shortest) return []
      return found(answered, surroundings)
    }),
}

const shortest = 5

interface Answered {
  readonly asked: Asked
  readonly position: number
}

function found(answered: readonly Answered[], { contradictions }: Surroundings): Finding[] {
  const positions = answered.map(({ position }) => position)
  const longest = longestRun(positions)
  const evidence = answered.map(({ asked }) => asked.path)
  const spread = deviation(positions)
  if (longest.length >= Math.max(shortest, Math.ceil(0.8 * answered.length))) {
    const within = answered.slice(longest.from, longest.from + longest.length)
    const reversed = reversedPair(within, contradictions)
    const points = reversed ? 30 : longest.length >= 12 ? 20 : longest.length >= 8 ? 15 : 10
    const label = within[0]!.asked.choices[within[0]!.position]!.label
    return [
      {
        points,
        why: {
          zh: `连续 ${longest.length} 项都选「${label.zh}」（共 ${answered.length} 项，标准差 ${spread.toFixed(2)}）${reversed ? '，其中有反向题' : ''}`,
          en: `${longest.length} items in a row were all answered "${label.en}" (${answered.length} in all, SD ${spread.toFixed(2)})${reversed ? ', one of them worded the other way round' : ''}`,
        },
        evidence: within.map(({ asked }) => asked.path),
      },
    ]
  }
  if (answered.length >= 8 && isZigzag(positions))
    return [
      {
        points: 15,
        why: {
          zh: `${answered.length} 项按锯齿形作答（每项只差一档，来回走）`,
          en: `${answered.length} items were answered in a zigzag (one step at a time, to and fro)`,
        },
        evidence,
      },
    ]
  return []
}

/** Items that follow each other on one scale: the rows of a matrix, or ratings one after the other. */
function runsOf(outline: readonly Asked[]): Asked[][] {
  const runs: Asked[][] = []
  let before: string | undefined
  for (const asked of outline) {
    const scale = scaleName(asked)
    if (scale !== undefined && scale === before) runs.at(-1)!.push(asked)
    else if (scale !== undefined) runs.push([asked])
    before = scale
  }
  return runs.filter((run) => run.length >= shortest)
}

function scaleName({ kind, within, choices, steps }: Asked): string | undefined {
  if (steps.includes('*')) return undefined
  if (kind !== 'scale' && !(kind === 'single' && within)) return undefined
  return `${within?.name ?? ''}|${choices.map(({ value }) => value).join('|')}`
}

function longestRun(positions: readonly number[]): { from: number; length: number } {
  let best = { from: 0, length: 0 }
  let from = 0
  for (let i = 1; i <= positions.length; i++) {
    if (i < positions.length && positions[i] === positions[from]) continue
    if (i - from > best.length) best = { from, length: i - from }
    from = i
  }
  return best
}

/** Two items declared opposite that got the same answer, off the middle of the scale. */
function reversedPair(within: readonly Answered[], contradictions: readonly Contradiction[]): boolean {
  const at = new Map(within.map(({ asked, position }) => [asked.path, { asked, position }]))
  return contradictions.some(({ a, b, agree }) => {
    const one = at.get(a)
    if (agree !== 'opposite' || !one || !at.has(b)) return false
    return Math.abs(one.position - (one.asked.choices.length - 1) / 2) > 0.5
  })
}

/** 1 2 3 4 5 4 3 2 1: always one step, turning at the ends only (or always). */
function isZigzag(positions: readonly number[]): boolean {
  const steps = positions.slice(1).map((position, i) => position - positions[i]!)
  return steps.every((step) => Math.abs(step) === 1) && new Set(positions).size <= 7
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.length > 1 ? Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) : 0
}
