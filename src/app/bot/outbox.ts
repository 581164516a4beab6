import { createHash } from 'node:crypto'
import { type Address, type Channel, SendFault, type SendOptions, type Sent } from '../../channels/channel.js'
import { type Message, messageForm } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { Commits, LedgerTransaction } from './commits.js'

/** Something to be said, before it is written down. */
export interface Saying {
  readonly conversation: string
  readonly platform: string
  readonly address: Address
  readonly message: Message
  /** Sayings of one slot take each other's place. */
  readonly slot?: string
  readonly quiet?: boolean
  /** `invitation:<id>`: whoever owns it learns whether it went out. */
  readonly purpose?: string
}

/** What became of a saying that somebody waits for. */
export type Outcome = { readonly sent: Address } | { readonly failed: SendFault['reason'] }

export interface OutboxPorts {
  readonly ledger: Ledger
  readonly commits: Commits
  readonly channels: ReadonlyMap<string, Channel>
  readonly now: () => Date
  readonly log: (text: string) => void
  /** In the transaction that notes what became of a saying with a purpose. */
  readonly became: (transaction: LedgerTransaction, purpose: string, outcome: Outcome) => Promise<void>
}

export interface Outbox {
  /** Writes sayings down, in order; inside the transaction that keeps what they answer. `cause` and place make the key: written twice, it is one. */
  put(transaction: LedgerTransaction, sayings: readonly Saying[], cause: string): Promise<void>
  /** Sends what a conversation still has to say, in order; resolves when that is done or must wait for later. */
  deliver(conversation: string): Promise<void>
  /** Sends everything that is due, also what a killed process left. */
  sweep(): Promise<void>
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** Beyond this a message that never went through is given up and said so in the log. */
const givenUpAfterMs = 24 * 3_600_000
/** At most so many conversations are talked to at the same moment. */
const lanes = 64

type Row = Awaited<ReturnType<typeof waitingRows>>[number]

export function openOutbox(ports: OutboxPorts): Outbox {
  const { ledger, commits, channels, now, log } = ports
  const busy = new Map<string, Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false
  /** Rows that this process put and is sending: a row found in `sending` that is not here was left by a killed one. */
  const mine = new Set<string>()

  async function drain(conversation: string): Promise<void> {
    for (;;) {
      if (stopped) return
      const [row] = await waitingRows(ledger, conversation)
      if (!row) return
      const wait = Date.parse(row.due_at) - now().getTime()
      if (wait > 0) return later(conversation, wait)
      const retry = await sendOne(row)
      if (retry !== undefined) return later(conversation, retry)
    }
  }

  function later(conversation: string, wait: number): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        void deliver(conversation)
      },
      Math.min(wait, 60_000),
    )
    timer.unref()
    timers.add(timer)
  }

  /** @returns milliseconds after which to try again; undefined when it is settled */
  async function sendOne(row: Row): Promise<number | undefined> {
    const channel = channels.get(row.platform)
    // Its channel is not configured now; it waits until it is.
    if (!channel) return 60_000
    const address = JSON.parse(row.address) as Address
    try {
      const inDoubt = row.state === 'sending' && !mine.has(row.key)
      if (row.state === 'waiting') await mark(row.id, { state: 'sending' })
      const there = inDoubt ? await channel.wasSent?.(address, row.key) : undefined
      const sent =
        there ??
        (await sendOrElsewhere(channel, address, messageForm.parse(JSON.parse(row.message)), {
          key: row.key,
          ...(row.slot ? await earlier(row) : {}),
          ...(row.quiet ? { quiet: true } : {}),
        }))
      await commits.commit(async (transaction) => {
        await transaction
          .updateTable('outbox')
          .set({ state: 'sent', sent_as: sent.id, sent_at: now().toISOString(), failure: null })
          .where('id', '=', row.id)
          .execute()
        if (row.purpose) await ports.became(transaction, row.purpose, { sent: sent.address ?? address })
      })
      mine.delete(row.key)
      return undefined
    } catch (error) {
      return failed(row, error)
    }
  }

  async function earlier(row: Row): Promise<{ replaces?: string }> {
    const before = await ledger
      .selectFrom('outbox')
      .select('sent_as')
      .where('conversation', '=', row.conversation)
      .where('slot', '=', row.slot)
      .where('id', '<', row.id)
      .where('state', '=', 'sent')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    return before?.sent_as ? { replaces: before.sent_as } : {}
  }

  async function failed(row: Row, error: unknown): Promise<number | undefined> {
    const fault =
      error instanceof SendFault ? error : new SendFault('unreachable', error instanceof Error ? error.message : String(error))
    const passing = fault.reason === 'limited' || fault.reason === 'unreachable'
    const age = now().getTime() - Date.parse(row.created_at)
    if (passing && age < givenUpAfterMs) {
      const wait = fault.afterMs ?? Math.min(1000 * 2 ** row.attempts, 300_000)
      await mark(row.id, {
        state: 'waiting',
        attempts: row.attempts + 1,
        due_at: new Date(now().getTime() + wait).toISOString(),
        failure: fault.message,
      })
      mine.delete(row.key)
      return wait
    }
    log(`${row.platform}: a message could not be sent (${fault.reason}): ${fault.message}`)
    await commits.commit(async (transaction) => {
      await transaction
        .updateTable('outbox')
        .set({ state: 'failed', failure: `${fault.reason}: ${fault.message}` })
        .where('id', '=', row.id)
        .execute()
      if (row.purpose) await ports.became(transaction, row.purpose, { failed: fault.reason })
    })
    mine.delete(row.key)
    return undefined
  }

  const mark = (id: number, change: { state: 'sending' | 'waiting'; attempts?: number; due_at?: string; failure?: string }) =>
    commits.commit((transaction) => transaction.updateTable('outbox').set(change).where('id', '=', id).execute())

  function deliver(conversation: string): Promise<void> {
    const before = busy.get(conversation)
    const next = (before ?? Promise.resolve())
      .then(() => drain(conversation))
      .catch((error: unknown) => log(`outbox: ${String(error)}`))
    busy.set(conversation, next)
    return next.finally(() => {
      if (busy.get(conversation) === next) busy.delete(conversation)
    })
  }

  return {
    async put(transaction, sayings, cause) {
      const at = now().toISOString()
      for (const [index, saying] of sayings.entries()) {
        const key = createHash('sha256').update(`${cause}#${index}`).digest('hex').slice(0, 24)
        mine.add(key)
        await transaction
          .insertInto('outbox')
          .values({
            conversation: saying.conversation,
            platform: saying.platform,
            address: JSON.stringify(saying.address),
            message: JSON.stringify(saying.message),
            key,
            slot: saying.slot ?? null,
            quiet: saying.quiet ? 1 : 0,
            // It is sent at once after this commit; noting that first would cost another.
            state: 'sending',
            attempts: 0,
            due_at: at,
            sent_as: null,
            failure: null,
            purpose: saying.purpose ?? null,
            created_at: at,
            sent_at: null,
          })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .execute()
      }
    },
    deliver,
    async sweep() {
      const due = await ledger
        .selectFrom('outbox')
        .select('conversation')
        .distinct()
        .where('state', 'in', ['waiting', 'sending'])
        .where('due_at', '<=', now().toISOString())
        .execute()
      const waiting = due.map(({ conversation }) => conversation).filter((conversation) => !busy.has(conversation))
      await Promise.all(
        Array.from({ length: Math.min(lanes, waiting.length) }, async () => {
          for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await deliver(next)
        }),
      )
    },
    async idle() {
      while (busy.size > 0) await Promise.all(busy.values())
    },
    async stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(busy.values())
    },
  }
}

/** Sends to an address; to the place that it names for that (`otherwise`) where the person takes no direct messages. */
async function sendOrElsewhere(channel: Channel, address: Address, message: Message, options: SendOptions): Promise<Sent> {
  try {
    return await channel.send(address, message, options)
  } catch (error) {
    const { otherwise } = address
    if (!(error instanceof SendFault && error.reason === 'closed') || typeof otherwise !== 'object' || otherwise === null)
      throw error
    return channel.send({ ...otherwise }, message, options)
  }
}

/** The next saying of a conversation: an earlier one that waits holds back those after it, or they would arrive out of order. */
function waitingRows(ledger: Ledger, conversation: string) {
  return ledger
    .selectFrom('outbox')
    .selectAll()
    .where('conversation', '=', conversation)
    .where('state', 'in', ['waiting', 'sending'])
    .orderBy('id')
    .limit(1)
    .execute()
}
