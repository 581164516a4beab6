import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { didYouMean } from '../catalog/nearest.js'
import { type ReadScript, readScript } from '../fieldwork/interview/read-script.js'
import { inLanguage, type Script, type ScriptFault } from '../fieldwork/interview/script.js'
import { UserError, type Workspace } from './workspace.js'

/** The guides that come with the program, beside the surveys. */
const shipped = fileURLToPath(new URL('../../surveys/', import.meta.url))
const ending = '.interview.md'

/** A guide and the words that it was read from: those are what an interview keeps. */
export interface ScriptFile {
  readonly script: Script
  readonly text: string
}

export interface ListedScript {
  readonly id: string
  readonly path: string
  readonly text: string
  readonly read: ReadScript
}

/** All guides at hand (`*.interview.md`), the home's own first; a home's guide takes the place of a shipped one of the same name. */
export async function listScripts(workspace: Workspace): Promise<ListedScript[]> {
  const found = new Map<string, string>()
  for (const folder of [join(workspace.configuration.home, 'surveys'), shipped]) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((file) => file.endsWith(ending)).sort()) {
      const id = basename(name, ending)
      if (!found.has(id)) found.set(id, join(folder, name))
    }
  }
  return Promise.all(
    [...found].map(async ([id, path]) => {
      const text = await readFile(path, 'utf8')
      return { id, path, text, read: readScript(id, text) }
    }),
  )
}

/** @throws UserError naming the guides at hand, or the faults of the one asked for. */
export async function findScript(workspace: Workspace, name: string): Promise<ScriptFile> {
  const scripts = await listScripts(workspace)
  const titled = ({ read }: ListedScript) =>
    read.script ? [inLanguage(read.script.title, 'zh'), inLanguage(read.script.title, 'en')] : []
  const named =
    scripts.find((one) => one.id === name || titled(one).includes(name)) ??
    (name.endsWith('.md') ? await readScriptFile(name) : undefined)
  if (!named) {
    const ids = scripts.map(({ id }) => id)
    const [nearest] = didYouMean(name, ids)
    throw new UserError(
      `没有「${name}」这份访谈提纲。${nearest ? `是不是 ${nearest}？` : ''}现有：${ids.join('、')}，也可以给出 ${ending} 文件。\n` +
        `There is no interview guide "${name}".${nearest ? ` Did you mean ${nearest}?` : ''} At hand: ${ids.join(', ')}; or name a ${ending} file.`,
    )
  }
  if (!named.read.script) {
    const faults = named.read.faults.filter(({ severity }) => severity === 'error').map((fault) => `  ${faultLine(fault)}`)
    throw new UserError(`「${name}」还不能用 / "${name}" cannot be asked:\n${faults.join('\n')}`)
  }
  return { script: named.read.script, text: named.text }
}

/** @throws UserError where the file cannot be read */
export async function readScriptFile(path: string): Promise<ListedScript> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${path}: ${error.code === 'ENOENT' ? '没有这个文件 / there is no such file' : error.message}`)
  })
  const id = basename(path).replace(/(?:\.interview)?\.(?:md|txt)$/, '')
  return { id, path, text, read: readScript(id, text) }
}

/** One fault as a line: place, what, and what to write instead. */
export function faultLine({ severity, line, message, suggestion }: ScriptFault): string {
  const place = line === 0 ? '' : `${line}: `
  return `${severity === 'error' ? '✗' : '!'} ${place}${message.zh} / ${message.en}${suggestion ? ` → ${suggestion}` : ''}`
}
