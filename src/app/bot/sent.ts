import { invitationSent } from '../study/delivery.js'
import type { Workspace } from '../workspace.js'
import type { LedgerTransaction } from './commits.js'
import type { Outcome } from './outbox.js'

/** Tells whoever owns a saying what became of it, in the transaction that notes it. */
export function becameOf(workspace: Workspace, now: () => Date) {
  return (transaction: LedgerTransaction, purpose: string, outcome: Outcome): Promise<void> =>
    invitationSent(workspace, transaction, purpose, outcome, now())
}
