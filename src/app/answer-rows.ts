import { type Asked, outlineOf } from '../fieldwork/results/outline.js'
import { flatAnswers } from '../fieldwork/survey/flat-answers.js'
import { maskPersonalData } from '../language/masking/mask-personal-data.js'
import type { SurveySessionRow } from '../stores/ledger/schema.js'
import { sessionOf } from './survey-sessions.js'

/** A session that was finished, with its study's title and promise of privacy (null: taken without a study). */
export type FinishedSession = SurveySessionRow & {
  readonly privacy: 'anonymous' | 'pseudonymous' | 'identified' | null
  readonly study_title: string | null
}

export type AnswerRow = ReturnType<typeof answerRows>[number]

/** The answers of a session as the warehouse keeps them, masked; those of an anonymous study lead to nobody. */
export function answerRows(session: FinishedSession, person: string) {
  const { survey, state } = sessionOf(session)
  const outline = askedIn(session)
  const privacy = session.privacy ?? 'identified'
  return flatAnswers(survey, state).map(({ question, title, type, shown, values, number, text }) => ({
    session: session.id,
    survey: session.survey,
    question,
    title,
    type,
    customer_id: privacy === 'identified' ? (session.customer_id ?? '') : '',
    person: leadsToNobody(session) ? '0' : person,
    at: Math.floor(Date.parse(session.completed_at ?? session.updated_at) / 1000),
    shown: maskPersonalData(shown),
    values: values.map(maskPersonalData),
    number: number ?? null,
    text: maskPersonalData(text),
    study: session.study ?? '',
    study_title: session.study_title ?? '',
    privacy,
    ...onScale(outline.get(outlinePath(question)), number),
  }))
}

/** A promise of anonymity, or a respondent who is no customer. */
export function leadsToNobody({ privacy, customer_id }: Pick<FinishedSession, 'privacy' | 'customer_id'>): boolean {
  return privacy === 'anonymous' || customer_id === null
}

/** `panel[1].field` and `panel.1.field` are the field of any panel, as the outline has it. */
export function outlinePath(question: string): string {
  return question.replaceAll(/\[\d+\]|\.\d+(?=\.)/g, '[]')
}

/** The ends of the scale that a number was given on, and how many steps below the top it lies. */
function onScale(asked: Asked | undefined, number: number | undefined) {
  const points = asked?.kind === 'scale' && number !== undefined ? asked.choices.map(({ value }) => Number(value)) : []
  const at = number === undefined ? -1 : points.indexOf(number)
  const known = at >= 0
  return {
    low: known ? (points[0] ?? null) : null,
    high: known ? (points.at(-1) ?? null) : null,
    from_top: known ? points.length - 1 - at : null,
  }
}

const outlines = new Map<string, ReadonlyMap<string, Asked>>()
/** Versions of surveys whose outline is remembered. */
const most = 200

/** What a session's version of the survey asks, by path; built once a version. */
export function askedIn({ version, definition }: Pick<SurveySessionRow, 'version' | 'definition'>): ReadonlyMap<string, Asked> {
  const known = outlines.get(version)
  if (known) return known
  if (outlines.size >= most) outlines.clear()
  const outline = new Map(outlineOf(JSON.parse(definition) as Record<string, unknown>).map((asked) => [asked.path, asked]))
  outlines.set(version, outline)
  return outline
}
