import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { checkSettings, type SettingsFault } from '../../fieldwork/study/check-settings.js'
import type { StudySettings } from '../../fieldwork/study/settings.js'
import { waveBegins, wavesOf } from '../../fieldwork/study/waves.js'
import type { Ledger } from '../../stores/ledger/open.js'
import { readAsOf } from '../as-of.js'
import { homeSecret } from '../import/secret.js'
import { UserError, type Workspace } from '../workspace.js'
import { interviewInstrument, surveyInstrument } from './instrument.js'
import { factsByPerson, type Population, populationOf } from './population.js'
import { openCells } from './quota.js'
import { type Reach, type Reached, reachOf } from './reach.js'
import { readStudy, type StudyRow, studyOf } from './rows.js'
import { invitationToken, tokenHash } from './secrets.js'

export interface StudyWanted {
  /** A survey by its name or its file … */
  readonly survey?: string
  /** … or an interview guide. */
  readonly interview?: string
  /** A saved segment's name, a question about customers, or a file with customer ids. */
  readonly to: string
  /** As `studySettingsForm` takes it; what it leaves out, the survey's own block may suggest. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined
  /** Where paths in the settings begin (a file with codes); the working folder otherwise. */
  readonly folder?: string | undefined
  readonly by: string
  readonly asOf?: string | undefined
  readonly now?: Date
  /** Only says who would be reached. */
  readonly dryRun?: boolean
}

export interface StudyMade {
  /** What it is called, also where it was only tried. */
  readonly id: string
  readonly title: string
  /** It was running before: only people new to it are invited. */
  readonly existed: boolean
  readonly population: Omit<Population, 'people'>
  readonly reach: Reach
  /** Invitations that were added now. */
  readonly added: number
  readonly settings: StudySettings
  readonly warnings: readonly SettingsFault[]
}

/**
 * Begins a study, or adds to it: the same survey sent to the same population again is the same study, and nobody is invited into it twice, however
 * many processes send it at the same moment. Invitations are planned here; {@link dueInvitations} sends them.
 *
 * @throws UserError where the survey, the population or the settings do not fit, each fault named
 */
export async function createStudy(workspace: Workspace, wanted: StudyWanted): Promise<StudyMade> {
  const now = wanted.now ?? new Date()
  const asOf = readAsOf(workspace, wanted.asOf, now)
  const instrument =
    wanted.interview === undefined
      ? await surveyInstrument(workspace, wanted.survey ?? '')
      : await interviewInstrument(workspace, wanted.interview)
  const { settings, faults } = checkSettings({ ...instrument.suggested, ...wanted.settings }, instrument.questions)
  if (!settings) throw new UserError(faults.map(({ path, zh, en }) => `${path || 'settings'}: ${zh}\n  ${en}`).join('\n'))
  const codes = await readCodes(settings, wanted.folder)
  const population = await populationOf(workspace, wanted.to, asOf)
  const ledger = await workspace.ledger()
  const { kind, definition, title } = instrument
  const version = createHash('sha256').update(definition).digest('hex')
  const { id, existing } = await studyId(ledger, instrument.id, [version, settings.privacy, sameness(population)])
  const standing = existing ? studyOf(existing).settings : settings
  const reach = await reachOf(workspace, population.people, standing, existing && id, now)
  const { people: _, ...described } = population
  const made = {
    id,
    title,
    existed: existing !== undefined,
    population: described,
    reach,
    settings: standing,
    warnings: faults,
  }
  if (wanted.dryRun) return { ...made, added: 0 }
  const facts = await factsByPerson(workspace, standing, asOf)
  const secret = await homeSecret(workspace.configuration.home)
  const at = now.toISOString()
  const added = await ledger.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('studies')
      .values({
        id,
        kind,
        instrument: instrument.id,
        version,
        definition,
        title,
        privacy: settings.privacy,
        settings: JSON.stringify(settings),
        segment: population.segment ? JSON.stringify(population.segment) : null,
        population: population.reading,
        state: 'running',
        created_by: wanted.by,
        created_at: at,
        updated_at: at,
        closes_at: settings.closesAt === undefined ? null : new Date(settings.closesAt).toISOString(),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await openCells(transaction, { id, settings: standing })
    for (const code of codes)
      await transaction
        .insertInto('incentive_codes')
        .values({ study: id, code, given_to: null, given_at: null })
        .onConflict((conflict) => conflict.columns(['study', 'code']).doNothing())
        .execute()
    let rows = 0
    const planned = plan(id, reach.reached, standing, secret, facts, now)
    for (let index = 0; index < planned.length; index += 200) {
      const kept = await transaction
        .insertInto('invitations')
        .values(planned.slice(index, index + 200))
        .onConflict((conflict) => conflict.columns(['study', 'person']).doNothing())
        .executeTakeFirst()
      rows += Number(kept.numInsertedOrUpdatedRows ?? 0n)
    }
    await transaction
      .insertInto('audit')
      .values({ at, who: wanted.by, did: 'study', detail: JSON.stringify({ study: id, to: population.reading, added: rows }) })
      .execute()
    return rows
  })
  return { ...made, added }
}

