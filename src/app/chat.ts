import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Channel } from '../channels/channel.js'
import { type Console, openConsole, playConsole } from '../channels/console/console.js'
import { consoleChannel } from '../channels/console/console-channel.js'
import type { Incoming } from '../messages/index.js'
import { readAsOf } from './as-of.js'
import { openBot } from './bot/bot.js'
import type { Answer } from './bot/situation.js'
import { welcomeMessage } from './chat-help.js'
import { ownBrand } from './own-brand.js'
import { findSurvey } from './survey-files.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface ChatOptions {
  /** Who talks; their conversation goes on where it was. A customer's id takes surveys as that customer. */
  readonly as?: string
  /** A file whose lines are played as the person's messages. */
  readonly script?: string
  readonly asOf?: string
  /** Begins with this survey. */
  readonly survey?: string
  /** Begins with this interview. */
  readonly interview?: string
}

/** `chat`: the console channel, on the same bot as every other. Ends with 退出/quit, Ctrl-C or the end of the input; what was begun goes on next time. */
export async function chatCommand(workspace: Workspace, options: ChatOptions, answer?: Answer): Promise<ExitCode> {
  const console = await consoleFor(workspace, options)
  const asOf = readAsOf(workspace, options.asOf)
  if (options.survey) await findSurvey(workspace, options.survey)
  let code: ExitCode = exit.done
  let ended = false
  const channel: Channel = consoleChannel(console)
  const bot = await openBot(workspace, {
    channels: [channel],
    asOf: options.asOf,
    // One person, one line after the other: nothing can arrive in disorder.
    gatherMs: 0,
    patienceMs: 60_000,
    log: (text) => {
      code = exit.partly
      workspace.output.progress(text)
    },
    ended: () => {
      ended = true
    },
    ...(answer ? { answer } : {}),
  })
  const speaker = { platform: 'console', workspace: '', user: options.as ?? 'me', standing: 'owner' as const }
  const hear = async (what: Incoming['what']) => {
    const place = { kind: 'private' as const, id: speaker.user, guests: false, address: {} }
    await bot.ears.hear({ delivery: randomUUID(), at: new Date().toISOString(), speaker, place, what })
    await bot.settled()
  }
  try {
    if (options.survey) await hear({ kind: 'command', name: 'survey', text: options.survey })
    else if (options.interview) await hear({ kind: 'command', name: 'interview', text: options.interview })
    else console.say(welcomeMessage('zh', await ownBrand(workspace), asOf))
    for await (const text of console.heard) {
      await hear({ kind: 'text', text })
      if (ended) break
    }
  } finally {
    await bot.stop()
    console.close()
  }
  return code
}

async function consoleFor(workspace: Workspace, { script }: ChatOptions): Promise<Console> {
  const write = (text: string) => workspace.output.result(text)
  const { currency } = workspace.configuration
  if (script === undefined) return openConsole({ write, currency })
  const text = await readFile(script, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`--script ${script}: ${error.code === 'ENOENT' ? '没有这个文件 / there is no such file' : error.message}`)
  })
  return playConsole(text, { write, currency })
}
