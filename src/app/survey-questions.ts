import type { Label } from '../catalog/label.js'
import type { SurveySessionRow } from '../stores/ledger/schema.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { askedIn } from './answer-rows.js'

/** Keeps what the sessions' versions of their surveys ask, where the warehouse does not know it yet. */
export async function keepSurveyQuestions(warehouse: Warehouse, sessions: readonly SurveySessionRow[]): Promise<void> {
  const newest = new Map<string, SurveySessionRow>()
  for (const session of sessions) {
    const known = newest.get(session.version)
    if (!known || known.started_at < session.started_at) newest.set(session.version, session)
  }
  const rows = [...newest.values()].flatMap(questionRows)
  if (rows.length > 0) await warehouse.insert('survey_questions', rows)
}

function questionRows(session: SurveySessionRow) {
  const definition = JSON.parse(session.definition) as { title?: unknown }
  const survey = titleOf(definition.title, session.survey)
  return [...askedIn(session).values()].map(({ path, kind, title, within, choices }, position) => {
    const points = kind === 'scale' ? choices.map(({ value }) => Number(value)) : []
    const said = (language: 'zh' | 'en') => (within ? `${within.title[language]} · ${title[language]}` : title[language])
    return {
      survey: session.survey,
      question: path,
      position,
      kind,
      survey_zh: survey.zh,
      survey_en: survey.en,
      title_zh: said('zh'),
      title_en: said('en'),
      low: points[0] ?? null,
      high: points.at(-1) ?? null,
      choices: choices.map(({ value }) => value),
      labels_zh: choices.map(({ label }) => label.zh),
      labels_en: choices.map(({ label }) => label.en),
      at: Math.floor(Date.parse(session.started_at) / 1000),
    }
  })
}

/** A survey's title in both languages, as its file says it; its id where it has none. */
function titleOf(said: unknown, id: string): Label {
  if (typeof said === 'string' && said.trim() !== '') return { zh: said.trim(), en: said.trim() }
  if (typeof said !== 'object' || said === null) return { zh: id, en: id }
  const words = said as Record<string, unknown>
  const of = (...names: string[]) => names.map((name) => words[name]).find((one): one is string => typeof one === 'string')
  const any = of('default', ...Object.keys(words)) ?? id
  return { zh: of('zh-cn', 'zh') ?? any, en: of('en') ?? any }
}
