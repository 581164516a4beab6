import type { Ledger } from '../stores/ledger/open.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { Configuration } from './configuration.js'

/**
 * One run of the program on one home: configuration and the stores, opened when first needed and closed once.
 * Commands take it as their first argument; tests make one on a temporary home.
 */
export interface Workspace {
  readonly configuration: Configuration
  readonly output: Output
  warehouse(): Promise<Warehouse>
  ledger(): Promise<Ledger>
  /** Something that must end before the stores are closed, such as a bot that is at work. */
  beforeClose(task: () => Promise<void>): void
  close(): Promise<void>
}

/** Where results (standard output) and progress or warnings (standard error) go. */
export interface Output {
  result(text: string): void
  progress(text: string): void
  /** A person at a terminal: bars and colours are welcome. */
  readonly interactive: boolean
}

/** Exit codes of the command contract. */
export const exit = { done: 0, partly: 1, wrongUse: 2, outside: 3 } as const
export type ExitCode = (typeof exit)[keyof typeof exit]

/** A mistake that the user can mend: shown without a stack, with the next step in its message. */
export class UserError extends Error {
  readonly code: ExitCode
  constructor(message: string, code: ExitCode = exit.wrongUse) {
    super(message)
    this.code = code
  }
}

export function openWorkspace(configuration: Configuration, output: Output): Workspace {
  let opening: Promise<Warehouse> | undefined
  let openingLedger: Promise<Ledger> | undefined
  const endings: (() => Promise<void>)[] = []
  return {
    configuration,
    output,
    warehouse() {
      opening ??= import('../stores/warehouse/open.js').then(({ openWarehouse }) =>
        openWarehouse({ home: configuration.home, url: configuration.warehouseUrl, timeZone: configuration.timeZone }),
      )
      return opening
    },
    ledger() {
      openingLedger ??= import('../stores/ledger/open.js').then(({ openLedger }) =>
        openLedger({ home: configuration.home, url: configuration.ledgerUrl }),
      )
      return openingLedger
    },
    beforeClose: (task) => void endings.push(task),
    async close() {
      for (const end of endings.splice(0)) await end().catch((error: unknown) => output.progress(String(error)))
      await openingLedger?.then((ledger) => ledger.destroy()).catch(() => undefined)
      await opening?.then((warehouse) => warehouse.close()).catch(() => undefined)
    },
  }
}
