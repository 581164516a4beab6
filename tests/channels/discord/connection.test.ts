import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChannelFault } from '../../../src/channels/channel.js'
import { inviteUrl } from '../../../src/channels/discord/check.js'
import { discordChannel } from '../../../src/channels/discord/discord.js'
import { KeepingEars, testTools } from '../../support/discord/ears.js'
import { until } from '../../support/discord/harness.js'
import { DiscordStandIn } from '../../support/discord/stand-in.js'
import { onStandIn } from './on-stand-in.js'

describe('a connection that breaks', () => {
  const stage = onStandIn()
  const heard = async (count: number) => (await stage.ears.nth(count)).what

  it('is taken up again, and what was said meanwhile is heard, in order and once', async () => {
    const { gateway } = stage.harness.discord
    stage.customer.says(stage.direct, '一')
    await heard(1)
    await gateway.break()
    stage.customer.says(stage.direct, '二')
    stage.customer.says(stage.direct, '三')
    expect([await heard(2), await heard(3)]).toEqual([
      { kind: 'text', text: '二' },
      { kind: 'text', text: '三' },
    ])
    expect([gateway.resumed, gateway.identified, stage.ears.heard.length]).toEqual([1, 1, 3])
  })

  it('that Discord asks to renew (op 7) is renewed', async () => {
    const { gateway } = stage.harness.discord
    gateway.reconnect()
    expect(await until(() => (gateway.resumed === 1 ? true : undefined))).toBe(true)
    stage.customer.says(stage.direct, '还在')
    expect(await heard(1)).toEqual({ kind: 'text', text: '还在' })
  })

  it('whose session is no more (op 9) begins anew', async () => {
    const { gateway } = stage.harness.discord
    gateway.invalidate()
    expect(await until(() => (gateway.identified === 2 ? true : undefined), 9000)).toBe(true)
    await until(() => (gateway.connected ? true : undefined))
    stage.customer.says(stage.direct, '还在')
    expect(await heard(1)).toEqual({ kind: 'text', text: '还在' })
  })

  it('that Discord ends for good is logged with what to do, and tried once more', async () => {
    const { gateway } = stage.harness.discord
    await gateway.closeWith(4004)
    expect(await until(() => (gateway.identified === 2 ? true : undefined), 9000)).toBe(true)
    expect(stage.logged.join('\n')).toContain('Reset Token')
  })
})

describe('starting', () => {
  let discord: DiscordStandIn
  beforeEach(async () => {
    discord = await DiscordStandIn.open()
  })
  afterEach(() => discord.close())

  const channel = (token = discord.token) => discordChannel({ token, apiUrl: discord.apiUrl }, testTools())
  const refused = async (start: Promise<void>) => {
    const error = await start.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ChannelFault)
    return (error as ChannelFault).message
  }

  it('with a wrong token says where a right one comes from', async () => {
    expect(await refused(channel('wrong').start(new KeepingEars()))).toContain('Reset Token')
  })

  it('waits for a Discord that is in trouble', async () => {
    discord.fail(5)
    const started = channel()
    await started.start(new KeepingEars())
    expect(discord.gateway.identified).toBe(1)
    await started.stop()
  })
})

describe('what doctor says', () => {
  let discord: DiscordStandIn
  beforeEach(async () => {
    discord = await DiscordStandIn.open()
  })
  afterEach(() => discord.close())
  const findings = (token = discord.token) => discordChannel({ token, apiUrl: discord.apiUrl }, testTools()).check()
  const stateOf = async (what: RegExp) => (await findings()).find((finding) => what.test(finding.what))

  it('a token that Discord refuses', async () => {
    expect(await findings('wrong')).toEqual([
      expect.objectContaining({ what: 'Discord token', state: 'fault', next: expect.stringContaining('Reset Token') }),
    ])
  })

  it('no server yet: the page that invites the bot, with the least rights', async () => {
    const finding = await stateOf(/servers/)
    expect(finding?.state).toBe('absent')
    expect(finding?.next).toContain(inviteUrl(discord.world.bot.id))
    expect(new URL(inviteUrl('1')).searchParams.get('permissions')).toBe(
      String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 36n) | (1n << 38n)),
    )
  })

  it('a server that took rights away, a public bot, interactions sent elsewhere, commands not yet there', async () => {
    discord.world.addGuild('小店', discord.world.addUser('店主').id)
    Object.assign(discord.world.application, {
      granted: String(1n << 11n),
      bot_public: true,
      interactions_endpoint_url: 'https://x.y',
    })
    const all = await findings()
    const faults = all.filter(({ state }) => state === 'fault').map(({ what }) => what)
    expect(faults).toEqual(['Discord: public bot', 'Discord: interactions endpoint', 'Discord server 小店'])
    expect(all.find(({ what }) => what === 'Discord server 小店')?.detail).toContain('View Channels')
    expect(all.find(({ what }) => what === 'Discord slash commands')?.state).toBe('absent')
  })

  it('all well after a start', async () => {
    discord.world.addGuild('小店', discord.world.addUser('店主').id)
    const channel = discordChannel({ token: discord.token, apiUrl: discord.apiUrl }, testTools())
    await channel.start(new KeepingEars())
    await channel.stop()
    expect((await channel.check()).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
  })
})
