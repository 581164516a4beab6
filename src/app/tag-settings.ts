import { join } from 'node:path'
import { z } from 'zod'
import { didYouMean } from '../catalog/nearest.js'
import { defaultTagSettings, type TagSettings, tagSettingsForm } from '../tags/settings.js'
import { readIfThere } from './read-if-there.js'
import { UserError, type Workspace } from './workspace.js'

/** Thresholds that this workspace moved stand under `tags` of this file in the home folder. */
const settingsFile = 'settings.json'

const fileForm = z.strictObject({ tags: tagSettingsForm.optional() })

/**
 * The thresholds of tags in this workspace: the shipped ones, except those that its settings file moves.
 *
 * @throws UserError where the file is no JSON, names what there is not, or moves a threshold out of its range or order
 * @example {"tags": {"newcomerDays": 45, "activeDays": 120}}
 */
export async function readTagSettings({ configuration }: Workspace): Promise<TagSettings> {
  const path = join(configuration.home, settingsFile)
  const text = await readIfThere(path)
  if (text === undefined) return defaultTagSettings
  const read = fileForm.safeParse(parsed(text, path))
  if (read.success) return read.data.tags ?? defaultTagSettings
  throw new UserError(
    `${path}: 设置有误,改正后重试 / mend these and try again\n${read.error.issues.flatMap(problemTexts).join('\n')}`,
  )
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError(`${path}: 不是合法的 JSON / not JSON: ${reason}`)
  }
}

function problemTexts(issue: z.core.$ZodIssue): string[] {
  const where = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return [`- ${where === '' ? settingsFile : where}: ${issue.message}`]
  const known = where === 'tags' ? Object.keys(defaultTagSettings) : ['tags']
  return issue.keys.map((key) => {
    const [near] = didYouMean(key, known)
    const next = near ? `您是不是想写 ${near}?/ did you mean ${near}?` : `可以写的有 / there are: ${known.join(', ')}`
    return `- ${[...issue.path, key].join('.')}: 没有这个设置 / no such setting; ${next}`
  })
}
