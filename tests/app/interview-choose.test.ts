import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDemoBrand } from '../../src/app/demo-brand.js'
import { importPaths } from '../../src/app/import.js'
import { interviewChoose } from '../../src/app/interview.js'
import { chooseInterviewees, type Interviewee } from '../../src/app/interview-choose.js'
import { buildPersonas } from '../../src/app/persona-build.js'
import { refresh } from '../../src/app/refresh.js'
import { readCustomerIds } from '../../src/app/study/list-file.js'
import { interviewSend } from '../../src/app/survey-send.js'
import { UserError } from '../../src/app/workspace.js'
import type { PersonaBuild } from '../../src/personas/persona.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const asOf = '2026-11-15'

describe('whom to interview, of the demo brand', () => {
  let place: TemporaryWorkspace
  let build: PersonaBuild
  let chosen: readonly Interviewee[]
  beforeAll(async () => {
    place = await temporaryWorkspace()
    const { folder } = await writeDemoBrand(join(place.home, 'brand'), { customers: 600, seed: 5, asOf })
    await importPaths(place.workspace, [folder], {})
    await refresh(place.workspace, { asOf })
    build = await buildPersonas(place.workspace, { asOf, now: Date.parse(asOf) })
    chosen = (await chooseInterviewees(place.workspace, { asOf, typical: 2, extreme: 2 })).interviewees
  }, 180_000)
  afterAll(() => place.close())

  it('each persona has typical and extreme customers, nobody twice', () => {
    expect(chosen.length).toBeGreaterThanOrEqual(build.personas.length * 3)
    expect(new Set(chosen.map(({ customerId }) => customerId)).size).toBe(chosen.length)
    for (const { id } of build.personas)
      expect(chosen.filter(({ persona, kind }) => persona === id && kind === 'typical')).toHaveLength(2)
  })

  it('all are members of their persona, adults, and agreed to research', async () => {
    const facts = await (await place.workspace.warehouse()).rows<{ customer_id: string; consent: string; persona: string }>({
      sql: `SELECT customer_id, toString(consent) AS consent, toString(persona) AS persona FROM people
        INNER JOIN (SELECT person, persona FROM persona_members FINAL WHERE build = {build:String}) AS m USING (person) WHERE customer_id IN {ids:Array(String)}`,
      parameters: { build: build.build, ids: chosen.map(({ customerId }) => customerId) },
    })
    expect(facts).toHaveLength(chosen.length)
    for (const { customer_id, consent, persona } of facts) {
      expect(consent).toContain('调研')
      expect(persona).toBe(chosen.find(({ customerId }) => customerId === customer_id)?.persona)
    }
  })

  it('no adult who agreed lies nearer to the middle than the first', async () => {
    const nearest = await (await place.workspace.warehouse()).rows<{ persona: string; customer_id: string }>({
      sql: `SELECT toString(persona) AS persona, customer_id
        FROM (SELECT person, persona, distance FROM persona_members FINAL WHERE build = {build:String} AND persona != '') AS m INNER JOIN people AS p USING (person)
        WHERE position(toString(consent), '调研') > 0 AND (birth_date IS NULL OR age('year', assumeNotNull(birth_date), toDate32({asOf:String})) >= 18)
        ORDER BY distance, customer_id LIMIT 1 BY persona`,
      parameters: { build: build.build, asOf },
    })
    const firsts = build.personas.map(({ id }) => [id, chosen.find(({ persona }) => persona === id)?.customerId])
    expect(Object.fromEntries(nearest.map(({ persona, customer_id }) => [persona, customer_id]))).toEqual(
      Object.fromEntries(firsts),
    )
  })

  it('each has a reason in words, in both languages', () => {
    for (const { kind, reason, personaName } of chosen) {
      expect(reason.zh).toContain(personaName.zh)
      expect(reason.en).toContain(personaName.en)
      expect(reason.zh).toMatch(kind === 'typical' ? /中心(?:最近|第 2 近)/ : /最远|第 \d+ 远|很高|很低/)
    }
    const told = chosen.filter(({ reason }) => /[：，]/.test(reason.zh))
    expect(told.length / chosen.length).toBeGreaterThan(0.7)
  })

  it('the same facts choose the same people', async () => {
    expect((await chooseInterviewees(place.workspace, { asOf, typical: 2, extreme: 2 })).interviewees).toEqual(chosen)
  })

  it('those who want no invitations, or were interviewed, give way to the next', async () => {
    const [persona] = build.personas
    const [first, second] = chosen.filter((one) => one.persona === persona?.id)
    const ledger = await place.workspace.ledger()
    const at = '2026-11-01T00:00:00.000Z'
    await ledger
      .insertInto('consents')
      .values({
        subject: `customer:${first?.customerId}`,
        purpose: 'invitations',
        study: null,
        given: 0,
        wording: '',
        platform: 'console',
        at,
      })
      .execute()
    await ledger
      .insertInto('interviews')
      .values({
        id: 'i1',
        script: 's',
        version: '',
        definition: '',
        study: null,
        respondent: 'r',
        customer_id: second?.customerId ?? '',
        language: 'zh',
        status: 'completed',
        state: '{}',
        step: 0,
        started_at: at,
        updated_at: at,
        completed_at: at,
      })
      .execute()
    const again = await chooseInterviewees(place.workspace, { asOf, persona: persona?.name.zh, typical: 2, extreme: 1 })
    const ids = again.interviewees.map(({ customerId }) => customerId)
    expect(ids).toHaveLength(3)
    expect(ids).not.toContain(first?.customerId)
    expect(ids).not.toContain(second?.customerId)
    expect(again.notes.map(({ en }) => en).join()).toMatch(/1 who want no invitations and 1 interviewed/)
  })

  it('are written as a list that an interview can be sent to', async () => {
    const out = join(place.home, 'chosen.csv')
    await interviewChoose(place.workspace, { asOf, typical: '1', extreme: '1', out, json: true })
    const wanted = JSON.parse(place.printed.at(-1) ?? '').interviewees.map(({ customerId }: Interviewee) => customerId)
    expect(await readCustomerIds(out)).toEqual(wanted)
    await interviewSend(place.workspace, 'skincare-path', { to: out, asOf, dryRun: true, json: true })
    expect(JSON.parse(place.printed.at(-1) ?? '')).toMatchObject({ total: wanted.length, unknown: [] })
  })

  it('the command prints them; a persona that is not there is said so', async () => {
    await interviewChoose(place.workspace, { asOf, typical: '1', extreme: '0', json: true })
    expect(JSON.parse(place.printed.at(-1) ?? '').interviewees).toHaveLength(build.personas.length)
    await interviewChoose(place.workspace, { asOf, persona: build.personas[0]?.id ?? '' })
    expect(place.printed.at(-1)).toMatch(/典型 typical[\s\S]*极端 extreme/)
    await expect(interviewChoose(place.workspace, { asOf, persona: '没有这个' })).rejects.toThrow(UserError)
    await expect(interviewChoose(place.workspace, { asOf, typical: 'many' })).rejects.toThrow(/--typical many/)
  })
})

it('without personas, says how to get them', async () => {
  const place = await temporaryWorkspace()
  await expect(chooseInterviewees(place.workspace, { asOf })).rejects.toThrow(/zhiyin personas build/)
  await place.close()
})