/** The invitations to be made, in an order that says nothing about the people, wave by wave. */
function plan(
  study: string,
  reached: readonly Reached[],
  settings: StudySettings,
  secret: string,
  facts: ReadonlyMap<string, readonly string[]>,
  now: Date,
) {
  const shuffled = reached
    .map((one) => ({ one, place: createHash('sha256').update(`${study}\n${one.person}`).digest('hex') }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ one }) => one)
  const waves = wavesOf(shuffled.length, settings.waves)
  const at = now.toISOString()
  return shuffled.map((one, index) => {
    const id = randomUUID()
    const wave = waves[index] ?? 0
    const begins = waveBegins(wave, now, settings.waves)
    const [first, ...rest] = one.route
    const holds = facts.get(one.person)
    return {
      id,
      study,
      person: one.person,
      customer_id: one.customerId,
      wave,
      state: 'planned' as const,
      platform: first?.platform ?? 'web',
      address: first ? JSON.stringify({ workspace: first.workspace, user: first.user }) : null,
      token_hash: tokenHash(invitationToken(secret, id)),
      session: null,
      reminders: 0,
      why: null,
      next_at: new Date(Math.max(one.freeAt.getTime(), begins.getTime())).toISOString(),
      sent_at: null,
      created_at: at,
      updated_at: at,
      route: rest.length > 0 ? JSON.stringify(rest) : null,
      facts: holds ? JSON.stringify(holds) : null,
      opened_at: null,
    }
  })
}

/** The study of this survey and population that is not closed, or the name of the next one; the same for everybody who asks at the same moment. */
async function studyId(
  ledger: Ledger,
  survey: string,
  same: readonly string[],
): Promise<{ id: string; existing: StudyRow | undefined }> {
  const mark = createHash('sha256').update(same.join('\n')).digest('hex').slice(0, 6)
  for (let number = 1; ; number++) {
    const id = `${survey}-${mark}${number === 1 ? '' : `-${number}`}`
    const existing = await readStudy(ledger, id)
    if (existing?.state !== 'closed') return { id, existing }
  }
}

/** What makes two populations one: the typed segment, or the list's name (its content may grow). */
function sameness({ segment, reading }: Population): string {
  return segment ? JSON.stringify(segment) : `list:${reading}`
}

async function readCodes({ incentive }: StudySettings, folder = '.'): Promise<readonly string[]> {
  if (incentive?.codes === undefined) return []
  const path = resolve(folder, incentive.codes)
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UserError(
      `读不了兑换码文件 ${path}：${error.message}\nThe file with codes ${path} cannot be read: ${error.message}`,
    )
  })
  const codes = [...new Set(text.split(/\r?\n/).map((line) => line.replace(/^\ufeff/, '').trim()))].filter((code) => code !== '')
  if (codes.length === 0) throw new UserError(`${path} 里没有兑换码\n${path} holds no codes.`)
  return codes
}

/** Settings from a file beside the survey, and the folder that its paths begin in. @throws UserError */
export async function readSettingsFile(path: string): Promise<{ settings: Record<string, unknown>; folder: string }> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UserError(`读不了设置文件 ${path}：${error.message}\nThe settings file ${path} cannot be read: ${error.message}`)
  })
  try {
    return { settings: JSON.parse(text) as Record<string, unknown>, folder: dirname(resolve(path)) }
  } catch (error) {
    throw new UserError(`${path} 不是 JSON：${error instanceof Error ? error.message : String(error)}\n${path} is not JSON.`)
  }
}
