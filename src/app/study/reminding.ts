import { consentMessage } from '../../fieldwork/study/consent.js'
import { isOpen, nextOpen, reminderHours } from '../../fieldwork/study/hours.js'
import type { Study } from '../../fieldwork/study/study.js'
import { choices, type Message, message, paragraph } from '../../messages/index.js'
import type { Workspace } from '../workspace.js'
import { endAnswering } from './closing.js'
import { nextLook } from './delivery.js'
import { readHeld } from './held.js'
import { invitationToken } from './invited.js'
import { linkOf } from './link.js'
import type { Contact, InvitationRow } from './rows.js'
import { outboxKey } from './secrets.js'
import { languageFor, say } from './sending.js'

/**
 * One invitation that was sent (or agreed to and not finished) and whose next look has come: its end, or a reminder. After a time away there is one
 * reminder, never several at once: the next is counted from this one.
 */
export async function remindOrEnd(
  workspace: Workspace,
  study: Study,
  invitation: InvitationRow,
  now: Date,
): Promise<'reminded' | 'expired' | 'delayed' | undefined> {
  const ledger = await workspace.ledger()
  const { settings } = study
  const zone = workspace.configuration.timeZone
  const session = invitation.session === null ? undefined : await readHeld(ledger, study.kind, invitation.session)
  // Whoever began is counted from their last answer.
  const since = new Date(session?.updatedAt ?? invitation.sent_at ?? invitation.created_at)
  const ends = new Date(since.getTime() + settings.expiresAfterDays * 86_400_000)
  if (now >= ends)
    return (await ledger.transaction().execute((transaction) => endAnswering(workspace, transaction, invitation, null, now)))
      ? 'expired'
      : undefined
  const hours = reminderHours(settings, zone)
  const wait = async (until: Date) => {
    await ledger
      .updateTable('invitations')
      .set({ next_at: until.toISOString() })
      .where('id', '=', invitation.id)
      .where('state', '=', invitation.state)
      .execute()
    return 'delayed' as const
  }
  if (study.state === 'paused') return wait(new Date(now.getTime() + 3_600_000))
  const reminds = new Date(since.getTime() + settings.reminders.afterHours * 3_600_000)
  if (study.state !== 'running' || invitation.reminders >= settings.reminders.count || invitation.address === null)
    return wait(ends)
  if (invitation.reminders === 0 && now < reminds) return wait(nextOpen(reminds, hours))
  if (!isOpen(now, hours)) return wait(nextOpen(now, hours))
  const url = await linkOf(workspace, invitation.id)
  const { workspace: team, user } = JSON.parse(invitation.address) as Contact
  const contact = { platform: invitation.platform ?? '', workspace: team, user }
  return ledger.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom('contacts')
      .select(['language', 'opted_out_at', 'closed_at'])
      .where('platform', '=', contact.platform)
      .where('workspace', '=', contact.workspace)
      .where('user', '=', contact.user)
      .executeTakeFirst()
    const unwanted = known ? known.opted_out_at !== null || known.closed_at !== null : false
    const number = invitation.reminders + 1
    const { numUpdatedRows } = await transaction
      .updateTable('invitations')
      .set({
        reminders: unwanted ? settings.reminders.count : number,
        next_at: (unwanted ? ends : nextLook(settings, now, since, number, zone)).toISOString(),
      })
      .where('id', '=', invitation.id)
      .where('state', '=', invitation.state)
      .where('reminders', '=', invitation.reminders)
      .executeTakeFirst()
    if (numUpdatedRows === 0n || unwanted) return undefined
    const language = session ? session.language : languageFor(study, known?.language ?? null)
    await say(transaction, contact, reminder(study, invitation, language, url), {
      purpose: `reminder:${invitation.id}`,
      key: outboxKey('reminder', invitation.id, number),
      now,
    })
    return 'reminded' as const
  })
}

function reminder(study: Study, { id, state }: InvitationRow, language: 'zh' | 'en', url: string | undefined): Message {
  const link = url === undefined ? {} : { link: url }
  if (state === 'sent') {
    const before = {
      zh: '前几天给您发过这份邀请，方便的话听听您的想法；不想参加，回复「不同意」就好，不会再提醒。',
      en: 'We invited you some days ago and would still like to hear from you. If you would rather not, reply "decline" and we will not remind you again.',
    }
    return consentMessage(study, language, { token: invitationToken(id), before: before[language], ...link })
  }
  const text = {
    zh: `「${study.title}」您已经答了一部分，都保存着。现在方便接着答吗？`,
    en: `You answered a part of "${study.title}"; it is all kept. Would you like to go on now?`,
  }
  const go = { zh: '继续', en: 'Go on' }[language]
  return message(
    language,
    paragraph(text[language]),
    choices({ token: invitationToken(id), choices: [{ label: go, value: go }] }),
    url === undefined ? undefined : { kind: 'link', label: { zh: '在网页上接着答', en: 'Go on on a page' }[language], url },
  )
}
