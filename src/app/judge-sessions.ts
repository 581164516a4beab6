import type { Copy, Subject, Surroundings, TimedAnswer } from '../fieldwork/quality/check.js'
import { copiedTexts, type OpenText } from '../fieldwork/quality/copied-text.js'
import { type Judgement, judge } from '../fieldwork/quality/judge.js'
import { usualTimes } from '../fieldwork/quality/usual-times.js'
import { givenIn } from '../fieldwork/results/given.js'
import { type FinishedSurvey, finishedSurvey } from './finished-sessions.js'
import { loadGibberish } from './gibberish-data.js'
import { factsOf } from './respondent-facts.js'
import type { Workspace } from './workspace.js'

export interface Judged {
  readonly survey: FinishedSurvey
  readonly judgements: readonly Judgement[]
  /** How many were new or changed since they were last judged. */
  readonly written: number
}

/**
 * Judges all finished sessions of a survey or study and keeps what changed. Others' answers count (copies, usual times), so all are judged together; doing it again
 * changes nothing, and a person's word is never touched.
 *
 * @param name a study's id, or a survey's name
 */
export async function judgeSessions(workspace: Workspace, name: string): Promise<Judged> {
  return judgeFinished(workspace, await finishedSurvey(workspace, name))
}

export async function judgeFinished(workspace: Workspace, survey: FinishedSurvey): Promise<Judged> {
  if (survey.sessions.length === 0) return { survey, judgements: [], written: 0 }
  const [timed, facts, gibberish] = await Promise.all([
    timesOf(workspace, survey),
    factsOf(workspace, survey, (problem) => workspace.output.progress(`核对事实时出错 / check against facts: ${problem}`)),
    loadGibberish(),
  ])
  const surroundings: Surroundings = {
    outline: survey.outline,
    contradictions: survey.extension.contradictions,
    attention: survey.extension.attention,
    checks: survey.extension.checks,
    usualTimes: usualTimes(timed.values()),
    copies: copiesOf(survey),
    gibberish,
  }
  const judgements = survey.sessions.map(({ id, language, data }) => {
    const subject: Subject = { session: id, language, data, timed: timed.get(id) ?? [], facts: facts.get(id) ?? [] }
    return judge(subject, surroundings)
  })
  return { survey, judgements, written: await keep(workspace, judgements) }
}

/** When what was answered. Answers that were read from a file have no times of their own. */
async function timesOf(workspace: Workspace, { sessions }: FinishedSurvey): Promise<Map<string, TimedAnswer[]>> {
  const ledger = await workspace.ledger()
  const times = new Map<string, TimedAnswer[]>()
  for (const part of parts(sessions, 400)) {
    const rows = await ledger
      .selectFrom('answers')
      .select(['session', 'question', 'said', 'asked_at', 'answered_at'])
      .where(
        'session',
        'in',
        part.map(({ id }) => id),
      )
      .orderBy('asked_at')
      .orderBy('id')
      .execute()
    for (const { session, question, said, asked_at, answered_at } of rows) {
      const one = { question, said, milliseconds: Date.parse(answered_at) - Date.parse(asked_at) }
      const own = times.get(session)
      if (own) own.push(one)
      else times.set(session, [one])
    }
  }
  for (const { id, respondent } of sessions) {
    const untimed = respondent.startsWith('played:') && (times.get(id) ?? []).every(({ milliseconds }) => milliseconds <= 0)
    if (untimed) times.delete(id)
  }
  return times
}

function copiesOf({ outline, sessions }: FinishedSurvey): Map<string, Copy[]> {
  const open = outline.filter(({ kind, contact }) => kind === 'open' && !contact)
  const texts = sessions.flatMap(({ id, data }) =>
    open.flatMap((asked) =>
      givenIn(data, asked).flatMap(({ text }): OpenText[] => (text ? [{ session: id, question: asked.path, text }] : [])),
    ),
  )
  return copiedTexts(texts)
}

/** Writes what is new or changed, in batches; `overruled` and what goes with it stay as they are. */
async function keep(workspace: Workspace, judgements: readonly Judgement[]): Promise<number> {
  const ledger = await workspace.ledger()
  const judged_at = new Date().toISOString()
  let written = 0
  for (const part of parts(judgements, 400)) {
    const standing = await ledger
      .selectFrom('quality')
      .select(['session', 'score', 'doubtful', 'reasons'])
      .where(
        'session',
        'in',
        part.map(({ session }) => session),
      )
      .execute()
    const known = new Map(standing.map((row) => [row.session, row]))
    const rows = part.flatMap(({ session, score, doubtful, reasons }) => {
      const row = { session, score, doubtful: doubtful ? 1 : 0, reasons: JSON.stringify(reasons), judged_at }
      const before = known.get(session)
      const same = before && before.score === score && before.doubtful === row.doubtful && before.reasons === row.reasons
      return same ? [] : [row]
    })
    if (rows.length === 0) continue
    await ledger
      .insertInto('quality')
      .values(rows.map((row) => ({ ...row, overruled: null, overruled_by: null, overruled_at: null, overruled_why: null })))
      .onConflict((conflict) =>
        conflict.column('session').doUpdateSet((set) => ({
          score: set.ref('excluded.score'),
          doubtful: set.ref('excluded.doubtful'),
          reasons: set.ref('excluded.reasons'),
          judged_at: set.ref('excluded.judged_at'),
        })),
      )
      .execute()
    written += rows.length
  }
  return written
}

/** Slices that fit into one statement. */
export function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}
