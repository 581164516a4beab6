import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { choices, type Form } from '../../../src/messages/index.js'
import { Actor } from '../../support/discord/actor.js'
import { until } from '../../support/discord/harness.js'
import { acked, onStandIn, partsOf, saying } from './on-stand-in.js'

const form: Form = {
  kind: 'form',
  id: 'send-survey',
  title: '发问卷',
  open: '填写',
  fields: [
    {
      name: 'survey',
      label: '问卷',
      input: 'choice',
      required: true,
      choices: [
        { label: '面霜回访', value: 'cream' },
        { label: '护肤习惯', value: 'skin' },
      ],
      value: 'cream',
    },
    { name: 'to', label: '发给谁', input: 'lines', required: true, hint: '保存的人群，或一个问题' },
    { name: 'completes', label: '收满多少份', input: 'line' },
  ],
}

describe('commands', () => {
  const stage = onStandIn()

  it('are registered once, with their Chinese names, and closed to customers', async () => {
    const { harness, channel, ears } = stage
    const puts = () => harness.discord.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length
    expect(harness.discord.world.commands.map(({ name }) => name)).toEqual(['ask', 'send', 'survey', 'me', 'help'])
    expect(harness.discord.world.commands[0]).toMatchObject({
      name_localizations: { 'zh-CN': '提问' },
      default_member_permissions: '32',
    })
    await channel.stop()
    stage.channel = harness.channel(stage.tools)
    await stage.channel.start(ears)
    expect(puts()).toBe(1)
  })

  it('are completed while somebody types, within Discord’s sizes', async () => {
    stage.ears.suggestions = [
      ...Array.from({ length: 30 }, (_, at) => ({ label: `问题 ${at} ${'长'.repeat(120)}`, value: `q${at}` })),
      { label: '太长', value: 'x'.repeat(101) },
    ]
    const typing = stage.member.types(stage.harness.team, 'ask', 'question', '多')
    expect(await acked(typing)).toBe(8)
    expect(typing.choices).toHaveLength(25)
  })

  it('go on without words where none can be suggested', async () => {
    stage.ears.suggest = async () => {
      throw new Error('the ledger is busy')
    }
    const typing = stage.member.types(stage.harness.team, 'send', 'segment', '上')
    expect(await acked(typing)).toBe(8)
    expect(typing.choices).toEqual([])
  })

  it('are answered for one’s eyes alone where everybody reads', async () => {
    const { harness, customer, member, channel, ears } = stage
    const { world } = harness.discord
    const asked = customer.command(harness.open, 'survey')
    expect(await acked(asked)).toBe(5)
    const heard = await ears.nth(1)
    expect(heard.place.kind).toBe('private')
    await channel.send(
      heard.place.address,
      saying('等您回答：面霜回访', choices({ choices: [{ label: '开始', value: '开始' }] })),
      { key: 'k1' },
    )
    await channel.send(heard.place.address, saying('随时可以停'), { key: 'k2' })
    expect(world.visible(harness.open.id, member.user.id)).toEqual([])
    const [shown] = world.visible(harness.open.id, customer.user.id)
    expect(world.visible(harness.open.id, customer.user.id).map(({ content }) => content)).toEqual([
      '等您回答：面霜回访',
      '随时可以停',
    ])
    const pressed = customer.presses(shown!, partsOf(shown)[0]?.custom_id ?? '')
    expect(await acked(pressed)).toBe(6)
    const press = await ears.nth(2)
    expect([press.place.kind, press.speaker.workspace]).toEqual(['private', ''])
    await channel.send(press.place.address, saying('第一题'), { key: 'k3', replaces: shown!.id })
    expect(world.visible(harness.open.id, customer.user.id)[0]?.content).toBe('第一题')
    expect(world.visible(harness.open.id, member.user.id)).toEqual([])
  })

  it('fill their reply, then say more below it, and take the place of a line that said to wait', async () => {
    const { harness, member, channel, ears } = stage
    const asked = member.command(harness.team, 'ask', { question: '多少人？' })
    expect(await acked(asked)).toBe(5)
    const { address } = (await ears.nth(1)).place
    const waiting = await channel.send(address, saying('正在查…'), { key: 'k1' })
    await channel.send(address, saying('共 345 人'), { key: 'k2', replaces: waiting.id })
    await channel.send(address, saying('还有'), { key: 'k3' })
    expect(harness.discord.world.visible(harness.team.id, '').map(({ content }) => content)).toEqual(['共 345 人', '还有'])
  })

  it('a quiet answer in the team’s channel is seen by the one who asked', async () => {
    const { harness, member, channel, ears } = stage
    await acked(member.command(harness.team, 'ask', { question: '我的数据' }))
    const { address } = (await ears.nth(1)).place
    const waiting = await channel.send(address, saying('正在查…'), { key: 'k1' })
    await channel.send(address, saying('您的数据'), { key: 'k2', replaces: waiting.id, quiet: true })
    const { world } = harness.discord
    expect(world.visible(harness.team.id, '').map(({ content }) => content)).toEqual([])
    expect(world.visible(harness.team.id, member.user.id).map(({ content }) => content)).toEqual(['您的数据'])
  })

  it('answered after a quarter of an hour: in the channel; for one’s eyes alone: in a direct message', async () => {
    const { harness, member, customer, channel, ears, direct } = stage
    await acked(member.command(harness.team, 'ask', { question: '多少人？' }))
    await acked(customer.command(harness.open, 'survey'))
    const heard = [await ears.nth(1), await ears.nth(2)]
    harness.discord.expireInteractions()
    for (const { place, speaker } of heard)
      await channel.send(place.address, saying(`答 ${speaker.name}`), { key: `k${speaker.user}`.slice(0, 25) })
    const { world } = harness.discord
    expect(world.visible(harness.team.id, '').at(-1)?.content).toBe('答 Amy')
    expect(world.visible(direct.id, '').map(({ content }) => content)).toEqual(['答 小林'])
    expect(world.visible(harness.open.id, '').every(({ content }) => content === '')).toBe(true)
  })

  it('what could not be kept is said so, and not told as arrived', async () => {
    stage.ears.failing = 99
    const asked = stage.member.command(stage.harness.team, 'ask', { question: '多少人？' })
    expect(await acked(asked)).toBe(5)
    const said = await until(
      () =>
        stage.harness.discord.world
          .visible(stage.harness.team.id, stage.member.user.id)
          .find(({ content }) => content.includes('没能记下来')),
      9000,
    )
    expect(said).toBeDefined()
  })

  it('a second copy is heard as one, and does no harm', async () => {
    stage.harness.discord.gateway.copies = 3
    const asked = stage.member.command(stage.harness.team, 'ask', { question: '多少人？' })
    expect(await acked(asked)).toBe(5)
    expect(await until(() => (stage.ears.copies === 2 ? true : undefined))).toBe(true)
    expect(stage.logged).toEqual([])
  })
})

