import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SendFault } from '../../../src/channels/channel.js'
import { chart, choices, file, message, table } from '../../../src/messages/index.js'
import { until } from '../../support/discord/harness.js'
import { acked, onStandIn, saying } from './on-stand-in.js'

describe('what goes wrong when something is said', () => {
  const stage = onStandIn()
  const fault = async (promise: Promise<unknown>): Promise<SendFault> => {
    const error = await promise.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof SendFault)) throw new Error(`no SendFault but ${String(error)}`)
    return error
  }
  const toCustomer = () => ({ workspace: '', user: stage.customer.user.id })
  const send = (address: Record<string, unknown>, key = 'k1') => stage.channel.send(address, saying('你好'), { key })

  it('a person who takes no direct messages', async () => {
    stage.harness.discord.world.closed.add(stage.customer.user.id)
    expect((await fault(send(toCustomer()))).reason).toBe('closed')
  })

  it('a channel, a person, an address that is no more', async () => {
    expect((await fault(send({ workspace: '1', channel: '123' }))).reason).toBe('gone')
    expect((await fault(send({ workspace: '', user: '123' }))).reason).toBe('gone')
    expect((await fault(send({ workspace: '' }))).reason).toBe('gone')
  })

  it('a channel where the bot may not write', async () => {
    stage.harness.open.botDenied = true
    expect((await fault(send({ workspace: '1', channel: stage.harness.open.id }))).reason).toBe('gone')
  })

  it('a short limit is waited for, a long one is handed back with its time', async () => {
    stage.harness.discord.limit(2)
    await send(toCustomer())
    stage.harness.discord.limit(1, { retryAfter: 60, global: true })
    const { reason, afterMs } = await fault(send(toCustomer(), 'k2'))
    expect(reason).toBe('limited')
    expect(afterMs).toBeGreaterThan(50_000)
  })

  it('servers in trouble: tried again, then handed back', async () => {
    stage.harness.discord.fail(2)
    await send(toCustomer())
    stage.harness.discord.fail(20)
    expect((await fault(send(toCustomer(), 'k2'))).reason).toBe('unreachable')
    stage.harness.discord.fail(0)
  })

  it('one refused token does not silence the bot; a lasting one keeps messages for later', async () => {
    stage.harness.discord.refuse(1)
    await send(toCustomer())
    stage.harness.discord.refuse(2)
    expect((await fault(send(toCustomer(), 'k2'))).reason).toBe('unreachable')
    await send(toCustomer(), 'k3')
    expect(stage.harness.discord.world.visible(stage.direct.id, '')).toHaveLength(2)
  })

  it('a message that was said is not said again with the same key, and can be found by it', async () => {
    const first = await send(toCustomer())
    const again = await send(toCustomer())
    expect(again.id).toBe(first.id)
    expect(stage.harness.discord.world.visible(stage.direct.id, '')).toHaveLength(1)
  })

  it('a message to be replaced that is no more is said anew', async () => {
    const sent = await stage.channel.send(toCustomer(), saying('你好'), { key: 'k1', replaces: '999' })
    expect(stage.harness.discord.world.messages.get(sent.id)?.content).toBe('你好')
  })

  it('a command where the bot itself may not write is answered through it', async () => {
    const { harness, member, ears, channel } = stage
    harness.team.botDenied = true
    await acked(member.command(harness.team, 'ask', { question: '多少人？' }))
    const { address } = (await ears.nth(1)).place
    await channel.send(address, saying('共 345 人'), { key: 'k1' })
    await channel.send(address, saying('还有'), { key: 'k2' })
    expect(harness.discord.world.visible(harness.team.id, '').map(({ content }) => content)).toEqual(['共 345 人', '还有'])
  })

  it('a mention where no thread can be begun is answered in the channel', async () => {
    const { harness, member, ears, channel } = stage
    const { world } = harness.discord
    const mention = member.says(harness.team, `<@${world.bot.id}> 多少人？`)
    const { address } = (await ears.nth(1)).place
    world.messages.delete(mention.id)
    await channel.send(address, saying('共 345 人'), { key: 'k1' })
    expect(world.visible(harness.team.id, '').map(({ content }) => content)).toEqual(['共 345 人'])
  })

  it('what a mention should not show to others goes to the person; where that is closed, it stands below the mention', async () => {
    const { harness, customer, ears, channel, direct } = stage
    const { world } = harness.discord
    const mention = customer.says(harness.open, `<@${world.bot.id}> 你好`)
    const { address } = (await ears.nth(1)).place
    await channel.send(address, saying('等您回答'), { key: 'k1', quiet: true })
    expect(world.visible(direct.id, '').map(({ content }) => content)).toEqual(['等您回答'])
    world.closed.add(customer.user.id)
    await channel.send(address, saying('等您回答'), { key: 'k2', quiet: true })
    expect(world.visible(mention.id, '').map(({ content }) => content)).toEqual(['等您回答'])
  })

  it('a press told twice, or too late, is still heard and answered', async () => {
    const { harness, customer, channel, ears, direct } = stage
    await channel.send(toCustomer(), saying('喜欢吗', choices({ choices: [{ label: '是', value: '是' }] })), { key: 'k1' })
    const shown = harness.discord.world.visible(direct.id, '')[0]!
    const pressed = customer.presses(shown, 'c1.0|=是')
    pressed.expired = true
    const heard = await ears.nth(1)
    expect(heard.what).toEqual({ kind: 'press', values: ['是'] })
    await channel.send(heard.place.address, saying('谢谢'), { key: 'k2', replaces: shown.id })
    expect(harness.discord.world.visible(direct.id, '').map(({ content }) => content)).toEqual(['谢谢'])
  })
})

