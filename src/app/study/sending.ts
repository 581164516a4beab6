import { consentMessage } from '../../fieldwork/study/consent.js'
import { freeAgainAt } from '../../fieldwork/study/frequency.js'
import { invitationHours, isOpen, nextOpen } from '../../fieldwork/study/hours.js'
import type { Study } from '../../fieldwork/study/study.js'
import type { Message } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTransaction } from '../bot/commits.js'
import type { Workspace } from '../workspace.js'
import { invitationToken } from './invited.js'
import { linkOf } from './link.js'
import { type Contact, conversationAt, type InvitationRow } from './rows.js'
import { outboxKey } from './secrets.js'

/**
 * One planned invitation whose time has come: written into the outbox, put off (quiet hours, a cap), or taken back where the person wants none. One
 * transaction, and only if it is still planned: two processes send it once.
 */
export async function sendInvitation(
  workspace: Workspace,
  study: Study,
  invitation: InvitationRow,
  now: Date,
): Promise<'sent' | 'delayed' | undefined> {
  const ledger = await workspace.ledger()
  if (invitation.address === null || invitation.platform === null) return undefined
  if (study.state === 'paused') {
    await putOff(ledger, invitation, new Date(now.getTime() + 3_600_000), 'paused')
    return undefined
  }
  if (study.state !== 'running') return undefined
  const hours = invitationHours(study.settings, workspace.configuration.timeZone)
  if (!isOpen(now, hours)) {
    await putOff(ledger, invitation, nextOpen(now, hours))
    return 'delayed'
  }
  const url = await linkOf(workspace, invitation.id)
  const { workspace: team, user } = JSON.parse(invitation.address) as Contact
  const contact = { platform: invitation.platform, workspace: team, user }
  return ledger.transaction().execute(async (transaction) => {
    await oneAtATime(transaction, now)
    const freeAt = freeAgainAt(await invitedAt(transaction, invitation), study.settings.caps, now)
    if (freeAt > now) {
      await putOff(transaction, invitation, freeAt, 'capped')
      return 'delayed' as const
    }
    const place = await transaction
      .selectFrom('contacts')
      .select(['opted_out_at', 'language'])
      .where('platform', '=', contact.platform)
      .where('workspace', '=', contact.workspace)
      .where('user', '=', contact.user)
      .executeTakeFirst()
    const at = now.toISOString()
    const gone = !place || place.opted_out_at !== null
    const { numUpdatedRows } = await transaction
      .updateTable('invitations')
      .set(
        gone
          ? {
              state: 'withdrawn',
              why: place ? 'opted-out' : 'no-contact',
              next_at: null,
              facts: null,
              route: null,
              updated_at: at,
            }
          : { state: 'sending', next_at: null, sent_at: at, updated_at: at },
      )
      .where('id', '=', invitation.id)
      .where('state', '=', 'planned')
      .executeTakeFirst()
    if (numUpdatedRows === 0n || gone) return undefined
    const language = languageFor(study, place.language)
    await say(
      transaction,
      contact,
      consentMessage(study, language, {
        token: invitationToken(invitation.id),
        ...(url === undefined ? {} : { link: url }),
      }),
      {
        purpose: `invitation:${invitation.id}`,
        thread: study.settings.threads[contact.platform],
        key: outboxKey('invitation', invitation.id, contact.platform, contact.workspace, contact.user),
        now,
      },
    )
    return 'sent' as const
  })
}

/** Puts something to be said to somebody into the outbox, once. */
export async function say(
  transaction: LedgerTransaction,
  contact: Contact,
  message: Message,
  {
    purpose,
    key,
    now,
    thread,
  }: { purpose: string; key: string; now: Date; thread?: { workspace: string; channel: string } | undefined },
): Promise<void> {
  const at = now.toISOString()
  await transaction
    .insertInto('outbox')
    .values({
      conversation: conversationAt(contact),
      platform: contact.platform,
      address: JSON.stringify({
        workspace: contact.workspace,
        user: contact.user,
        // Closed to direct messages: a private thread instead (outbox.ts).
        ...(thread ? { otherwise: { ...thread, user: contact.user, thread: true } } : {}),
      }),
      message: JSON.stringify(message),
      key,
      slot: null,
      quiet: 0,
      state: 'waiting',
      attempts: 0,
      due_at: at,
      sent_as: null,
      failure: null,
      purpose,
      created_at: at,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/** The language that somebody is written to in: theirs, where it is known and the study has it. */
export function languageFor(study: Study, known: string | null): 'zh' | 'en' {
  const languages = study.settings.languages ?? ['zh', 'en']
  const wanted = known === 'en' || known === 'zh' ? known : 'zh'
  return languages.includes(wanted) ? wanted : (languages[0] ?? 'zh')
}

/** Caps hold over all studies: whoever sends waits for whoever is sending. A row's lock does it on both engines. */
export async function oneAtATime(transaction: LedgerTransaction, now: Date): Promise<void> {
  const until = now.toISOString()
  await transaction
    .insertInto('leases')
    .values({ name: 'sending-invitations', holder: '', until })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ until }))
    .execute()
}

/** When this person was invited into anything, whatever their number was then. */
export async function invitedAt(transaction: LedgerTransaction, invitation: InvitationRow): Promise<Date[]> {
  const rows = await transaction
    .selectFrom('invitations')
    .select('sent_at')
    .where('id', '!=', invitation.id)
    .where('sent_at', 'is not', null)
    .where((where) =>
      where.or([
        where('person', '=', invitation.person),
        ...(invitation.customer_id === null ? [] : [where('customer_id', '=', invitation.customer_id)]),
      ]),
    )
    .execute()
  return rows.flatMap(({ sent_at }) => (sent_at === null ? [] : [new Date(sent_at)]))
}

async function putOff(ledger: Ledger, { id, state }: InvitationRow, until: Date, why: string | null = null): Promise<void> {
  await ledger
    .updateTable('invitations')
    .set({ next_at: until.toISOString(), ...(why === null ? {} : { why }) })
    .where('id', '=', id)
    .where('state', '=', state)
    .execute()
}
