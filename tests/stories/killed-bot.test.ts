import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLedger } from '../../src/stores/ledger/open.js'
import { type SlackHarness, slackHarness } from '../support/slack/harness.js'
import { appToken, botToken } from '../support/slack/slack-server.js'

/** How many people answer, and how often the bot is killed while they do; more by hand: ZHIYIN_KILLS=60. */
const people = 200
const kills = Number(process.env.ZHIYIN_KILLS ?? 8)

const survey = {
  title: '面霜回访',
  completedHtml: '谢谢您的回答！',
  elements: [
    { type: 'radiogroup', name: 'used', title: '您用过我们的面霜吗？', isRequired: true, choices: ['用过', '没用过'] },
    { type: 'rating', name: 'score', title: '打几分？', rateMin: 0, rateMax: 10, isRequired: true },
    { type: 'text', name: 'where', title: '在哪里买的？', isRequired: true },
    { type: 'comment', name: 'why', title: '为什么？', isRequired: true },
  ],
}
const questions = survey.elements.map(({ title }) => title)
/** Consent is asked for first; what is said to it is no answer of the survey. */
const asked = ['愿意参加吗', ...questions]
const answersOf = (index: number) => ['同意', index % 2 ? '用过' : '没用过', String(index % 11), `店${index}`, `理由${index}`]

/** Numbers that are the same in every run, for moments that look like chance. */
function* chance(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

/** What still waits in the ledger, for whoever looks into a failure. */
async function stuck(home: string): Promise<string> {
  const ledger = await openLedger({ home })
  const heard = await ledger.selectFrom('inbox').select('body').where('handled_at', 'is', null).execute()
  const waiting = await ledger
    .selectFrom('outbox')
    .select(['conversation', 'state', 'attempts', 'failure', 'due_at'])
    .where('state', '!=', 'sent')
    .execute()
  await ledger.destroy()
  return JSON.stringify({ unanswered: heard.length, waiting: waiting.slice(0, 5), of: waiting.length })
}

describe('a bot that is killed at any moment', () => {
  let home: string
  let harness: SlackHarness
  let bot: ChildProcess | undefined
  let nextKill = Number.POSITIVE_INFINITY
  let ended = ''
  const random = chance(7)
  const pick = (from: number, to: number) => from + (random.next().value as number) * (to - from)

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'zhiyin-killed-'))
    await mkdir(join(home, 'surveys'), { recursive: true })
    await writeFile(join(home, 'surveys', 'cream.json'), JSON.stringify(survey))
    // Slack spreads its tries over minutes; here kills come seconds apart, and each would use one up.
    harness = await slackHarness({ mode: 'socket', ackMs: 10_000, tries: 50 })
  })
  afterAll(async () => {
    bot?.kill('SIGKILL')
    await harness.close()
    await rm(home, { recursive: true, force: true })
  })

  /** The real command, in a process of its own. */
  function start(): ChildProcess {
    const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
    const started = spawn(process.execPath, ['--import', 'tsx', cli, 'start', '--home', home], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: harness.server.apiUrl,
        ZHIYIN_PORT: '0',
        NODE_NO_WARNINGS: '1',
      },
    })
    started.stdout?.on('data', (text: Buffer) => {
      // Killed while it talks, not while it still wakes up.
      if (String(text).includes('✓ slack')) nextKill = Date.now() + pick(50, 1500)
    })
    started.once('exit', (code, signal) => {
      if (signal !== 'SIGKILL') ended = `the bot ended by itself (${code ?? signal})`
    })
    return started
  }

  it(`loses no answer and asks nothing twice over ${kills} kills of ${people} conversations`, async () => {
    const all = Array.from({ length: people }, (_, index) => harness.person(`p${index}`, { standing: 'guest' }))
    const said = all.map(() => 0)
    bot = start()
    let killed = 0
    const end = Date.now() + 110_000 + kills * 8_000
    await Promise.all(all.map((person) => person.says('做问卷 cream')))
    for (;;) {
      let done = 0
      for (const [index, person] of all.entries()) {
        const heard = (await person.sees()).filter(({ from }) => from === 'bot').map(({ text }) => text)
        const step = said[index] ?? 0
        if (heard.some((text) => text.includes('谢谢您的回答'))) done += 1
        else if (step < asked.length && heard.some((text) => text.includes(asked[step] ?? ''))) {
          said[index] = step + 1
          void person.says(answersOf(index)[step] ?? '')
        }
      }
      if (done === people) break
      if (killed < kills && Date.now() > nextKill) {
        killed += 1
        const dead = bot
        await new Promise<void>((resolve) => {
          dead?.once('exit', () => resolve())
          dead?.kill('SIGKILL')
        })
        nextKill = Number.POSITIVE_INFINITY
        bot = start()
      }
      if (ended) throw new Error(ended)
      if (Date.now() > end) throw new Error(`${done} of ${people} were done in time; ${killed} kills; ${await stuck(home)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const stopped = bot
    await new Promise<void>((resolve) => {
      stopped?.once('exit', () => resolve())
      stopped?.kill('SIGKILL')
    })

    const twice = await Promise.all(
      all.map(async (person) => {
        const heard = (await person.sees()).filter(({ from }) => from === 'bot').map(({ text }) => text)
        return asked.filter((title) => heard.filter((text) => text.includes(title)).length > 1)
      }),
    )
    const ledger = await openLedger({ home })
    const sessions = await ledger.selectFrom('survey_sessions').select(['respondent', 'state', 'data']).execute()
    const answers = await ledger.selectFrom('answers').select('said').execute()
    await ledger.destroy()
    process.stderr.write(
      `killed ${killed} times; ${answers.length} answers stored of ${people * questions.length}; asked twice: ${twice.flat().length}\n`,
    )
    expect(sessions).toHaveLength(people)
    for (const [index, person] of all.entries()) {
      const own = sessions.filter(({ respondent }) => respondent.endsWith(`:${person.user}`))
      const [, used, score, where, why] = answersOf(index)
      expect(own.map(({ state, data }) => [state, JSON.parse(data)])).toEqual([
        ['completed', { used, score: Number(score), where, why }],
      ])
    }
    expect(answers).toHaveLength(people * questions.length)
    expect(twice.flat()).toEqual([])
  }, 600_000)
})
