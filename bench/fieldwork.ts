import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBot } from '../src/app/bot/bot.js'
import { openWorkspace } from '../src/app/workspace.js'
import type { Channel } from '../src/channels/channel.js'
import { type BenchLine, type BenchOptions, spread } from './harness.js'

const survey = {
  title: '面霜回访',
  elements: [
    { type: 'radiogroup', name: 'used', title: '您用过我们的面霜吗？', choices: ['用过', '没用过'] },
    { type: 'checkbox', name: 'liked', title: '喜欢哪些方面？', choices: ['滋润', '香味', '包装', '价格'] },
    { type: 'rating', name: 'score', title: '打几分？', rateMin: 0, rateMax: 10 },
    { type: 'radiogroup', name: 'again', title: '还会再买吗？', choices: ['会', '不会', '不一定'] },
    { type: 'comment', name: 'why', title: '为什么？' },
  ],
}
const answers = ['用过', '1和3', '九分', '会', '很滋润，冬天离不开']

/** Everybody answers the whole survey through the bot, each waiting `think` milliseconds (evenly spread around it) before each answer. */
async function talk(people: number, think: number) {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-bench-'))
  await mkdir(join(home, 'surveys'), { recursive: true })
  await writeFile(join(home, 'surveys', 'cream.json'), JSON.stringify(survey))
  const workspace = openWorkspace(
    { home, timeZone: 'Asia/Shanghai', currency: 'CNY', brand: '素颜', warehouseUrl: undefined, ledgerUrl: undefined },
    { result: () => undefined, progress: (text) => process.stderr.write(`${text}\n`), interactive: false },
  )
  const waiting = new Map<string, () => void>()
  const channel: Channel = {
    platform: 'bench',
    start: async () => undefined,
    stop: async () => undefined,
    check: async () => [],
    async send(address, _message, { key }) {
      waiting.get(String(address.user))?.()
      return { id: key }
    },
  }
  const bot = await openBot(workspace, { channels: [channel], gatherMs: 0, patienceMs: 600_000 })
  const latencies: number[] = []
  let deliveries = 0
  const say = async (user: string, text: string) => {
    const from = performance.now()
    const replied = new Promise<void>((resolve) => waiting.set(user, resolve))
    deliveries += 1
    await bot.ears.hear({
      delivery: `d${deliveries}`,
      at: new Date().toISOString(),
      speaker: { platform: 'bench', workspace: 'W', user, standing: 'guest' },
      place: { kind: 'private', id: user, guests: false, address: { user } },
      what: { kind: 'text', text },
    })
    await replied
    latencies.push(performance.now() - from)
  }
  const users = Array.from({ length: people }, (_, index) => `u${index}`)
  for (const user of users) {
    await say(user, '做问卷 cream')
    await say(user, '同意')
  }
  latencies.length = 0
  const from = performance.now()
  await Promise.all(
    users.map(async (user, index) => {
      for (const [step, answer] of answers.entries()) {
        // Evenly spread, the same in every run: people do not press in step.
        const wait = think * 2 * (((index * 31 + step * 17) % 97) / 97)
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
        await say(user, answer)
      }
    }),
  )
  const seconds = (performance.now() - from) / 1000
  await bot.stop()
  const ledger = await workspace.ledger()
  const commits = await rawCommits(workspace)
  const stored = await ledger
    .selectFrom('answers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await workspace.close()
  await rm(home, { recursive: true, force: true })
  return { perSecond: latencies.length / seconds, latencies, commits, stored: Number(stored.count) }
}

/** Commits a second of one row each, through the same ledger, one after the other. */
async function rawCommits(workspace: ReturnType<typeof openWorkspace>): Promise<number> {
  const ledger = await workspace.ledger()
  const many = 500
  const from = performance.now()
  for (let index = 0; index < many; index += 1)
    await ledger
      .insertInto('audit')
      .values({ at: '2026-11-15T00:00:00.000Z', who: 'bench', did: 'commit', detail: String(index) })
      .execute()
  return many / ((performance.now() - from) / 1000)
}

/** Answers that are durable before they are acknowledged, against bare commits; and how long people wait when many answer at once. */
export async function run(report: (line: BenchLine) => void, { size }: BenchOptions): Promise<void> {
  const people = size === 'full' ? 1000 : 100
  const rush = await talk(people, 0)
  if (rush.stored !== people * answers.length) throw new Error(`${rush.stored} answers stored of ${people * answers.length}`)
  report({
    what: `answers a second, durable, ${people} people without a pause (several bare commits' worth of work each)`,
    ours: rush.perSecond,
    baseline: rush.commits,
    unit: 'per second',
    note: 'baseline: bare one-row commits a second on the same ledger; larger is better',
  })
  const calm = await talk(people, size === 'full' ? 15_000 : 1_500)
  const { median, p95 } = spread(calm.latencies)
  report({
    what: `reply time, 95th percentile, ${people} people at once, each thinking ${size === 'full' ? 15 : 1.5} s on average (median ${median.toFixed(0)} ms)`,
    ours: p95,
    baseline: 1000 / calm.commits,
    unit: 'ms',
    note: 'baseline: one bare commit',
  })
}
