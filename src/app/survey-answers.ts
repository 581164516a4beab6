import { type AnsweredSession, type Dataset, datasetOf } from '../fieldwork/formats/dataset.js'
import { readSurvey } from '../fieldwork/survey/survey-file.js'
import { type FinishedSurvey, finishedSurvey } from './finished-sessions.js'
import { judgeFinished } from './judge-sessions.js'
import { weighted } from './results-weights.js'
import { UserError, type Workspace } from './workspace.js'

/** Rows of fewer people would tell who they are, whatever is left out of them. */
const leastAnonymous = 5

/** The finished sessions as a dataset, judged and weighted, in the privacy that was promised. */
export async function answersOf(
  workspace: Workspace,
  name: string,
  { weights, lang }: { weights?: string; lang?: string } = {},
): Promise<{ finished: FinishedSurvey; dataset: Dataset }> {
  const finished = await finishedSurvey(workspace, name)
  if (finished.privacy === 'anonymous' && finished.sessions.length < leastAnonymous)
    throw new UserError(
      `匿名调研「${finished.title.zh}」完成不到 ${leastAnonymous} 份，不能导出逐行答卷。\n` +
        `The anonymous study "${finished.title.en}" has fewer than ${leastAnonymous} responses: rows of so few people are not exported.`,
    )
  const { survey } = readSurvey(finished.id, JSON.stringify(finished.definition))
  if (!survey) throw new Error(`the survey of ${finished.id} cannot be read any more`)
  const { judgements } = await judgeFinished(workspace, finished)
  const sessions = finished.sessions.map(({ id }) => id)
  const responses = finished.sessions.map(({ id, data }) => ({ id, data, weight: 1, doubtful: false }))
  const weighed = await weighted(workspace, finished, responses, sessions, weights)
  const kept = await keptOf(workspace, sessions)
  const judged = new Map(judgements.map((judgement) => [judgement.session, judgement]))
  const answered = finished.sessions.map((session, index): AnsweredSession => {
    const judgement = judged.get(session.id)
    const row = kept.get(session.id)
    return {
      id: session.id,
      respondent: session.respondent,
      ...(session.customer === undefined ? {} : { customer: session.customer }),
      language: session.language,
      state: { data: session.data },
      outcome: 'completed',
      startedAt: row?.startedAt ?? session.completedAt,
      completedAt: session.completedAt,
      ...(judgement
        ? {
            quality: {
              score: judgement.score,
              doubtful: row?.overruled ? row.overruled === 'drop' : judgement.doubtful,
              reasons: judgement.reasons.map(reasonName),
            },
          }
        : {}),
      ...(weighed.weighting ? { weight: weighed.responses[index]?.weight ?? 1 } : {}),
    }
  })
  const language = lang === 'en' || lang === 'zh' ? lang : (survey.languages[0] ?? 'zh')
  const titled = { ...survey, title: language === 'zh' ? finished.title.zh : finished.title.en }
  return { finished, dataset: datasetOf(titled, answered, { language, privacy: finished.privacy }) }
}

async function keptOf(workspace: Workspace, sessions: readonly string[]) {
  const ledger = await workspace.ledger()
  const kept = new Map<string, { startedAt: string; overruled: 'keep' | 'drop' | null }>()
  for (let from = 0; from < sessions.length; from += 400) {
    const rows = await ledger
      .selectFrom('survey_sessions')
      .leftJoin('quality', 'quality.session', 'survey_sessions.id')
      .select(['survey_sessions.id', 'survey_sessions.started_at', 'quality.overruled'])
      .where('survey_sessions.id', 'in', sessions.slice(from, from + 400))
      .execute()
    for (const { id, started_at, overruled } of rows) kept.set(id, { startedAt: started_at, overruled })
  }
  return kept
}

function reasonName(reason: unknown): string {
  return typeof reason === 'object' && reason !== null && 'check' in reason ? String(reason.check) : String(reason)
}
