import { basename } from 'node:path'
import { conditionSegment, factKey, studyCells } from '../../fieldwork/study/quota-cells.js'
import type { StudySettings } from '../../fieldwork/study/settings.js'
import type { Segment } from '../../segments/form.js'
import { peopleOfSegment, segmentOfQuestion } from '../saved-segments.js'
import { UserError, type Workspace } from '../workspace.js'
import { readCustomerIds } from './list-file.js'
import { type Candidate, peopleOfIds, withAllIds } from './reach.js'

/** Whom a study asks. */
export interface Population {
  readonly segment: Segment | undefined
  /** In words. */
  readonly reading: string
  readonly notes: readonly string[]
  readonly people: readonly Candidate[]
  /** Ids of a list that no customer has. */
  readonly unknown: readonly string[]
}

/**
 * The people that words or a file name: a saved segment, a question about customers, or a file with customer ids.
 * @throws UserError where the words name no group of customers, or the file cannot be read
 */
export async function populationOf(workspace: Workspace, to: string, asOf: string): Promise<Population> {
  const list = await readList(to)
  if (list) {
    const { people, unknown } = await peopleOfIds(workspace, list)
    return {
      segment: undefined,
      reading: basename(to),
      notes: [],
      people: await withAllIds(workspace, people),
      unknown,
    }
  }
  const { segment, reading, notes } = await segmentOfQuestion(workspace, to, asOf)
  const people = await peopleOfSegment(workspace, segment, asOf)
  return { segment, reading, notes, people: await withAllIds(workspace, people), unknown: [] }
}

/** Which of the study's conditions on the person hold for whom: by person, the keys that hold. */
export async function factsByPerson(
  workspace: Workspace,
  settings: StudySettings,
  asOf: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const segments = studyCells(settings.quotas).flatMap(({ where }) =>
    where.flatMap((condition) => {
      const segment = conditionSegment(condition)
      return segment ? [segment] : []
    }),
  )
  const distinct = new Map(segments.map((segment) => [factKey(segment), segment]))
  const facts = new Map<string, string[]>()
  for (const [key, segment] of distinct) {
    for (const { person } of await peopleOfSegment(workspace, segment, asOf)) {
      const known = facts.get(person)
      if (known) known.push(key)
      else facts.set(person, [key])
    }
  }
  return facts
}

async function readList(to: string): Promise<readonly string[] | undefined> {
  if (!/\.(csv|tsv|txt)$/i.test(to.trim())) return undefined
  const ids = await readCustomerIds(to.trim())
  if (ids.length === 0) throw new UserError(`名单 ${to} 里没有客户编号\nThe list ${to} holds no customer ids.`)
  return ids
}
