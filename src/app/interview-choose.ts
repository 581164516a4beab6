import { writeFile } from 'node:fs/promises'
import type { Label } from '../catalog/label.js'
import { heading, list, message, note, renderText } from '../messages/index.js'
import type { Persona, PersonaBuild } from '../personas/persona.js'
import { spreadsheetLine } from '../sources/csv-text.js'
import { readAsOf } from './as-of.js'
import { type Candidate, type CandidateQuery, candidates, tellingStatements } from './interview-candidates.js'
import { deviationOf, extremeReason, farReason, type ReasonContext, typicalReason, unusual } from './interview-reasons.js'
import { latestBuild } from './persona-store.js'
import { tagSource } from './snapshots.js'
import { optedOut } from './study/opt-out.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface ChooseOptions {
  /** A persona's id or name; without it, each persona. */
  readonly persona?: string | undefined
  /** How many of each persona. Default 3. */
  readonly typical?: number | undefined
  /** How many of each persona. Default 2. */
  readonly extreme?: number | undefined
  /** `YYYY-MM-DD`. */
  readonly asOf: string
}

/** A customer worth talking to, and why. */
export interface Interviewee {
  readonly customerId: string
  readonly persona: string
  readonly personaName: Label
  readonly kind: 'typical' | 'extreme'
  readonly reason: Label
}

export interface Chosen {
  readonly interviewees: readonly Interviewee[]
  readonly notes: readonly Label[]
}

/**
 * Whom to interview: of each persona the customers nearest to its middle, and those who are extreme: far out in one of the figures that tell
 * the persona apart, and farthest from the middle, by turns. Left out are minors, customers who did not agree to research (where the brand's data
 * records consent at all), who want no invitations, or who were interviewed before. The same facts choose the same people.
 * @throws UserError where there are no personas, or not the one named
 */
export async function chooseInterviewees(workspace: Workspace, options: ChooseOptions): Promise<Chosen> {
  const warehouse = await workspace.warehouse()
  const build = await latestBuild(warehouse, options.asOf)
  if (!build)
    throw new UserError('还没有画像：请先运行 zhiyin personas build。\nThere are no personas yet: run zhiyin personas build.')
  const personas = options.persona === undefined ? build.personas : [findPersona(build, options.persona)]
  const source = await tagSource(workspace, build.asOf)
  const [{ recorded } = { recorded: '0' }] = await warehouse.rows<{ recorded: string }>({
    sql: `SELECT count() AS recorded FROM people WHERE consent != ''`,
    parameters: {},
  })
  const consentRecorded = Number(recorded) > 0
  const { without, refusals, interviewed } = await notToBeAsked(workspace)
  const interviewees: Interviewee[] = []
  for (const persona of personas) {
    const query: CandidateQuery = { warehouse, source, build, persona, without, consentRecorded }
    const context: ReasonContext = { persona, catalog: source.catalog, currency: workspace.configuration.currency }
    interviewees.push(...(await chosenOf(query, context, options.typical ?? 3, options.extreme ?? 2)))
  }
  return { interviewees, notes: notesOn(build, consentRecorded, refusals, interviewed) }
}

async function chosenOf(query: CandidateQuery, context: ReasonContext, typical: number, extreme: number): Promise<Interviewee[]> {
  const { persona } = query
  const taken = new Set<string>()
  const take = (one: Candidate, kind: Interviewee['kind'], reason: Label): Interviewee => {
    taken.add(one.customer_id)
    return { customerId: one.customer_id, persona: persona.id, personaName: persona.name, kind, reason }
  }
  const near = typical > 0 ? await candidates(query, { by: 'distance', descending: false }, typical) : []
  const chosen = near.map((one, index) => take(one, 'typical', typicalReason(one, index + 1, context)))
  if (extreme === 0) return chosen
  const most = typical + extreme
  const figures = tellingStatements(persona, 'mean').filter(({ subject }) => query.source.catalog.get(subject) !== undefined)
  const ranked: { readonly rows: readonly Candidate[]; readonly why: (one: Candidate, place: number) => Label }[] = []
  for (const statement of figures) {
    const rows = await candidates(query, { by: statement.subject, descending: statement.effect >= 0 }, most)
    // A figure in which even the first are like many others is no reason.
    const beyond = rows.filter((one) => Math.abs(deviationOf(one, statement)) >= unusual)
    ranked.push({ rows: beyond, why: (one) => extremeReason(one, statement, context) })
  }
  const far = await candidates(query, { by: 'distance', descending: true }, most)
  ranked.splice(1, 0, { rows: far, why: (one, place) => farReason(one, place, context) })
  // By turns, so that two extremes are extreme in two ways.
  for (let turn = 0; chosen.length < near.length + extreme && turn < extreme * ranked.length + ranked.length; turn++) {
    const { rows, why } = ranked[turn % ranked.length]!
    const next = rows.find(({ customer_id }) => !taken.has(customer_id))
    if (next) chosen.push(take(next, 'extreme', why(next, rows.indexOf(next) + 1)))
  }
  return chosen
}

