import { readFile } from 'node:fs/promises'
import type { SaidFile } from '../../fieldwork/survey/said.js'
import { list, message, paragraph, warning } from '../../messages/index.js'
import { audit } from './audit.js'
import type { Decision } from './decision.js'
import { keepSurvey } from './keep-survey.js'
import type { Situation } from './situation.js'

/** A survey dropped into the conversation: checked, kept, and said what is wrong with it. */
export async function receivedFiles(situation: Situation, files: readonly SaidFile[]): Promise<Decision> {
  const { workspace, conversation } = situation
  const { language } = conversation
  const blocks = []
  const kept: string[] = []
  for (const { name, path } of files) {
    if (!/\.json$/i.test(name)) {
      blocks.push(
        warning(
          { zh: `「${name}」不是问卷文件：请发 SurveyJS JSON。`, en: `"${name}" is no survey file: send SurveyJS JSON.` }[
            language
          ],
        ),
      )
      continue
    }
    const id = name.replace(/\.json$/i, '')
    const read = await keepSurvey(workspace, id, await readFile(path, 'utf8'))
    blocks.push(
      paragraph(
        read.survey
          ? { zh: `已收下问卷「${read.survey.title}」(${id})。`, en: `Kept the survey "${read.survey.title}" (${id}).` }[language]
          : { zh: `「${name}」还不能发放：`, en: `"${name}" cannot be asked yet:` }[language],
      ),
      list(
        read.faults.map(
          ({ path: place, message: what, suggestion }) => `${place}: ${what}${suggestion ? ` → ${suggestion}` : ''}`,
        ),
      ),
    )
    if (read.survey) kept.push(id)
  }
  return {
    messages: [message(language, ...blocks.filter((block) => block.kind !== 'list' || block.items.length > 0))],
    writes: kept.map((id) => audit(situation, 'keep survey', id)),
  }
}
