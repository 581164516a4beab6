import { addDays } from '../catalog/day.js'
import type { Digest } from '../digests/digest.js'
import { groupMoves, type Transition, tagChanges } from '../digests/judge-moves.js'
import { digestMessage } from '../digests/message.js'
import { nextSteps } from '../digests/next-steps.js'
import { digestDocument } from '../digests/small-groups.js'
import { type DigestWeek, festivalsOf, lastCompleteWeek, namedWeek } from '../digests/week.js'
import { renderMarkdown, renderText } from '../messages/index.js'
import { readAsOf } from './as-of.js'
import { buildSnapshot } from './build-snapshot.js'
import { gapsOf, movingTags, personaTag, personaTransitions, tagTransitions, unfilledProfile } from './digest-people.js'
import { tradeOf } from './digest-trade.js'
import { voiceOf } from './digest-voice.js'
import { latestBuild } from './persona-store.js'
import { tagMoment, tagSource } from './snapshots.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface DigestOptions {
  /** ISO week; default: the last one that was over at the as-of date. */
  readonly week?: string
  /** Folder for Markdown, HTML and PNG; without it the digest is printed. */
  readonly out?: string
  readonly asOf?: string
  readonly json?: boolean
}

/** `digest`: what changed in a week. */
export async function digestCommand(workspace: Workspace, options: DigestOptions): Promise<ExitCode> {
  const digest = await composeDigest(workspace, chosenWeek(workspace, options))
  const { currency } = workspace.configuration
  const { keepDigest } = await import('./latest-digest.js')
  await keepDigest(workspace, renderMarkdown(digestMessage(digest, 'zh', currency), { currency }))
  if (options.out !== undefined) {
    const { writeDigest } = await import('./digest-files.js')
    const files = await writeDigest(digest, options.out, currency)
    workspace.output.result(options.json ? JSON.stringify({ ...digestDocument(digest), files }) : files.join('\n'))
    return exit.done
  }
  const text = () =>
    renderText(digestMessage(digest, 'zh', currency), {
      width: process.stdout.columns ?? 100,
      colour: false,
      currency,
      brief: true,
    })
  workspace.output.result(options.json ? JSON.stringify(digestDocument(digest)) : text())
  return exit.done
}

/**
 * The digest of a week: every number as of its last day, so that an old week can be told again. Makes tag snapshots of both ends of the week
 * where none stand.
 *
 * @throws UserError where there are no customers yet
 */
export async function composeDigest(workspace: Workspace, week: DigestWeek): Promise<Digest> {
  const warehouse = await workspace.warehouse()
  const [now, before] = [await tagsAt(workspace, week.to), await tagsAt(workspace, addDays(week.from, -1))]
  const { catalog, brand } = now
  const moments = { now: now.lookup, before: before.lookup }
  const tags = movingTags(catalog.tags)
  const transitions = await tagTransitions(warehouse, moments, tags)
  const customers = sizes(transitions, tags[0]?.name)
  if (customers.now === 0) {
    throw new UserError(
      `到 ${week.to} 为止还没有客户：请先 zhiyin import，或用 --week 另选一周。\nThere are no customers up to ${week.to}: import files first, or choose another --week.`,
    )
  }
  const build = (await latestBuild(warehouse, week.to)) ?? (await latestBuild(warehouse))
  const parting = ['lifecycle', 'rfm_tier'].flatMap((name) => catalog.get(name) ?? [])
  const groups = [
    ...(build ? [groupMoves(personaTag(build), await personaTransitions(warehouse, moments, build))] : []),
    ...parting.map((tag) => groupMoves(tag, transitions)),
  ]
  const voice = await voiceOf({ warehouse, brand, week })
  return {
    week,
    festivals: festivalsOf(week),
    brand,
    customers,
    trade: await tradeOf({ warehouse, tags: now.lookup, brand, week }),
    groups,
    tagChanges: tagChanges(
      tags.filter((tag) => !parting.includes(tag)),
      transitions,
    ),
    voice,
    next: nextSteps({ voice, groups }, gapsOf(build), await unfilledProfile(warehouse, now.lookup, catalog.tags)),
  }
}

function chosenWeek(workspace: Workspace, { week, asOf }: DigestOptions): DigestWeek {
  // Today is not over yet; a day that was named is meant whole.
  const day = asOf === undefined ? addDays(readAsOf(workspace, undefined), -1) : readAsOf(workspace, asOf)
  if (week === undefined) return lastCompleteWeek(day)
  const named = namedWeek(week)
  if (!named) throw new UserError(`--week ${week}: 不是 ISO 周，请写成 2026-W46 / not an ISO week; write it as 2026-W46`)
  if (named.to > day) {
    throw new UserError(
      `--week ${week}: 这一周到 ${named.to} 才结束；最近一个完整的周是 ${lastCompleteWeek(day).name}。\nThat week ends on ${named.to}; the last complete one is ${lastCompleteWeek(day).name}.`,
    )
  }
  return named
}

/** The tags at a day, from a snapshot that is made where none stands: both ends of the week are read many times. */
async function tagsAt(workspace: Workspace, day: string) {
  const warehouse = await workspace.warehouse()
  await buildSnapshot(warehouse, await tagMoment(workspace, day), {
    now: Date.now(),
    progress: (line) => workspace.output.progress(`${day}: ${line}`),
  })
  return tagSource(workspace, day)
}

function sizes(transitions: readonly Transition[], tag: string | undefined): Digest['customers'] {
  const ours = transitions.filter((one) => one.tag === tag)
  const sum = (some: readonly Transition[]) => some.reduce((total, { customers }) => total + customers, 0)
  return { now: sum(ours), before: sum(ours.filter(({ before }) => before !== null)) }
}
