import { consentReply } from '../../fieldwork/study/consent.js'
import { controlIn } from '../../fieldwork/survey/control-words.js'
import { asSaid, type Said } from '../../fieldwork/survey/said.js'
import type { LedgerTransaction } from '../bot/commits.js'
import type { Pending } from '../bot/conversation.js'
import type { Decision } from '../bot/decision.js'
import type { Workspace } from '../workspace.js'
import type { Invited } from './invited.js'
import { type OpenedLink, openInvitation, openLink } from './link.js'
import { agreed, noLink, refused, said, stateOf, unclear, wantsNone } from './replies.js'
import { conversationOfInvitation } from './rows.js'

/** Whether a press answers an invitation, wherever the conversation stands. */
export const isInvitationToken = (token: string | undefined): boolean => token?.startsWith('inv:') === true

/**
 * A private link was opened, or its token said in a chat (`/start TOKEN`, 「接着答 TOKEN」): asks for consent, or goes on at the waiting question,
 * here from now on. Whoever has the link is taken for the invited: it also tells who they are on this platform.
 */
export async function openedInvitation(workspace: Workspace, person: Invited, token: string, now: Date): Promise<Decision> {
  const link = await openLink(workspace, token)
  if (!link) return said(person.language, noLink)
  const decision = await stateOf(workspace, person, link, now)
  return {
    ...decision,
    writes: [...(decision.writes ?? []), async (transaction) => noteOpened(transaction, person, link, now)],
  }
}

/**
 * What a message means for the invitation that the conversation waits to hear about (`pending.kind` is `consent`, `resume` or `refused`), or whose
 * button was pressed ({@link isInvitationToken}). Undefined where it is about something else.
 */
export async function invitedTurn(
  workspace: Workspace,
  person: Invited,
  what: string | Said,
  pending: Pending | undefined,
  now: Date,
): Promise<Decision | undefined> {
  const { text, values, token } = asSaid(what)
  const words = values?.[0] ?? text
  const pressed = isInvitationToken(token) ? token?.slice(4) : undefined
  const waiting = pending && !person.answering && ['consent', 'resume', 'refused'].includes(pending.kind) ? pending : undefined
  const id = pressed ?? (typeof waiting?.invitation === 'string' ? waiting.invitation : undefined)
  if (id === undefined)
    return !person.answering && consentReply(words) === 'never' ? wantsNone(workspace, person, now) : undefined
  const link = await openInvitation(await workspace.ledger(), 'id', id)
  const known = link && (waiting?.invitation === id || conversationOfInvitation(link.invitation) === person.conversation)
  if (!link || !known) return pressed === undefined ? undefined : said(person.language, noLink)
  const reply = consentReply(words)
  if (reply === 'never') return refused(person, link, true, now)
  if (link.state !== 'waiting')
    return pressed !== undefined || reply === 'agreed' || wantsOn(words) ? stateOf(workspace, person, link, now) : undefined
  if (reply === 'agreed') return agreed(workspace, person, link, now)
  if (reply === 'refused') return refused(person, link, false, now)
  // Rights and help are answered by whoever answers them always; the question for consent goes on waiting.
  if (['erase', 'help'].includes(controlIn(words) ?? '')) return undefined
  return unclear(workspace, person, link, typeof waiting?.asked === 'number' ? waiting.asked : 0)
}

/** What waits for somebody in this conversation: invitations not yet answered, and talks to go on with. */
export async function waitingInvitations(
  workspace: Workspace,
  person: Invited,
): Promise<readonly { readonly label: string; readonly value: string; readonly invitation: string }[]> {
  const ledger = await workspace.ledger()
  const rows = await ledger
    .selectFrom('invitations')
    .innerJoin('studies', 'studies.id', 'invitations.study')
    .select(['invitations.id as id', 'studies.title as title', 'invitations.state as state'])
    .where('invitations.platform', '=', person.platform)
    .where('invitations.address', '=', JSON.stringify({ workspace: person.workspace, user: person.user }))
    .where('invitations.state', 'in', ['sent', 'agreed'])
    .where('studies.state', '=', 'running')
    .orderBy('invitations.sent_at', 'desc')
    .limit(10)
    .execute()
  return rows.map(({ id, title, state }) => ({
    label: title,
    value: state === 'agreed' ? { zh: `接着答 ${title}`, en: `go on with ${title}` }[person.language] : title,
    invitation: id,
  }))
}

/** Takes up an invitation by its id, for somebody who is known to be the invited (it is among their {@link waitingInvitations}). */
export async function takeUpInvitation(workspace: Workspace, person: Invited, id: string, now: Date): Promise<Decision> {
  const link = await openInvitation(await workspace.ledger(), 'id', id)
  return link ? stateOf(workspace, person, link, now) : said(person.language, noLink)
}

async function noteOpened(
  transaction: LedgerTransaction,
  person: Invited,
  { invitation, row }: OpenedLink,
  now: Date,
): Promise<void> {
  const open = ['planned', 'sending', 'sent', 'agreed', 'undeliverable'].includes(invitation.state)
  if (open) {
    await transaction
      .updateTable('invitations')
      .set({ opened_at: invitation.opened_at ?? now.toISOString() })
      .where('id', '=', invitation.id)
      .where('state', 'in', ['planned', 'sending', 'sent', 'agreed', 'undeliverable'])
      .execute()
  }
  if (invitation.customer_id === null || !open) return
  // Who opens the link is the invited: from now on they can be reached here.
  await transaction
    .insertInto('contacts')
    .values({
      platform: person.platform,
      workspace: person.workspace,
      user: person.user,
      customer_id: invitation.customer_id,
      verified_by: 'link',
      language: person.language,
      closed_at: null,
      opted_out_at: null,
      // In an anonymous study the moment would stand beside that of the answers.
      created_at: row.privacy === 'anonymous' ? row.created_at : now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'user']).doNothing())
    .execute()
}

const wantsOn = (text: string): boolean => /^(继续|接着答|继续答|接着|go on|continue|resume)[。.!！]?$/i.test(text.trim())