describe('long and large', () => {
  const stage = onStandIn()
  const shown = async (...blocks: Parameters<typeof saying>) => {
    await stage.channel.send({ workspace: '', user: stage.customer.user.id }, saying(...blocks), { key: 'k1' })
    return stage.harness.discord.world.visible(stage.direct.id, '')
  }

  it('a long table: its first rows, and all of it in a file for spreadsheets', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => ({ city: at === 7 ? '=HYPERLINK("x")' : `城市${at}`, buyers: at * 1000 }))
    const [only] = await shown(
      table({
        title: '城市',
        columns: [
          { key: 'city', label: '城市' },
          { key: 'buyers', label: '买家', unit: 'customers' },
        ],
        rows,
      }),
    )
    expect(only?.content).toMatch(/^\*\*城市\*\*\n\n```\n城市/)
    expect(only?.content).toContain('400')
    const [sheet] = only?.attachments ?? []
    const csv = new TextDecoder().decode(stage.harness.discord.world.files.get(sheet?.id ?? ''))
    expect(sheet?.filename).toBe('城市.csv')
    expect(csv.split('\r\n')).toHaveLength(402)
    expect(csv).toContain('"\'=HYPERLINK(""x"")","7000"')
  })

  it('a text of many pages: a few of them, and the whole in a file', async () => {
    const messages = await shown(Array.from({ length: 400 }, (_, at) => `第 ${at} 段：${'很好用。'.repeat(20)}`).join('\n'))
    expect(messages).toHaveLength(5)
    expect(messages.at(-1)?.attachments.map(({ filename }) => filename)).toEqual(['zhiyin.md'])
  })

  it('a chart is a picture with its words; one that cannot be drawn is a table', async () => {
    const bars = chart({
      chart: 'bar',
      name: 'cities',
      title: '各城市',
      categories: ['上海', '北京'],
      series: [{ name: '买家', values: [3, 2] }],
    })
    const [picture] = await shown(bars)
    expect(picture?.attachments).toMatchObject([{ filename: 'cities.png', description: '各城市' }])
    const broken = { ...stage.tools, draw: async () => Promise.reject(new Error('no font')) }
    const other = stage.harness.channel(broken)
    await other.send({ workspace: '', user: stage.customer.user.id }, message('zh', bars), { key: 'k2' })
    expect(stage.harness.discord.world.visible(stage.direct.id, '').at(-1)?.content).toContain('上海')
  })

  it('a file that is too large for Discord, or gone, is said to be', async () => {
    const path = join(stage.tools.folder, 'big.csv')
    await writeFile(path, new Uint8Array(11 * 1024 * 1024))
    const [only] = await shown('数据', file('big.csv', 'text/csv', path), file('gone.csv', 'text/csv', '/nowhere.csv'))
    expect(only?.attachments).toEqual([])
    expect(only?.content).toContain('10 MB')
    expect(only?.content).toContain('gone.csv')
  })

  it('choices with values too long for a button come back whole, also after a restart', async () => {
    const values = ['很长的理由'.repeat(30), '另一个很长的理由'.repeat(20)]
    const [only] = await shown('为什么？', choices({ token: 'q1', choices: values.map((value) => ({ label: value, value })) }))
    const menu = only?.components[0]?.components?.[0]
    expect(only?.content).toContain('1. 很长的理由')
    await acked(stage.customer.picks(only!, menu?.custom_id ?? '', [menu?.options?.[1]?.value ?? '']))
    expect((await stage.ears.nth(1)).what).toEqual({ kind: 'press', values: [values[1]], token: 'q1' })
  })

  it('somebody who waits longer sees that it is being worked on', async () => {
    stage.customer.says(stage.direct, '你好')
    await stage.ears.nth(1)
    const typing = () => stage.harness.discord.calls.find(({ path }) => path === `/channels/${stage.direct.id}/typing`)
    expect(await until(typing)).toBeDefined()
  })
})
