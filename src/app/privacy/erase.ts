import { createHash } from 'node:crypto'
import type { Ledger } from '../../stores/ledger/open.js'
import { exclusively } from '../../stores/warehouse/exclusive.js'
import { writeMeta } from '../../stores/warehouse/meta.js'
import { settle } from '../../stores/warehouse/settle.js'
import type { Warehouse } from '../../stores/warehouse/warehouse.js'
import type { LedgerTransaction } from '../bot/commits.js'
import { homeSecret } from '../import/secret.js'
import { eraseSession, eraseTranscript } from '../study/retention.js'
import { erasedSubject } from '../study/secrets.js'
import type { Workspace } from '../workspace.js'
import { eraseShown, shownOf } from './persona-quotes.js'
import { receivedIn, removeReceived } from './received.js'
import type { Subject } from './subject.js'
import { boundSubject, tablesAbout } from './warehouse-rows.js'

/** What was erased: rows by table. */
export interface Erased {
  readonly customerIds: readonly string[]
  readonly ledger: Readonly<Record<string, number>>
  readonly warehouse: Readonly<Record<string, number>>
}

/**
 * Erases everything that is kept about somebody, in both stores. The ledger goes first and whole: after that nobody writes to them any more; the
 * warehouse follows, and can be erased again by the same call after a kill. What stays: that there was a session (counts of quotas and studies
 * hold), and a keyed hash of each customer id, so that they are neither invited nor imported again.
 */
export async function erase(workspace: Workspace, subject: Subject, by: string, now: Date): Promise<Erased> {
  const ledger = await workspace.ledger()
  const secret = await homeSecret(workspace.configuration.home)
  const files = receivedIn(workspace, await documentsOf(ledger, subject))
  const fromLedger = await ledger.transaction().execute((transaction) => eraseInLedger(transaction, subject, secret, by, now))
  await removeReceived(files)
  const warehouse =
    subject.customerIds.length + subject.sessions.length + subject.interviews.length > 0 ? await workspace.warehouse() : undefined
  return {
    customerIds: subject.customerIds,
    ledger: fromLedger,
    warehouse: warehouse ? await eraseInWarehouse(warehouse, subject) : {},
  }
}

/** Where files that they sent may be spoken of: their answers, and what was heard from them. */
async function documentsOf(ledger: Ledger, { sessions, conversations }: Subject): Promise<readonly (string | null)[]> {
  const held =
    sessions.length > 0
      ? await ledger
          .selectFrom('survey_sessions')
          .select('data')
          .where('id', 'in', [...sessions])
          .execute()
      : []
  const heard =
    conversations.length > 0
      ? await ledger
          .selectFrom('inbox')
          .select('body')
          .where('conversation', 'in', [...conversations])
          .execute()
      : []
  return [...held.map(({ data }) => data), ...heard.map(({ body }) => body)]
}

async function eraseInLedger(
  transaction: LedgerTransaction,
  subject: Subject,
  secret: string,
  by: string,
  now: Date,
): Promise<Record<string, number>> {
  const { customerIds, conversations, invitations, sessions, interviews } = subject
  const at = now.toISOString()
  const counts: Record<string, number> = {}
  const count = (table: string, rows: bigint) => {
    if (rows > 0n) counts[table] = (counts[table] ?? 0) + Number(rows)
  }
  for (const id of sessions) count('answers', await eraseSession(transaction, id))
  if (sessions.length > 0) counts.survey_sessions = sessions.length
  for (const id of interviews) count('utterances', await eraseTranscript(transaction, id))
  if (interviews.length > 0) counts.interviews = interviews.length
  for (const id of invitations) await eraseInvitation(transaction, id, secret, at)
  if (invitations.length > 0) counts.invitations = invitations.length
  for (const conversation of conversations) {
    for (const [table, rows] of await eraseConversation(transaction, conversation, conversation === by, at)) count(table, rows)
  }
  if (customerIds.length > 0) {
    const gone = await transaction
      .deleteFrom('contacts')
      .where('customer_id', 'in', [...customerIds])
      .executeTakeFirst()
    count('contacts', gone.numDeletedRows)
  }
  const subjects = [
    ...customerIds.map((id) => `customer:${id}`),
    ...subject.persons.map((person) => `person:${person}`),
    ...conversations,
  ]
  if (subjects.length > 0) {
    const gone = await transaction.deleteFrom('consents').where('subject', 'in', subjects).executeTakeFirst()
    count('consents', gone.numDeletedRows)
  }
  for (const id of customerIds) await remember(transaction, erasedSubject(secret, id), at)
  await transaction
    .insertInto('audit')
    .values({
      at,
      // Who asked for it, unless it was the person: their own name goes with the rest.
      who: conversations.includes(by) ? 'the person' : by,
      did: 'erase',
      detail: JSON.stringify({ subjects: customerIds.map((id) => erasedSubject(secret, id)), rows: counts }),
    })
    .execute()
  return counts
}

