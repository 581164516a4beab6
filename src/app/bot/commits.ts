import type { Transaction } from 'kysely'
import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTables } from '../../stores/ledger/schema.js'

export type LedgerTransaction = Transaction<LedgerTables>

/** Writes that belong together. May run more than once (a batch that failed is tried again one by one): it must depend on the transaction alone. */
export type Work<T> = (transaction: LedgerTransaction) => Promise<T>

export interface Commits {
  /** Resolves when the work is durable. Works that wait at the same moment share one commit: the disk is asked once for all of them. */
  commit<T>(work: Work<T>): Promise<T>
}

/** Works in one commit, at most: a longer batch makes its first member wait for the last. */
const most = 128

interface Waiting {
  readonly work: Work<unknown>
  readonly done: (value: unknown) => void
  readonly failed: (error: unknown) => void
}

/** Group commit over the ledger: with a thousand people answering at once, a commit for each would queue at the disk. */
export function groupCommits(ledger: Ledger): Commits {
  let waiting: Waiting[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await together(ledger, batch)
    }
    running = false
  }

  return {
    commit<T>(work: Work<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ work, done: resolve as (value: unknown) => void, failed: reject })
        // After the current turn, so that what was heard in the same moment comes along.
        if (!running) {
          running = true
          setImmediate(() => void run())
        }
      })
    },
  }
}

async function together(ledger: Ledger, batch: readonly Waiting[]): Promise<void> {
  try {
    const values = await ledger.transaction().execute(async (transaction) => {
      const made: unknown[] = []
      for (const { work } of batch) made.push(await work(transaction))
      return made
    })
    batch.forEach(({ done }, index) => {
      done(values[index])
    })
  } catch (error) {
    const [only] = batch
    if (batch.length === 1) return only?.failed(error)
    // One of them is at fault; alone, the others go through.
    for (const one of batch) await together(ledger, [one])
  }
}
