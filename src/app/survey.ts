import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { beginSurvey, type Replied, replySurvey } from '../fieldwork/survey/reply.js'
import type { Survey, SurveyFault } from '../fieldwork/survey/survey-file.js'
import { message, renderText } from '../messages/index.js'
import { findSurvey, listSurveys, readSurveyFile } from './survey-files.js'
import { keepReply, openSession, type SurveySession } from './survey-sessions.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

/** `survey list`: what can be asked, in which languages, and what is wrong with the rest. */
export async function surveyList(workspace: Workspace, options: { json?: boolean }): Promise<ExitCode> {
  const surveys = await listSurveys(workspace)
  if (options.json) {
    workspace.output.result(
      JSON.stringify(
        surveys.map(({ id, path, read }) => ({
          id,
          path,
          title: read.survey?.title,
          languages: read.survey?.languages,
          faults: read.faults,
        })),
      ),
    )
  } else {
    for (const { id, read } of surveys) {
      workspace.output.result(
        read.survey
          ? `${id}  ${read.survey.title} (${read.survey.languages.join(', ')})`
          : `${id}  ✗ ${read.faults.length} faults: zhiyin survey check`,
      )
    }
    if (surveys.length === 0)
      workspace.output.result(
        '没有问卷。把 SurveyJS JSON 放进 home/surveys/。\nNo surveys yet: put SurveyJS JSON files into surveys/ of the home.',
      )
  }
  return exit.done
}

/** `survey check`: every fault with its place. */
export async function surveyCheck(workspace: Workspace, path: string, options: { json?: boolean }): Promise<ExitCode> {
  const read = await readSurveyFile(path)
  if (options.json) workspace.output.result(JSON.stringify({ path, fit: read.survey !== undefined, faults: read.faults }))
  else {
    for (const fault of read.faults) workspace.output.result(faultLine(fault))
    workspace.output.result(
      read.survey ? `✓ ${read.survey.title}: 可以发放 / ready to be asked` : '✗ 有错误，不能发放 / not fit to be asked',
    )
  }
  return read.survey ? exit.done : exit.partly
}

/** `survey run`: taken at this terminal, or by the respondents of a file. */
export async function surveyRun(
  workspace: Workspace,
  name: string,
  options: { answers?: string; as?: string; json?: boolean },
): Promise<ExitCode> {
  const survey = await findSurvey(workspace, name)
  if (options.answers) return playRespondents(workspace, survey, options.answers, options.json === true)
  const { chatCommand } = await import('./chat.js')
  return chatCommand(workspace, { ...(options.as ? { as: options.as } : {}), survey: survey.id === name ? name : survey.id })
}

const respondentForm = z.object({
  customer_id: z.string().min(1),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

async function playRespondents(workspace: Workspace, survey: Survey, path: string, json: boolean): Promise<ExitCode> {
  let number = 0
  let code: ExitCode = exit.done
  for await (const line of linesOf(path)) {
    number += 1
    if (line.trim() === '') continue
    const respondent = readRespondent(path, number, line)
    const { replied, refused } = await playOne(workspace, survey, respondent)
    if (replied.outcome !== 'completed') code = exit.partly
    const report = {
      customer_id: respondent.customer_id,
      outcome: replied.outcome,
      at: replied.state.at,
      refused,
      data: replied.state.data,
    }
    workspace.output.result(
      json
        ? JSON.stringify(report)
        : `${report.customer_id}: ${report.outcome}${report.at ? ` (${report.at})` : ''}${refused.map(({ question, said, why }) => `\n  ${question}: "${said}": ${why}`).join('')}`,
    )
  }
  return code
}

/** Answers the waiting question from the script; a question without an answer is skipped where it may be, else the respondent stops there. */
async function playOne(workspace: Workspace, survey: Survey, respondent: z.infer<typeof respondentForm>) {
  const ledger = await workspace.ledger()
  let session: SurveySession = await openSession(
    ledger,
    survey,
    `played:${respondent.customer_id}`,
    survey.languages[0] ?? 'zh',
    new Date(),
    respondent.customer_id,
  )
  let replied: Replied = beginSurvey(session.survey, session.state)
  const refused: { question: string; said: string; why: string }[] = []
  while (replied.outcome === 'asked' || replied.outcome === 'again') {
    const question: string = replied.state.at ?? ''
    const scripted = respondent.answers[question]
    const said = scripted === undefined || refused.some((one) => one.question === question) ? 'skip' : String(scripted)
    const now = new Date()
    const next = replySurvey(session.survey, replied.state, said)
    if (next.outcome === 'again') {
      const why = renderText(message(next.message.language, next.message.blocks[0]), { width: 200, colour: false }).trim()
      if (said !== 'skip' || scripted === undefined) refused.push({ question, said, why })
      if (said === 'skip') {
        replied = { ...replySurvey(session.survey, replied.state, 'stop') }
        await keepReply(ledger, session, replied, 'stop', now)
        break
      }
      continue
    }
    session = await keepReply(ledger, session, next, said, now)
    replied = next
  }
  return { replied, refused }
}

function readRespondent(path: string, number: number, line: string): z.infer<typeof respondentForm> {
  try {
    return respondentForm.parse(JSON.parse(line))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new UserError(`${path}, line ${number}: not a respondent ({"customer_id", "answers": {…}}): ${why}`)
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8')
  stream.on('error', () => undefined)
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    throw new UserError(`${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function faultLine({ severity, path, message, suggestion }: SurveyFault): string {
  return `${severity === 'error' ? '✗' : '!'} ${path || '(file)'}: ${message}${suggestion ? ` → ${suggestion}` : ''}`
}