async function notToBeAsked(workspace: Workspace): Promise<{ without: string[]; refusals: number; interviewed: number }> {
  const ledger = await workspace.ledger()
  const [refused, contacts, held] = await Promise.all([
    optedOut(ledger),
    ledger.selectFrom('contacts').select('customer_id').where('opted_out_at', 'is not', null).execute(),
    ledger.selectFrom('interviews').select('customer_id').distinct().where('customer_id', 'is not', null).execute(),
  ])
  const refusing = new Set([
    ...[...refused].map((subject) => subject.replace(/^customer:/, '')),
    ...contacts.map(({ customer_id }) => customer_id),
  ])
  const interviewed = held.flatMap(({ customer_id }) => (customer_id === null ? [] : [customer_id]))
  return { without: [...new Set([...refusing, ...interviewed])], refusals: refusing.size, interviewed: interviewed.length }
}

function notesOn(build: PersonaBuild, consentRecorded: boolean, refusals: number, interviewed: number): Label[] {
  return [
    { zh: `画像：${build.asOf}（${build.build}）`, en: `Personas of ${build.asOf} (${build.build})` },
    consentRecorded
      ? { zh: '只选资料中同意调研的成年客户', en: 'Only adults whose record agrees to research' }
      : {
          zh: '客户资料里没有授权记录，邀请时仍会先征求同意；不含已知的未成年人',
          en: 'No consent is recorded in the customer data; the invitation still asks for it first; without known minors',
        },
    ...(refusals + interviewed > 0
      ? [
          {
            zh: `不含不愿被邀请的 ${refusals} 人、已访谈过的 ${interviewed} 人`,
            en: `Without ${refusals} who want no invitations and ${interviewed} interviewed before`,
          },
        ]
      : []),
  ]
}

function findPersona(build: PersonaBuild, words: string): Persona {
  const wanted = words.trim().toLowerCase()
  const found = build.personas.find(({ id, name }) => [id, name.zh, name.en].some((each) => each.toLowerCase() === wanted))
  if (found) return found
  const names = build.personas.map(({ id, name }) => `${id} ${name.zh}`).join('、')
  throw new UserError(`没有画像「${words}」，现有 / no such persona; there are: ${names}`)
}

/** `interview choose`: typical and extreme customers of each persona, with the reason; `--out` writes them as a list to send the interview to. */
export async function interviewChoose(
  workspace: Workspace,
  options: { persona?: string; typical?: string; extreme?: string; out?: string; asOf?: string; json?: boolean } = {},
): Promise<ExitCode> {
  const asOf = readAsOf(workspace, options.asOf)
  const chosen = await chooseInterviewees(workspace, {
    asOf,
    persona: options.persona,
    typical: countOf('--typical', options.typical),
    extreme: countOf('--extreme', options.extreme),
  })
  if (options.out !== undefined) await writeFile(options.out, listFile(chosen))
  if (options.json) {
    workspace.output.result(JSON.stringify({ asOf, ...chosen }))
    return exit.done
  }
  const names = [...new Set(chosen.interviewees.map(({ persona }) => persona))]
  const kinds = { typical: '典型 typical', extreme: '极端 extreme' } as const
  const shown = message(
    'zh',
    ...names.flatMap((id) => {
      const own = chosen.interviewees.filter(({ persona }) => persona === id)
      const title = own[0] ? `${own[0].personaName.zh} / ${own[0].personaName.en}` : id
      return [
        heading(title),
        list(own.map(({ customerId, kind, reason }) => `${customerId}  ${kinds[kind]}：${reason.zh}\n${reason.en}`)),
      ]
    }),
    ...chosen.notes.map(({ zh, en }) => note(`${zh} / ${en}`)),
  )
  workspace.output.result(renderText(shown, { width: process.stdout.columns ?? 100, colour: workspace.output.interactive }))
  return chosen.interviewees.length > 0 ? exit.done : exit.partly
}

/** A list that `interview send --to` takes, and that a person reads in a spreadsheet. */
function listFile({ interviewees }: Chosen): string {
  const header = ['customer_id', 'persona', 'kind', 'reason_zh', 'reason_en']
  const rows = interviewees.map(({ customerId, personaName, kind, reason }) => [
    customerId,
    personaName.zh,
    kind,
    reason.zh,
    reason.en,
  ])
  return `${[header, ...rows].map(spreadsheetLine).join('\n')}\n`
}

function countOf(option: string, said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  const count = Number(said)
  if (Number.isInteger(count) && count >= 0 && count <= 200) return count
  throw new UserError(`${option} ${said}: 要 0 到 200 的整数 / a whole number from 0 to 200 is wanted`)
}
