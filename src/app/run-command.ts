import type { Command } from 'commander'
import { LedgerUnavailable } from '../stores/ledger/failure.js'
import { WarehouseUnavailable } from '../stores/warehouse/failure.js'
import { ConfigurationError, readConfiguration } from './configuration.js'
import { type ExitCode, exit, type Output, openWorkspace, UserError, type Workspace } from './workspace.js'

/** Commander hands over arguments and options as the table declares them; `never` lets each action name what it takes. */
type Action = (workspace: Workspace, ...args: never[]) => Promise<ExitCode>

/** A commander action that opens a workspace, runs the command on it, and turns its end into an exit code. */
export function runCommand(action: Action): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const command = args.pop() as Command
    const options = command.opts()
    process.exitCode = await conclude(async () => {
      const { config } = await import('dotenv')
      config({ quiet: true })
      const workspace = openWorkspace(
        readConfiguration(process.env, { home: command.optsWithGlobals().home }),
        terminal(options.json === true),
      )
      endOnSignal(workspace)
      try {
        return await action(workspace, ...(args as never[]))
      } finally {
        await workspace.close()
      }
    })
  }
}

/** The exit code of a run that a signal ended; whatever fails after that fails because of it. */
let stopped: number | undefined

/**
 * Ctrl-C and `kill`: said, and ended. The stores bear an end at any moment; they are given some seconds to finish the statement at hand,
 * because the engine does not bear a tidy exit in the middle of one. A second signal ends the program at once.
 */
function endOnSignal(workspace: Workspace): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      stopped = code
      process.stderr.write(
        '\nzhiyin: 已停止。已经完成的都在，没完成的没有留下；再运行一次即可继续。\nStopped. What was complete is kept, the rest left nothing behind; run it again to go on.\n',
      )
      setTimeout(() => process.kill(process.pid, signal), 3000)
      workspace.close().then(() => process.exit(code))
    })
  }
}

async function conclude(task: () => Promise<ExitCode>): Promise<number> {
  try {
    return await task()
  } catch (error) {
    if (stopped !== undefined) return stopped
    const known = ending(error)
    if (!known) throw error
    process.stderr.write(`zhiyin: ${known.message}\n`)
    return known.code
  }
}

/** How a known kind of error ends the program; an unknown one is ours, and keeps its stack. */
function ending(error: unknown): { message: string; code: ExitCode } | undefined {
  if (error instanceof UserError) return error
  if (error instanceof ConfigurationError) return { message: error.message, code: exit.wrongUse }
  if (error instanceof WarehouseUnavailable)
    return { message: error.message, code: error.reason === 'unreachable' ? exit.outside : exit.wrongUse }
  if (error instanceof LedgerUnavailable)
    return { message: error.message, code: error.reason === 'unreachable' ? exit.outside : exit.wrongUse }
  return undefined
}

function terminal(quiet: boolean): Output {
  return {
    result: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    progress: (text) => void (quiet || process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)),
    interactive: process.stderr.isTTY === true && !quiet,
  }
}