describe('windows', () => {
  const stage = onStandIn()

  it('open by a button, also after a restart, and come back as one submission', async () => {
    const { harness, customer, channel, direct, ears } = stage
    await channel.send({ workspace: '', user: customer.user.id }, saying('填好就发', form), { key: 'k1' })
    const [shown] = harness.discord.world.visible(direct.id, customer.user.id)
    await channel.stop()
    stage.channel = harness.channel(stage.tools)
    await stage.channel.start(ears)
    const opened = customer.presses(shown!, partsOf(shown)[0]?.custom_id ?? '')
    expect(await acked(opened)).toBe(9)
    expect(opened.window?.title).toBe('发问卷')
    expect(ears.heard).toEqual([])
    const submitted = customer.submits(opened, { survey: 'skin', to: '上海女性' })
    expect(await acked(submitted)).toBe(6)
    expect((await ears.nth(1)).what).toEqual({
      kind: 'form',
      form: 'send-survey',
      fields: { survey: 'skin', to: '上海女性', completes: '' },
    })
  })

  it('whose message lost what they show say so', async () => {
    const { harness, customer, channel, direct } = stage
    await channel.send({ workspace: '', user: customer.user.id }, saying(form), { key: 'k1' })
    const [shown] = harness.discord.world.visible(direct.id, customer.user.id)
    shown!.embeds = []
    const opened = customer.presses(shown!, partsOf(shown)[0]?.custom_id ?? '')
    expect(await acked(opened)).toBe(4)
  })

  it('more than 25 of which several: each menu keeps its part, a button sends them together', async () => {
    const { harness, customer, channel, direct, ears } = stage
    const many = Array.from({ length: 60 }, (_, at) => ({ label: `选项${at}`, value: `v${at}` }))
    await channel.send(
      { workspace: '', user: customer.user.id },
      saying('选几个', choices({ many: true, token: 'q7', choices: many })),
      { key: 'k1' },
    )
    const person = () => harness.discord.world.visible(direct.id, customer.user.id).at(-1)!
    const [first, , third, done] = partsOf(person())
    expect(await acked(customer.picks(person(), first?.custom_id ?? '', ['=v3', '=v5']))).toBe(7)
    expect(await acked(customer.picks(person(), third?.custom_id ?? '', ['=v59']))).toBe(7)
    expect(ears.heard).toEqual([])
    expect(await acked(customer.presses(person(), done?.custom_id ?? ''))).toBe(6)
    expect((await ears.nth(1)).what).toEqual({ kind: 'press', values: ['v3', 'v5', 'v59'], token: 'q7' })
  })
})

