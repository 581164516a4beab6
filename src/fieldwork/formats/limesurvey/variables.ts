import type { LimeQuestion, LimeStructure } from './structure.js'

/** What a LimeSurvey variable is in the SurveyJS form of the same survey. */
export interface Variable {
  /** `value`: an answer. `chosen`: whether a choice of a multiple choice was taken. */
  readonly kind: 'value' | 'chosen'
  /** Of a value: the path that SurveyJS reads it by. Of a chosen: the question's name. */
  readonly path: string
  /** Of a chosen: the choice. */
  readonly choice?: string
  /** The answers are numbers, so that a code in quotation marks must become one. */
  readonly numeric: boolean
  readonly question: string
}

/** Every name that expressions can call an answer by: question code and the positional `surveyXgroupXquestion` form. */
export class Variables {
  readonly #byName = new Map<string, Variable>()
  readonly #ofQuestion = new Map<string, Variable[]>()

  constructor({ sid, groups }: LimeStructure) {
    for (const question of groups.flatMap((group) => group.questions)) {
      for (const { suffix, position, ...rest } of variablesOf(question)) {
        const variable: Variable = { ...rest, question: question.code }
        this.#byName.set(`${question.code}${suffix}`, variable)
        this.#byName.set(`${sid}X${question.gid}X${question.qid}${position}`, variable)
        this.#ofQuestion.set(question.code, [...(this.#ofQuestion.get(question.code) ?? []), variable])
      }
    }
  }

  find(name: string): Variable | undefined {
    return this.#byName.get(name)
  }

  /** All variables of a question: what `that.Q1` and `self` stand for in sums and counts; comments are left out. */
  allOf(question: string): readonly Variable[] {
    return (this.#ofQuestion.get(question) ?? []).filter(({ path }) => !path.endsWith('-Comment'))
  }
}

type Named = Omit<Variable, 'question'> & { readonly suffix: string; readonly position: string }

const numericTypes = new Set(['5', 'N', 'K', 'A', 'B', ':'])

function variablesOf(question: LimeQuestion): Named[] {
  const { code, type } = question
  const numeric = numericTypes.has(type)
  const value = (path: string, suffix = '', position = suffix, isNumeric = numeric): Named => ({
    kind: 'value',
    path,
    numeric: isNumeric,
    suffix,
    position,
  })
  const comment = [value(`${code}-Comment`, '_comment', 'comment', false)]
  const other = [value(`${code}-Comment`, '_other', 'other', false)]
  const rows = question.subquestions.filter(({ scale }) => scale === 0)
  const columns = question.subquestions.filter(({ scale }) => scale === 1)
  switch (type) {
    case 'M':
    case 'P':
      return [
        ...rows.map(
          (row): Named => ({
            kind: 'chosen',
            path: code,
            choice: row.code,
            numeric: false,
            suffix: `_${row.code}`,
            position: row.code,
          }),
        ),
        ...(type === 'P'
          ? rows.map((row) => value(`${code}_${row.code}comment`, `_${row.code}comment`, `${row.code}comment`, false))
          : []),
        ...other,
      ]
    case '1':
      return rows.flatMap((row) => [
        value(`${code}.${row.code}.scale1`, `_${row.code}_0`, `${row.code}#0`),
        value(`${code}.${row.code}.scale2`, `_${row.code}_1`, `${row.code}#1`),
      ])
    case ':':
    case ';':
      return rows.flatMap((row) =>
        columns.map((column) =>
          value(`${code}.${row.code}.${column.code}`, `_${row.code}_${column.code}`, `${row.code}_${column.code}`),
        ),
      )
    case 'R':
      return question.answers.map((_, index) => value(`${code}[${index}]`, `_${index + 1}`, String(index + 1)))
    case 'A':
    case 'B':
    case 'C':
    case 'E':
    case 'F':
    case 'H':
    case 'Q':
    case 'K':
      return rows.map((row) => value(`${code}.${row.code}`, `_${row.code}`, row.code))
    case 'O':
      return [value(code), ...comment]
    default:
      return [value(code), ...(question.other ? other : [])]
  }
}
