import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import 'survey-core/i18n/simplified-chinese'
import { importSurvey } from '../fieldwork/formats/import-survey.js'
import type { ImportFault, ImportNote } from '../fieldwork/formats/imported.js'
import { surveyJsText } from '../fieldwork/formats/surveyjs-text.js'
import { readSurvey, type SurveyFault } from '../fieldwork/survey/survey-file.js'
import { asUtf8 } from '../sources/encoding.js'
import { FileProblem } from '../sources/problem.js'
import { isAddress, textAt } from './survey-address.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

/** No questionnaire is longer; whatever is, is something else. */
const largest = 16 * 1024 * 1024

/**
 * `survey import`: a LimeSurvey structure (.lss .lsg .lsq), a 问卷星 text or SurveyJS JSON, as a file or at an address, becomes a survey of this home, with what was
 * changed, left out or concluded on the way.
 */
export async function surveyImport(
  workspace: Workspace,
  path: string,
  options: { as?: string; json?: boolean },
): Promise<ExitCode> {
  const text = await textOf(path)
  const id = options.as ?? idOf(path)
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,79}$/u.test(id))
    throw new UserError(
      `"${id}" cannot be a survey's name: letters, digits, - and _ only, 80 at most. Choose one with --as NAME.`,
    )
  const { format, definition, notes, faults } = importSurvey(path, text)
  const titled = definition && definition.title === undefined ? { title: id, ...definition } : definition
  const check = titled ? readSurvey(id, JSON.stringify(titled)) : { survey: undefined, faults: [] }
  const kept = titled && check.survey ? await keep(workspace, id, titled, options.as !== undefined) : undefined
  const questions = titled ? countQuestions(titled) : 0
  if (options.json) {
    workspace.output.result(
      JSON.stringify({ path, format, id, title: check.survey?.title, questions, kept, notes, faults, check: check.faults }),
    )
  } else {
    for (const line of [...faults.map(faultLine), ...notes.map(noteLine), ...check.faults.map(checkLine)])
      workspace.output.result(line)
    workspace.output.result(
      kept
        ? `✓ ${check.survey?.title}: ${questions} 题 / questions (${format}) → ${kept}\n  zhiyin survey check ${id} · zhiyin survey run ${id}`
        : '✗ 有错误，没有导入 / not imported: mend the faults above and import again',
    )
  }
  return kept && !notes.some(({ kind }) => kind === 'lost') ? exit.done : exit.partly
}

async function textOf(path: string): Promise<string> {
  if (isAddress(path)) return textAt(path, largest)
  if (/\.(docx?|pdf|xlsx?|pages)$/i.test(path))
    throw new UserError(
      `${basename(path)}: 请把问卷内容复制到文本文件（.txt）再导入。\nCopy the questionnaire into a text file (.txt) and import that.`,
    )
  const { size } = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${path}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  })
  if (size > largest) throw new UserError(`${path}: larger than 16 MB; that is no questionnaire`)
  const chunks: Buffer[] = []
  try {
    for await (const chunk of asUtf8(createReadStream(path))) chunks.push(chunk)
  } catch (error) {
    if (error instanceof FileProblem) throw new UserError(`${path}: ${error.label.zh}\n${error.label.en}`)
    throw error
  }
  return Buffer.concat(chunks).toString('utf8')
}

const idOf = (path: string): string =>
  basename(isAddress(path) ? new URL(path).pathname : path, extname(isAddress(path) ? new URL(path).pathname : path))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 80)

/** Another survey of that name is never written over unless it was named. */
async function keep(workspace: Workspace, id: string, definition: Record<string, unknown>, named: boolean): Promise<string> {
  const folder = join(workspace.configuration.home, 'surveys')
  const path = join(folder, `${id}.json`)
  const text = surveyJsText(definition)
  const there = await readFile(path, 'utf8').catch(() => undefined)
  if (there !== undefined && there !== text && !named)
    throw new UserError(
      `主目录里已有另一份「${id}」。用 --as 换个名字；写明 --as ${id} 就会替换它。\n` +
        `The home has another survey "${id}". Choose a name with --as NAME, or say --as ${id} to replace it.`,
    )
  await mkdir(folder, { recursive: true })
  await writeFile(`${path}.new`, text)
  await rename(`${path}.new`, path)
  return path
}

function countQuestions(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, child) => sum + countQuestions(child), 0)
  if (typeof node !== 'object' || node === null) return 0
  const { type, pages, elements } = node as Record<string, unknown>
  const own = typeof type === 'string' && !['panel', 'html', 'image', 'expression'].includes(type) ? 1 : 0
  return own + countQuestions(pages) + countQuestions(elements)
}

const signs = { lost: '!', changed: '~', inferred: '·' } as const

function noteLine({ kind, place, line, message }: ImportNote): string {
  const where = [place, line === undefined ? '' : `第 ${line} 行 / line ${line}`].filter(Boolean).join(', ')
  return `${signs[kind]} ${where ? `${where}: ` : ''}${message.zh} / ${message.en}`
}

function faultLine({ line, message }: ImportFault): string {
  return `✗ ${line === undefined ? '' : `第 ${line} 行 / line ${line}: `}${message.zh} / ${message.en}`
}

function checkLine({ severity, path, message, suggestion }: SurveyFault): string {
  return `${severity === 'error' ? '✗' : '!'} ${path || '(file)'}: ${message}${suggestion ? ` → ${suggestion}` : ''}`
}
