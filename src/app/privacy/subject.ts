import { membersOf, similarCustomers } from '../../stores/warehouse/person-links.js'
import { homeSecret } from '../import/secret.js'
import { conversationAt, conversationOfInvitation } from '../study/rows.js'
import { erasedSubject, pseudonymOf } from '../study/secrets.js'
import { UserError, type Workspace } from '../workspace.js'

/** One person as everything that is kept names them. */
export interface Subject {
  /** The id that answers show; undefined for somebody who is no known customer. */
  readonly customer: string | undefined
  /** All customer ids that are this person, this one included. */
  readonly customerIds: readonly string[]
  /** Numbers of the person in the warehouse, now and when they were invited. */
  readonly persons: readonly string[]
  /** `platform:workspace:user`. */
  readonly conversations: readonly string[]
  readonly invitations: readonly string[]
  readonly sessions: readonly string[]
  readonly interviews: readonly string[]
}

/** Everything that leads to a customer. @throws UserError where neither the warehouse nor the ledger knows the id */
export async function subjectOf(workspace: Workspace, customerId: string): Promise<Subject> {
  const warehouse = await workspace.warehouse()
  const members = await membersOf(warehouse, customerId)
  const subject = await gathered(workspace, members.length > 0 ? members : [customerId], [])
  const anything = [subject.conversations, subject.invitations, subject.sessions, subject.interviews].some(
    (one) => one.length > 0,
  )
  if (members.length > 0 || anything || (await consented(workspace, customerId))) return subject
  const similar = await similarCustomers(warehouse, customerId)
  throw new UserError(
    `没有关于客户「${customerId}」的任何数据。${similar.length > 0 ? `是不是：${similar.join('、')}？` : ''}\nNothing is kept about a customer "${customerId}". ${similar.length > 0 ? `Did you mean ${similar.join(', ')}?` : ''}`,
  )
}

/** Everything that leads to whoever talks in a conversation: the customer that they are known to be, or the conversation alone. */
export async function subjectOfSpeaker(
  workspace: Workspace,
  speaker: { readonly platform: string; readonly workspace: string; readonly user: string },
): Promise<Subject> {
  const ledger = await workspace.ledger()
  const conversation = conversationAt(speaker)
  const contacts = await ledger
    .selectFrom('contacts')
    .select('customer_id')
    .where('platform', '=', speaker.platform)
    .where('workspace', 'in', [speaker.workspace, ''])
    .where('user', '=', speaker.user)
    .execute()
  // Somebody at a private link without being a contact: the talk of the moment says whose invitation it is.
  const talking = await ledger
    .selectFrom('conversations')
    .innerJoin('invitations', 'invitations.session', 'conversations.survey_session')
    .select('invitations.customer_id')
    .where('conversations.id', '=', conversation)
    .execute()
  const known = [...contacts, ...talking].flatMap(({ customer_id }) => (customer_id === null ? [] : [customer_id]))
  const warehouse = known.length > 0 ? await workspace.warehouse() : undefined
  const ids = new Set(known)
  if (warehouse) for (const id of known) for (const member of await membersOf(warehouse, id)) ids.add(member)
  return gathered(workspace, [...ids], [conversation])
}

async function gathered(workspace: Workspace, customerIds: readonly string[], talks: readonly string[]): Promise<Subject> {
  const ledger = await workspace.ledger()
  const ids = [...customerIds]
  const [contacts, persons] = await Promise.all([
    ids.length === 0 ? [] : ledger.selectFrom('contacts').selectAll().where('customer_id', 'in', ids).execute(),
    personsOf(workspace, ids),
  ])
  const invitations =
    ids.length + persons.length === 0
      ? []
      : await ledger
          .selectFrom('invitations')
          .select(['id', 'study', 'person', 'session', 'platform', 'address'])
          .where((where) =>
            where.or([
              ...(ids.length > 0 ? [where('customer_id', 'in', ids)] : []),
              ...(persons.length > 0 ? [where('person', 'in', persons)] : []),
            ]),
          )
          .execute()
  const secret = await homeSecret(workspace.configuration.home)
  const codes = invitations.map(({ study, person }) => pseudonymOf(secret, study, person))
  const conversations = [
    ...new Set([
      ...talks,
      ...contacts.map(conversationAt),
      ...invitations.flatMap((invitation) => conversationOfInvitation(invitation) ?? []),
    ]),
  ]
  const respondents = [...conversations, ...codes, ...ids.flatMap((id) => [id, `played:${id}`, `console::${id}`])]
  const open = invitations.flatMap(({ session }) => (session === null ? [] : [session]))
  const sessions = await ledger
    .selectFrom('survey_sessions')
    .select('id')
    .where((where) =>
      where.or([
        ...(ids.length > 0 ? [where('customer_id', 'in', ids)] : []),
        ...(respondents.length > 0 ? [where('respondent', 'in', respondents)] : []),
        ...(open.length > 0 ? [where('id', 'in', open)] : []),
      ]),
    )
    .where('state', '!=', 'erased')
    .execute()
  const interviews = await ledger
    .selectFrom('interviews')
    .select('id')
    .where((where) =>
      where.or([
        ...(ids.length > 0 ? [where('customer_id', 'in', ids)] : []),
        ...(respondents.length > 0 ? [where('respondent', 'in', respondents)] : []),
        ...(open.length > 0 ? [where('id', 'in', open)] : []),
      ]),
    )
    .where('status', '!=', 'erased')
    .execute()
  return {
    customer: ids[0],
    customerIds: ids,
    persons: [...new Set([...persons, ...invitations.map(({ person }) => person)])],
    conversations,
    invitations: invitations.map(({ id }) => id),
    sessions: sessions.map(({ id }) => id),
    interviews: interviews.map(({ id }) => id),
  }
}

async function personsOf(workspace: Workspace, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const warehouse = await workspace.warehouse()
  const rows = await warehouse.rows<{ person: string }>({
    sql: 'SELECT DISTINCT toString(person) AS person FROM persons WHERE customer_id IN {ids:Array(String)}',
    parameters: { ids },
  })
  return rows.map(({ person }) => person)
}

async function consented(workspace: Workspace, customerId: string): Promise<boolean> {
  const ledger = await workspace.ledger()
  const secret = await homeSecret(workspace.configuration.home)
  const found = await ledger
    .selectFrom('consents')
    .select('id')
    .where('subject', 'in', [`customer:${customerId}`, erasedSubject(secret, customerId)])
    .limit(1)
    .execute()
  return found.length > 0
}
