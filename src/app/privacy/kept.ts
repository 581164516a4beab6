import type { Warehouse } from '../../stores/warehouse/warehouse.js'
import type { Workspace } from '../workspace.js'
import { type Subject, subjectOf } from './subject.js'
import { boundSubject, tablesAbout } from './warehouse-rows.js'

/** Everything that is kept about somebody, as plain data. */
export interface Kept {
  readonly customer: string | undefined
  readonly customerIds: readonly string[]
  readonly exportedAt: string
  /** Tables of the warehouse: orders, events, reviews, tags … Phones and addresses are kept hashed and masked only. */
  readonly warehouse: Readonly<Record<string, readonly Record<string, unknown>[]>>
  readonly ledger: Readonly<Record<string, readonly Record<string, unknown>[]>>
  /** What cannot be found, and why. */
  readonly notes: readonly string[]
}

/** All that is kept about a customer, both stores. @throws UserError where nothing is */
export async function keptOf(workspace: Workspace, customerId: string, now: Date): Promise<Kept> {
  const subject = await subjectOf(workspace, customerId)
  return {
    customer: subject.customer,
    customerIds: subject.customerIds,
    exportedAt: now.toISOString(),
    warehouse: await warehouseRows(await workspace.warehouse(), subject),
    ledger: await ledgerRows(workspace, subject),
    notes: [
      '匿名调研中已完成的回答与身份断开，无法找出，也不在这里。/ Answers to anonymous studies are cut off from the person once finished: they cannot be found and are not here.',
    ],
  }
}

async function warehouseRows(warehouse: Warehouse, subject: Subject) {
  const bound = boundSubject(subject)
  const found: Record<string, Record<string, unknown>[]> = {}
  for (const { table, condition } of await tablesAbout(warehouse)) {
    // Snapshots repeat what the facts say; they are erased with them and told once.
    if (/^(snapshot|tags)_|^reading_|^touched/.test(table)) continue
    const rows = await warehouse.rows({ sql: `SELECT * FROM ${table} WHERE ${condition}`, parameters: bound })
    if (rows.length > 0) found[table] = rows
  }
  return found
}

async function ledgerRows(workspace: Workspace, subject: Subject): Promise<Record<string, Record<string, unknown>[]>> {
  const ledger = await workspace.ledger()
  const { customerIds, conversations, invitations, sessions, interviews } = subject
  const none = ['']
  const some = (list: readonly string[]) => (list.length > 0 ? [...list] : none)
  const subjects = [...customerIds.map((id) => `customer:${id}`), ...conversations]
  const tables = {
    contacts: await ledger.selectFrom('contacts').selectAll().where('customer_id', 'in', some(customerIds)).execute(),
    consents: await ledger.selectFrom('consents').selectAll().where('subject', 'in', some(subjects)).orderBy('id').execute(),
    invitations: await ledger
      .selectFrom('invitations')
      .select([
        'id',
        'study',
        'wave',
        'state',
        'platform',
        'address',
        'reminders',
        'why',
        'sent_at',
        'opened_at',
        'created_at',
        'updated_at',
        'facts',
        'route',
      ])
      .where('id', 'in', some(invitations))
      .execute(),
    incentive_codes: await ledger.selectFrom('incentive_codes').selectAll().where('given_to', 'in', some(invitations)).execute(),
    survey_sessions: await ledger
      .selectFrom('survey_sessions')
      .select(['id', 'survey', 'study', 'respondent', 'language', 'state', 'data', 'started_at', 'updated_at', 'completed_at'])
      .where('id', 'in', some(sessions))
      .execute(),
    answers: await ledger.selectFrom('answers').selectAll().where('session', 'in', some(sessions)).orderBy('id').execute(),
    quality: await ledger
      .selectFrom('quality')
      .selectAll()
      .where('session', 'in', some([...sessions, ...interviews]))
      .execute(),
    interviews: await ledger
      .selectFrom('interviews')
      .select(['id', 'script', 'study', 'respondent', 'language', 'status', 'started_at', 'updated_at', 'completed_at'])
      .where('id', 'in', some(interviews))
      .execute(),
    utterances: await ledger
      .selectFrom('utterances')
      .selectAll()
      .where('interview', 'in', some(interviews))
      .orderBy('id')
      .execute(),
    memos: await ledger.selectFrom('memos').selectAll().where('interview', 'in', some(interviews)).orderBy('id').execute(),
    conversations: await ledger.selectFrom('conversations').selectAll().where('id', 'in', some(conversations)).execute(),
    heard: await ledger
      .selectFrom('inbox')
      .select(['conversation', 'body', 'at'])
      .where('conversation', 'in', some(conversations))
      .where('body', '!=', '{}')
      .orderBy('id')
      .execute(),
    said: await ledger
      .selectFrom('outbox')
      .select(['conversation', 'message', 'state', 'created_at', 'sent_at'])
      .where('conversation', 'in', some(conversations))
      .orderBy('id')
      .execute(),
    turns: await ledger.selectFrom('turns').selectAll().where('conversation', 'in', some(conversations)).orderBy('id').execute(),
    audit: await ledger.selectFrom('audit').selectAll().where('who', 'in', some(conversations)).orderBy('id').execute(),
  }
  return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows.length > 0))
}
