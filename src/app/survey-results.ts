import { resultsMessage } from '../fieldwork/results/message/results-message.js'
import type { ReadWords } from '../fieldwork/results/open-answers.js'
import type { Response } from '../fieldwork/results/response.js'
import { surveyResults as countResults, type DoubtfulOnes } from '../fieldwork/results/survey-results.js'
import { maskPersonalData } from '../language/masking/mask-personal-data.js'
import { readText } from '../language/read-text.js'
import { renderText } from '../messages/index.js'
import { type FinishedSurvey, finishedSurvey } from './finished-sessions.js'
import { loadLanguage } from './load-language.js'
import { type ExitCode, exit, type Workspace } from './workspace.js'

export interface ResultsOptions {
  readonly doubtful?: string
  readonly json?: boolean
  readonly language?: 'zh' | 'en'
}

/** `survey results`: live tables with bases and intervals, with and without the doubtful responses. */
export async function surveyResults(workspace: Workspace, name: string, options: ResultsOptions): Promise<ExitCode> {
  const finished = await finishedSurvey(workspace, name)
  const responses = await responsesOf(workspace, finished)
  const results = countResults({
    survey: finished.id,
    title: finished.title,
    outline: finished.outline,
    responses,
    doubtful: (options.doubtful ?? 'both') as DoubtfulOnes,
    least: finished.privacy === 'anonymous' ? 5 : 0,
    read: await readerFor(finished),
  })
  if (options.json) workspace.output.result(JSON.stringify(results))
  else
    workspace.output.result(
      renderText(resultsMessage(results, options.language ?? 'zh', { charts: false }), {
        width: 100,
        colour: workspace.output.interactive,
      }),
    )
  return exit.done
}

async function responsesOf(workspace: Workspace, { sessions, privacy }: FinishedSurvey): Promise<Response[]> {
  const ledger = await workspace.ledger()
  const judged = new Map(
    (await ledger.selectFrom('quality').select(['session', 'doubtful', 'overruled']).execute()).map((row) => [row.session, row]),
  )
  return sessions.map(({ id, data }, index) => {
    const quality = judged.get(id)
    const doubtful = quality?.overruled ? quality.overruled === 'drop' : quality?.doubtful === 1
    return { id: privacy === 'anonymous' ? `#${index + 1}` : id.slice(0, 8), data, weight: 1, doubtful }
  })
}

async function readerFor({ outline }: FinishedSurvey): Promise<ReadWords | undefined> {
  if (!outline.some(({ kind, contact }) => kind === 'open' && !contact)) return undefined
  const model = await loadLanguage()
  return (text) => {
    const masked = maskPersonalData(text)
    return { masked, reading: readText(masked, model) }
  }
}
