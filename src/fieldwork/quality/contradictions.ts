import { ConditionRunner } from 'survey-core'
import type { Given } from '../results/given.js'
import type { Asked } from '../results/outline.js'
import type { Contradiction } from '../survey/extension.js'
import { answerOf, inWords } from './answer-of.js'
import type { Finding, QualityCheck } from './check.js'

/** Pairs of questions that the survey's author declared: a consistent person answers both alike, oppositely, or so that an expression holds. */
export const contradictions: QualityCheck = {
  name: 'contradiction',
  label: { zh: '自相矛盾', en: 'contradiction' },
  about: {
    zh: '问卷里声明的成对问题，回答互相矛盾；量表相差不超过量程的四分之一不算。',
    en: 'Pairs declared in the survey whose answers contradict each other; on a scale a quarter of its width is let pass.',
  },
  most: 60,
  find: ({ data }, { outline, contradictions: pairs }) =>
    pairs.flatMap((pair): Finding[] => {
      const a = answerOf(pair.a, outline, data)
      const b = answerOf(pair.b, outline, data)
      if (!a || !b) return []
      const apart = distance(a, b, pair, data)
      if (apart === 0) return []
      return [
        {
          points: Math.round(12 + 13 * apart),
          why: {
            zh: `「${a.asked.title.zh}」答「${inWords(a, 'zh')}」，「${b.asked.title.zh}」答「${inWords(b, 'zh')}」，互相矛盾${pair.why ? `：${pair.why.zh}` : ''}`,
            en: `"${a.asked.title.en}" was answered "${inWords(a, 'en')}", and "${b.asked.title.en}" "${inWords(b, 'en')}": they contradict each other${pair.why ? ` (${pair.why.en})` : ''}`,
          },
          evidence: [a.asked.path, b.asked.path],
        },
      ]
    }),
}

type Answered = { asked: Asked; given: Given }

/** 0 for consistent answers, up to 1 for answers at opposite ends. */
function distance(a: Answered, b: Answered, { agree }: Contradiction, data: Readonly<Record<string, unknown>>): number {
  if (agree !== 'same' && agree !== 'opposite') return new ConditionRunner(agree).runValues({ ...data }) === false ? 1 : 0
  const [one, other] = [onScale(a), onScale(b)]
  if (one !== undefined && other !== undefined) {
    const gap = Math.abs(one - (agree === 'opposite' ? 1 - other : other))
    return gap > 0.26 ? gap : 0
  }
  if (a.given.number !== undefined && b.given.number !== undefined) {
    const [x, y] = [a.given.number, b.given.number]
    const off = Math.abs(x - y) > Math.max(1, 0.1 * Math.max(Math.abs(x), Math.abs(y)))
    return off === (agree === 'same') ? 1 : 0
  }
  const overlap = shared(wordsFor(a), wordsFor(b))
  return (agree === 'same' ? overlap < 0.5 : overlap >= 0.5) ? 1 : 0
}

/** Where an answer lies between the ends of its scale, 0 … 1; yes is 1 and no is 0. */
function onScale({ asked, given }: Answered): number | undefined {
  if (asked.kind === 'yes-no') return given.values[0] === asked.yes ? 1 : 0
  if (asked.kind !== 'scale' || given.number === undefined) return undefined
  const [low, high] = [Number(asked.choices[0]?.value), Number(asked.choices.at(-1)?.value)]
  return high > low ? (given.number - low) / (high - low) : undefined
}

/** Chosen values, and their labels, so that two lists which name the same thing differently still meet. */
function wordsFor({ asked, given }: Answered): Set<string>[] {
  if (given.values.length === 0) return [new Set([(given.text ?? '').trim().toLowerCase()])]
  return given.values.map((value) => {
    const label = asked.choices.find((choice) => choice.value === value)?.label
    return new Set([value, ...(label ? [label.zh, label.en] : [])].map((word) => word.trim().toLowerCase()))
  })
}

/** Jaccard's share of what two sets of answers have in common. */
function shared(one: readonly Set<string>[], other: readonly Set<string>[]): number {
  const common = one.filter((words) => other.some((others) => [...words].some((word) => others.has(word)))).length
  const all = one.length + other.length - common
  return all > 0 ? common / all : 1
}
