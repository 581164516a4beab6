import { invitationHours, isOpen, nextOpen, reminderHours } from '../../fieldwork/study/hours.js'
import type { Study } from '../../fieldwork/study/study.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { Workspace } from '../workspace.js'
import { closeStudy } from './closing.js'
import { sweepForgotten } from './forgetting.js'
import { remindOrEnd } from './reminding.js'
import { sweepRetention } from './retention.js'
import { type InvitationRow, studyOf } from './rows.js'
import { sendInvitation } from './sending.js'

export interface Due {
  readonly sent: number
  readonly reminded: number
  readonly expired: number
  /** Put off: quiet hours, or a cap. */
  readonly delayed: number
  readonly closed: number
}

/** Invitations looked at in one go; what is left comes with the next look. */
const batch = 200

/**
 * What the running studies have to do by now: invitations whose time has come, reminders, ends. To be called every some seconds by one process at a
 * time (a second one would do no harm: each step is taken once). Only writes down; the outbox sends. Nothing due costs three small reads.
 */
export async function dueInvitations(workspace: Workspace, now: Date): Promise<Due> {
  const ledger = await workspace.ledger()
  const at = now.toISOString()
  const done = { sent: 0, reminded: 0, expired: 0, delayed: 0, closed: 0 }
  const ended = await ledger
    .selectFrom('studies')
    .select('id')
    .where('state', 'in', ['running', 'paused'])
    .where('closes_at', '<=', at)
    .execute()
  for (const { id } of ended)
    if (await ledger.transaction().execute((transaction) => closeStudy(workspace, transaction, id, 'date', now))) done.closed += 1
  await holdInQuietHours(workspace, ledger, now)
  await sweepForgotten(ledger, now)
  await sweepRetention(workspace, now)
  const due = await ledger
    .selectFrom('invitations')
    .selectAll()
    .where('state', 'in', ['planned', 'sent', 'agreed'])
    .where('next_at', '<=', at)
    // Those whom only a link reaches wait for the file of links.
    .where((where) => where.or([where('state', '!=', 'planned'), where('address', 'is not', null)]))
    .orderBy('next_at')
    .orderBy('id')
    .limit(batch)
    .execute()
  if (due.length === 0) return done
  const studies = await studiesOf(ledger, due)
  for (const invitation of due) {
    const study = studies.get(invitation.study)
    if (!study) continue
    if (invitation.state === 'planned') {
      const outcome = await sendInvitation(workspace, study, invitation, now)
      if (outcome !== undefined) done[outcome] += 1
    } else {
      const outcome = await remindOrEnd(workspace, study, invitation, now)
      if (outcome !== undefined) done[outcome] += 1
    }
  }
  return done
}

async function studiesOf(ledger: Ledger, due: readonly InvitationRow[]): Promise<ReadonlyMap<string, Study>> {
  const rows = await ledger
    .selectFrom('studies')
    .selectAll()
    .where('id', 'in', [...new Set(due.map(({ study }) => study))])
    .execute()
  return new Map(rows.map((row) => [row.id, studyOf(row)]))
}

/** What was written down before the quiet hours and has not gone out (the bot was away, the platform did not answer) waits until they are over. */
async function holdInQuietHours(workspace: Workspace, ledger: Ledger, now: Date): Promise<void> {
  const waiting = await ledger
    .selectFrom('outbox')
    .select(['id', 'purpose'])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now.toISOString())
    .where((where) => where.or([where('purpose', 'like', 'invitation:%'), where('purpose', 'like', 'reminder:%')]))
    .limit(batch)
    .execute()
  if (waiting.length === 0) return
  const ids = waiting.map(({ purpose }) => purpose?.split(':')[1] ?? '')
  const invitations = await ledger.selectFrom('invitations').selectAll().where('id', 'in', ids).execute()
  const studies = await studiesOf(ledger, invitations)
  const byId = new Map(invitations.map((one) => [one.id, one]))
  for (const { id, purpose } of waiting) {
    const study = studies.get(byId.get(purpose?.split(':')[1] ?? '')?.study ?? '')
    if (!study) continue
    const zone = workspace.configuration.timeZone
    const hours = purpose?.startsWith('reminder:') ? reminderHours(study.settings, zone) : invitationHours(study.settings, zone)
    if (isOpen(now, hours)) continue
    await ledger
      .updateTable('outbox')
      .set({ due_at: nextOpen(now, hours).toISOString() })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .execute()
  }
}
