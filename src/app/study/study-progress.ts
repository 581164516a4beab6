import type { Language } from '../../catalog/label.js'
import { progressMessage, type StudyCounts, type StudyProgress } from '../../fieldwork/study/progress.js'
import { studyCells } from '../../fieldwork/study/quota-cells.js'
import type { Study } from '../../fieldwork/study/study.js'
import type { Message } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { Workspace } from '../workspace.js'
import { findStudy, studyOf } from './rows.js'

/** How far a study has come, as a message. @throws UserError with the studies at hand */
export async function studyProgress(workspace: Workspace, id: string, language: Language = 'zh'): Promise<Message> {
  return progressMessage(await progressOf(workspace, id), language)
}

/** The same as figures. @throws UserError */
export async function progressOf(workspace: Workspace, id: string): Promise<StudyProgress> {
  const ledger = await workspace.ledger()
  const row = await findStudy(workspace, id)
  const study = studyOf(row)
  const groups = await ledger
    .selectFrom('invitations')
    .select(({ fn }) => [
      'state',
      'wave',
      'platform',
      fn.countAll<number>().as('people'),
      fn.count<number>('opened_at').as('opened'),
      fn.count<number>('sent_at').as('sent'),
    ])
    .where('study', '=', study.id)
    .groupBy(['state', 'wave', 'platform'])
    .execute()
  const numbers = groups.map((group) => ({
    ...group,
    wave: Number(group.wave),
    people: Number(group.people),
    opened: Number(group.opened),
    sent: Number(group.sent),
  }))
  const split = <Key extends string | number>(keyOf: (group: (typeof numbers)[number]) => Key) =>
    [...new Set(numbers.map(keyOf))]
      .sort()
      .map((key) => [key, countsOf(numbers.filter((group) => keyOf(group) === key))] as const)
  const counted = await ledger.selectFrom('quota_counts').selectAll().where('study', '=', study.id).execute()
  const cells = studyCells(study.settings.quotas).flatMap(({ key }) =>
    counted
      .filter(({ cell }) => cell === key)
      .map(({ completes, most }) => ({ cell: key, completes: Number(completes), most: Number(most) })),
  )
  return {
    study,
    counts: countsOf(numbers),
    byChannel: split(({ platform }) => platform ?? '').map(([channel, counts]) => ({ channel, ...counts })),
    byWave: split(({ wave }) => wave).map(([wave, counts]) => ({ wave, ...counts })),
    cells,
    medianMinutes: await medianMinutes(ledger, study),
    codes: await codesOf(ledger, study.id),
  }
}

interface Group {
  readonly state: string
  readonly people: number
  readonly opened: number
  readonly sent: number
}

/** A state says what came before it: whoever completed had agreed, and whoever agreed had opened. */
function countsOf(groups: readonly Group[]): StudyCounts {
  const people = (...states: string[]) =>
    groups.reduce((sum, group) => sum + (states.includes(group.state) ? group.people : 0), 0)
  const sum = (of: (group: Group) => number) => groups.reduce((total, group) => total + of(group), 0)
  const certain = (state: string) => ['agreed', 'completed', 'screened', 'refused'].includes(state)
  return {
    invited: sum(({ people: all }) => all),
    waiting: people('planned', 'sending'),
    delivered: sum(({ state, people: all, sent, opened }) =>
      certain(state) ? all : ['sent', 'expired', 'full'].includes(state) ? Math.max(sent, opened) : 0,
    ),
    opened: sum(({ state, people: all, opened }) => (certain(state) ? all : opened)),
    agreed: people('agreed', 'completed', 'screened') + sum(({ state, opened }) => (state === 'full' ? opened : 0)),
    refused: people('refused'),
    inProgress: people('agreed'),
    completed: people('completed'),
    screened: people('screened', 'full'),
    expired: people('expired'),
    undeliverable: people('undeliverable'),
    withdrawn: people('withdrawn'),
  }
}

async function medianMinutes(ledger: Ledger, { id, kind }: Pick<Study, 'id' | 'kind'>): Promise<number | undefined> {
  const rows =
    kind === 'survey'
      ? await ledger
          .selectFrom('survey_sessions')
          .select(['started_at', 'completed_at'])
          .where('study', '=', id)
          .where('state', '=', 'completed')
          .execute()
      : await ledger
          .selectFrom('interviews')
          .select(['started_at', 'completed_at'])
          .where('study', '=', id)
          .where('status', '=', 'completed')
          .execute()
  const minutes = rows
    .flatMap(({ started_at, completed_at }) =>
      completed_at === null ? [] : [(Date.parse(completed_at) - Date.parse(started_at)) / 60_000],
    )
    .sort((a, b) => a - b)
  if (minutes.length === 0) return undefined
  const middle = Math.floor(minutes.length / 2)
  const upper = minutes[middle] ?? 0
  return minutes.length % 2 === 1 ? upper : ((minutes[middle - 1] ?? upper) + upper) / 2
}

async function codesOf(ledger: Ledger, study: string): Promise<StudyProgress['codes']> {
  const [row] = await ledger
    .selectFrom('incentive_codes')
    .select(({ fn }) => [fn.countAll<number>().as('codes'), fn.count<number>('given_to').as('given')])
    .where('study', '=', study)
    .execute()
  const all = Number(row?.codes ?? 0)
  const given = Number(row?.given ?? 0)
  return all === 0 ? undefined : { given, left: all - given }
}
