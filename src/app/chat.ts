import { readFile } from 'node:fs/promises'
import { type Console, openConsole, playConsole } from '../channels/console/console.js'
import { message, warning } from '../messages/index.js'
import { readAsOf } from './as-of.js'
import { chatAbilities } from './chat-abilities.js'
import { welcomeMessage } from './chat-help.js'
import { type ChatAbilities, type ChatState, takeTurn } from './chat-turn.js'
import { ownBrand } from './own-brand.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface ChatOptions {
  /** Who talks; their conversation goes on where it was. A customer's id takes surveys as that customer. */
  readonly as?: string
  /** A file whose lines are played as the person's messages. */
  readonly script?: string
  readonly asOf?: string
  /** Begins with this survey. */
  readonly survey?: string
}

/** `chat`: the console channel. Ends with 退出/quit, Ctrl-C or the end of the input; what was begun goes on next time. */
export async function chatCommand(
  workspace: Workspace,
  options: ChatOptions,
  abilities: ChatAbilities = chatAbilities(workspace),
): Promise<ExitCode> {
  const console = await consoleFor(workspace, options)
  const person = options.as ?? 'me'
  let state: ChatState = {
    conversation: `console::${person}`,
    asOf: readAsOf(workspace, options.asOf),
    language: 'zh',
    offered: [],
    ...(options.as && (await isCustomer(workspace, options.as)) ? { customer: options.as } : {}),
  }
  let code: ExitCode = exit.done
  try {
    if (options.survey) console.say(await abilities.beginSurvey(state, options.survey))
    else console.say(welcomeMessage(state.language, await ownBrand(workspace), state.asOf))
    for await (const said of console.heard) {
      try {
        const turn = await takeTurn(abilities, state, said)
        state = turn.state
        for (const reply of turn.messages) console.say(reply)
        if (turn.ended) break
      } catch (error) {
        // One broken answer must not end the conversation; the error is shown, and the exit code tells of it.
        code = exit.partly
        console.say(message(state.language, warning(faultText(error, state.language))))
      }
    }
  } finally {
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

async function isCustomer(workspace: Workspace, id: string): Promise<boolean> {
  const warehouse = await workspace.warehouse()
  const found = await warehouse.rows({
    sql: 'SELECT 1 AS one FROM people WHERE has(customer_ids, {id:String}) LIMIT 1',
    parameters: { id },
  })
  return found.length > 0
}

function faultText(error: unknown, language: 'zh' | 'en'): string {
  const why = error instanceof Error ? error.message : String(error)
  return language === 'zh'
    ? `这一条没能答上来，是程序出了错：${why}\n可以换个问法，或再试一次。`
    : `This could not be answered because of a fault in the program: ${why}\nPut it in another way, or try again.`
}
