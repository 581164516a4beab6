import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { type FactState, factState } from './snapshot-register.js'
import type { Workspace } from './workspace.js'

interface Kept<T> {
  readonly version: string
  readonly value: T
}

const remembered = new WeakMap<Workspace, Map<string, Kept<unknown>>>()

/**
 * What `read` finds in the warehouse, kept in the home's `cache/NAME.json` until the facts change: reading it again would cost every question
 * a scan. While imports wait to be settled nothing is kept.
 *
 * @param known the state of the facts, where the caller has just asked for it
 */
export async function keptFacts<T>(
  workspace: Workspace,
  name: string,
  read: (warehouse: Warehouse) => Promise<T>,
  known?: FactState,
): Promise<T> {
  const warehouse = await workspace.warehouse()
  const state = known ?? (await factState(warehouse))
  if (state.unsettled) return read(warehouse)
  const version = JSON.stringify([warehouse.engine, state])
  const memory = remembered.get(workspace) ?? new Map<string, Kept<unknown>>()
  remembered.set(workspace, memory)
  const path = join(workspace.configuration.home, 'cache', `${name}.json`)
  const kept = (memory.get(name) as Kept<T> | undefined) ?? (await readKept<T>(path))
  if (kept?.version === version) {
    memory.set(name, kept)
    return kept.value
  }
  const fresh = { version, value: await read(warehouse) }
  memory.set(name, fresh)
  await keep(path, fresh)
  return fresh.value
}

async function readKept<T>(path: string): Promise<Kept<T> | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Kept<T>
  } catch {
    // Missing or cut short: read from the data and written anew.
    return undefined
  }
}

/** A home that cannot be written still answers, only slower. */
async function keep(path: string, kept: Kept<unknown>): Promise<void> {
  try {
    await mkdir(join(path, '..'), { recursive: true })
    const draft = `${path}.${process.pid}`
    await writeFile(draft, JSON.stringify(kept))
    await rename(draft, path)
  } catch {
    return
  }
}
