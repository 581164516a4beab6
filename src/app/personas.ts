import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../catalog/label.js'
import { type Chart, type Message, message, page, renderHtml, renderMarkdown, renderText } from '../messages/index.js'
import type { Persona, PersonaBuild } from '../personas/persona.js'
import { overview } from '../personas/report.js'
import { sheet } from '../personas/sheet.js'
import { readAsOf } from './as-of.js'
import { buildPersonas, placeChanged, weekOf } from './persona-build.js'
import { latestBuild } from './persona-store.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

interface AsOfOption {
  readonly asOf?: string | undefined
  readonly json?: boolean | undefined
}

/** `zhiyin personas build`: discovers personas anew and lists them. */
export async function personasBuild(workspace: Workspace, options: AsOfOption = {}): Promise<ExitCode> {
  const build = await buildPersonas(workspace, { asOf: readAsOf(workspace, options.asOf) })
  print(workspace, options, published(build), () => overview(build, 'zh'))
  return exit.done
}

export async function personasList(workspace: Workspace, options: AsOfOption = {}): Promise<ExitCode> {
  const build = await standing(workspace, options.asOf)
  print(
    workspace,
    options,
    {
      ...build,
      personas: build.personas.map(({ id, name, size, share, interval, drift }) => ({ id, name, size, share, interval, drift })),
    },
    () => overview(build, 'zh'),
  )
  return exit.done
}

export async function personasShow(
  workspace: Workspace,
  id: string,
  options: AsOfOption & { language?: Language } = {},
): Promise<ExitCode> {
  const build = await standing(workspace, options.asOf)
  const persona = findPersona(build, id)
  print(workspace, options, persona, () => sheet(persona, build, options.language ?? 'zh', workspace.configuration.currency))
  return exit.done
}

/** `zhiyin personas export`: one JSON document, one Markdown file and one HTML page a language. */
export async function personasExport(
  workspace: Workspace,
  options: { out?: string; format?: string; asOf?: string } = {},
): Promise<ExitCode> {
  const formats = ['json', 'md', 'html'].filter((format) => (options.format ?? 'all') === 'all' || options.format === format)
  if (formats.length === 0)
    throw new UserError(`--format ${options.format}: 可选 json、md、html、all / choose json, md, html or all`)
  const out = options.out ?? 'personas'
  const build = await standing(workspace, options.asOf)
  await mkdir(out, { recursive: true })
  const files: [string, string][] = []
  if (formats.includes('json')) files.push(['personas.json', `${JSON.stringify(published(build), null, 2)}\n`])
  for (const language of ['zh', 'en'] as const) {
    const whole = message(
      language,
      ...[
        overview(build, language),
        ...build.personas.map((persona) => sheet(persona, build, language, workspace.configuration.currency)),
      ].flatMap(({ blocks }) => blocks),
    )
    if (formats.includes('md')) files.push([`personas.${language}.md`, renderMarkdown(whole, money(workspace))])
    if (formats.includes('html')) files.push([`personas.${language}.html`, await htmlPage(workspace, whole, build)])
  }
  for (const [name, text] of files) await writeFile(join(out, name), text)
  workspace.output.result(files.map(([name]) => join(out, name)).join('\n'))
  return exit.done
}

export interface PersonasRefreshed {
  readonly how: 'built' | 'placed' | 'none'
  readonly build?: PersonaBuild
  readonly placed: number
}

/**
 * Keeps personas alive: builds them anew when the ISO week has changed since the last build (or `full`), else only places customers who
 * are new or were touched (`touched`: constant SQL that selects their persons) among those that stand. Where there are too few customers
 * for personas, does nothing.
 */
export async function refreshPersonas(
  workspace: Workspace,
  options: { asOf: string; full?: boolean; touched?: string },
): Promise<PersonasRefreshed> {
  const last = await latestBuild(await workspace.warehouse(), options.asOf)
  if (last && !options.full && last.week === weekOf(options.asOf)) {
    return { how: 'placed', build: last, placed: await placeChanged(workspace, last, options.asOf, options.touched) }
  }
  try {
    const build = await buildPersonas(workspace, { asOf: options.asOf })
    return { how: 'built', build, placed: build.customers }
  } catch (error) {
    if (error instanceof UserError) return { how: 'none', placed: 0 }
    throw error
  }
}

/** The id of the largest persona, for a first look; undefined where none were built. */
export async function largestPersona(workspace: Workspace): Promise<string | undefined> {
  return (await latestBuild(await workspace.warehouse()))?.personas[0]?.id
}

async function standing(workspace: Workspace, asOf: string | undefined): Promise<PersonaBuild> {
  const build = await latestBuild(await workspace.warehouse(), asOf)
  if (build) return build
  throw new UserError('还没有画像：请先运行 zhiyin personas build。\nThere are no personas yet: run zhiyin personas build.')
}

/** By id or by name in either language. */
function findPersona(build: PersonaBuild, words: string): Persona {
  const found = build.personas.find(({ id, name }) =>
    [id, name.zh, name.en].some((each) => each.toLowerCase() === words.trim().toLowerCase()),
  )
  if (found) return found
  const names = build.personas.map(({ id, name }) => `${id} ${name.zh}`).join('、')
  throw new UserError(`没有画像「${words}」，现有 / no such persona; there are: ${names}`)
}

function print(workspace: Workspace, options: AsOfOption, json: unknown, said: () => Message): void {
  const width = process.stdout.columns ?? 100
  workspace.output.result(
    options.json
      ? JSON.stringify(json)
      : renderText(said(), { width, colour: workspace.output.interactive, ...money(workspace) }),
  )
}

/** A build without the coordinates of its space, which serve only to place customers. */
function published({ space: _, clusters: __, ...rest }: PersonaBuild): Omit<PersonaBuild, 'space' | 'clusters'> {
  return rest
}

async function htmlPage(workspace: Workspace, whole: Message, build: PersonaBuild): Promise<string> {
  const { pageSvg } = await import('../charts/index.js')
  const pictures = new Map<Chart, string>()
  for (const block of whole.blocks) {
    if (block.kind === 'chart') pictures.set(block, await pageSvg(block, { language: whole.language, ...money(workspace) }))
  }
  const title = { zh: '人群画像', en: 'Personas' }[whole.language]
  const body = renderHtml(whole, { chart: (chart) => pictures.get(chart), ...money(workspace) })
  return page({ language: whole.language, title, body, footer: `Zhiyin 知音 · ${build.asOf} · ${build.build}` })
}

function money(workspace: Workspace): { currency: string } {
  return { currency: workspace.configuration.currency }
}
