import { openChdb } from './chdb.js'
import { recoverImports } from './landing.js'
import { migrate } from './migrations.js'
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
    // On a server another program may be importing right now; what is hours old is not alive.
    await recoverImports(warehouse, place.url === undefined ? 0 : 6 * 60 * 60)
  } catch (error) {
    await warehouse.close()
    throw error
  }
  return warehouse
}

async function connect({ home, url, timeZone }: WarehousePlace): Promise<Warehouse> {
  if (url === undefined) return openChdb(home, timeZone)
  const { openClickhouse } = await import('./clickhouse.js')
  return openClickhouse(url, timeZone)
}
