import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { didYouMean } from '../catalog/nearest.js'
import { type ReadSurvey, readSurvey, type Survey } from '../fieldwork/survey/survey-file.js'
import { fetchText } from './fetch-text.js'
import { UserError, type Workspace } from './workspace.js'

/** The surveys that come with the program. */
const shipped = fileURLToPath(new URL('../../surveys/', import.meta.url))

/** A survey file takes some 20 kB; more than this is none. */
export const largestSurvey = 2_000_000

/** All survey files at hand, the home's own first; a home's survey takes the place of a shipped one of the same name. */
export async function listSurveys(workspace: Workspace): Promise<{ id: string; path: string; read: ReadSurvey }[]> {
  const found = new Map<string, string>()
  for (const folder of [homeFolder(workspace), shipped]) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((file) => file.endsWith('.json') && !file.startsWith('.')).sort()) {
      const id = basename(name, '.json')
      if (!found.has(id)) found.set(id, join(folder, name))
    }
  }
  return Promise.all([...found].map(async ([id, path]) => ({ id, path, read: await readOnce(id, path) })))
}

/** Files as they were read last, by path: checking one takes long enough to be felt when a thousand people begin at once. */
const lastRead = new Map<string, { readonly stamp: string; readonly read: ReadSurvey }>()
const mostKept = 500

async function readOnce(id: string, path: string): Promise<ReadSurvey> {
  const { mtimeMs, size } = await stat(path)
  const stamp = `${mtimeMs} ${size}`
  const known = lastRead.get(path)
  if (known?.stamp === stamp) return known.read
  const read = readSurvey(id, await readFile(path, 'utf8'))
  if (lastRead.size >= mostKept) lastRead.clear()
  lastRead.set(path, { stamp, read })
  return read
}

/** @throws UserError naming the surveys at hand, or the faults of the one asked for. */
export async function findSurvey(workspace: Workspace, name: string): Promise<Survey> {
  const surveys = await listSurveys(workspace)
  const named = surveys.find(({ id, read }) => id === name || read.survey?.title === name)
  const read = named?.read ?? (name.endsWith('.json') ? await readSurveyFile(name) : undefined)
  const ids = surveys.map(({ id }) => id)
  const [near] = didYouMean(name, ids)
  if (!read)
    throw new UserError(
      `There is no survey "${name}".${near ? ` Did you mean "${near}"?` : ''} At hand: ${ids.join(', ')}; or name a .json file.\n没有「${name}」这份问卷。${near ? `是「${near}」吗？` : ''}`,
    )
  return askable(name, read)
}

/** @param path a file, or an http(s) address that the user named */
export async function readSurveyFile(path: string): Promise<ReadSurvey> {
  if (/^https?:\/\//i.test(path)) return fetchSurvey(path, { trusted: true })
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${path}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  })
  return readSurvey(basename(path, '.json'), text)
}

/**
 * Reads a survey from an address: 2 MB at most, 15 seconds, three redirects. Addresses within private networks are refused, unless the user who runs this
 * machine named the host (`trusted`); a link that somebody dropped into a chat never is.
 *
 * @throws UserError saying why it could not be fetched
 */
export async function fetchSurvey(url: string, options: { readonly trusted?: boolean } = {}): Promise<ReadSurvey> {
  const text = await fetchText(url, { largest: largestSurvey, ...options })
  return readSurvey(idOf(basename(new URL(url).pathname, '.json') || new URL(url).hostname), text)
}

/**
 * Keeps the text of a survey in the home, whole or not at all, after checking it; a survey of the same name there is replaced.
 *
 * @returns the survey under its id (made from the name given)
 * @throws UserError with every fault, where it cannot be asked
 */
export async function keepSurvey(workspace: Workspace, name: string, text: string): Promise<Survey> {
  if (Buffer.byteLength(text) > largestSurvey)
    throw new UserError(`${name}: a survey file of more than ${largestSurvey / 1_000_000} MB is not taken.`)
  const id = idOf(name.replace(/\.json$/i, ''))
  const survey = askable(name, readSurvey(id, text))
  const folder = homeFolder(workspace)
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${id}.${randomUUID()}.tmp`)
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, join(folder, `${id}.json`))
  } finally {
    await rm(draft, { force: true })
  }
  return survey
}

const homeFolder = (workspace: Workspace) => join(workspace.configuration.home, 'surveys')

/** A name that is a file's name everywhere: letters of any script, digits, hyphens. */
function idOf(name: string): string {
  const id = name
    .normalize('NFKC')
    .trim()
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
  return id === '' ? 'survey' : id
}

function askable(name: string, read: ReadSurvey): Survey {
  if (read.survey) return read.survey
  const errors = read.faults.filter(({ severity }) => severity === 'error')
  throw new UserError(
    `Survey "${name}" cannot be asked:\n${errors.map(({ path, message, zh }) => `  ${path || '(file)'}: ${message}\n    ${zh}`).join('\n')}`,
  )
}
