import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bot, openBot } from '../../src/app/bot/bot.js'
import { importCommand } from '../../src/app/import.js'
import { refreshCommand } from '../../src/app/refresh.js'
import { createStudy } from '../../src/app/study/create.js'
import { dueInvitations } from '../../src/app/study/due.js'
import type { Channel } from '../../src/channels/channel.js'
import type { ChannelHarness, Person, Seen } from './channel-harness.js'
import { type TemporaryWorkspace, temporaryWorkspace } from './workspace.js'

const asOf = '2026-11-15'

/** A survey with a branch, a choice of several, a scale and words. */
const survey = {
  title: '面霜回访',
  completedHtml: '谢谢您的回答！',
  elements: [
    { type: 'radiogroup', name: 'used', title: '您用过我们的面霜吗？', isRequired: true, choices: ['用过', '没用过'] },
    {
      type: 'checkbox',
      name: 'liked',
      title: '喜欢它的哪些方面？',
      visibleIf: "{used} = '用过'",
      choices: ['滋润', '香味', '包装'],
      showNoneItem: true,
      noneText: '都不是',
    },
    { type: 'rating', name: 'score', title: '打几分？', rateMin: 0, rateMax: 10, isRequired: true },
    { type: 'comment', name: 'why', title: '为什么？' },
  ],
}

/**
 * Whole conversations that must go alike on every channel, with the platform's own faults. A channel's test calls this with its harness; what
 * the platform cannot play is left out by name.
 */
