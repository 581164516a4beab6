import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ExitCode, exit, type Workspace } from './workspace.js'

interface Finding {
  readonly what: string
  readonly state: 'ok' | 'absent' | 'fault'
  readonly detail: string
  /** What to do about it. */
  readonly next?: string
}

/** `doctor`: what is configured, what works, what is missing and how to get it. Exit code 2 for a fault of ours or the machine's, 3 for an outside service. */
export async function doctorCommand(workspace: Workspace, options: { json?: boolean }): Promise<ExitCode> {
  const findings = [
    runtime(),
    platform(workspace),
    await home(workspace),
    ...(await warehouse(workspace)),
    await ledger(workspace),
    ...(await channels(workspace)),
    await model(workspace),
  ]
  if (options.json) workspace.output.result(JSON.stringify({ findings }))
  else
    for (const { what, state, detail, next } of findings)
      workspace.output.result(`${marks[state]} ${what}: ${detail}${next ? `\n    → ${next}` : ''}`)
  if (!findings.some(({ state }) => state === 'fault')) return exit.done
  const outside = findings.some(({ what, state }) => state === 'fault' && /:\/\/|slack|discord/i.test(what))
  return outside ? exit.outside : exit.wrongUse
}

const marks = { ok: '✓', absent: '·', fault: '✗' } as const

function runtime(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fits = major > 20 || (major === 20 && minor >= 19)
  return {
    what: 'Node.js',
    state: fits ? 'ok' : 'fault',
    detail: process.versions.node,
    ...(fits ? {} : { next: 'zhiyin needs Node.js 20.19 or newer (24 recommended): https://nodejs.org' }),
  }
}

function platform(workspace: Workspace): Finding {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined
  const libc = process.platform === 'linux' ? (report?.header?.glibcVersionRuntime ? 'glibc' : 'musl') : ''
  const embedded = process.platform === 'darwin' || (process.platform === 'linux' && libc === 'glibc')
  const served = workspace.configuration.warehouseUrl !== undefined
  return {
    what: 'platform',
    state: embedded || served ? 'ok' : 'fault',
    detail: [process.platform, process.arch, libc].filter(Boolean).join(' '),
    ...(embedded || served
      ? {}
      : {
          next: 'the embedded warehouse (chDB) runs on Linux with glibc and on macOS; use WSL2, or a ClickHouse server by WAREHOUSE_URL',
        }),
  }
}

async function home(workspace: Workspace): Promise<Finding> {
  const folder = workspace.configuration.home
  const there = await stat(folder).catch(() => undefined)
  if (!there)
    return {
      what: 'home',
      state: 'absent',
      detail: `${folder} is not there yet`,
      next: 'it is made by the first import, or by: zhiyin demo',
    }
  if (!there.isDirectory())
    return { what: 'home', state: 'fault', detail: `${folder} is a file`, next: 'name another folder by --home or ZHIYIN_HOME' }
  const imports = await readdir(join(folder, 'imports')).catch(() => [])
  return {
    what: 'home',
    state: 'ok',
    detail: `${folder}, ${workspace.configuration.timeZone}, ${workspace.configuration.currency}, ${imports.length} imports`,
  }
}

async function warehouse(workspace: Workspace): Promise<Finding[]> {
  const what = workspace.configuration.warehouseUrl
    ? `warehouse ${withoutPassword(workspace.configuration.warehouseUrl)}`
    : 'warehouse (chDB in the home)'
  try {
    const open = await workspace.warehouse()
    const [engine] = await open.rows<{ version: string }>({ sql: 'SELECT version() AS version', parameters: {} })
    const tables = ['people', 'orders', 'events', 'reviews', 'texts']
    const [counts] = await open.rows<Record<string, string>>({
      sql: `SELECT ${tables.map((table) => `(SELECT count() FROM ${table}) AS ${table}`).join(', ')}`,
      parameters: {},
    })
    const empty = Number(counts?.people ?? 0) === 0
    return [
      { what, state: 'ok', detail: `${open.engine} ${engine?.version}` },
      {
        what: 'facts',
        state: empty ? 'absent' : 'ok',
        detail: tables.map((table) => `${counts?.[table] ?? 0} ${table}`).join(', '),
        ...(empty ? { next: 'zhiyin import FOLDER, or zhiyin demo' } : {}),
      },
    ]
  } catch (error) {
    return [
      {
        what,
        state: 'fault',
        detail: error instanceof Error ? error.message : String(error),
        next: 'see the message; WAREHOUSE_URL unset means chDB in the home folder',
      },
    ]
  }
}

async function ledger(workspace: Workspace): Promise<Finding> {
  const what = workspace.configuration.ledgerUrl
    ? `ledger ${withoutPassword(workspace.configuration.ledgerUrl)}`
    : 'ledger (SQLite in the home)'
  try {
    const open = await workspace.ledger()
    const { count } = await open
      .selectFrom('survey_sessions')
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    return { what, state: 'ok', detail: `${count} survey sessions` }
  } catch (error) {
    return {
      what,
      state: 'fault',
      detail: error instanceof Error ? error.message : String(error),
      next: 'LEDGER_URL unset means SQLite in the home folder',
    }
  }
}

/** Each configured channel says itself what works and what to click; one that is not configured, how to begin. */
async function channels(workspace: Workspace): Promise<Finding[]> {
  const { slack, discord } = workspace.configuration
  const { configuredChannels } = await import('./start.js')
  const found = await Promise.all(
    (await configuredChannels(workspace)).map((channel) =>
      channel
        .check()
        .catch((error: unknown): Finding[] => [
          { what: channel.platform, state: 'fault', detail: error instanceof Error ? error.message : String(error) },
        ]),
    ),
  )
  const absent = (what: string, variable: string, page: string): Finding => ({
    what,
    state: 'absent',
    detail: `${variable} is not set`,
    next: page,
  })
  return [
    ...(slack ? [] : [absent('Slack', 'SLACK_BOT_TOKEN', 'docs/slack.md: one paste of slack-manifest.yml, two tokens')]),
    ...(discord ? [] : [absent('Discord', 'DISCORD_TOKEN', 'docs/discord.md: one application, one token')]),
    ...found.flat(),
  ]
}

/** The optional model: one short question, so that a wrong key is found here and not in an interview. */
async function model(workspace: Workspace): Promise<Finding> {
  const { model: configured } = workspace.configuration
  const what = 'language model'
  if (!configured)
    return {
      what,
      state: 'absent',
      detail: 'none is used; everything here works without one',
      next: 'OPENAI_API_KEY, OPENAI_BASE_URL, ZHIYIN_MODEL',
    }
  const place = configured.baseUrl ?? 'https://api.openai.com/v1'
  const response = await fetch(`${place.replace(/\/$/, '')}/models`, {
    headers: configured.apiKey ? { authorization: `Bearer ${configured.apiKey}` } : {},
    signal: AbortSignal.timeout(5000),
  }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  if (typeof response === 'string')
    return { what: `${what} ${place}`, state: 'fault', detail: response, next: 'OPENAI_BASE_URL must reach the server from here' }
  if (response.status === 401 || response.status === 403)
    return {
      what: `${what} ${place}`,
      state: 'fault',
      detail: String(response.status),
      next: 'OPENAI_API_KEY is not accepted there',
    }
  return { what, state: 'ok', detail: `${configured.name} at ${place}` }
}

function withoutPassword(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  return shown.toString()
}
