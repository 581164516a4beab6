import type { SurveyFault } from '../fieldwork/survey/survey-file.js'
import { playRespondents } from './play-respondents.js'
import { findSurvey, listSurveys, readSurveyFile } from './survey-files.js'
import { type ExitCode, exit, type Workspace } from './workspace.js'

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

function faultLine({ severity, path, message, suggestion }: SurveyFault): string {
  return `${severity === 'error' ? '✗' : '!'} ${path || '(file)'}: ${message}${suggestion ? ` → ${suggestion}` : ''}`
}
