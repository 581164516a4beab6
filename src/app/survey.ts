import type { Language } from '../catalog/label.js'
import { extensionOf } from '../fieldwork/survey/extension.js'
import { checkMessage } from '../fieldwork/survey/simulate/check-message.js'
import { simulateSurvey } from '../fieldwork/survey/simulate/simulate.js'
import type { ReadSurvey, Survey, SurveyFault } from '../fieldwork/survey/survey-file.js'
import { renderText } from '../messages/index.js'
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

/** `survey check`: every fault with its place, and what a walk over all branches finds. */
export async function surveyCheck(
  workspace: Workspace,
  path: string,
  options: { json?: boolean; lang?: string } = {},
): Promise<ExitCode> {
  const asked = await readSurveyFile(path)
  const read: ReadSurvey = asked.survey
    ? { ...asked, faults: [...asked.faults, ...(await tagFaults(workspace, asked.survey))] }
    : asked
  const simulation = read.survey && simulateSurvey(read.survey)
  const faults = [...read.faults, ...(simulation?.faults ?? [])]
  const fit = read.survey !== undefined && !faults.some(({ severity }) => severity === 'error')
  if (options.json) workspace.output.result(JSON.stringify({ path, fit, faults, ...(simulation ? { simulation } : {}) }))
  else {
    const languages: readonly Language[] = options.lang === 'zh' || options.lang === 'en' ? [options.lang] : ['zh', 'en']
    for (const language of languages)
      workspace.output.result(
        renderText(checkMessage(read, simulation, language), {
          width: Math.max(100, process.stdout.columns ?? 100),
          colour: workspace.output.interactive,
        }),
      )
  }
  return fit ? exit.done : exit.partly
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
  return chatCommand(workspace, { ...(options.as ? { as: options.as } : {}), survey: name })
}

/** Tags that the file's checks speak of and that this workspace has not: they would never find anything. */
async function tagFaults(workspace: Workspace, survey: Survey): Promise<SurveyFault[]> {
  const { checks } = extensionOf(survey)
  if (checks.length === 0) return []
  const [{ loadTags }, { readAsOf }] = await Promise.all([import('./tag-catalog.js'), import('./as-of.js')])
  const { catalog } = await loadTags(workspace, readAsOf(workspace, undefined))
  return checks.flatMap(({ tag }, index) => {
    if (catalog.get(tag) ?? catalog.find(tag)) return []
    const near = catalog.nearest(tag)
    const suggestion = near.length > 0 ? { suggestion: near.join(', ') } : {}
    const words = {
      zh: `没有叫「${tag}」的标签，这项核对不会起作用。`,
      en: `There is no tag "${tag}": this check would never find anything.`,
    }
    return [{ severity: 'warning' as const, path: `zhiyin.checks[${index}].tag`, message: words.en, zh: words.zh, ...suggestion }]
  })
}
