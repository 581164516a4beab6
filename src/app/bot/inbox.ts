import { type Incoming, incomingForm } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { Commits, LedgerTransaction } from './commits.js'
import { conversationOf } from './conversation.js'
import { Overtaken } from './decision.js'

export interface Heard {
  readonly id: number
  readonly conversation: string
  readonly incoming: Incoming
}

/** Keeps what came in; false where the same delivery is there already. */
export async function keepHeard(commits: Commits, incoming: Incoming, now: Date): Promise<boolean> {
  const conversation = conversationOf(incoming)
  return commits.commit(async (transaction) => {
    const kept = await transaction
      .insertInto('inbox')
      .values({
        conversation,
        delivery: `${incoming.speaker.platform}:${incoming.delivery}`,
        body: JSON.stringify(incoming),
        at: incoming.at,
        received_at: now.toISOString(),
        handled_at: null,
      })
      .onConflict((conflict) => conflict.column('delivery').doNothing())
      .executeTakeFirst()
    return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n
  })
}

/** The next thing said in a conversation, by when it was said: copies that came in disorder are put in order while they wait. */
export async function nextHeard(ledger: Ledger, conversation: string): Promise<Heard | undefined> {
  const row = await ledger
    .selectFrom('inbox')
    .select(['id', 'body'])
    .where('conversation', '=', conversation)
    .where('handled_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, conversation, incoming: incomingForm.parse(JSON.parse(row.body)) } : undefined
}

/** Conversations in which something waits: what a killed process had heard and not answered. */
export async function waitingConversations(ledger: Ledger): Promise<string[]> {
  const rows = await ledger.selectFrom('inbox').select('conversation').distinct().where('handled_at', 'is', null).execute()
  return rows.map(({ conversation }) => conversation)
}

/** @throws Overtaken where it was handled meanwhile */
export async function markHandled(transaction: LedgerTransaction, { id }: Heard, now: Date, forget: boolean): Promise<void> {
  const done = await transaction
    .updateTable('inbox')
    .set({ handled_at: now.toISOString(), ...(forget ? { body: '{}' } : {}) })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Overtaken()
}
