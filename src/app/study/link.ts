import type { Study } from '../../fieldwork/study/study.js'
import type { Ledger } from '../../stores/ledger/open.js'
import { homeSecret } from '../import/secret.js'
import type { Workspace } from '../workspace.js'
import { type InvitationRow, readStudy, type StudyRow, studyOf } from './rows.js'
import { invitationToken, tokenHash } from './secrets.js'

/** Where private links lead: `<public address>/s/<token>`. */
export const linkPath = '/s/'

/** What a private link opens. */
export interface OpenedLink {
  readonly invitation: InvitationRow
  readonly row: StudyRow
  readonly study: Study
  /**
   * `waiting`: consent is to be asked; `answering`: it was given, and the talk goes on; `done`: completed, refused, or ended otherwise (the
   * invitation's state says how); `over`: the study is closed or paused.
   */
  readonly state: 'waiting' | 'answering' | 'done' | 'over'
}

/** The private link of an invitation; undefined without a public address (ZHIYIN_PUBLIC_URL). */
export async function linkOf(workspace: Workspace, invitation: string): Promise<string | undefined> {
  const base = publicUrl(workspace)
  if (base === undefined) return undefined
  return `${base.replace(/\/+$/, '')}${linkPath}${invitationToken(await homeSecret(workspace.configuration.home), invitation)}`
}

/** What a token opens; undefined where nobody made it. */
export async function openLink(workspace: Workspace, token: string): Promise<OpenedLink | undefined> {
  return openInvitation(await workspace.ledger(), 'token_hash', tokenHash(token.trim()))
}

/** The same, by the invitation's id. */
export async function openInvitation(ledger: Ledger, by: 'token_hash' | 'id', value: string): Promise<OpenedLink | undefined> {
  const invitation = await ledger.selectFrom('invitations').selectAll().where(by, '=', value).executeTakeFirst()
  const row = invitation && (await readStudy(ledger, invitation.study))
  if (!invitation || !row) return undefined
  const waiting = ['planned', 'sending', 'sent', 'undeliverable'].includes(invitation.state)
  const state =
    waiting || invitation.state === 'agreed' ? (row.state !== 'running' ? 'over' : waiting ? 'waiting' : 'answering') : 'done'
  return { invitation, row, study: studyOf(row), state }
}

/** A token said in a chat to go on there: `/start TOKEN`, 「接着答 TOKEN」, "resume TOKEN"; undefined where the text is none. */
export function tokenIn(text: string): string | undefined {
  return /^(?:\/start|接着答|继续答|resume|continue)\s*[:：]?\s*(?:\S*\/s\/)?([A-Za-z0-9_-]{24})$/i.exec(text.trim())?.[1]
}

function publicUrl({ configuration }: Workspace): string | undefined {
  return configuration.web?.publicUrl
}