/** That there was an invitation stays, for the study's counts; whose it was does not. */
async function eraseInvitation(transaction: LedgerTransaction, id: string, secret: string, at: string): Promise<void> {
  const row = await transaction
    .selectFrom('invitations')
    .select(['person', 'customer_id', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return
  const open = ['planned', 'sending', 'sent', 'agreed', 'undeliverable'].includes(row.state)
  await transaction
    .updateTable('invitations')
    .set({
      person: erasedSubject(secret, `${row.customer_id ?? row.person}`),
      customer_id: null,
      address: null,
      route: null,
      facts: null,
      session: null,
      token_hash: createHash('sha256').update(`erased ${id}`).digest('hex'),
      next_at: null,
      why: 'erased',
      ...(open ? { state: 'withdrawn' as const } : {}),
      updated_at: at,
    })
    .where('id', '=', id)
    .execute()
  await transaction.updateTable('incentive_codes').set({ given_to: 'erased' }).where('given_to', '=', id).execute()
  await transaction
    .deleteFrom('outbox')
    .where('purpose', 'in', [`invitation:${id}`, `reminder:${id}`])
    .where('state', '=', 'waiting')
    .execute()
}

/**
 * What was heard and said. Where it was asked for in this very conversation, the last words are still to be said: what is left of it goes within a day
 * (`sweepForgotten`, from the beginning).
 */
async function eraseConversation(transaction: LedgerTransaction, conversation: string, inChat: boolean, at: string) {
  const heard = await transaction
    .deleteFrom('inbox')
    .where('conversation', '=', conversation)
    .where('handled_at', 'is not', null)
    .executeTakeFirst()
  const said = await transaction
    .deleteFrom('outbox')
    .where('conversation', '=', conversation)
    .where('state', 'in', ['sent', 'failed'])
    .executeTakeFirst()
  const turns = await transaction.deleteFrom('turns').where('conversation', '=', conversation).executeTakeFirst()
  await transaction.deleteFrom('conversations').where('id', '=', conversation).execute()
  await transaction
    .deleteFrom('contacts')
    .where((where) => where.and(placeIs(conversation).map(([column, value]) => where(column, '=', value))))
    .execute()
  await transaction.updateTable('audit').set({ who: 'erased', detail: '' }).where('who', '=', conversation).execute()
  await transaction.deleteFrom('forgetting').where('conversation', '=', conversation).execute()
  if (inChat) await transaction.insertInto('forgetting').values({ conversation, since: '', until: at }).execute()
  return [
    ['inbox', heard.numDeletedRows],
    ['outbox', said.numDeletedRows],
    ['turns', turns.numDeletedRows],
  ] as const
}

function placeIs(conversation: string): readonly (readonly ['platform' | 'workspace' | 'user', string])[] {
  const [platform = '', workspace = '', ...user] = conversation.split(':')
  return [
    ['platform', platform],
    ['workspace', workspace],
    ['user', user.join(':')],
  ]
}

async function remember(transaction: LedgerTransaction, subject: string, at: string): Promise<void> {
  await transaction.deleteFrom('consents').where('subject', '=', subject).execute()
  await transaction
    .insertInto('consents')
    .values({
      subject,
      purpose: 'invitations',
      study: null,
      given: 0,
      wording: '已删除，不再邀请 / erased, no invitations',
      platform: '',
      at,
    })
    .execute()
}

/** Rows are rewritten without them, not only hidden; then persons, links and tags are settled anew. */
async function eraseInWarehouse(warehouse: Warehouse, subject: Subject): Promise<Record<string, number>> {
  const bound = boundSubject(subject)
  const counts: Record<string, number> = {}
  await exclusively(warehouse, async () => {
    const tables = await tablesAbout(warehouse)
    const quoted = await eraseShown(warehouse, await shownOf(warehouse, tables, bound))
    if (quoted > 0) counts.persona_builds = quoted
    for (const { table, condition } of tables) {
      const [{ rows = '0' } = {}] = await warehouse.rows<{ rows: string }>({
        sql: `SELECT count() AS rows FROM ${table} WHERE ${condition}`,
        parameters: bound,
      })
      if (Number(rows) === 0) continue
      counts[table] = Number(rows)
      await warehouse.run({
        sql: `ALTER TABLE ${table} DELETE WHERE ${condition} SETTINGS mutations_sync = 2`,
        parameters: bound,
      })
    }
    await writeMeta(warehouse, { facts: 'changed', identities: 'changed' })
  })
  await settle(warehouse)
  return counts
}
