import { Binder } from '../../catalog/sql.js'
import { freeAgainAt } from '../../fieldwork/study/frequency.js'
import type { StudySettings } from '../../fieldwork/study/settings.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { Workspace } from '../workspace.js'
import { contactsByCustomer, type KnownContact } from './contacts.js'
import { optedOut } from './opt-out.js'
import type { Contact } from './rows.js'

/** One person of a population, by the warehouse's number, the customer id that answers show, and all ids that are this person. */
export interface Candidate {
  readonly person: string
  readonly customerId: string
  readonly customerIds: readonly string[]
}

/** Somebody who will be invited: where first, where else after that, and how early the caps allow it. */
export interface Reached extends Candidate {
  readonly route: readonly Contact[]
  /** Only a private link reaches them; the brand mails it. */
  readonly byLink: boolean
  readonly freeAt: Date
}

/** Who of a population can be invited, and why the others cannot. */
export interface Reach {
  readonly total: number
  readonly reached: readonly Reached[]
  readonly byChannel: Readonly<Record<string, number>>
  /** Invited by this study before. */
  readonly already: number
  /** Among the reached: invited too lately, so they wait. */
  readonly capped: number
  readonly optedOut: number
  readonly noContact: number
}

/** Looks at each person's contacts in the study's channel order, their wishes, and what they were asked lately. */
export async function reachOf(
  workspace: Workspace,
  people: readonly Candidate[],
  settings: Pick<StudySettings, 'channels' | 'caps'>,
  study: string | undefined,
  now: Date,
): Promise<Reach> {
  const ledger = await workspace.ledger()
  const [contacts, wishes, history] = await Promise.all([contactsByCustomer(ledger), optedOut(ledger), invitedBefore(ledger)])
  const counts = { already: 0, capped: 0, optedOut: 0, noContact: 0 }
  const byChannel: Record<string, number> = {}
  const reached: Reached[] = []
  for (const one of people) {
    const earlier = historyOf(history, one)
    if (study !== undefined && earlier.some((invited) => invited.study === study)) {
      counts.already += 1
      continue
    }
    const own = one.customerIds.flatMap((id) => contacts.get(id) ?? [])
    if (one.customerIds.some((id) => wishes.has(`customer:${id}`)) || own.some((contact) => contact.optedOut)) {
      counts.optedOut += 1
      continue
    }
    const route = routeOf(own, settings.channels)
    const byLink = route.length === 0 && settings.channels.includes('web')
    if (route.length === 0 && !byLink) {
      counts.noContact += 1
      continue
    }
    const sent = earlier.flatMap(({ sentAt }) => (sentAt === null ? [] : [new Date(sentAt)]))
    const freeAt = freeAgainAt(sent, settings.caps, now)
    if (freeAt > now) counts.capped += 1
    const channel = route[0]?.platform ?? 'web'
    byChannel[channel] = (byChannel[channel] ?? 0) + 1
    reached.push({ ...one, route, byLink, freeAt })
  }
  return { total: people.length, reached, byChannel, ...counts }
}

/** Each person's ids, for people that the warehouse knows under several. */
export async function withAllIds(
  workspace: Workspace,
  people: readonly { readonly person: string; readonly customerId: string }[],
): Promise<readonly Candidate[]> {
  const warehouse = await workspace.warehouse()
  const rows = await warehouse.rows<{ person: string; ids: string[] }>({
    sql: 'SELECT toString(person) AS person, customer_ids AS ids FROM people WHERE length(customer_ids) > 1',
    parameters: {},
  })
  const several = new Map(rows.map(({ person, ids }) => [person, ids]))
  return people.map((one) => ({ ...one, customerIds: several.get(one.person) ?? [one.customerId] }))
}

/** The people behind customer ids, each once; and the ids that nobody knows. */
export async function peopleOfIds(
  workspace: Workspace,
  ids: readonly string[],
): Promise<{ readonly people: readonly { person: string; customerId: string }[]; readonly unknown: readonly string[] }> {
  const warehouse = await workspace.warehouse()
  const people = new Map<string, string>()
  const known = new Set<string>()
  for (let index = 0; index < ids.length; index += 20_000) {
    const binder = new Binder()
    const some = binder.bind(ids.slice(index, index + 20_000), 'Array(String)')
    const rows = await warehouse.rows<{ id: string; person: string; canonical: string }>({
      sql: `SELECT customer_id AS id, toString(person) AS person, canonical FROM persons WHERE customer_id IN ${some}`,
      parameters: binder.parameters,
    })
    for (const { id, person, canonical } of rows) {
      known.add(id)
      people.set(person, canonical)
    }
  }
  return {
    people: [...people].map(([person, customerId]) => ({ person, customerId })),
    unknown: ids.filter((id) => !known.has(id)),
  }
}

/** The open contacts of a person in the channel order. */
function routeOf(contacts: readonly KnownContact[], channels: readonly string[]): readonly Contact[] {
  return channels.flatMap((channel) =>
    contacts
      .filter(({ platform, closed }) => platform === channel && !closed && platform !== 'web')
      .map(({ platform, workspace, user }) => ({ platform, workspace, user })),
  )
}

interface Invited {
  readonly study: string
  readonly sentAt: string | null
}

interface History {
  readonly byPerson: ReadonlyMap<string, readonly Invited[]>
  readonly byCustomer: ReadonlyMap<string, readonly Invited[]>
}

async function invitedBefore(ledger: Ledger): Promise<History> {
  const rows = await ledger.selectFrom('invitations').select(['study', 'person', 'customer_id', 'sent_at']).execute()
  const byPerson = new Map<string, Invited[]>()
  const byCustomer = new Map<string, Invited[]>()
  const add = (map: Map<string, Invited[]>, key: string, one: Invited) => {
    const list = map.get(key)
    if (list) list.push(one)
    else map.set(key, [one])
  }
  for (const { study, person, customer_id, sent_at } of rows) {
    const one = { study, sentAt: sent_at }
    add(byPerson, person, one)
    if (customer_id !== null) add(byCustomer, customer_id, one)
  }
  return { byPerson, byCustomer }
}

/** By number or by any of the ids: joined customers change their number, and are the same person all the same. */
function historyOf({ byPerson, byCustomer }: History, { person, customerIds }: Candidate): readonly Invited[] {
  return [...new Set([...(byPerson.get(person) ?? []), ...customerIds.flatMap((id) => byCustomer.get(id) ?? [])])]
}
