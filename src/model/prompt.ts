import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** A prompt file, read: what the model is told to do, and the names that its input must have. */
export interface Prompt {
  readonly name: string
  readonly inputs: readonly string[]
  readonly instructions: string
}

const folder = fileURLToPath(new URL('../../prompts/', import.meta.url))
const read = new Map<string, Promise<Prompt>>()

/** `prompts/<name>.md`, once in a process. @throws Error where the file is missing or does not name its inputs */
export function promptOf(name: string): Promise<Prompt> {
  const known = read.get(name)
  if (known) return known
  const reading = readFile(`${folder}${name}.md`, 'utf8').then((text) => parsePrompt(name, text))
  read.set(name, reading)
  return reading
}

/**
 * A prompt file has a head between two lines of dashes, with `inputs:` (names, by commas) and `schema:` (for readers: where the form of the
 * answer is declared), and below it what the model is told.
 */
export function parsePrompt(name: string, text: string): Prompt {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text)
  const inputs = /^inputs:\s*(.+)$/m.exec(parts?.[1] ?? '')
  if (!parts || !inputs) throw new Error(`prompts/${name}.md does not begin with a head that names its inputs`)
  return { name, inputs: inputs[1]!.split(',').map((input) => input.trim()), instructions: parts[2]!.trim() }
}
