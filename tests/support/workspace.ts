import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkspace, type Workspace } from '../../src/app/workspace.js'

export interface TemporaryWorkspace {
  readonly home: string
  /** The workspace as it is open now. */
  readonly workspace: Workspace
  /** What went to standard output so far. */
  readonly printed: readonly string[]
  /** Closes it and opens the same home again, as the next process would. */
  reopen(): Promise<Workspace>
  /** Closes it and removes its home. The embedded engine holds one folder per process: close one before opening the next. */
  close(): Promise<void>
}

/** A workspace on a fresh home, with everything that a command prints kept. */
export async function temporaryWorkspace(options: { timeZone?: string; brand?: string } = {}): Promise<TemporaryWorkspace> {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-home-'))
  const printed: string[] = []
  const open = () =>
    openWorkspace(
      {
        home,
        timeZone: options.timeZone ?? 'Asia/Shanghai',
        currency: 'CNY',
        brand: options.brand,
        warehouseUrl: undefined,
        ledgerUrl: undefined,
      },
      { result: (text) => void printed.push(text), progress: () => undefined, interactive: false },
    )
  let workspace = open()
  return {
    home,
    get workspace() {
      return workspace
    },
    printed,
    async reopen() {
      await workspace.close()
      workspace = open()
      return workspace
    },
    async close() {
      await workspace.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}
