import type { Asked } from './outline.js'

/** One answer to one thing asked, as it is counted. */
export interface Given {
  /** Of a choice, what was chosen; of a ranking, in order, best first. */
  readonly values: readonly string[]
  readonly number?: number
  /** The respondent's own words: an open answer, or the words to an "other". */
  readonly text?: string
}

/**
 * The answers to one thing in a session's data, as SurveyJS stores it: none where it was not answered, one as a rule, several for a field of
 * panels.
 */
export function givenIn(data: Readonly<Record<string, unknown>>, asked: Asked): Given[] {
  const found: Given[] = []
  gather(data, asked, 0, found)
  return found
}

function gather(node: unknown, asked: Asked, depth: number, found: Given[]): void {
  if (typeof node !== 'object' || node === null) return
  const step = asked.steps[depth]!
  if (step === '*') {
    if (Array.isArray(node)) for (const one of node) gather(one, asked, depth + 1, found)
    return
  }
  const holder = node as Record<string, unknown>
  if (depth < asked.steps.length - 1) {
    gather(holder[step], asked, depth + 1, found)
    return
  }
  const given = readGiven(holder[step], holder[`${step}-Comment`], asked)
  if (given) found.push(given)
}

function readGiven(value: unknown, comment: unknown, asked: Asked): Given | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const words = typeof comment === 'string' && comment.trim() !== '' ? { text: comment } : {}
  switch (asked.kind) {
    case 'multiple':
    case 'ranking': {
      const values = (Array.isArray(value) ? value : [value]).map(scalar)
      return values.length > 0 ? withOther(values, asked, words) : undefined
    }
    case 'scale': {
      const number = Number(value)
      return Number.isFinite(number) ? { values: [String(number)], number, ...words } : undefined
    }
    case 'number': {
      const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN
      return Number.isFinite(number) ? { values: [], number } : undefined
    }
    case 'date':
    case 'open':
      return typeof value === 'object' ? undefined : { values: [], text: String(value) }
    case 'file':
      return { values: (Array.isArray(value) ? value : [value]).map(scalar) }
    default:
      return withOther([scalar(value)], asked, words)
  }
}

/** Words stored in place of a choice count as "other". */
function withOther(values: readonly string[], asked: Asked, words: { text?: string }): Given {
  if (!asked.other) return { values, ...words }
  const known = new Set(asked.choices.map((choice) => choice.value))
  const own = values.find((value) => !known.has(value))
  return own === undefined
    ? { values, ...words }
    : { values: values.map((value) => (known.has(value) ? value : 'other')), text: words.text ?? own }
}

function scalar(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const first = Object.values(value).find((one) => typeof one !== 'object')
  return first === undefined ? JSON.stringify(value) : String(first)
}
