import type { Language } from '../catalog/label.js'
import { type BrokenDown, breakDown } from '../fieldwork/results/break-down.js'
import { breakDownBlocks } from '../fieldwork/results/message/break-down-blocks.js'
import { progressBlocks } from '../fieldwork/results/message/progress-blocks.js'
import { resultsMessage } from '../fieldwork/results/message/results-message.js'
import type { ReadWords } from '../fieldwork/results/open-answers.js'
import { findAsked } from '../fieldwork/results/outline.js'
import type { Response } from '../fieldwork/results/response.js'
import { surveyResults as countResults, type DoubtfulOnes, type SurveyResults } from '../fieldwork/results/survey-results.js'
import { maskPersonalData } from '../language/masking/mask-personal-data.js'
import { readText } from '../language/read-text.js'
import { type Message, message, note, renderText } from '../messages/index.js'
import { type FinishedSurvey, finishedSurvey } from './finished-sessions.js'
import { judgeFinished } from './judge-sessions.js'
import { loadLanguage } from './load-language.js'
import { groupingNamed } from './results-groupings.js'
import { weighted } from './results-weights.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface ResultsOptions {
  /** Break every question down by a question, a tag (`persona` too), a saved segment or a group of customers in words. */
  readonly by?: string
  /** One table of two: `a,b`, the rows a question and the columns anything that `by` takes. */
  readonly cross?: string
  /** With the doubtful responses, without them, or both side by side (default). */
  readonly doubtful?: string
  /** A JSON file of margins, a tag, or `none`; without it the survey file's own. */
  readonly weights?: string
  readonly json?: boolean
  /** A folder to write JSON, Markdown, HTML and charts to. */
  readonly out?: string
  readonly lang?: string
}

/** Everything that results are made of, for the terminal, for chats and for files. */
export interface ResultsDocument {
  readonly survey: FinishedSurvey
  readonly results: SurveyResults
  readonly breakdowns: readonly BrokenDown[]
  /** A cross-table was asked for: in words it stands alone. */
  readonly crossed: boolean
  readonly doubtful: DoubtfulOnes
}

/** `survey results`: live tables with bases and intervals, with and without the doubtful responses, broken down where wanted. */
export async function surveyResults(workspace: Workspace, name: string, options: ResultsOptions = {}): Promise<ExitCode> {
  const document = await resultsOf(workspace, name, options)
  const json = () => ({ ...document.results, progress: document.survey.progress, breakdowns: document.breakdowns })
  if (options.out) {
    const { writeResults } = await import('./results-files.js')
    const whole = { ...document, crossed: false }
    const messages = { zh: resultsIn(whole, 'zh'), en: resultsIn(whole, 'en') }
    const written = await writeResults(json(), messages, document.survey.title.zh, options.out)
    for (const path of written) workspace.output.progress(path)
    if (options.json) workspace.output.result(JSON.stringify({ files: written }))
    else workspace.output.result(`${written.length} 个文件 / files: ${options.out}`)
    return exit.done
  }
  if (options.json) workspace.output.result(JSON.stringify(json()))
  else
    workspace.output.result(
      renderText(resultsIn(document, options.lang === 'en' ? 'en' : 'zh', { charts: false }), {
        width: Math.max(100, process.stdout.columns ?? 100),
        colour: workspace.output.interactive,
      }),
    )
  return document.results.withheld ? exit.partly : exit.done
}

/** The results of a survey or study, judged, weighted and counted. */
export async function resultsOf(workspace: Workspace, name: string, options: ResultsOptions = {}): Promise<ResultsDocument> {
  const doubtful = doubtfulOf(options.doubtful)
  const survey = await finishedSurvey(workspace, name)
  const judged = await verdictsOf(workspace, survey)
  const sessions = survey.sessions.map(({ id }) => id)
  const { responses, weighting } = await weighted(workspace, survey, responsesOf(survey, judged), sessions, options.weights)
  const results = countResults({
    survey: survey.id,
    title: survey.title,
    outline: survey.outline,
    responses,
    weighting,
    doubtful,
    least: survey.privacy === 'anonymous' ? leastShown : 0,
    read: await readerFor(survey),
  })
  const breakdowns = results.withheld ? [] : await brokenDown(workspace, survey, responses, sessions, options)
  return { survey, results, breakdowns, crossed: options.cross !== undefined, doubtful }
}

/** A results document as a message. With a cross-table asked for, that alone. */
export function resultsIn(document: ResultsDocument, language: Language, options: { charts?: boolean } = {}): Message {
  const { survey, results, breakdowns, crossed } = document
  const { charts = true } = options
  const [title, ...rest] = resultsMessage(crossed ? { ...results, sets: [] } : results, language, { charts }).blocks
  return message(
    language,
    title,
    ...progressBlocks(survey.progress, language),
    ...rest,
    breakdowns.length > 0 && results.doubtful > 0
      ? note(countedIn[document.doubtful === 'with' ? 'with' : 'without'][language])
      : undefined,
    ...breakdowns.flatMap((broken) => breakDownBlocks(broken, language, charts)),
  )
}

