import { flatUtterances } from '../fieldwork/interview/flat-utterances.js'
import { inLanguage } from '../fieldwork/interview/script.js'
import { maskPersonalData } from '../language/masking/mask-personal-data.js'
import type { AnswerRow } from './answer-rows.js'
import { type InterviewRow, scriptOf, type UtteranceRow } from './interview-sessions.js'
import { withCustomersBehind } from './study/behind-codes.js'
import type { Workspace } from './workspace.js'

/** An interview that was finished, with its study's title and promise of privacy (null: held without a study), and what was said. */
export type FinishedInterview = InterviewRow & {
  readonly privacy: 'anonymous' | 'pseudonymous' | 'identified' | null
  readonly study_title: string | null
  readonly said: readonly UtteranceRow[]
}

/** All interviews that were finished, or those finished since. */
export async function finishedInterviews(workspace: Workspace, since?: Date): Promise<FinishedInterview[]> {
  const ledger = await workspace.ledger()
  const finished = ledger.selectFrom('interviews').where('interviews.status', '=', 'completed')
  const chosen = since ? finished.where('interviews.completed_at', '>=', since.toISOString()) : finished
  const rows = await chosen
    .leftJoin('studies', 'studies.id', 'interviews.study')
    .selectAll('interviews')
    .select(['studies.privacy as privacy', 'studies.title as study_title'])
    .orderBy('interviews.id')
    .execute()
  if (rows.length === 0) return []
  // A study's interviews are few; survey sessions by the thousand take another way.
  const said = await ledger
    .selectFrom('utterances')
    .selectAll()
    .where('speaker', '=', 'person')
    .where('kind', '=', 'answer')
    .where('interview', 'in', chosen.select('interviews.id'))
    .orderBy('id')
    .execute()
  const byInterview = new Map<string, UtteranceRow[]>()
  for (const one of said) byInterview.set(one.interview, [...(byInterview.get(one.interview) ?? []), one])
  return (await withCustomersBehind(workspace, rows)).map((row) => ({ ...row, said: byInterview.get(row.id) ?? [] }))
}

/** What was said in an interview as the warehouse keeps answers, masked; in an anonymous study it leads to nobody. */
export function interviewRows(interview: FinishedInterview, person: string): AnswerRow[] {
  const script = scriptOf(interview)
  const language = interview.language === 'en' ? 'en' : 'zh'
  const privacy = interview.privacy ?? 'identified'
  const nobody = privacy === 'anonymous' || interview.customer_id === null
  return flatUtterances(script, interview.said, language).map(({ question, title, type, values, text }) => {
    const masked = maskPersonalData(text)
    return {
      session: interview.id,
      survey: interview.script,
      question,
      title,
      type,
      customer_id: nobody || privacy === 'pseudonymous' ? '' : (interview.customer_id ?? ''),
      person: nobody ? '0' : person,
      at: Math.floor(Date.parse(interview.completed_at ?? interview.updated_at) / 1000),
      shown: masked,
      values: [...values],
      number: null,
      text: masked,
      study: interview.study ?? '',
      study_title: interview.study_title ?? inLanguage(script.title, language),
      privacy,
      low: null,
      high: null,
      from_top: null,
    }
  })
}
