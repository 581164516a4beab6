import type { LedgerTransaction } from '../bot/commits.js'

/** Takes back sayings of invitations that have not gone out: the person answered meanwhile, or the study stopped. */
export async function withdrawWaiting(transaction: LedgerTransaction, invitations: readonly string[]): Promise<void> {
  for (let index = 0; index < invitations.length; index += 200) {
    const some = invitations.slice(index, index + 200)
    await transaction
      .deleteFrom('outbox')
      .where(
        'purpose',
        'in',
        some.flatMap((id) => [`invitation:${id}`, `reminder:${id}`]),
      )
      .where('state', '=', 'waiting')
      .execute()
  }
}