/** Which responses the broken-down tables count. */
const countedIn = {
  with: { zh: '以下分组表包括存疑答卷。', en: 'The tables by group below count the doubtful responses too.' },
  without: { zh: '以下分组表不含存疑答卷。', en: 'The tables by group below leave out the doubtful responses.' },
} as const

/** No group of fewer people is shown, and no anonymous study with fewer completes. */
const leastShown = 5

async function brokenDown(
  workspace: Workspace,
  survey: FinishedSurvey,
  responses: readonly Response[],
  sessions: readonly string[],
  { by, cross, doubtful }: ResultsOptions,
): Promise<BrokenDown[]> {
  const broken: BrokenDown[] = []
  // Without them where that was asked for; else all answers that are kept.
  const sure = (all: readonly Response[]) => (doubtful === 'with' ? all : all.filter((response) => !response.doubtful))
  if (cross) {
    const [rows, ...columns] = cross.split(',').map((one) => one.trim())
    const asked = findAsked(survey.outline, rows ?? '')
    if (!asked) throw noQuestion(survey, rows ?? '')
    if (columns.length === 0)
      throw new UserError('--cross 要两个名字，用逗号分开：--cross nps,skin_type\n--cross takes two names with a comma between.')
    const { grouping, responses: grouped } = await groupingNamed(workspace, survey, responses, sessions, columns.join(','))
    broken.push(...breakDown(asked, grouping, sure(grouped), { least: leastShown }))
    if (broken.length === 0)
      throw new UserError(
        `「${rows}」不是选择题、量表或数字题，不能交叉\n"${rows}" has no choices, scale or numbers: there is no cross-table of it.`,
      )
  }
  if (by) {
    const { grouping, responses: grouped } = await groupingNamed(workspace, survey, responses, sessions, by)
    for (const asked of survey.outline) broken.push(...breakDown(asked, grouping, sure(grouped), { least: leastShown }))
  }
  return broken
}

/** Who is doubtful, by session. Judged only where somebody was not yet: `survey quality` judges everybody anew. */
async function verdictsOf(workspace: Workspace, survey: FinishedSurvey): Promise<ReadonlyMap<string, boolean>> {
  const ledger = await workspace.ledger()
  const read = async () => {
    const rows = await ledger
      .selectFrom('quality')
      .innerJoin('survey_sessions', 'survey_sessions.id', 'quality.session')
      .select(['quality.session', 'quality.doubtful', 'quality.overruled'])
      .where('survey_sessions.state', '=', 'completed')
      .where(survey.study ? 'survey_sessions.study' : 'survey_sessions.survey', '=', survey.id)
      .execute()
    return new Map(
      rows.map(({ session, doubtful, overruled }) => [session, overruled ? overruled === 'drop' : doubtful === 1] as const),
    )
  }
  const known = await read()
  if (survey.sessions.every(({ id }) => known.has(id))) return known
  await judgeFinished(workspace, survey)
  return read()
}

function responsesOf({ sessions, privacy }: FinishedSurvey, doubtful: ReadonlyMap<string, boolean>): Response[] {
  return sessions.map(({ id, data, customer, respondent }, index) => {
    // A quote leads back to a customer, to a pseudonym, or to nobody.
    const shown =
      privacy === 'anonymous' ? `#${index + 1}` : privacy === 'pseudonymous' ? respondent : (customer ?? id.slice(0, 8))
    return { id: shown, data, weight: 1, doubtful: doubtful.get(id) === true }
  })
}

async function readerFor({ outline }: FinishedSurvey): Promise<ReadWords | undefined> {
  if (!outline.some(({ kind, contact }) => kind === 'open' && !contact)) return undefined
  const model = await loadLanguage()
  const known = new Map<string, ReturnType<ReadWords>>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const masked = maskPersonalData(text)
    const read = { masked, reading: readText(masked, model) }
    known.set(text, read)
    return read
  }
}

function doubtfulOf(said: string | undefined): DoubtfulOnes {
  if (said === undefined) return 'both'
  if (said === 'with' || said === 'without' || said === 'both') return said
  throw new UserError(`--doubtful ${said}: 请写 with、without 或 both / say with, without or both`)
}

function noQuestion({ outline }: FinishedSurvey, name: string): UserError {
  const paths = outline.slice(0, 40).map(({ path }) => path)
  return new UserError(
    `没有题目「${name}」，有：${paths.join('、')}\nThere is no question "${name}". At hand: ${paths.join(', ')}`,
  )
}
