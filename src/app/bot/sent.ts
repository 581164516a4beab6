import type { Workspace } from '../workspace.js'
import type { LedgerTransaction } from './commits.js'
import type { Outcome } from './outbox.js'

/** Tells whoever owns a saying what became of it, in the transaction that notes it. */
export function becameOf(_workspace: Workspace, _now: () => Date) {
  return async (_transaction: LedgerTransaction, _purpose: string, _outcome: Outcome): Promise<void> => undefined
}
