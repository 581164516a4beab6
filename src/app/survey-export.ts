import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { type Dataset, withoutDoubtful } from '../fieldwork/formats/dataset.js'
import { questionnaireMarkdown } from '../fieldwork/formats/questionnaire-markdown.js'
import { spssFiles } from '../fieldwork/formats/spss/spss-files.js'
import { surveyJsText } from '../fieldwork/formats/surveyjs-text.js'
import { type DataTable, tableOf } from '../fieldwork/formats/table.js'
import { readSurvey, type Survey } from '../fieldwork/survey/survey-file.js'
import { spreadsheetLine } from '../sources/csv-text.js'
import { type FinishedSurvey, finishedSurvey } from './finished-sessions.js'
import { answersOf } from './survey-answers.js'
import { findSurvey } from './survey-files.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface SurveyExportOptions {
  /** csv, xlsx, json, spss: the answers; surveyjs, md: the questionnaire. */
  readonly format?: string
  /** The file to write, or a folder for it; without it text goes to standard output, and what is no text is named after the survey. */
  readonly out?: string
  /** `with` (default) or `without` the respondents whose answers are doubtful. */
  readonly doubtful?: string
  /** Margins for weights, as `survey results` takes them; without it the survey file's own. */
  readonly weights?: string
  /** csv: choices by their words instead of their codes. */
  readonly labels?: boolean
  readonly lang?: string
  readonly json?: boolean
}

const formats = ['csv', 'xlsx', 'json', 'spss', 'surveyjs', 'md'] as const
type Format = (typeof formats)[number]

/** `survey export`: the answers of a survey or study, or its questionnaire, as a file for other tools. */
export async function surveyExport(workspace: Workspace, name: string, wanted: SurveyExportOptions): Promise<ExitCode> {
  const format = formatOf(wanted)
  const options = await placed(wanted, name, format)
  if (format === 'surveyjs' || format === 'md') {
    const survey = await questionnaireOf(workspace, name)
    const language = options.lang === 'en' || options.lang === 'zh' ? options.lang : (survey.languages[0] ?? 'zh')
    const text = format === 'md' ? questionnaireMarkdown(survey, language) : surveyJsText(survey.definition)
    return put(workspace, [{ path: options.out, text }], { id: survey.id, format }, options)
  }
  if (options.doubtful !== undefined && !['with', 'without'].includes(options.doubtful))
    throw new UserError(`--doubtful ${options.doubtful}: 请写 with 或 without / say with or without`)
  const { finished, dataset: all } = await answersOf(workspace, name, options)
  const dataset = options.doubtful === 'without' ? withoutDoubtful(all) : all
  await noteInAudit(workspace, finished, format, dataset)
  const facts = {
    id: finished.id,
    format,
    privacy: finished.privacy,
    rows: dataset.rows.length,
    columns: dataset.columns.length,
    left: all.rows.length - dataset.rows.length,
  }
  const files = await filesOf(dataset, format, options, finished)
  return put(workspace, files, facts, options)
}

interface OutFile {
  /** Undefined: standard output. */
  readonly path: string | undefined
  readonly text?: string
  readonly bytes?: Uint8Array
}

async function filesOf(
  dataset: Dataset,
  format: Exclude<Format, 'surveyjs' | 'md'>,
  options: SurveyExportOptions,
  { id }: FinishedSurvey,
): Promise<OutFile[]> {
  switch (format) {
    case 'csv':
      return [
        {
          path: options.out,
          text: csvText(
            tableOf(dataset, { say: options.labels ? 'labels' : 'codes', heads: options.labels ? 'titles' : 'names' }),
          ),
        },
      ]
    case 'json':
      return [{ path: options.out, text: `${JSON.stringify(dataset, null, 2)}\n` }]
    case 'xlsx': {
      const { xlsxOf } = await import('./survey-export-xlsx.js')
      return [{ path: options.out ?? `${fileName(id)}.xlsx`, bytes: await xlsxOf(dataset, options.lang === 'en' ? 'en' : 'zh') }]
    }
    case 'spss': {
      const path = options.out ?? `${fileName(id)}.sps`
      const dataPath = join(dirname(path), `${basename(path, extname(path))}.dat`)
      const { syntax, data } = spssFiles(dataset, basename(dataPath))
      // With a byte order mark SPSS takes the syntax for UTF-8 whatever its settings are.
      return [
        { path, text: `\ufeff${syntax}` },
        { path: dataPath, text: data },
      ]
    }
  }
}

