import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../../src/channels/channel.js'
import { choices, type Incoming, message, paragraph } from '../../../src/messages/index.js'
import { type EarsForTests, earsForTests, toolsForTests } from '../../support/slack/ears.js'
import { type SlackHarness, slackHarness } from '../../support/slack/harness.js'

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  let harness: SlackHarness
  let channel: Channel
  let ears: EarsForTests
  let folder: string

  const begin = async () => {
    folder = await mkdtemp(join(tmpdir(), 'slack-'))
    harness = await slackHarness({ mode })
    ears = earsForTests()
    channel = harness.channel(toolsForTests(folder))
    await channel.start(ears)
  }
  afterEach(async () => {
    await channel.stop()
    await harness.close()
    await rm(folder, { recursive: true, force: true })
  })
  const answer = (to: Incoming | undefined, said: Parameters<typeof message>[1], key = 'k1') =>
    channel.send(to?.place.address ?? {}, message('zh', said), { key })

  it('a direct message is heard and answered; a press says what it answers', async () => {
    await begin()
    const lin = harness.person('Lin')
    await lin.says('最近7天活跃未下单的95后女性有哪些？')
    expect(ears.heard).toMatchObject([
      {
        speaker: { platform: 'slack', workspace: 'T0ZHIYIN', user: lin.user, name: 'Lin', standing: 'insider', locale: 'zh-CN' },
        place: { kind: 'private', id: lin.direct.id, guests: false },
        what: { kind: 'text', text: '最近7天活跃未下单的95后女性有哪些？' },
      },
    ])
    await answer(ears.heard[0], paragraph('共 345 人'))
    await answer(
      ears.heard[0],
      choices({
        prompt: '按什么细分？',
        token: 'q7',
        choices: [
          { label: '城市', value: '按城市' },
          { label: '渠道', value: '按渠道' },
        ],
      }),
      'k2',
    )
    expect((await lin.sees()).map(({ text }) => text)).toEqual([
      '最近7天活跃未下单的95后女性有哪些？',
      '共 345 人',
      '按什么细分？',
    ])
    await lin.presses('渠道')
    expect(ears.heard[1]).toMatchObject({
      place: { id: lin.direct.id },
      what: { kind: 'press', values: ['按渠道'], token: 'q7' },
    })
  })

  it('a mention begins a thread; its follow-up belongs to the same conversation', async () => {
    await begin()
    const lin = harness.person('Lin')
    await lin.asks('上周销售额')
    await ears.settled()
    const [first] = ears.heard
    expect(first).toMatchObject({ place: { kind: 'open', guests: false }, what: { kind: 'text', text: '上周销售额' } })
    await answer(first, paragraph('¥1'))
    await lin.posts(lin.open, '那男生呢？', { thread: first?.delivery.split(':')[1] ?? '' })
    expect(ears.heard.at(-1)).toMatchObject({ place: { id: first?.place.id }, what: { text: '那男生呢？' } })
    await lin.posts(lin.open, '大家中午吃什么？')
    expect(ears.heard).toHaveLength(2)
  })
})
