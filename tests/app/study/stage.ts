import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Bot, openBot } from '../../../src/app/bot/bot.js'
import { createStudy, type StudyWanted } from '../../../src/app/study/create.js'
import { dueInvitations } from '../../../src/app/study/due.js'
import { openWorkspace, type Workspace } from '../../../src/app/workspace.js'
import { type Channel, SendFault } from '../../../src/channels/channel.js'
import { type Message, renderText } from '../../../src/messages/index.js'
import type { Ledger } from '../../../src/stores/ledger/open.js'
import { temporaryWorkspace } from '../../support/workspace.js'

/** What went out to somebody. */
export interface Heard {
  readonly platform: string
  readonly user: string
  readonly at: string
  readonly message: Message
  readonly text: string
}

/**
 * A brand's home with a clock of its own, the real bot, and platforms that only note what they were told to say: whole studies are played on it,
 * from the invitation to the last reminder.
 */
export async function openStage(options: { platforms?: readonly string[] } = {}) {
  const base = await temporaryWorkspace()
  const { home } = base
  const place = server === undefined ? undefined : await ownDatabase(server)
  const printed: string[] = []
  const open = (): Workspace =>
    openWorkspace(
      {
        ...base.workspace.configuration,
        ledgerUrl: place?.url,
        web: { port: 0, publicUrl: 'https://ask.brand.example' },
      },
      { result: (text) => void printed.push(text), progress: () => undefined, interactive: false },
    )
  await base.workspace.close()
  let workspace = open()
  let clock = new Date('2026-11-16T02:00:00Z')
  const heard: Heard[] = []
  /** `platform:user` → why nothing can be said there. */
  const faults = new Map<string, SendFault['reason']>()
  const platforms = (options.platforms ?? ['slack', 'discord', 'web']).map((platform): Channel => {
    let sent = 0
    return {
      platform,
      async start() {},
      async stop() {},
      async send(address, message) {
        const user = String(address.user)
        const reason = faults.get(`${platform}:${user}`)
        if (reason) throw new SendFault(reason, `no way to ${user}`)
        sent += 1
        heard.push({
          platform,
          user,
          at: clock.toISOString(),
          message,
          text: renderText(message, { width: 600, colour: false }),
        })
        return { id: `${platform}-${sent}`, address: { ...address, channel: `D-${user}` } }
      },
      check: async () => [],
    }
  })
  let bot: Bot | undefined
  let deliveries = 0
  const running = async () => {
    bot ??= await openBot(workspace, { channels: platforms, now: () => clock, gatherMs: 0, log: (text) => void log.push(text) })
    return bot
  }
  const log: string[] = []

  const stage = {
    home,
    heard,
    printed,
    faults,
    /** What the bot complained about. */
    log,
    get workspace() {
      return workspace
    },
    get now() {
      return clock
    },
    ledger: (): Promise<Ledger> => workspace.ledger(),
    ledgerUrl: place?.url,
    /** Sets the clock, or moves it by so many hours. */
    at(moment: string | number) {
      clock = typeof moment === 'string' ? new Date(moment) : new Date(clock.getTime() + moment * 3_600_000)
      return clock
    },
    /** What the scheduler does at this moment: studies, then the outbox. */
    async tick() {
      const due = await dueInvitations(workspace, clock)
      await (await running()).outbox.sweep()
      return due
    },
    /** Ticks once an hour until so many hours have gone. */
    async pass(hours: number) {
      for (let hour = 0; hour < hours; hour++) {
        stage.at(1)
        await stage.tick()
      }
    },
    /** Says something to the bot, or presses (`token` names the buttons); the replies' texts. */
    async say(who: string, text: string, press?: { token?: string }): Promise<string> {
      const [platform = '', user = ''] = who.split(':')
      const before = heard.length
      const delivery = `d${++deliveries}`
      const { ears, settled } = await running()
      await ears.hear({
        delivery,
        at: clock.toISOString(),
        speaker: { platform, workspace: platform === 'web' ? '' : 'T1', user, standing: 'guest' },
        place: { kind: 'private', id: user, guests: false, address: { workspace: 'T1', user } },
        what: press ? { kind: 'press', values: [text], ...press } : { kind: 'text', text },
      })
      await settled()
      return heard
        .slice(before)
        .map((one) => one.text)
        .join('\n')
    },
    /** Opens a private link, at the page or wherever it was pressed. */
    async openLink(who: string, token: string): Promise<string> {
      const [platform = '', user = ''] = who.split(':')
      const before = heard.length
      const delivery = `d${++deliveries}`
      const { ears, settled } = await running()
      await ears.hear({
        delivery,
        at: clock.toISOString(),
        speaker: { platform, workspace: '', user, standing: 'guest' },
        place: { kind: 'private', id: user, guests: false, address: { user } },
        what: { kind: 'open', view: 'link', token },
      })
      await settled()
      return heard
        .slice(before)
        .map((one) => one.text)
        .join('\n')
    },
    /** A file in the home, for a list, contacts, codes or a survey. */
    async file(name: string, content: string): Promise<string> {
      const path = join(home, name)
      await writeFile(path, content)
      return path
    },
    /** Customers c1 … cn as rows of the warehouse, and a list of them. */
    async customers(count: number, more: (index: number) => Record<string, unknown> = () => ({})): Promise<string> {
      const warehouse = await workspace.warehouse()
      const ids = Array.from({ length: count }, (_, index) => `c${index + 1}`)
      await warehouse.insert(
        'persons',
        ids.map((id, index) => ({ customer_id: id, person: String(1000 + index), canonical: id })),
      )
      await warehouse.insert(
        'people',
        ids.map((id, index) => ({
          person: String(1000 + index),
          customer_id: id,
          customer_ids: [id],
          gender: 'unknown',
          ...more(index),
        })),
      )
      return stage.file('list.csv', `customer_id\n${ids.join('\n')}\n`)
    },
    /** Contacts of customers: `c1 slack U1`. */
    async contacts(...lines: string[]) {
      const ledger = await workspace.ledger()
      await ledger
        .insertInto('contacts')
        .values(
          lines.map((line) => {
            const [customer_id = '', platform = '', user = ''] = line.split(' ')
            return {
              customer_id,
              platform,
              workspace: 'T1',
              user,
              verified_by: 'import' as const,
              language: null,
              closed_at: null,
              opted_out_at: null,
              created_at: clock.toISOString(),
            }
          }),
        )
        .execute()
    },
    async send(wanted: Partial<StudyWanted> & { to: string }) {
      return createStudy(workspace, { survey: join(home, 'short.json'), by: 'test', asOf: '2026-11-16', now: clock, ...wanted })
    },
    async invitations() {
      return (await workspace.ledger()).selectFrom('invitations').selectAll().orderBy('customer_id').orderBy('study').execute()
    },
    async states(): Promise<Record<string, string>> {
      return Object.fromEntries(
        (await stage.invitations()).map(({ customer_id, person, state }) => [customer_id ?? person, state]),
      )
    },
    /** As the next process would find it. */
    async restart() {
      await bot?.stop()
      bot = undefined
      await workspace.close()
      workspace = open()
      await (await running()).resume()
    },
    async close() {
      await bot?.stop()
      await workspace.close()
      await place?.drop()
      await base.close()
    },
  }
  await stage.file('short.json', JSON.stringify(short))
  return stage
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** Three questions: skin, satisfaction, why. */
const short = {
  title: '护肤三问',
  locale: 'zh-cn',
  elements: [
    {
      type: 'radiogroup',
      name: 'skin',
      title: '您的肤质？',
      isRequired: true,
      choices: [
        { value: 'oily', text: '油皮' },
        { value: 'dry', text: '干皮' },
      ],
    },
    { type: 'rating', name: 'nps', title: '愿意推荐吗？', rateMin: 0, rateMax: 10 },
    { type: 'comment', name: 'why', title: '为什么？' },
  ],
  completedHtml: '谢谢您的回答',
}

/** PostgreSQL where one is at hand (ZHIYIN_TEST_POSTGRES), else SQLite; each stage in a database of its own, for test files run side by side. */
const server = process.env.ZHIYIN_TEST_POSTGRES
let databases = 0

async function ownDatabase(base: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `stage_${process.pid}_${++databases}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: base })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create database ${name}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => run(`drop database if exists ${name} with (force)`) }
}