/** With a byte order mark spreadsheets know that it is UTF-8; a text that would run as a formula is made text. */
export function csvText({ header, rows }: DataTable): string {
  const lines = [header, ...rows].map((row) => spreadsheetLine(row.map((cell) => (cell === null ? '' : String(cell)))))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** The survey by its file; where there is none (any more), as the study or the last respondent had it. */
async function questionnaireOf(workspace: Workspace, name: string): Promise<Survey> {
  try {
    return await findSurvey(workspace, name)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const finished = await finishedSurvey(workspace, name).catch(() => undefined)
    const read = finished && readSurvey(finished.id, JSON.stringify(finished.definition))
    if (read?.survey) return read.survey
    throw error
  }
}

async function noteInAudit(
  workspace: Workspace,
  { id, privacy }: FinishedSurvey,
  format: Format,
  { rows }: Dataset,
): Promise<void> {
  const ledger = await workspace.ledger()
  const detail = JSON.stringify({ survey: id, format, privacy, rows: rows.length })
  await ledger
    .insertInto('audit')
    .values({ at: new Date().toISOString(), who: 'command', did: 'survey export', detail })
    .execute()
}

async function put(
  workspace: Workspace,
  files: readonly OutFile[],
  facts: Record<string, unknown>,
  { json }: SurveyExportOptions,
): Promise<ExitCode> {
  const written: string[] = []
  for (const { path, text, bytes } of files) {
    if (path === undefined) {
      if (json) workspace.output.result(JSON.stringify({ ...facts, text }))
      else workspace.output.result((text ?? '').replace(/\r?\n$/, ''))
      return exit.done
    }
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.new`, bytes ?? text ?? '')
    await rename(`${path}.new`, path)
    written.push(path)
  }
  if (json) workspace.output.result(JSON.stringify({ ...facts, files: written }))
  else {
    const { rows, left } = facts
    const many =
      rows === undefined
        ? ''
        : `${rows} 份答卷 / responses${Number(left) > 0 ? `, ${left} 份存疑的没有导出 / doubtful ones left out` : ''} → `
    workspace.output.result(`✓ ${many}${written.join(', ')}`)
  }
  return exit.done
}

function formatOf({ format, out }: SurveyExportOptions): Format {
  const byName: Readonly<Record<string, Format>> = { '.csv': 'csv', '.xlsx': 'xlsx', '.sps': 'spss', '.md': 'md' }
  const wanted = format ?? byName[extname(out ?? '')] ?? 'csv'
  const found = formats.find((one) => one === wanted)
  if (!found) throw new UserError(`--format ${wanted}: 可用 ${formats.join('、')} / choose ${formats.join(', ')}`)
  return found
}

const endings: Readonly<Record<Format, string>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  spss: 'sps',
  surveyjs: 'json',
  md: 'md',
}

/** A folder as `out` takes a file named after the survey. */
async function placed(options: SurveyExportOptions, name: string, format: Format): Promise<SurveyExportOptions> {
  if (options.out === undefined) return options
  const folder = /[\\/]$/.test(options.out) || (await stat(options.out).catch(() => undefined))?.isDirectory()
  return folder ? { ...options, out: join(options.out, `${fileName(name)}.${endings[format]}`) } : options
}

const fileName = (id: string): string => id.replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'survey'
