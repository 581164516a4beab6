import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWarehouse } from '../../src/stores/warehouse/open.js'
import type { Warehouse } from '../../src/stores/warehouse/warehouse.js'

export interface TemporaryWarehouse {
  readonly warehouse: Warehouse
  readonly home: string
  /** Closes it and removes its folder. The engine holds one folder per process: close one before opening the next. */
  close(): Promise<void>
}

/** A fresh, migrated chDB warehouse on a folder of its own. */
export async function temporaryWarehouse(options: { timeZone?: string } = {}): Promise<TemporaryWarehouse> {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-'))
  const warehouse = await openWarehouse({ home, timeZone: options.timeZone ?? 'Asia/Shanghai' })
  return {
    warehouse,
    home,
    async close() {
      await warehouse.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}
