import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ReadSurvey, readSurvey, type Survey } from '../fieldwork/survey/survey-file.js'
import { UserError, type Workspace } from './workspace.js'

/** The surveys that come with the program. */
const shipped = fileURLToPath(new URL('../../surveys/', import.meta.url))

/** All survey files at hand, the home's own first; a home's survey takes the place of a shipped one of the same name. */
export async function listSurveys(workspace: Workspace): Promise<{ id: string; path: string; read: ReadSurvey }[]> {
  const found = new Map<string, string>()
  for (const folder of [join(workspace.configuration.home, 'surveys'), shipped]) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((file) => file.endsWith('.json')).sort()) {
      const id = basename(name, '.json')
      if (!found.has(id)) found.set(id, join(folder, name))
    }
  }
  return Promise.all([...found].map(async ([id, path]) => ({ id, path, read: readSurvey(id, await readFile(path, 'utf8')) })))
}

/** @throws UserError naming the surveys at hand, or the faults of the one asked for. */
export async function findSurvey(workspace: Workspace, name: string): Promise<Survey> {
  const surveys = await listSurveys(workspace)
  const named = surveys.find(({ id, read }) => id === name || read.survey?.title === name)
  const read = named?.read ?? (name.endsWith('.json') ? await readSurveyFile(name) : undefined)
  if (!read)
    throw new UserError(
      `There is no survey "${name}". At hand: ${surveys.map(({ id }) => id).join(', ')}; or name a .json file.\n没有「${name}」这份问卷。`,
    )
  if (!read.survey)
    throw new UserError(
      `Survey "${name}" cannot be asked:\n${read.faults.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`,
    )
  return read.survey
}

export async function readSurveyFile(path: string): Promise<ReadSurvey> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${path}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  })
  return readSurvey(basename(path, '.json'), text)
}
