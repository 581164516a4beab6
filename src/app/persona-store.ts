import type { PersonaBuild } from '../personas/persona.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { StandingPersonas } from '../tags/families/persona.js'

/** Builds that stay, for drift and for whoever still reads an older one. */
const kept = 8

export interface Member {
  readonly build: string
  readonly person: string
  /** '' where too little is known of the person. */
  readonly persona: string
  /** Squared distance from the middle of the persona, in its space. */
  readonly distance: number
  readonly step: number
}

/** SQL of a build's members (`person`, `persona`, `distance`), those with a persona only; `{build:String}` is bound. */
export const membersSql = `(SELECT person, toString(persona) AS persona, distance FROM persona_members FINAL WHERE build = {build:String} AND persona != '')`

/** The newest build of an as-of date or before it; of any date without one. */
export function latestBuild(warehouse: Warehouse, asOf?: string): Promise<PersonaBuild | undefined> {
  return newest(warehouse, asOf ? 'WHERE as_of <= {asOf:Date}' : '', asOf)
}

/** What the persona tag reads of the newest build that an as-of date can see: no sheets, only names. */
export async function standingPersonas(warehouse: Warehouse, asOf: string): Promise<StandingPersonas | undefined> {
  const [row] = await warehouse.rows<{ build: string; day: string; personas: [id: string, zh: string, en: string][] }>({
    sql: `SELECT build, toString(as_of) AS day,
        arrayMap(one -> [one.1, one.2.1, one.2.2], JSONExtract(document, 'personas', 'Array(Tuple(id String, name Tuple(zh String, en String)))')) AS personas
      FROM persona_builds FINAL WHERE as_of <= {asOf:Date} ORDER BY as_of DESC, made_at DESC, build DESC LIMIT 1`,
    parameters: { asOf },
  })
  return row && { build: row.build, asOf: row.day, personas: row.personas.map(([id, zh, en]) => ({ id, name: { zh, en } })) }
}

/** The name of the newest build that an as-of date can see, '' without one: what has been read with its personas is read anew when it changes. */
export async function standingBuild(warehouse: Warehouse, asOf: string): Promise<string> {
  const [row] = await warehouse.rows<{ build: string }>({
    sql: 'SELECT build FROM persona_builds FINAL WHERE as_of <= {asOf:Date} ORDER BY as_of DESC, made_at DESC, build DESC LIMIT 1',
    parameters: { asOf },
  })
  return row?.build ?? ''
}

/** The newest build of an earlier day: what a build's moves are measured against. */
export function buildBefore(warehouse: Warehouse, asOf: string): Promise<PersonaBuild | undefined> {
  return newest(warehouse, 'WHERE as_of < {asOf:Date}', asOf)
}

async function newest(warehouse: Warehouse, where: string, asOf: string | undefined): Promise<PersonaBuild | undefined> {
  const [row] = await warehouse.rows<{ document: string }>({
    sql: `SELECT document FROM persona_builds FINAL ${where} ORDER BY as_of DESC, made_at DESC, build DESC LIMIT 1`,
    parameters: asOf ? { asOf } : {},
  })
  return row && (JSON.parse(row.document) as PersonaBuild)
}

/** Makes a build visible: its members are there already, and its row comes last, so that a kill leaves the build before. */
export async function saveBuild(warehouse: Warehouse, build: PersonaBuild, now: number): Promise<void> {
  await warehouse.run({
    sql: `INSERT INTO persona_builds (build, as_of, week, made_at, document)
      SELECT {build:String}, {asOf:Date}, {week:String}, toDateTime({made:UInt32}), {document:String}`,
    parameters: {
      build: build.build,
      asOf: build.asOf,
      week: build.week,
      made: Math.floor(now / 1000),
      document: JSON.stringify(build),
    },
  })
  await forgetOld(warehouse)
}

async function forgetOld(warehouse: Warehouse): Promise<void> {
  const builds = await warehouse.rows<{ build: string }>({
    sql: 'SELECT build FROM persona_builds FINAL ORDER BY made_at DESC, build DESC',
    parameters: {},
  })
  const keep = builds.slice(0, kept).map(({ build }) => build)
  if (keep.length === 0) return
  await warehouse.run({ sql: 'DELETE FROM persona_builds WHERE build NOT IN {keep:Array(String)}', parameters: { keep } })
  await warehouse.run({ sql: 'DELETE FROM persona_members WHERE build NOT IN {keep:Array(String)}', parameters: { keep } })
}
