import type { Language } from '../catalog/label.js'
import type { ShapedAnswer } from '../questions/answer/answer.js'
import type { Query } from '../questions/query.js'
import type { AskedSurvey } from '../questions/vocabulary/asked-survey.js'

/** The smallest group of answers that promised not to lead to people which is still told. */
export const leastProtected = 5

/** What an answer made of protected responses may tell, and what its reader should know of the responses behind it. */
export interface Guarded {
  readonly answer: ShapedAnswer
  readonly notes: readonly string[]
}

/**
 * Answers of anonymous and pseudonymous studies count only in groups: figures of fewer than five are left out, and lists of customers leave such
 * answers aside (the compiler does). Where no such answers are behind the query, nothing changes.
 */
export function guarded(query: Query, answer: ShapedAnswer, surveys: readonly AskedSurvey[], language: Language): Guarded {
  const text = JSON.stringify(query)
  if (!ofAnswers(text)) return { answer, notes: [] }
  const named = surveys.filter(({ id }) => text.includes(JSON.stringify(id)))
  const about = named.length > 0 ? named : surveys
  if (!about.some((survey) => survey.protected)) return { answer, notes: [] }
  if (query.kind === 'customers' || query.kind === 'quotes')
    return {
      answer,
      notes: [
        {
          zh: '有的问卷承诺过不把回答对到人：名单里不用那些回答，只用实名的',
          en: 'some answers were promised not to lead to people: the list leaves them aside and uses identified ones only',
        }[language],
      ],
    }
  const kept = answer.rows.map((row) => withheld(row, answer))
  const hidden = kept.some((row, at) => row !== answer.rows[at])
  const [first] = kept
  const measure = answer.columns.find(({ unit }) => unit !== undefined)
  const value = answer.kind === 'number' && hidden && first && measure ? { value: null } : {}
  return {
    answer: { ...answer, ...value, rows: kept },
    notes: hidden
      ? [
          {
            zh: `匿名或化名的问卷，不足${leastProtected}人的数不显示`,
            en: `answers of an anonymous or pseudonymous study: figures of fewer than ${leastProtected} people are not shown`,
          }[language],
        ]
      : [],
  }
}

const ofAnswers = (text: string) => /"did":"answer"|"measure":"(?:respondents|responses|nps|survey_[a-z]+)"/.test(text)

/** A row of too few: its figures are gone, its name stays. */
function withheld(row: ShapedAnswer['rows'][number], { columns }: ShapedAnswer): ShapedAnswer['rows'][number] {
  const counts = columns.filter(({ unit }) => unit === 'customers' || unit === 'times').map(({ key }) => key)
  const sizes = [...counts, 'n'].flatMap((key) => (typeof row[key] === 'number' ? [row[key]] : []))
  if (sizes.every((size) => size === 0 || size >= leastProtected)) return row
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [key, typeof cell === 'number' && key !== 'number' ? null : cell]),
  )
}
