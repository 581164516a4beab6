import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTransaction } from '../bot/commits.js'
import { withdrawWaiting } from './withdraw.js'

/** Somebody who wants no invitations, as far as they are known. */
export interface OptingOut {
  readonly conversation: string
  readonly platform: string
  readonly workspace: string
  readonly user: string
  readonly customer?: string | undefined
}

/** From now on this person is invited into nothing, on no channel; what waits to go out to them is taken back. */
export async function optOut(transaction: LedgerTransaction, person: OptingOut, now: Date): Promise<void> {
  const at = now.toISOString()
  await transaction
    .insertInto('consents')
    .values({
      subject: person.customer === undefined ? person.conversation : `customer:${person.customer}`,
      purpose: 'invitations',
      study: null,
      given: 0,
      wording: '不再邀请 / no more invitations',
      platform: person.platform,
      at,
    })
    .execute()
  await transaction
    .updateTable('contacts')
    .set({ opted_out_at: at })
    .where((where) =>
      where.or([
        where.and([
          where('platform', '=', person.platform),
          where('workspace', '=', person.workspace),
          where('user', '=', person.user),
        ]),
        ...(person.customer === undefined ? [] : [where('customer_id', '=', person.customer)]),
      ]),
    )
    .execute()
  if (person.customer === undefined) return
  const open = await transaction
    .selectFrom('invitations')
    .select('id')
    .where('customer_id', '=', person.customer)
    .where('state', 'in', ['planned', 'sending', 'sent', 'undeliverable'])
    .execute()
  const ids = open.map(({ id }) => id)
  if (ids.length === 0) return
  await withdrawWaiting(transaction, ids)
  await transaction
    .updateTable('invitations')
    .set({ state: 'withdrawn', why: 'opted-out', next_at: null, facts: null, route: null, updated_at: at })
    .where('id', 'in', ids)
    .execute()
}

/** The customers among these who want no invitations: the newest word of each counts. */
export async function optedOut(ledger: Ledger): Promise<ReadonlySet<string>> {
  const rows = await ledger
    .selectFrom('consents')
    .select(['subject', 'given'])
    .where('purpose', '=', 'invitations')
    .orderBy('at')
    .orderBy('id')
    .execute()
  const newest = new Map(rows.map(({ subject, given }) => [subject, given]))
  return new Set([...newest].flatMap(([subject, given]) => (given === 0 ? [subject] : [])))
}
