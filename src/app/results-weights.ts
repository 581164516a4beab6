import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Response } from '../fieldwork/results/response.js'
import { type Weighting, weigh } from '../fieldwork/results/weights.js'
import type { Margin } from '../math/rake.js'
import { readAsOf } from './as-of.js'
import type { FinishedSurvey } from './finished-sessions.js'
import { groupingNamed, sharesOfTag } from './results-groupings.js'
import { tagSource } from './snapshots.js'
import { UserError, type Workspace } from './workspace.js'

const shares = z.record(z.string(), z.number().gt(0).lte(1))
const marginsForm = z.union([z.strictObject({ margins: z.record(z.string(), shares) }), z.record(z.string(), shares)])

/**
 * The responses with weights raked to known margins: those of a JSON file (`{"gender": {"female": 0.6, "male": 0.4}}`, by question or tag), of a tag's shares among all
 * customers, or, with nothing said, those that the survey file declares; unweighted where there are none. `none` switches the file's off.
 *
 * @throws UserError where the margins cannot be read or their names are unknown
 */
export async function weighted(
  workspace: Workspace,
  survey: FinishedSurvey,
  responses: readonly Response[],
  sessions: readonly string[],
  said: string | undefined,
): Promise<{ responses: readonly Response[]; weighting: Weighting | undefined }> {
  const margins =
    said === 'none' ? [] : said ? await marginsNamed(workspace, said) : marginsOf(survey.extension.weights?.margins ?? {})
  if (margins.length === 0 || responses.length === 0) return { responses, weighting: undefined }
  const categories: string[][] = []
  for (const { name, shares: known } of margins) {
    const { grouping, responses: withKnown } = await groupingNamed(workspace, survey, responses, sessions, name)
    const byLabel = new Map(grouping.groups.flatMap(({ value, label }) => [label.zh, label.en].map((label) => [label, value])))
    // The file may say a choice by its words.
    const saidAs = new Map([...known.keys()].map((key) => [byLabel.get(key) ?? key, key]))
    categories.push(withKnown.map((response) => saidAs.get(grouping.groupsOf(response)[0] ?? '') ?? ''))
  }
  const unmet = margins.filter(({ shares: known }, m) => !categories[m]!.some((category) => known.has(category)))
  if (unmet[0])
    throw new UserError(
      `权重「${unmet[0].name}」的类别（${[...unmet[0].shares.keys()].join('、')}）在答卷中一个也没有\nNone of the categories of the margin "${unmet[0].name}" (${[...unmet[0].shares.keys()].join(', ')}) is in the responses.`,
    )
  const weighed = weigh(margins, categories)
  if (!weighed) return { responses, weighting: undefined }
  return {
    responses: responses.map((response, index) => ({ ...response, weight: weighed.weights[index] ?? 1 })),
    weighting: weighed.weighting,
  }
}

async function marginsNamed(workspace: Workspace, said: string): Promise<Margin[]> {
  if (!said.endsWith('.json')) {
    const asOf = readAsOf(workspace, undefined)
    const { catalog } = await tagSource(workspace, asOf)
    const tag = catalog.get(said) ?? catalog.find(said)
    if (!tag)
      throw new UserError(
        `--weights 请给一个 JSON 文件，或一个标签：没有标签「${said}」\n--weights takes a JSON file of margins, or a tag: there is no tag "${said}".`,
      )
    return [{ name: tag.name, shares: await sharesOfTag(workspace, tag, asOf) }]
  }
  const text = await readFile(said, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${said}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  })
  try {
    const read = marginsForm.parse(JSON.parse(text))
    return marginsOf(
      'margins' in read
        ? (read.margins as Record<string, Record<string, number>>)
        : (read as Record<string, Record<string, number>>),
    )
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new UserError(`${said}: 不是边际占比 / not margins ({"gender": {"female": 0.6, "male": 0.4}}): ${why}`)
  }
}

/** Shares are made to sum to 1: files give them rounded. */
function marginsOf(margins: Readonly<Record<string, Readonly<Record<string, number>>>>): Margin[] {
  return Object.entries(margins).map(([name, known]) => {
    const sum = Object.values(known).reduce((total, one) => total + one, 0)
    if (Math.abs(sum - 1) > 0.02)
      throw new UserError(
        `权重「${name}」的占比合计 ${sum.toFixed(3)}，应为 1\nThe shares of the margin "${name}" sum to ${sum.toFixed(3)}, not to 1.`,
      )
    return { name, shares: new Map(Object.entries(known).map(([value, one]) => [value, one / sum])) }
  })
}
