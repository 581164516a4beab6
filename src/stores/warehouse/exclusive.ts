import { Lane } from './lane.js'
import type { Warehouse } from './warehouse.js'

const writers = new WeakMap<Warehouse, Lane<true>>()

/** Landing and settling take turns: settle forgets what was touched when it ends, which must not be what landed meanwhile. Not re-entrant. */
export async function exclusively<T>(warehouse: Warehouse, task: () => Promise<T>): Promise<T> {
  let turn = writers.get(warehouse)
  if (!turn) {
    turn = new Lane([true])
    writers.set(warehouse, turn)
  }
  return turn.do(task)
}
