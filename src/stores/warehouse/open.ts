import { openChdb } from './chdb.js'
import { recoverImports } from './landing.js'
import { migrate } from './migrations.js'
import { settleIfChanged } from './settle.js'
import type { Warehouse } from './warehouse.js'

export interface WarehousePlace {
  /** The home folder; chDB lives in `<home>/warehouse`. */
  readonly home: string
  /** A ClickHouse server (`https://user:password@host:8443/database`); without it, chDB. */
  readonly url?: string | undefined
  readonly timeZone: string
}

/**
 * The warehouse, its tables made or brought to this program's version, and what a killed import left behind put right.
 *
 * @throws WarehouseUnavailable with what to do, when it is held by another process, cannot be reached, or was made for another zone or by a newer program.
 */
export async function openWarehouse(place: WarehousePlace): Promise<Warehouse> {
  const warehouse = await connect(place)
  try {
    await migrate(warehouse)
    await putRight(warehouse, place.url === undefined)
  } catch (error) {
    await warehouse.close()
    throw error
  }
  return warehouse
}

/**
 * Lands what was complete, drops what was not, and settles what landed without being settled. On a server another program may be importing
 * right now: there only imports that are hours old are taken for dead, and settling is left to the next import or refresh.
 */
async function putRight(warehouse: Warehouse, alone: boolean): Promise<void> {
  await recoverImports(warehouse, alone ? 0 : 6 * 60 * 60)
  // An engine that cannot settle now (out of memory, disk full) must still open: the next import or refresh tries again and says why.
  if (alone) await settleIfChanged(warehouse).catch(() => undefined)
}

async function connect({ home, url, timeZone }: WarehousePlace): Promise<Warehouse> {
  if (url === undefined) return openChdb(home, timeZone)
  const { openClickhouse } = await import('./clickhouse.js')
  return openClickhouse(url, timeZone)
}
