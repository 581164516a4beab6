import { message } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTransaction } from '../bot/commits.js'

const day = 86_400_000

/**
 * Takes back what was said in conversations from a moment on: texts at once, the rest (which copies of a delivery are known by, and what still
 * waits to be said) as soon as it is needed no longer, by {@link sweepForgotten}.
 */
export async function forgetConversations(
  transaction: LedgerTransaction,
  conversations: readonly string[],
  since: string,
  now: Date,
): Promise<void> {
  const until = now.toISOString()
  for (const conversation of new Set(conversations)) {
    await transaction
      .updateTable('inbox')
      .set({ body: '{}' })
      .where('conversation', '=', conversation)
      .where('received_at', '>=', since)
      .where('handled_at', 'is not', null)
      .execute()
    await transaction
      .updateTable('outbox')
      .set({ message: JSON.stringify(message('zh')) })
      .where('conversation', '=', conversation)
      .where('created_at', '>=', since)
      .where('state', 'in', ['sent', 'failed'])
      .execute()
    await transaction.deleteFrom('turns').where('conversation', '=', conversation).where('at', '>=', since).execute()
    await transaction.insertInto('forgetting').values({ conversation, since, until }).execute()
  }
}

/** The words that end a talk are kept and said in the moments after it was to be forgotten. */
const lastWords = (until: string): string => new Date(Date.parse(until) + 600_000).toISOString()

/** Removes what was to be forgotten a day ago: by then no platform delivers a copy, and the last words have been said. */
export async function sweepForgotten(ledger: Ledger, now: Date): Promise<number> {
  const before = new Date(now.getTime() - day).toISOString()
  const due = await ledger.selectFrom('forgetting').selectAll().where('until', '<=', before).limit(200).execute()
  for (const { conversation, since, until } of due) {
    await ledger.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('inbox')
        .where('conversation', '=', conversation)
        .where('received_at', '>=', since)
        .where('received_at', '<=', lastWords(until))
        .where('handled_at', 'is not', null)
        .execute()
      await transaction
        .deleteFrom('outbox')
        .where('conversation', '=', conversation)
        .where('created_at', '>=', since)
        .where('created_at', '<=', lastWords(until))
        .where('state', 'in', ['sent', 'failed'])
        .execute()
      await transaction
        .deleteFrom('turns')
        .where('conversation', '=', conversation)
        .where('at', '>=', since)
        .where('at', '<=', lastWords(until))
        .execute()
      // When somebody last talked would tell the day as well; of somebody who had themselves erased nothing stays at all.
      if (since === '')
        await transaction
          .deleteFrom('conversations')
          .where('id', '=', conversation)
          .where('updated_at', '<=', lastWords(until))
          .execute()
      else
        await transaction
          .updateTable('conversations')
          .set({ updated_at: since })
          .where('id', '=', conversation)
          .where('updated_at', '<=', lastWords(until))
          .execute()
      await transaction.deleteFrom('forgetting').where('conversation', '=', conversation).where('until', '=', until).execute()
    })
  }
  return due.length
}