export function channelSuite(name: string, make: () => Promise<ChannelHarness> | ChannelHarness): void {
  describe(`conversations on ${name}`, () => {
    let place: TemporaryWorkspace
    let harness: ChannelHarness
    let bot: Bot
    let channel: Channel

    async function begin(): Promise<void> {
      channel = harness.channel({
        draw: async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
        folder: join(place.home, 'received'),
        currency: 'CNY',
        log: () => undefined,
      })
      bot = await openBot(place.workspace, {
        channels: [channel],
        asOf,
        gatherMs: 30,
        log: (text) => process.stderr.write(`${text}\n`),
      })
      await channel.start(bot.ears)
      await bot.resume()
    }

    async function end(): Promise<void> {
      await channel.stop()
      await bot.stop()
    }

    /** Stops the bot where it stands and starts it again on the same home, as the next process would. */
    async function restart(): Promise<void> {
      await end()
      await place.reopen()
      await begin()
    }

    beforeEach(async () => {
      place = await temporaryWorkspace({ brand: '素颜' })
      harness = await make()
      await mkdir(join(place.home, 'surveys'), { recursive: true })
      await mkdir(join(place.home, 'received'), { recursive: true })
      await writeFile(join(place.home, 'surveys', 'cream.json'), JSON.stringify(survey))
      await begin()
    })
    afterEach(async () => {
      await end()
      await harness.close()
      await place.close()
    })

    /** Somebody who may be asked. */
    async function customer(called: string): Promise<Person> {
      const person = harness.person(called, { standing: 'guest' })
      await harness.admit?.(await place.workspace.ledger(), person)
      return person
    }

    const sessions = async () => {
      const ledger = await place.workspace.ledger()
      const rows = await ledger.selectFrom('survey_sessions').select(['respondent', 'state', 'data']).execute()
      return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }))
    }

    it('a survey is taken with presses and words, and its answers are kept', async () => {
      const anna = await customer('anna')
      await begins(anna)
      await anna.presses('用过')
      await waits(anna, '喜欢它的哪些方面')
      await anna.says('1和3')
      await waits(anna, '打几分')
      await anna.says('九分')
      await waits(anna, '为什么')
      await anna.says('很滋润，冬天离不开')
      await waits(anna, '谢谢您的回答')
      expect(await sessions()).toEqual([
        {
          respondent: expect.any(String),
          state: 'completed',
          data: { used: '用过', liked: ['滋润', '包装'], score: 9, why: '很滋润，冬天离不开' },
        },
      ])
    })

    it('several are picked at once where the platform can', async () => {
      const anna = await customer('anna')
      await begins(anna)
      await anna.presses('用过')
      await waits(anna, '喜欢它的哪些方面')
      await anna.presses(['滋润', '香味'])
      await waits(anna, '打几分')
      expect((await sessions())[0]?.data.liked).toEqual(['滋润', '香味'])
    })

    it('asks again where an answer does not fit, goes back, skips, stops and goes on', async () => {
      const anna = await customer('anna')
      await begins(anna)
      await anna.says('蓝色')
      await waitsFor(anna, (seen) => seen.filter(({ text }) => text.includes('您用过我们的面霜吗')).length >= 2)
      await anna.says('没用过')
      await waits(anna, '打几分')
      await anna.says('返回')
      await waitsFor(anna, (seen) => seen.filter(({ text }) => text.includes('您用过我们的面霜吗')).length >= 3)
      await anna.says('用过')
      await waits(anna, '喜欢它的哪些方面')
      await anna.says('跳过')
      await anna.says('8')
      await waits(anna, '为什么')
      await anna.says('退出')
      await waits(anna, '保存')
      await anna.says('做问卷 cream')
      await waitsFor(anna, (seen) => seen.filter(({ text }) => text.includes('为什么')).length >= 2)
      await anna.says('一般')
      await waits(anna, '谢谢您的回答')
      expect((await sessions()).map(({ data }) => data)).toEqual([{ used: '用过', score: 8, why: '一般' }])
    })

    it('goes on where it was after a restart, and a press on an old question is no answer to the new one', async () => {
      const anna = await customer('anna')
      await begins(anna)
      await anna.presses('没用过')
      await waits(anna, '打几分')
      await restart()
      await anna.presses('用过', { on: '您用过我们的面霜吗' })
      await waitsFor(anna, (seen) => seen.filter(({ text }) => text.includes('打几分')).length >= 2)
      await anna.says('7')
      await waits(anna, '为什么')
      expect((await sessions())[0]?.data).toEqual({ used: '没用过', score: 7 })
    })

    it('two quick messages are two answers', async () => {
      const anna = await customer('anna')
      await begins(anna)
      await Promise.all([anna.says('没用过'), anna.says('6'), anna.says('太油了')])
      await waits(anna, '谢谢您的回答')
      expect((await sessions())[0]?.data).toEqual({ used: '没用过', score: 6, why: '太油了' })
    })

    it('a delivery that comes three times counts once', async () => {
      if (!harness.faults.can('duplicates')) return
      const anna = await customer('anna')
      harness.faults.duplicates(3)
      await begins(anna)
      await anna.says('没用过')
      await waits(anna, '打几分')
      await anna.says('5')
      await waits(anna, '为什么')
      await bot.settled()
      const seen = await anna.sees()
      for (const asked of ['您用过我们的面霜吗', '打几分', '为什么'])
        expect(seen.filter(({ from, text }) => from === 'bot' && text.includes(asked))).toHaveLength(1)
      const ledger = await place.workspace.ledger()
      expect(await ledger.selectFrom('answers').select('said').execute()).toHaveLength(2)
    })

    it.each(['limited', 'serverErrors'] as const)('%s: what could not be said is said later, once', async (fault) => {
      if (!harness.faults.can(fault)) return
      const anna = await customer('anna')
      await begins(anna)
      harness.faults[fault](2)
      await anna.says('没用过')
      await waits(anna, '打几分')
      await bot.settled()
      expect((await anna.sees()).filter(({ text }) => text.includes('打几分'))).toHaveLength(1)
    })

    it('a broken connection loses nothing', async () => {
      if (!harness.faults.can('disconnect')) return
      const anna = await customer('anna')
      await begins(anna)
      await harness.faults.disconnect()
      await anna.says('没用过')
      await waits(anna, '打几分', 30_000)
    })

    it('many people answer at once, each in their own conversation', async () => {
      const people = await Promise.all(Array.from({ length: 12 }, (_, index) => customer(`p${index}`)))
      await Promise.all(
        people.map(async (person, index) => {
          await begins(person)
          await person.says('没用过')
          await waits(person, '打几分')
          await person.says(String(index % 11))
          await waits(person, '为什么')
          await person.says(`理由${index}`)
          await waits(person, '谢谢您的回答')
        }),
      )
      const kept = await sessions()
      expect(kept.map(({ data }) => [data.score, data.why]).sort()).toEqual(
        people.map((_, index) => [index % 11, `理由${index}`]).sort(),
      )
    })

    it('a team member asks where others read along, and asks on; a guest cannot ask', async () => {
      await brandIn(place)
      const lead = harness.person('lead', { standing: 'owner' })
      await lead.asks('上海有多少客户')
      const answered = await until(
        () => lead.seesOpen(),
        (seen) => seen.some(({ text }) => text.includes('3')),
        30_000,
      )
      expect(answered.some(({ choices }) => choices.includes('口径'))).toBe(true)
      const guest = await customer('guest')
      await guest.says('上海有多少客户')
      await waits(guest, '现在没有等您回答的问卷')
    })

    /** A study of the little survey among one customer, who is this person; what is due is sent. */
    async function invite(person: Person, settings: Record<string, unknown>): Promise<void> {
      await brandIn(place)
      const ledger = await place.workspace.ledger()
      const { workspace, user } = person
      await ledger
        .insertInto('contacts')
        .values({
          platform: harness.platform,
          workspace: harness.contactWorkspace ?? workspace,
          user,
          customer_id: 'c1',
          verified_by: 'team',
          language: 'zh',
          closed_at: null,
          opted_out_at: null,
          created_at: '2026-11-01T00:00:00.000Z',
        })
        .execute()
      const list = join(place.home, 'list.txt')
      await writeFile(list, 'c1\n')
      // An hour that is far from now, whenever the test runs.
      const hour = (ahead: number) => `${String((new Date().getUTCHours() + 8 + ahead) % 24).padStart(2, '0')}:00`
      const quiet = { quiet: { from: hour(11), to: hour(12) } }
      await createStudy(place.workspace, {
        survey: 'cream',
        to: list,
        settings: { channels: [harness.platform, 'web'], ...quiet, ...settings },
        by: 'test',
      })
      await dueInvitations(place.workspace, new Date())
      await bot.outbox.sweep()
    }

    it('an invited customer agrees first, answers, and gets a code once', async () => {
      if (!harness.pushes) return
      const anna = await customer('anna')
      const codes = join(place.home, 'codes.txt')
      await writeFile(codes, 'CODE-1\nCODE-2\n')
      await invite(anna, { purpose: '改进面霜', incentive: { text: '十元券', codes } })
      const invited = await waits(anna, '改进面霜')
      expect(invited.at(-1)?.choices).toEqual(['同意', '不同意'])
      await anna.presses('同意')
      await waits(anna, '您用过我们的面霜吗')
      await anna.says('没用过')
      await waits(anna, '打几分')
      await anna.says('9')
      await waits(anna, '为什么')
      await anna.says('跳过')
      const thanked = await waits(anna, 'CODE-1')
      expect(thanked.map(({ text }) => text).join('')).toContain('谢谢您的回答')
      expect((await sessions()).map(({ state }) => state)).toEqual(['completed'])
    })

    it('somebody who takes no direct messages is asked in a private thread', async () => {
      if (!harness.threads) return
      const anna = harness.person('anna', { standing: 'guest', closed: true })
      await invite(anna, { threads: { [harness.platform]: harness.threads } })
      await waits(anna, '愿意参加吗')
      await anna.presses('同意')
      await waits(anna, '您用过我们的面霜吗')
      await anna.presses('没用过')
      await waits(anna, '打几分')
      expect((await sessions())[0]?.data).toEqual({ used: '没用过' })
    })

    it('refusing is as easy as agreeing, and nothing is asked', async () => {
      if (!harness.pushes) return
      const anna = await customer('anna')
      await invite(anna, {})
      await waits(anna, '愿意参加吗')
      await anna.presses('不同意')
      await waits(anna, '不会再为这件事打扰您')
      expect(await sessions()).toEqual([])
      const ledger = await place.workspace.ledger()
      expect(await ledger.selectFrom('consents').select('given').execute()).toEqual([{ given: 0 }])
    })

    it('an interview asks on where an answer is short, is left and gone on with', async () => {
      const anna = await customer('anna')
      await anna.says('访谈 gift-giving')
      await waits(anna, '愿意参加吗')
      await anna.presses('同意')
      await waits(anna, '最近一次给别人送礼')
      await anna.says('送过')
      await waits(anna, '从想到要送礼的那一刻讲起')
      await anna.says('上个月妈妈过生日，我在店里看了很久，最后选了一条围巾，她收到以后特别高兴')
      await waits(anna, '「她收到以后特别高兴」')
      await anna.says('退出')
      await bot.settled()
      const ledger = await place.workspace.ledger()
      const kept = await ledger.selectFrom('utterances').select(['speaker', 'kind', 'text']).orderBy('id').execute()
      expect(kept.filter(({ speaker }) => speaker === 'person').map(({ text }) => text)).toEqual(
        expect.arrayContaining(['送过', expect.stringContaining('围巾')]),
      )
      expect(kept.some(({ kind }) => kind === 'probe')).toBe(true)
      expect(await ledger.selectFrom('interviews').select('status').execute()).toEqual([{ status: 'paused' }])
    })

    it('a researcher sends a survey from the conversation, after being told whom it reaches', async () => {
      await brandIn(place)
      const lead = harness.person('lead', { standing: 'owner' })
      await lead.says('发问卷 cream 给 上海的客户')
      await waits(lead, '总人数: 3', 30_000)
      await lead.presses('确认发送')
      await waits(lead, '已开始', 30_000)
      const ledger = await place.workspace.ledger()
      expect(await ledger.selectFrom('studies').select(['instrument', 'state']).execute()).toEqual([
        { instrument: 'cream', state: 'running' },
      ])
      expect(await ledger.selectFrom('invitations').select('customer_id').execute()).toHaveLength(3)
    })

    it('a survey dropped into the conversation is checked and kept', async () => {
      const lead = harness.person('lead', { standing: 'owner' })
      await lead.sendsFile(
        'gift.json',
        JSON.stringify({ title: '送礼调查', elements: [{ type: 'text', name: 'q', title: '送谁？' }] }),
      )
      await waits(lead, '送礼调查')
      await lead.says('做问卷 gift')
      await waits(lead, '送谁')
      await lead.sendsFile('broken.json', '{"elements": [{"type": "txt", "name": "q"}]}')
    })

    it('what is kept can be erased, after being asked once more', async () => {
      const anna = await customer('anna')
      await begins(anna)
      await anna.says('没用过')
      await waits(anna, '打几分')
      await anna.says('删除我的数据')
      await waits(anna, '不能恢复')
      await anna.says('确定删除')
      await waits(anna, '已经全部删除')
      expect((await sessions()).flatMap(({ data }) => Object.keys(data))).toEqual([])
    })
  })
}

