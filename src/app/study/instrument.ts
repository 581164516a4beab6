import { inLanguage } from '../../fieldwork/interview/script.js'
import type { Survey } from '../../fieldwork/survey/survey-file.js'
import { findScript, type ScriptFile } from '../interview-files.js'
import { scriptOf } from '../interview-sessions.js'
import { findSurvey } from '../survey-files.js'
import type { Workspace } from '../workspace.js'
import { type StudyRow, suggestedBy } from './rows.js'

/** What a study asks: a survey or an interview guide, with the text that its sessions are held by. */
export interface Instrument {
  readonly kind: 'survey' | 'interview'
  readonly id: string
  readonly title: string
  readonly definition: string
  /** Settings that it suggests itself. */
  readonly suggested: Readonly<Record<string, unknown>>
  /** Names of its questions; undefined where quotas cannot ask for them. */
  readonly questions: readonly string[] | undefined
}

/** @throws UserError naming what is at hand, or the faults of the file */
export async function surveyInstrument(workspace: Workspace, name: string): Promise<Instrument> {
  const survey = await findSurvey(workspace, name)
  return {
    kind: 'survey',
    id: survey.id,
    title: survey.title,
    definition: JSON.stringify(survey.definition),
    suggested: { ...suggestedBy(survey), languages: [...survey.languages] },
    questions: questionsOf(survey),
  }
}

/** @throws UserError naming what is at hand, or the faults of the guide */
export async function interviewInstrument(workspace: Workspace, name: string): Promise<Instrument> {
  const { script, text } = await findScript(workspace, name)
  const words = (texts: typeof script.title) => ({ zh: inLanguage(texts, 'zh'), en: inLanguage(texts, 'en') })
  const purpose = words(script.purpose)
  return {
    kind: 'interview',
    id: script.id,
    title: inLanguage(script.title, script.languages[0] ?? 'zh'),
    definition: text,
    suggested: {
      ...(purpose.zh === '' && purpose.en === '' ? {} : { purpose }),
      ...(script.minutes === undefined ? {} : { minutes: script.minutes }),
      languages: [...script.languages],
    },
    questions: [],
  }
}

/** The guide that a study's interviews are held by, as it was when the study began. */
export function guideOf({ instrument, version, definition }: StudyRow): ScriptFile {
  return { script: scriptOf({ script: instrument, version, definition }), text: definition }
}

/** The names of all questions of a survey. */
function questionsOf({ definition }: Survey): readonly string[] {
  const names: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one)
    else if (typeof node === 'object' && node !== null) {
      if ('type' in node && 'name' in node && typeof node.name === 'string') names.push(node.name)
      for (const key of ['pages', 'elements', 'templateElements']) if (key in node) visit((node as Record<string, unknown>)[key])
    }
  }
  visit(definition)
  return names
}
