import type { Language } from '../../catalog/label.js'
import { maskPersonalData } from '../../language/masking/mask-personal-data.js'
import type { Survey } from '../survey/survey-file.js'
import { plannedColumns } from './dataset-columns.js'
import type { AnsweredSession, DataCell, DataRow, Dataset, StudyPrivacy } from './dataset-form.js'

export type * from './dataset-form.js'

/**
 * The sessions of one survey as a dataset. Answers to questions that the survey no longer has come along as text columns at the end.
 * @param language of titles and labels
 * @param privacy what the study promised. `identified`: as it is. `pseudonymous`: a label that stays the same, days instead of times, own words
 *   masked. `anonymous`: labels of this export only, no times, own words masked, rows in no meaningful order.
 */
export function datasetOf(
  survey: Survey,
  sessions: readonly AnsweredSession[],
  { language = survey.languages[0] ?? 'zh', privacy = 'identified' }: { language?: Language; privacy?: StudyPrivacy } = {},
): Dataset {
  // Session ids are random: their order says nothing about who came first.
  const ordered = privacy === 'identified' ? sessions : [...sessions].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const planned = plannedColumns(
    survey,
    language,
    ordered.map(({ state }) => state.data),
  )
  const columns = planned.map(({ column }) => column)
  const masked = new Set(privacy === 'identified' ? [] : columns.filter(({ type }) => type === 'text').map(({ name }) => name))
  const rows = ordered.map((session, index): DataRow => {
    const values: Record<string, DataCell> = {}
    for (const { column, read } of planned) {
      const cell = read(session.state.data)
      values[column.name] = masked.has(column.name) && typeof cell === 'string' ? maskPersonalData(cell) : cell
    }
    return { ...whoOf(session, index, privacy), ...judgedOf(session), values }
  })
  return { survey: { id: survey.id, title: survey.title }, columns, rows }
}

/** The rows that the quality checks (or the person who overruled them) stand by. */
export function withoutDoubtful(dataset: Dataset): Dataset {
  return { ...dataset, rows: dataset.rows.filter(({ quality }) => !quality?.doubtful) }
}

function whoOf(session: AnsweredSession, index: number, privacy: StudyPrivacy) {
  const common = { language: session.language, outcome: session.outcome }
  if (privacy === 'anonymous') return { respondent: `R${String(index + 1).padStart(4, '0')}`, ...common }
  if (privacy === 'pseudonymous')
    return {
      // A study's own pseudonym is no name; whatever else stands there is not shown.
      respondent: /^p-[0-9a-z]+$/.test(session.respondent)
        ? session.respondent
        : `P-${session.id.replaceAll('-', '').slice(0, 12)}`,
      ...common,
      startedAt: session.startedAt.slice(0, 10),
      ...(session.completedAt ? { completedAt: session.completedAt.slice(0, 10) } : {}),
    }
  return {
    respondent: session.respondent,
    ...(session.customer === undefined ? {} : { customer: session.customer }),
    ...common,
    startedAt: session.startedAt,
    ...(session.completedAt ? { completedAt: session.completedAt } : {}),
  }
}

function judgedOf({ quality, weight }: AnsweredSession) {
  return { ...(quality ? { quality } : {}), ...(weight === undefined ? {} : { weight }) }
}