async function brandIn(place: TemporaryWorkspace): Promise<void> {
  const folder = join(place.home, 'brand')
  await mkdir(folder)
  await writeFile(
    join(folder, 'customers.csv'),
    ['customer_id,gender,city', ...['上海', '上海', '上海', '北京', '成都'].map((city, index) => `c${index},女,${city}`)].join(
      '\n',
    ),
  )
  await writeFile(
    join(folder, 'orders.csv'),
    ['order_id,customer_id,ordered_at,paid_at,amount', 'o1,c1,2026-11-01 10:00:00,2026-11-01 10:01:00,99'].join('\n'),
  )
  await importCommand(place.workspace, [folder], {})
  await refreshCommand(place.workspace, { asOf })
}

/** A customer begins the survey by its name, after agreeing. */
async function begins(person: Person): Promise<void> {
  await person.says('做问卷 cream')
  await waits(person, '愿意参加吗')
  await person.says('同意')
  await waits(person, '您用过我们的面霜吗')
}

/** Waits until the bot has said something that contains the text. */
function waits(person: Person, text: string, ms?: number): Promise<readonly Seen[]> {
  return waitsFor(person, (seen) => seen.some((one) => one.from === 'bot' && one.text.includes(text)), ms, text)
}

function waitsFor(
  person: Person,
  holds: (seen: readonly Seen[]) => boolean,
  ms?: number,
  what?: string,
): Promise<readonly Seen[]> {
  return until(() => person.sees(), holds, ms, what)
}

async function until(
  look: () => Promise<readonly Seen[]>,
  holds: (seen: readonly Seen[]) => boolean,
  ms = 45_000,
  what = '',
): Promise<readonly Seen[]> {
  const end = Date.now() + ms
  for (;;) {
    const seen = await look()
    if (holds(seen)) return seen
    if (Date.now() > end)
      throw new Error(`not seen ${what ? `「${what}」 ` : ''}in time; seen:\n${seen.map(({ text }) => text).join('\n---\n')}`)
    // Not too often: reading what a dozen people see costs more than answering them.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
