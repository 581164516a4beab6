import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfiguration } from '../src/app/configuration.js'
import { writeDemoBrand } from '../src/app/demo-brand.js'
import { importPaths } from '../src/app/import.js'
import { buildPersonas } from '../src/app/persona-build.js'
import { membersSql } from '../src/app/persona-store.js'
import { refresh } from '../src/app/refresh.js'
import { openWorkspace, type Workspace } from '../src/app/workspace.js'
import { plantedPersonas } from '../src/demo/planted.js'
import { adjustedRandIndex } from '../src/math/adjusted-rand-index.js'
import { type BenchLine, type BenchOptions, timed } from './harness.js'

/** How well discovery finds the personas that were planted in the demo brand, and how fast the brand is made. */
export async function run(report: (line: BenchLine) => void, { size }: BenchOptions): Promise<void> {
  const customers = size === 'full' ? 5_000 : 2_000
  for (const seed of [1, 2, 3]) {
    const { index, ofRepeatBuyers, repeatBuyers, found, unassigned, seconds } = await recovery({ customers, seed })
    const note = `${found} personas found, ${plantedPersonas.length} planted; ${unassigned} of ${customers} people too little known; built in ${seconds.toFixed(1)} s`
    report({
      what: `persona recovery, ${customers} customers, seed ${seed} (adjusted Rand index)`,
      ours: index,
      unit: 'ARI',
      note,
    })
    report({
      what: `persona recovery, seed ${seed}, of the ${repeatBuyers} people with two purchases or more (adjusted Rand index)`,
      ours: ofRepeatBuyers,
      unit: 'ARI',
      note: 'of somebody who never bought little more than age and city is known',
    })
  }
  const many = size === 'full' ? 100_000 : 5_000
  await inFolder(async (folder) => {
    const milliseconds = await timed(() =>
      writeDemoBrand(join(folder, 'brand'), { customers: many, seed: 1, asOf: '2026-11-15' }),
    )
    report({
      what: `demo brand, ${many} customers written`,
      ours: milliseconds,
      unit: 'ms',
      note: `${Math.round(many / (milliseconds / 1000))} customers/s`,
    })
  })
}

export interface Recovery {
  /** Adjusted Rand index of found and planted personas, over the people who were given one. */
  readonly index: number
  /** The same over those with two purchases or more: the others left too little behaviour to be told apart by. */
  readonly ofRepeatBuyers: number
  readonly repeatBuyers: number
  readonly found: number
  readonly unassigned: number
  readonly seconds: number
}

/** The whole way: brand → import → refresh → personas, then compared with the truth that was never imported. */
export async function recovery({
  customers,
  seed,
  asOf = '2026-11-15',
}: {
  customers: number
  seed: number
  asOf?: string
}): Promise<Recovery> {
  return inFolder(async (folder) => {
    const { folder: files, truth } = await writeDemoBrand(join(folder, 'brand'), { customers, seed, asOf })
    const quiet = { result: () => undefined, progress: () => undefined, interactive: false }
    const workspace = openWorkspace(readConfiguration({}, { home: join(folder, 'home') }), quiet)
    try {
      await importPaths(workspace, [files], {})
      await refresh(workspace, { asOf })
      let found = 0
      let assigned = 0
      let build = ''
      const milliseconds = await timed(async () => {
        const built = await buildPersonas(workspace, { asOf })
        found = built.personas.length
        assigned = built.assigned
        build = built.build
      })
      const pairs = await compared(workspace, build, truth)
      const repeat = pairs.filter(({ purchases }) => purchases >= 2)
      return {
        index: agreement(pairs),
        ofRepeatBuyers: agreement(repeat),
        repeatBuyers: repeat.length,
        found,
        unassigned: customers - assigned,
        seconds: milliseconds / 1000,
      }
    } finally {
      await workspace.close()
    }
  })
}

interface Pair {
  readonly found: string
  readonly planted: string
  readonly purchases: number
}

function agreement(pairs: readonly Pair[]): number {
  return adjustedRandIndex(
    pairs.map((pair) => pair.found),
    pairs.map((pair) => pair.planted),
  )
}

/** Each person who was given a persona, with the one planted in their (first) account. */
async function compared(workspace: Workspace, build: string, truth: string): Promise<Pair[]> {
  const lines = (await readFile(truth, 'utf8')).trimEnd().split('\n').slice(1)
  const planted = new Map(lines.map((line) => [line.split(',')[0]!, line.split(',')[2]!]))
  const warehouse = await workspace.warehouse()
  const rows = await warehouse.rows<{ customer_id: string; persona: string; purchases: string }>({
    sql: `SELECT customer_id, persona, purchases FROM ${membersSql} AS m INNER JOIN (SELECT person, customer_id FROM people) AS p USING (person)
      LEFT JOIN (SELECT person, count() AS purchases FROM orders WHERE paid_at IS NOT NULL AND status != 'cancelled' GROUP BY person) AS o USING (person)`,
    parameters: { build },
  })
  return rows.flatMap(({ customer_id, persona, purchases }) => {
    const truly = planted.get(customer_id)
    return truly ? [{ found: persona, planted: truly, purchases: Number(purchases) }] : []
  })
}

async function inFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiyin-personas-'))
  try {
    return await task(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