describe('messages', () => {
  const stage = onStandIn()

  it('files are fetched into the folder under safe names', async () => {
    stage.customer.says(stage.direct, '', { files: [{ name: '../../etc/问卷.json', text: '{"a":1}', type: 'application/json' }] })
    const heard = await stage.ears.nth(1)
    const [file] = heard.what.kind === 'text' ? (heard.what.files ?? []) : []
    expect(file).toMatchObject({ name: '问卷.json', mediaType: 'application/json', size: 7 })
    expect(file?.path.startsWith(stage.tools.folder)).toBe(true)
    expect(await readFile(file?.path ?? '', 'utf8')).toBe('{"a":1}')
  })

  it('edits and deletions of direct messages are heard', async () => {
    const { customer, direct, ears } = stage
    const said = customer.says(direct, '三')
    await ears.nth(1)
    customer.edits(said, '四')
    expect((await ears.nth(2)).what).toEqual({ kind: 'edit', of: said.id, text: '四' })
    customer.deletes(said)
    expect(await ears.nth(3)).toMatchObject({ speaker: { user: customer.user.id }, what: { kind: 'delete', of: said.id } })
  })

  it('a mention is answered in a thread of its own, which goes on', async () => {
    const { harness, member, channel, ears } = stage
    const { world } = harness.discord
    const mention = member.says(harness.team, `<@${world.bot.id}> 多少人？`)
    const heard = await ears.nth(1)
    expect(heard).toMatchObject({ place: { kind: 'open', id: mention.id, guests: false }, what: { text: '多少人？' } })
    const sent = await channel.send(heard.place.address, saying('共 345 人'), { key: 'k1' })
    await channel.send(heard.place.address, saying('还有'), { key: 'k2' })
    expect(world.visible(mention.id, '').map(({ content }) => content)).toEqual(['共 345 人', '还有'])
    expect(sent.address).toMatchObject({ channel: mention.id })
    member.says(world.channels.get(mention.id)!, `<@${world.bot.id}> 那男生呢？`)
    expect((await ears.nth(2)).place.id).toBe(mention.id)
  })

  it('a mention where everybody reads has guests', async () => {
    const { harness, customer, ears } = stage
    customer.says(harness.open, `<@${harness.discord.world.bot.id}> 你好`)
    expect((await ears.nth(1)).place.guests).toBe(true)
  })

  it('what nobody said to the bot is not heard', async () => {
    const { harness, customer, ears, direct } = stage
    customer.says(harness.open, '大家好')
    customer.says(direct, '你好')
    expect((await ears.nth(1)).what).toEqual({ kind: 'text', text: '你好' })
    expect(ears.heard).toHaveLength(1)
  })

  it('the team writing directly is known by the roles that were let at /ask', async () => {
    const { harness, member, customer, ears } = stage
    const { world } = harness.discord
    const ask = world.commands.find(({ name }) => name === 'ask')?.id as string
    const [, team] = harness.guild.roles
    world.commandPermissions.set(harness.guild.id, [
      { id: ask, permissions: [{ id: team?.id ?? '', type: 1, permission: true }] },
    ])
    member.says(world.direct(member.user.id), '多少人？')
    expect((await ears.nth(1)).speaker).toMatchObject({ workspace: '', standing: 'insider', groups: [team?.id] })
    customer.says(stage.direct, '你好')
    expect((await ears.nth(2)).speaker.standing).toBe('guest')
  })

  it.each([
    ['who may change the server', { permissions: 1n << 5n }, 'owner'],
    ['an administrator', { permissions: 1n << 3n }, 'owner'],
    ['anybody else', {}, 'guest'],
  ] as const)('%s by their roles', async (_, { permissions = 0n }: { permissions?: bigint }, standing) => {
    const { harness, customer, ears } = stage
    const role = { id: harness.discord.world.snowflake(), name: '身份', permissions: String(permissions) }
    harness.guild.roles.push(role)
    harness.guild.members.set(customer.user.id, [role.id])
    await acked(customer.command(harness.team, 'me'))
    expect((await ears.nth(1)).speaker.standing).toBe(standing)
  })

  it('whoever manages a server of strangers, to which the bot was added, is a guest', async () => {
    const { harness, ears } = stage
    const { world } = harness.discord
    const stranger = new Actor(harness.discord, world.addUser('生人'))
    const theirs = world.addGuild('别家', stranger.user.id)
    const channel = world.addChannel({ type: 0, name: '大厅', guild: theirs.id })
    await acked(stranger.command(channel, 'ask', { question: '多少人？' }))
    expect((await ears.nth(1)).speaker.standing).toBe('guest')
  })

  it('a person who takes no direct messages is met in a private thread, and answers by a window, a mention, or a press', async () => {
    const { harness, customer, channel, ears } = stage
    const { world } = harness.discord
    world.closed.add(customer.user.id)
    const address = { workspace: harness.guild.id, channel: harness.open.id, user: customer.user.id, thread: true }
    const sent = await channel.send(address, saying('您喜欢什么？'), { key: 'k1' })
    const thread = world.channels.get(String(sent.address?.channel))!
    expect([thread.type, thread.parent, thread.members.has(customer.user.id)]).toEqual([12, harness.open.id, true])
    const again = await channel.send(address, saying('还在吗？'), { key: 'k2' })
    expect(again.address?.channel).toBe(thread.id)
    const [shown] = world.visible(thread.id, customer.user.id)
    const opened = customer.presses(shown!, partsOf(shown)[0]?.custom_id ?? '')
    expect(await acked(opened)).toBe(9)
    await acked(customer.submits(opened, { text: '面霜' }))
    expect(await ears.nth(1)).toMatchObject({
      speaker: { workspace: '' },
      place: { kind: 'private', id: thread.id },
      what: { kind: 'text', text: '面霜' },
    })
    customer.says(thread, `<@${world.bot.id}> 精华`)
    expect(await ears.nth(2)).toMatchObject({ place: { kind: 'private' }, what: { text: '精华' } })
    customer.says(thread, '打字')
    expect(
      await until(() => world.visible(thread.id, '').find(({ content }) => content.includes('Discord 不会把这里打的字交给我'))),
    ).toBeDefined()
    expect(ears.heard).toHaveLength(2)
  })
})
