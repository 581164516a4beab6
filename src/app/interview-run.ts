import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Language } from '../catalog/label.js'
import { openConsole } from '../channels/console/console.js'
import { message, paragraph } from '../messages/index.js'
import { findScript, type ScriptFile } from './interview-files.js'
import { eraseInterview } from './interview-records.js'
import { beginInterviewTurn, type InterviewTurn, interviewReply } from './interview-talk.js'
import type { Talker } from './survey-talk.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface InterviewRunOptions {
  readonly as?: string
  readonly answers?: string
  readonly language?: string
  readonly json?: boolean
}

/** `interview run`: interviewed at this terminal, or respondents of a file are played. */
export async function interviewRun(workspace: Workspace, name: string, options: InterviewRunOptions = {}): Promise<ExitCode> {
  const file = await findScript(workspace, name)
  const language = languageOf(file, options.language)
  return options.answers === undefined
    ? atTerminal(workspace, file, language, options.as)
    : playRespondents(workspace, file, language, options.answers, options.json === true)
}

async function atTerminal(workspace: Workspace, file: ScriptFile, language: Language, as: string | undefined): Promise<ExitCode> {
  const person = as ?? 'me'
  const customer = as && (await isCustomer(workspace, as)) ? as : undefined
  const talker: Talker = { conversation: `console::${person}`, respondent: `console::${person}`, customer, language }
  let turn = await beginInterviewTurn(workspace, file, talker, new Date())
  await keep(workspace, turn)
  // Opened last: lines that arrive before anybody listens would be lost.
  const console = openConsole({ write: (text) => workspace.output.result(text), currency: workspace.configuration.currency })
  try {
    for (const said of turn.replied.messages) console.say(said)
    let erasing = false
    for await (const said of console.heard) {
      if (erasing) return await erased(workspace, turn, said, console.say)
      const next = await interviewReply(workspace, turn.session.id, said, new Date())
      if (!next) break
      turn = next
      erasing = turn.replied.outcome === 'erase'
      if (erasing) console.say(message(language, paragraph(eraseWords.sure[language])))
      else await keep(workspace, turn)
      for (const reply of turn.replied.messages) console.say(reply)
      if (['completed', 'declined', 'paused'].includes(turn.replied.outcome)) break
    }
  } finally {
    console.close()
  }
  return exit.done
}

const eraseWords = {
  sure: {
    zh: '这次访谈里说过的都会删除，不能恢复。确定请回复「是」。',
    en: 'Everything said in this interview will be gone for good. Reply "yes" if that is what you want.',
  },
  done: { zh: '已经删除。', en: 'It is erased.' },
  kept: { zh: '没有删除。下次运行同一份提纲可以接着聊。', en: 'Nothing was erased. Run the same guide again to go on.' },
} as const

async function erased(
  workspace: Workspace,
  { session }: InterviewTurn,
  said: string,
  say: (words: ReturnType<typeof message>) => void,
): Promise<ExitCode> {
  const { language } = session.state
  const sure = /^(?:是|是的|确定|yes|y)[。.!！]?$/i.test(said.trim())
  const now = new Date()
  if (sure) await (await workspace.ledger()).transaction().execute((transaction) => eraseInterview(transaction, session.id, now))
  say(message(language, paragraph(eraseWords[sure ? 'done' : 'kept'][language])))
  return exit.done
}

const respondentForm = z.object({
  customer_id: z.string().min(1),
  language: z.enum(['zh', 'en']).optional(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})
type Respondent = z.infer<typeof respondentForm>

async function playRespondents(
  workspace: Workspace,
  file: ScriptFile,
  language: Language,
  path: string,
  json: boolean,
): Promise<ExitCode> {
  let code: ExitCode = exit.done
  let number = 0
  for await (const line of linesOf(path)) {
    number += 1
    if (line.trim() === '') continue
    const respondent = readRespondent(path, number, line)
    const { session, replied } = await playOne(workspace, file, respondent, language)
    const { outcome, state } = replied
    if (outcome !== 'completed') code = exit.partly
    const report = {
      customer_id: respondent.customer_id,
      interview: session.id,
      outcome,
      followUps: state.followUps.all,
      answered: state.done.filter((id) => !state.skipped.includes(id)),
      skipped: state.skipped,
      covered: state.covered,
    }
    workspace.output.result(
      json
        ? JSON.stringify(report)
        : `${report.customer_id}: ${outcome}  ${session.id.slice(0, 8)}  ${report.answered.length} 题 / answered, ${report.followUps} 次追问 / follow-ups`,
    )
  }
  return code
}

/** Says what the file has for the question that waits, in order: the first to the question, the next to its follow-ups; then "skip". */
async function playOne(
  workspace: Workspace,
  file: ScriptFile,
  { customer_id, answers, language: own }: Respondent,
  language: Language,
): Promise<InterviewTurn> {
  const respondent = `played:${customer_id}`
  const talker: Talker = { conversation: respondent, respondent, customer: customer_id, language: own ?? language }
  const left = new Map(
    Object.entries(answers).map(([question, said]) => [question, typeof said === 'string' ? [said] : [...said]]),
  )
  let turn = await beginInterviewTurn(workspace, file, talker, new Date())
  await keep(workspace, turn)
  let turns = 0
  while ((turn.replied.outcome === 'asked' || turn.replied.outcome === 'again') && turns < mostTurns) {
    turns += 1
    const { stage, question } = turn.replied.state
    const said = stage === 'consent' ? (left.get('consent')?.shift() ?? 'yes') : (left.get(question ?? '')?.shift() ?? 'skip')
    const next = await interviewReply(workspace, turn.session.id, said, new Date())
    if (!next) break
    turn = next
    await keep(workspace, turn)
  }
  return turn
}

/** More than any guide asks: a file that plays "help" for ever ends too. */
const mostTurns = 2_000

async function keep(workspace: Workspace, turn: InterviewTurn): Promise<void> {
  await (await workspace.ledger()).transaction().execute(turn.write)
}

function languageOf({ script }: ScriptFile, wanted: string | undefined): Language {
  if (wanted === undefined) return script.languages[0] ?? 'zh'
  const found = script.languages.find((language) => language === wanted)
  if (found) return found
  throw new UserError(
    `--language ${wanted}: 这份提纲只有 ${script.languages.join('、')} / this guide is written in ${script.languages.join(', ')}`,
  )
}

async function isCustomer(workspace: Workspace, id: string): Promise<boolean> {
  const warehouse = await workspace.warehouse()
  const found = await warehouse.rows({
    sql: 'SELECT 1 AS one FROM people WHERE has(customer_ids, {id:String}) LIMIT 1',
    parameters: { id },
  })
  return found.length > 0
}

function readRespondent(path: string, number: number, line: string): Respondent {
  try {
    return respondentForm.parse(JSON.parse(line))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new UserError(
      `${path}, line ${number}: 不是一位受访者 / not a respondent ({"customer_id", "answers": {"question": ["answer", "answer to a follow-up"]}}): ${why}`,
    )
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
