import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../../src/channels/channel.js'
import { choices, message, paragraph } from '../../../src/messages/index.js'
import { KeepingEars, testTools } from '../../support/discord/ears.js'
import { type DiscordHarness, discordHarness, until } from '../../support/discord/harness.js'

describe('a conversation on Discord', () => {
  let harness: DiscordHarness
  let channel: Channel
  let ears: KeepingEars

  beforeEach(async () => {
    harness = await discordHarness()
    ears = new KeepingEars()
    channel = harness.channel(testTools())
    await channel.start(ears)
  })

  afterEach(async () => {
    await channel.stop()
    await harness.close()
  })

  it('hears a direct message, answers with buttons, and hears which was pressed', async () => {
    const person = harness.person('小林')
    await person.says('你好')
    const said = await ears.nth(1)
    expect(said).toMatchObject({
      speaker: { platform: 'discord', workspace: '', user: person.user },
      place: { kind: 'private', guests: false },
      what: { kind: 'text', text: '你好' },
    })
    const question = message(
      'zh',
      paragraph('喜欢哪个？'),
      choices({
        token: 'q1',
        choices: [
          { label: '面霜', value: 'cream' },
          { label: '精华', value: 'serum' },
        ],
      }),
    )
    const sent = await channel.send(said.place.address, question, { key: 'k1' })
    expect((await person.sees()).at(-1)).toMatchObject({ from: 'bot', text: '喜欢哪个？', choices: ['面霜', '精华'] })
    await person.presses('精华')
    const pressed = await ears.nth(2)
    expect(pressed.what).toEqual({ kind: 'press', values: ['serum'], token: 'q1' })
    await channel.send(pressed.place.address, message('zh', paragraph('谢谢')), { key: 'k2', replaces: sent.id })
    expect((await person.sees()).filter(({ from }) => from === 'bot')).toEqual([
      { from: 'bot', text: '谢谢', choices: [], files: [] },
    ])
  })

  it('fills the deferred reply of a command', async () => {
    const person = harness.person('阿明', { standing: 'insider' })
    await person.asks('多少人？')
    const asked = await ears.nth(1)
    expect(asked).toMatchObject({
      speaker: { workspace: harness.guild.id, standing: 'insider' },
      place: { kind: 'open', guests: false },
      what: { kind: 'command', name: 'ask', text: '多少人？' },
    })
    expect(await until(() => [...harness.discord.world.interactions.values()][0]?.acked)).toBe(5)
    await channel.send(asked.place.address, message('zh', paragraph('共 345 人')), { key: 'k1' })
    expect(await person.seesOpen()).toEqual([{ from: 'bot', text: '共 345 人', choices: [], files: [] }])
  })
})
