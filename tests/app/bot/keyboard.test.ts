import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bot, openBot } from '../../../src/app/bot/bot.js'
import { plainHarness } from '../../support/plain-harness.js'
import { given } from '../../support/warehouse-facts.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.js'

const survey = {
  title: '面霜回访',
  elements: [{ type: 'radiogroup', name: 'used', title: '用过吗？', choices: ['用过', '没用过'] }],
}

let place: TemporaryWorkspace
let harness: ReturnType<typeof plainHarness>
let bot: Bot

beforeEach(async () => {
  place = await temporaryWorkspace()
  await mkdir(join(place.home, 'surveys'), { recursive: true })
  await writeFile(join(place.home, 'surveys', 'cream.json'), JSON.stringify(survey))
  harness = plainHarness()
  const channel = harness.channel({
    draw: async () => new Uint8Array(),
    folder: place.home,
    currency: 'CNY',
    log: () => undefined,
  })
  bot = await openBot(place.workspace, {
    channels: [channel],
    asOf: '2026-11-15',
    gatherMs: 0,
    patienceMs: 60_000,
    log: () => undefined,
  })
  await channel.start(bot.ears)
})
afterEach(async () => {
  await bot.stop()
  await place.close()
})

/** What the bot says to each line of a team member's. */
async function says(...lines: string[]): Promise<string[]> {
  const person = harness.person('lin', { standing: 'owner' })
  const replies: string[] = []
  for (const line of lines) {
    const before = (await person.sees()).length
    await person.says(line)
    await bot.settled()
    replies.push(
      (await person.sees())
        .slice(before)
        .map(({ text }) => text)
        .join('\n'),
    )
  }
  return replies
}

describe('somebody at the team’s keyboard', () => {
  it.each([
    ['zh', '做问卷 cream', ['结果 cream', '上周有多少人购买？', '发问卷'], '先说「退出」'],
    ['en', 'take survey cream', ['results cream', 'how many customers ordered last week', 'send survey'], 'say "stop" first'],
  ])('who forgot that a survey is under way is told the way out (%s)', async (_, begin, asked, way) => {
    await says(begin)
    for (const line of asked) expect((await says(line))[0]).toContain(way)
    expect((await says('嗯嗯'))[0]).not.toContain(way)
  })

  it('what is kept is told in the middle of a survey, which goes on', async () => {
    const [, kept, done] = await says('做问卷 cream', '我的数据', '用过')
    expect(kept).toContain('接着答就行')
    expect(done).toContain('答完了')
  })

  it('results without a name offer what was answered', async () => {
    const [none, , , offered, taken] = await says('结果', '做问卷 cream', '用过', '结果', '1')
    expect(none).toContain('还没有人答完')
    expect(offered).toContain('面霜回访')
    expect(taken).toContain('面霜回访：结果')
  })

  it('a mistake is said in the language of the conversation alone', async () => {
    const [zh, en] = await says('结果 nosuch', 'results nosuch')
    expect([zh?.includes('There is no'), zh?.includes('没有「nosuch」')]).toEqual([false, true])
    expect([en?.includes('There is no'), en?.includes('没有「nosuch」')]).toEqual([true, false])
  })

  it('a number takes whatever was offered under it, an export or a survey too', async () => {
    await given(await place.workspace.warehouse(), { customers: [{ customer_id: 'anna', gender: 'female', city: '上海' }] })
    const [answer = ''] = await says('女性客户有哪些')
    const under = (label: string) => new RegExp(`(\\d+)\\. ${label}`).exec(answer)?.[1] ?? ''
    expect((await says(under('导出')))[0]).toContain('全部 1 行')
    const [, , sent] = await says('女性客户有哪些', '发问卷 cream 给 女性客户', '2')
    expect(sent).toContain('没有发送')
  })

  it('an export has all rows, not those shown', async () => {
    const customers = Array.from({ length: 130 }, (_, index) => ({ customer_id: `c${index}`, gender: 'female' as const }))
    await given(await place.workspace.warehouse(), { customers })
    const [, exported] = await says('女性客户有哪些', '导出')
    expect(exported).toContain('全部 130 行')
    const path = /\/\S+\.csv/.exec(exported ?? '')?.[0] ?? ''
    expect((await readFile(path, 'utf8')).trim().split('\r\n')).toHaveLength(131)
  })
})
