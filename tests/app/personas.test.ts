import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recovery } from '../../bench/personas.js'
import { writeDemoBrand } from '../../src/app/demo-brand.js'
import { importPaths } from '../../src/app/import.js'
import { buildPersonas } from '../../src/app/persona-build.js'
import { latestBuild } from '../../src/app/persona-store.js'
import { personasBuild, personasExport, personasList, personasShow, refreshPersonas } from '../../src/app/personas.js'
import { refresh } from '../../src/app/refresh.js'
import { UserError } from '../../src/app/workspace.js'
import type { Persona, PersonaBuild } from '../../src/personas/persona.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const asOf = '2026-11-15'

describe('personas of the demo brand', () => {
  let place: TemporaryWorkspace
  let build: PersonaBuild
  beforeAll(async () => {
    place = await temporaryWorkspace()
    const { folder } = await writeDemoBrand(join(place.home, 'brand'), { customers: 600, seed: 5, asOf })
    await importPaths(place.workspace, [folder], {})
    await refresh(place.workspace, { asOf })
    await personasBuild(place.workspace, { asOf })
    build = (await latestBuild(await place.workspace.warehouse()))!
  }, 180_000)
  afterAll(() => place.close())
  const rows = async <T>(sql: string, parameters = {}) => (await place.workspace.warehouse()).rows<T>({ sql, parameters })

  test('everyone known well enough has one persona, and sizes add up', async () => {
    expect(build.customers).toBe(600)
    expect(build.assigned).toBeGreaterThan(500)
    expect(build.personas.reduce((sum, persona) => sum + persona.size, 0)).toBe(build.assigned)
    const counted = await rows<{ persona: string; n: string }>(
      `SELECT toString(persona) AS persona, count() AS n FROM persona_members FINAL WHERE build = {build:String} AND persona != '' GROUP BY persona`,
      { build: build.build },
    )
    expect(Object.fromEntries(counted.map(({ persona, n }) => [persona, Number(n)]))).toEqual(
      Object.fromEntries(build.personas.map(({ id, size }) => [id, size])),
    )
    expect(new Set(build.personas.map(({ name }) => name.zh)).size).toBe(build.personas.length)
  })

  test('a sentence says what counting by hand says', async () => {
    const [persona, statement] = build.personas
      .flatMap((each) => each.statements.filter((one) => one.subject === 'gender').map((one) => [each, one] as const))
      .at(0)!
    const [counted] = await rows<{ with: string; base: string }>(
      `SELECT countIf(gender = {value:String}) AS with, countIf(gender IN ('female', 'male')) AS base FROM people
        WHERE person IN (SELECT person FROM persona_members FINAL WHERE build = {build:String} AND persona = {persona:String})`,
      { build: build.build, persona: persona.id, value: statement.value },
    )
    expect(statement.base).toBe(Number(counted!.base))
    expect(statement.number).toBeCloseTo(Number(counted!.with) / Number(counted!.base), 12)
  })

  test('each quote leads to its review, the review to a member of the persona, and the order behind it to that product', async () => {
    const quotes = build.personas.flatMap((persona) =>
      persona.statements.flatMap((statement) =>
        statement.evidence.flatMap((each) =>
          each.kind === 'quote' && each.source === 'reviews' ? [{ persona, quote: each }] : [],
        ),
      ),
    )
    expect(quotes.length).toBeGreaterThan(20)
    expect(quotes.filter(({ quote }) => quote.order).length / quotes.length).toBeGreaterThan(0.9)
    for (const { persona, quote } of quotes.slice(0, 25)) {
      const [review] = await rows<{ text: string; followup_text: string; product: string; person: string; at: string }>(
        'SELECT text, followup_text, toString(product) AS product, toString(person) AS person, toString(at) AS at FROM reviews WHERE review_id = {id:String}',
        { id: quote.id },
      )
      expect(`${review!.text} ${review!.followup_text}`).toContain(quote.text)
      expect(review!.product).toBe(quote.product)
      const [member] = await rows<{ persona: string; customer_id: string }>(
        `SELECT toString(persona) AS persona, customer_id FROM persona_members AS m INNER JOIN people AS p USING (person)
          WHERE build = {build:String} AND toString(person) = {person:String}`,
        { build: build.build, person: review!.person },
      )
      expect(member).toEqual({ persona: persona.id, customer_id: quote.customer })
      if (!quote.order) continue
      const items = await rows<{ person: string; paid: string }>(
        'SELECT toString(person) AS person, toString(paid_at) AS paid FROM order_items WHERE order_id = {order:String} AND product = {product:String}',
        { order: quote.order, product: quote.product },
      )
      expect(items.map(({ person }) => person)).toContain(review!.person)
      expect(items.every(({ paid }) => paid <= review!.at)).toBe(true)
    }
  })

  test('order ids in evidence are purchases of members', async () => {
    const persona = build.personas[0]!
    const orders = persona.statements.flatMap((each) => each.evidence).find((each) => each.kind === 'orders')!
    const [counted] = await rows<{ n: string }>(
      `SELECT count() AS n FROM orders WHERE paid_at IS NOT NULL AND status != 'cancelled'
        AND person IN (SELECT person FROM persona_members FINAL WHERE build = {build:String} AND persona = {persona:String})`,
      { build: build.build, persona: persona.id },
    )
    expect(orders).toMatchObject({ count: Number(counted!.n) })
  })

  test('no quote holds a phone number or an address', () => {
    const texts = build.personas.flatMap((each) =>
      each.statements.flatMap((one) => one.evidence.flatMap((e) => (e.kind === 'quote' ? [e.text] : []))),
    )
    expect(texts.filter((text) => /1990\d{7}|@example/.test(text))).toEqual([])
  })

  test('list, show by id and by name, and export in three formats', async () => {
    await personasList(place.workspace, {})
    expect(place.printed.at(-1)).toContain(build.personas[0]!.name.zh)
    await personasShow(place.workspace, build.personas[0]!.name.zh, { json: true })
    expect((JSON.parse(place.printed.at(-1)!) as Persona).id).toBe(build.personas[0]!.id)
    await expect(personasShow(place.workspace, 'p99', {})).rejects.toThrow(UserError)
    const out = join(place.home, 'export')
    await personasExport(place.workspace, { out })
    expect((await readdir(out)).sort()).toEqual([
      'personas.en.html',
      'personas.en.md',
      'personas.json',
      'personas.zh.html',
      'personas.zh.md',
    ])
    expect(await readFile(join(out, 'personas.zh.html'), 'utf8')).toContain('<svg')
    await expect(personasExport(place.workspace, { out, format: 'pdf' })).rejects.toThrow(UserError)
  })

  test('in the same week new customers are only placed; in the next one personas are built anew and keep their ids', async () => {
    expect((await refreshPersonas(place.workspace, { asOf })).how).toBe('placed')
    expect((await latestBuild(await place.workspace.warehouse()))!.build).toBe(build.build)
    const next = await refreshPersonas(place.workspace, { asOf: '2026-11-16' })
    expect(next.how).toBe('built')
    const kept = next.build!.personas.filter((persona) => build.personas.some(({ id }) => id === persona.id))
    expect(kept.length).toBeGreaterThanOrEqual(build.personas.length - 2)
    expect(next.build!.since).toBe(asOf)
    for (const persona of kept)
      expect(persona.drift).toMatchObject({ since: asOf, sizeBefore: build.personas.find(({ id }) => id === persona.id)!.size })
    // What an earlier day saw stays what it saw.
    expect((await latestBuild(await place.workspace.warehouse(), asOf))!.build).toBe(build.build)
  })

  test('the same data and day give the same personas', async () => {
    const again = await buildPersonas(place.workspace, { asOf, now: 1 })
    expect(again.personas.map(({ id, size, name }) => ({ id, size, name }))).toEqual(
      build.personas.map(({ id, size, name }) => ({ id, size, name })),
    )
  })
})

test('without customers there are no personas, and the message says what to do', async () => {
  const place = await temporaryWorkspace()
  await expect(personasBuild(place.workspace, { asOf })).rejects.toThrow('zhiyin personas build')
  await expect(personasList(place.workspace, {})).rejects.toThrow('zhiyin personas build')
  expect((await refreshPersonas(place.workspace, { asOf })).how).toBe('none')
  await place.close()
})

test('planted personas are found again: adjusted Rand index on a seed of its own', async () => {
  const { index, found } = await recovery({ customers: 1200, seed: 21 })
  expect(index).toBeGreaterThan(0.3)
  expect(found).toBeGreaterThanOrEqual(4)
}, 180_000)
