import type { AskedSurvey } from '../questions/vocabulary/asked-survey.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'

interface QuestionRow {
  readonly survey: string
  readonly question: string
  readonly kind: string
  readonly survey_zh: string
  readonly survey_en: string
  readonly title_zh: string
  readonly title_en: string
  readonly low: number | null
  readonly high: number | null
  readonly choices: readonly string[]
  readonly labels_zh: readonly string[]
  readonly labels_en: readonly string[]
}

interface AnsweredRow {
  readonly survey: string
  readonly studies: readonly string[]
  readonly first: string
  readonly last: string
  readonly protected: number
}

/** The surveys that somebody finished, the one answered last first, as questions may speak of them. */
export async function readAskedSurveys(warehouse: Warehouse): Promise<readonly AskedSurvey[]> {
  const answered = await warehouse.rows<AnsweredRow>({
    sql: `SELECT toString(survey) AS survey, arraySort(groupUniqArrayIf(toString(study_title), study_title != '')) AS studies,
 toString(toDate(min(at))) AS first, toString(toDate(max(at))) AS last, max(privacy != 'identified') AS protected
 FROM answers WHERE type != 'interview' GROUP BY survey ORDER BY max(at) DESC, survey`,
    parameters: {},
  })
  if (answered.length === 0) return []
  const questions = await warehouse.rows<QuestionRow>({
    sql: `SELECT survey, question, toString(kind) AS kind, survey_zh, survey_en, title_zh, title_en, low, high, choices, labels_zh, labels_en
 FROM survey_questions FINAL ORDER BY survey, position, question`,
    parameters: {},
  })
  const of = new Map<string, QuestionRow[]>()
  for (const row of questions) of.set(row.survey, [...(of.get(row.survey) ?? []), row])
  return answered.map(({ survey: id, ...days }) => {
    const rows = of.get(id) ?? []
    const [any] = rows
    return {
      id,
      label: { zh: any?.survey_zh ?? id, en: any?.survey_en ?? id },
      ...days,
      protected: Number(days.protected) === 1,
      questions: rows.map(({ question, kind, title_zh, title_en, low, high, choices, labels_zh, labels_en }) => ({
        survey: id,
        name: question,
        label: { zh: title_zh, en: title_en },
        kind,
        ...(low === null ? {} : { low }),
        ...(high === null ? {} : { high }),
        choices: choices.map((value, at) => ({ value, label: { zh: labels_zh[at] ?? value, en: labels_en[at] ?? value } })),
      })),
    }
  })
}
