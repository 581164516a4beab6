import { createInterface } from 'node:readline'
import { type Message, renderText } from '../../messages/index.js'

/** A conversation at a terminal, or from lines that arrive in another way. */
export interface Console {
  /** What the person said, a line each, until they end it (Ctrl-D, Ctrl-C, end of the file). */
  readonly heard: AsyncIterable<string>
  say(message: Message): void
  close(): void
}

export interface ConsoleOptions {
  readonly write: (text: string) => void
  /** Columns; default: the terminal's, else 80. */
  readonly width?: number
  readonly colour?: boolean
  readonly currency?: string
}

const sign = '› '

/** The console on standard input: a prompt and line editing at a terminal; piped lines are printed again, so that the whole conversation can be read. */
export function openConsole(options: ConsoleOptions): Console {
  const atTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  const lines = createInterface({
    input: process.stdin,
    ...(atTerminal ? { output: process.stdout } : {}),
    prompt: sign,
    terminal: atTerminal,
  })
  lines.on('SIGINT', () => lines.close())
  // From now on lines are kept until they are asked for: those that are piped in arrive before the stores are open.
  const kept = { [Symbol.asyncIterator]: () => iterator }
  const iterator = lines[Symbol.asyncIterator]()
  return {
    heard: atTerminal ? prompted(lines, kept) : echoed(kept, options.write),
    say: teller({
      colour: atTerminal && !process.env.NO_COLOR,
      ...options,
      width: options.width ?? process.stdout.columns ?? 80,
    }),
    close: () => lines.close(),
  }
}

/** The console played by a script: each line is the person's message; empty ones and those that begin with # are left out. */
export function playConsole(script: string, options: ConsoleOptions): Console {
  const said = script.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return { heard: echoed(said, options.write), say: teller(options), close: () => undefined }
}

function teller({ write, width = 80, colour = false, currency }: ConsoleOptions): (message: Message) => void {
  return (message) => write(`\n${renderText(message, { width, colour, ...(currency ? { currency } : {}) })}\n`)
}

async function* prompted(lines: ReturnType<typeof createInterface>, kept: AsyncIterable<string>): AsyncGenerator<string> {
  lines.prompt()
  for await (const line of kept) {
    if (line.trim() !== '') yield line
    lines.prompt()
  }
}

async function* echoed(lines: Iterable<string> | AsyncIterable<string>, write: (text: string) => void): AsyncGenerator<string> {
  for await (const line of lines) {
    if (line.trim() === '') continue
    write(`\n${sign}${line}\n`)
    yield line
  }
}
