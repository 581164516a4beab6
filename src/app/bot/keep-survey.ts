import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ReadSurvey, readSurvey } from '../../fieldwork/survey/survey-file.js'
import type { Workspace } from '../workspace.js'

/** Keeps a survey in the home where it is fit to be asked. */
export async function keepSurvey(workspace: Workspace, id: string, text: string): Promise<ReadSurvey> {
  const read = readSurvey(id, text)
  if (!read.survey) return read
  const folder = join(workspace.configuration.home, 'surveys')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${id.replace(/[^\p{L}\p{N}_-]+/gu, '-')}.json`)
  await writeFile(`${path}.new`, text)
  await rename(`${path}.new`, path)
  return read
}
