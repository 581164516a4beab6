import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { inLanguage } from '../fieldwork/interview/script.js'
import { statusName, transcriptMessage } from '../fieldwork/interview/transcript.js'
import { wordPage } from '../fieldwork/interview/word-page.js'
import { renderMarkdown, renderText } from '../messages/index.js'
import { faultLine, listScripts, readScriptFile } from './interview-files.js'
import { addMemo, listInterviews, readTranscript } from './interview-records.js'
import { segmentFaults } from './interview-segments.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export { interviewChoose } from './interview-choose.js'
export { interviewRun } from './interview-run.js'

/** `interview list`: the guides at hand, and the interviews held by them. */
export async function interviewList(workspace: Workspace, options: { json?: boolean } = {}): Promise<ExitCode> {
  const [scripts, held] = await Promise.all([listScripts(workspace), listInterviews(workspace)])
  const { result } = workspace.output
  if (options.json) {
    const shown = scripts.map(({ id, path, read }) => ({
      id,
      path,
      title: read.script?.title,
      languages: read.script?.languages,
      minutes: read.script?.minutes,
      faults: read.faults,
    }))
    result(JSON.stringify({ scripts: shown, interviews: held }))
    return exit.done
  }
  for (const { id, read } of scripts) {
    const { script } = read
    const errors = read.faults.filter(({ severity }) => severity === 'error').length
    result(
      script
        ? `${id}  ${inLanguage(script.title, script.languages[0] ?? 'zh')} (${script.languages.join(', ')}${script.minutes ? `, ${script.minutes} min` : ''})`
        : `${id}  ✗ ${errors} 处错误 / ${errors === 1 ? 'error' : 'errors'}: zhiyin interview check`,
    )
  }
  if (scripts.length === 0)
    result(
      '没有访谈提纲：把 *.interview.md 放进主目录的 surveys/。\nNo interview guides yet: put *.interview.md files into surveys/ of the home.',
    )
  const clock = clockOf(workspace)
  for (const { id, script, status, startedAt } of held)
    result(`  ${id.slice(0, 8)}  ${script}  ${statusName(status, 'zh')} / ${statusName(status, 'en')}  ${clock(startedAt)}`)
  return exit.done
}

/** `interview check`: every fault of a guide with its line; also whether the segments it asks by are understood. */
export async function interviewCheck(workspace: Workspace, path: string, options: { json?: boolean } = {}): Promise<ExitCode> {
  const { read } = await readScriptFile(path)
  const faults = [...read.faults, ...(read.script ? await segmentFaults(workspace, read.script) : [])]
  const fit = read.script !== undefined && faults.every(({ severity }) => severity !== 'error')
  if (options.json) workspace.output.result(JSON.stringify({ path, fit, faults }))
  else {
    for (const fault of faults) workspace.output.result(faultLine(fault))
    workspace.output.result(
      fit && read.script
        ? `✓ ${inLanguage(read.script.title, read.script.languages[0] ?? 'zh')}: 可以访谈 / ready to be asked`
        : '✗ 有错误，不能访谈 / not fit to be asked',
    )
  }
  return fit ? exit.done : exit.partly
}

/** `interview transcript`: who said what and when, with memos; masked, and without the customer where the study promised so. */
export async function interviewTranscript(workspace: Workspace, id: string, options: { json?: boolean } = {}): Promise<ExitCode> {
  const { script, transcript } = await readTranscript(workspace, id)
  if (options.json) {
    workspace.output.result(JSON.stringify(transcript))
    return exit.done
  }
  const shown = { ...transcript, lines: transcript.lines.map((line) => ({ ...line, text: `[${line.line}] ${line.text}` })) }
  const width = process.stdout.columns ?? 100
  workspace.output.result(
    renderText(transcriptMessage(script, shown, clockOf(workspace)), { width, colour: workspace.output.interactive }),
  )
  return exit.done
}

/** `interview memo`: a thought beside the interview, or beside one line of it (`--line`). */
export async function interviewMemo(
  workspace: Workspace,
  id: string,
  text: string,
  options: { line?: string; as?: string } = {},
): Promise<ExitCode> {
  const line = options.line === undefined ? undefined : Number(options.line)
  if (line !== undefined && !Number.isInteger(line))
    throw new UserError(`--line ${options.line}: 要一个编号 / a number is wanted`)
  await addMemo(workspace, id, { text, by: options.as ?? 'me', line }, new Date())
  workspace.output.result('✓ 已记下 / noted')
  return exit.done
}

const formats = ['md', 'json', 'html'] as const

/** `interview export`: the transcript as Markdown, JSON, or HTML that Word opens; to a file with `--out`, else printed. */
export async function interviewExport(
  workspace: Workspace,
  id: string,
  options: { format?: string; out?: string } = {},
): Promise<ExitCode> {
  const format = formats.find((one) => one === (options.format ?? 'md'))
  if (!format) throw new UserError(`--format ${options.format}: 可选 md、json、html / choose md, json or html`)
  const { script, transcript } = await readTranscript(workspace, id)
  const clock = clockOf(workspace)
  const text = {
    md: () => renderMarkdown(transcriptMessage(script, transcript, clock)),
    json: () => `${JSON.stringify(transcript, null, 2)}\n`,
    html: () => wordPage(script, transcript, clock),
  }[format]()
  if (options.out === undefined) workspace.output.result(text.trimEnd())
  else {
    await mkdir(dirname(options.out), { recursive: true })
    await writeFile(options.out, text)
    workspace.output.result(options.out)
  }
  return exit.done
}

/** Moments as people write them, in the workspace's time zone; a bare day stays one. */
function clockOf(workspace: Workspace): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: workspace.configuration.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return (at) => (at.length === 10 ? at : format.format(new Date(at)))
}
