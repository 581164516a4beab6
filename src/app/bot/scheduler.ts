import { randomUUID } from 'node:crypto'
import type { Ledger } from '../../stores/ledger/open.js'

/** How long a chore stays a process's own after its last sign of life. */
const leaseMs = 40_000

/** Something that is looked at again and again. */
export interface Chore {
  readonly name: string
  readonly everyMs: number
  /** One process at a time does it, of however many share the ledger. */
  readonly alone: boolean
  run(now: Date): Promise<void>
}

export interface Scheduler {
  /** Runs a chore soon, out of its turn. */
  nudge(name: string): void
  stop(): Promise<void>
}

/**
 * Runs chores in turn, each when its time has come. A chore that fails is said so and tried again the next time; after a long sleep it runs
 * once, not once for every time that was missed.
 */
export function openScheduler(
  ledger: Ledger,
  chores: readonly Chore[],
  { now, log, tickMs = 1000 }: { now: () => Date; log: (text: string) => void; tickMs?: number },
): Scheduler {
  const holder = randomUUID()
  const due = new Map(chores.map(({ name }) => [name, 0]))
  let running: Promise<void> | undefined
  let stopped = false

  async function tick(): Promise<void> {
    for (const chore of chores) {
      if (stopped || (due.get(chore.name) ?? 0) > now().getTime()) continue
      due.set(chore.name, now().getTime() + chore.everyMs)
      try {
        if (!chore.alone || (await lease(ledger, chore.name, holder, now(), leaseMs))) await whileHeld(chore)
      } catch (error) {
        log(`${chore.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      }
    }
  }

  /** Held as long as it runs: another process takes it up soon after this one was killed, not minutes later. */
  async function whileHeld(chore: Chore): Promise<void> {
    const renewal = chore.alone
      ? setInterval(() => {
          lease(ledger, chore.name, holder, now(), leaseMs).catch((error: unknown) => log(String(error)))
        }, leaseMs / 4)
      : undefined
    renewal?.unref()
    try {
      await chore.run(now())
    } finally {
      clearInterval(renewal)
    }
  }

  const timer = setInterval(() => {
    running ??= tick().finally(() => {
      running = undefined
    })
  }, tickMs)
  timer.unref()
  return {
    nudge: (name) => void due.set(name, 0),
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      // Whoever starts next need not wait until they run out.
      await ledger.deleteFrom('leases').where('holder', '=', holder).execute()
    },
  }
}

/** Takes or keeps a lease; false while another process has it. */
export async function lease(ledger: Ledger, name: string, holder: string, now: Date, forMs: number): Promise<boolean> {
  const until = new Date(now.getTime() + forMs).toISOString()
  const taken = await ledger
    .updateTable('leases')
    .set({ holder, until })
    .where('name', '=', name)
    .where((where) => where.or([where('holder', '=', holder), where('until', '<', now.toISOString())]))
    .executeTakeFirst()
  if (taken.numUpdatedRows > 0n) return true
  const made = await ledger
    .insertInto('leases')
    .values({ name, holder, until })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
}
