import { readFile } from 'node:fs/promises'
import { importSurvey } from '../../fieldwork/formats/import-survey.js'
import type { SaidFile } from '../../fieldwork/survey/said.js'
import { readSurvey } from '../../fieldwork/survey/survey-file.js'
import { type Block, list, message, paragraph, warning } from '../../messages/index.js'
import { fetchText } from '../fetch-text.js'
import { keepSurvey } from '../survey-files.js'
import { audit } from './audit.js'
import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

const mostFaults = 20
const largest = 2_000_000

/** Surveys dropped into the conversation (SurveyJS JSON, LimeSurvey, 问卷星 text): checked, kept, and said what is wrong with them. */
export async function receivedFiles(situation: Situation, files: readonly SaidFile[]): Promise<Decision> {
  const { language } = situation.conversation
  const blocks: Block[] = []
  const kept: string[] = []
  for (const { name, path, size } of files) {
    if (!/\.(json|lss|lsg|lsq|txt)$/i.test(name) || size > largest) {
      const text = {
        zh: `「${name}」不是问卷文件：请发 SurveyJS JSON、LimeSurvey .lss 或问卷星文本（2 MB 以内）。`,
        en: `"${name}" is no survey file: send SurveyJS JSON, a LimeSurvey .lss or a 问卷星 text (up to 2 MB).`,
      }
      blocks.push(warning(text[language]))
      continue
    }
    const taken = await take(situation, name, await readFile(path, 'utf8'))
    blocks.push(...taken.blocks)
    if (taken.kept) kept.push(taken.kept)
  }
  return {
    messages: [message(language, ...blocks)],
    writes: kept.map((id) => audit(situation, 'keep survey', id)),
  }
}

/** A survey by its address on the public web. @throws UserError where it cannot be fetched, or lies in a private network */
export async function fetchedSurvey(situation: Situation, address: string): Promise<Decision> {
  const name = new URL(address).pathname.split('/').at(-1) || 'survey'
  const taken = await take(situation, name, await fetchText(address, { largest }))
  return {
    messages: [message(situation.conversation.language, ...taken.blocks)],
    writes: taken.kept ? [audit(situation, 'keep survey', `${taken.kept} (${address})`)] : [],
  }
}

async function take(
  { workspace, conversation: { language } }: Situation,
  name: string,
  content: string,
): Promise<{ blocks: Block[]; kept?: string }> {
  const blocks: Block[] = []
  const imported = importSurvey(name, content)
  const id = name.replace(/\.\w+$/, '').replace(/[^\p{L}\p{N}_-]+/gu, '-')
  const text = imported.definition ? JSON.stringify(imported.definition, null, 2) : ''
  const read = imported.definition ? readSurvey(id, text) : undefined
  const faults = [
    ...imported.faults.map((fault) => fault.message[language]),
    ...(read?.faults ?? []).map(
      ({ path: place, message: what, suggestion }) => `${place}: ${what}${suggestion ? ` → ${suggestion}` : ''}`,
    ),
  ]
  if (!read?.survey) {
    blocks.push(warning({ zh: `「${name}」还不能发放：`, en: `"${name}" cannot be asked yet:` }[language]))
  } else {
    await keepSurvey(workspace, id, text)
    const said = {
      zh: `已收下问卷「${read.survey.title}」（${id}）。说「做问卷 ${id}」试答，「发问卷」发放。`,
      en: `Kept the survey "${read.survey.title}" (${id}). Say "take survey ${id}" to try it, "send survey" to send it.`,
    }
    blocks.push(paragraph(said[language]))
  }
  if (faults.length > 0) blocks.push(list(faults.slice(0, mostFaults)))
  return { blocks, ...(read?.survey ? { kept: id } : {}) }
}
