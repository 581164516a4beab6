import { consentWording } from '../../fieldwork/study/consent.js'
import type { LedgerTransaction } from '../bot/commits.js'
import { SessionMoved } from '../survey-sessions.js'
import { consentSubject } from './anonymise.js'
import type { Invited } from './invited.js'
import type { OpenedLink } from './link.js'
import { withdrawWaiting } from './withdraw.js'

const waiting = ['planned', 'sending', 'sent', 'undeliverable'] as const

/**
 * Keeps an agreement with the words that were shown, and where the person stands now.
 * @throws SessionMoved where the invitation was answered meanwhile (two presses, two channels): decide again on what stands now
 */
export async function agree(
  transaction: LedgerTransaction,
  person: Invited,
  link: OpenedLink,
  { state, session }: { state: 'agreed' | 'full'; session: string | null },
  now: Date,
): Promise<void> {
  await answered(transaction, person, link, true, now)
  const { settings } = link.study
  const expires = new Date(now.getTime() + settings.expiresAfterDays * 86_400_000)
  const reminds = new Date(now.getTime() + settings.reminders.afterHours * 3_600_000)
  const next = state === 'full' ? null : settings.reminders.count > 0 && reminds < expires ? reminds : expires
  const { numUpdatedRows } = await transaction
    .updateTable('invitations')
    .set({
      state,
      session,
      next_at: next?.toISOString() ?? null,
      opened_at: link.invitation.opened_at ?? now.toISOString(),
      updated_at: now.toISOString(),
      ...(state === 'full' ? { facts: null, route: null } : {}),
    })
    .where('id', '=', link.invitation.id)
    .where('state', 'in', waiting)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new SessionMoved()
}

/** Keeps a refusal. @throws SessionMoved */
export async function refuse(transaction: LedgerTransaction, person: Invited, link: OpenedLink, now: Date): Promise<void> {
  await answered(transaction, person, link, false, now)
  const { numUpdatedRows } = await transaction
    .updateTable('invitations')
    .set({
      state: 'refused',
      next_at: null,
      facts: null,
      route: null,
      opened_at: link.invitation.opened_at ?? now.toISOString(),
      updated_at: now.toISOString(),
    })
    .where('id', '=', link.invitation.id)
    .where('state', 'in', waiting)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new SessionMoved()
}

async function answered(
  transaction: LedgerTransaction,
  person: Invited,
  { study, invitation }: OpenedLink,
  given: boolean,
  now: Date,
): Promise<void> {
  await withdrawWaiting(transaction, [invitation.id])
  await transaction
    .insertInto('consents')
    .values({
      subject: consentSubject(invitation),
      purpose: 'study',
      study: study.id,
      given: given ? 1 : 0,
      wording: consentWording(study, person.language),
      platform: person.platform,
      at: now.toISOString(),
    })
    .execute()
}
