import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SendFault } from '../../../src/channels/channel.js'
import {
  chart,
  choices,
  code,
  file,
  heading,
  list,
  message,
  note,
  paragraph,
  quotes,
  say,
  table,
} from '../../../src/messages/index.js'
import { connectedSlack } from '../../support/slack/connected.js'

const connect = connectedSlack()
const said = (...blocks: Parameters<typeof message>[1][]) => message('zh', ...blocks)

describe('what people see', () => {
  it('text, notes, lists, quotes and tables, word for word', async () => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    await channel.send(
      { workspace: lin.workspace, user: lin.user },
      said(
        heading('面霜差评'),
        say`共 ${'345'} 条，${code('stars <= 2')}`,
        list(['太干', '<!channel> 快看']),
        quotes([{ text: '一擦就*搓泥* <@U0BOSS> :smile:', source: 'reviews', id: 'R1' }]),
        table({
          columns: [
            { key: 'c', label: '渠道' },
            { key: 'n', label: '人数', unit: 'customers' },
          ],
          rows: [{ c: '天猫 & 抖音', n: 1234 }],
        }),
        note('最近30天'),
      ),
      { key: 'a' },
    )
    const [seen] = await lin.sees()
    expect(seen?.text).toBe(
      [
        '面霜差评',
        '共 345 条，stars <= 2',
        '• 太干\n• <!channel> 快看',
        '一擦就*搓泥* <@U0BOSS> :smile:\n— reviews R1',
        '渠道 | 人数\n天猫 & 抖音 | 1,234',
        '最近30天',
      ].join('\n'),
    )
    const { text } = lin.direct.messages[0] ?? {}
    expect(text).toContain('&lt;!channel&gt;')
    expect(text).not.toMatch(/<[!@]/)
  })

  it('charts and files are uploaded in their place, a long table as CSV without formulas', async () => {
    const { harness, channel, folder } = await connect()
    const lin = harness.person('Lin')
    const path = join(folder, 'report.md')
    await writeFile(path, '# 报告')
    const rows = Array.from({ length: 150 }, (_, index) => ({ id: `=SUM(${index})`, n: index }))
    await channel.send(
      { user: lin.user },
      said(
        chart({ chart: 'bar', name: 'by-city', title: '城市', categories: ['上海'], series: [{ name: 's', values: [1] }] }),
        table({
          title: '名单',
          columns: [
            { key: 'id', label: 'id', type: 'id' },
            { key: 'n', label: 'n' },
          ],
          rows,
        }),
        file('报告.md', 'text/markdown', path),
      ),
      { key: 'a' },
    )
    const seen = await lin.sees()
    expect(seen.map(({ files }) => files)).toEqual([['by-city.png'], [], ['名单.csv'], ['报告.md']])
    expect(seen[1]?.text).toContain('以上为前 20 行')
    const kept = [...harness.server.world.files.values()]
    expect(kept[1]?.bytes.toString().split('\r\n')).toHaveLength(152)
    expect(kept[1]?.bytes.toString()).toContain("\n'=SUM(0),0")
    expect(kept[2]?.bytes.toString()).toBe('# 报告')
  })

  it('a chart that cannot be drawn is said in words', async () => {
    const { harness, channel } = await connect({ tools: { draw: async () => Promise.reject(new Error('no font')) } })
    const lin = harness.person('Lin')
    await channel.send(
      { user: lin.user },
      said(chart({ chart: 'bar', title: '城市', categories: ['上海'], series: [{ name: 's', values: [7] }] })),
      { key: 'a' },
    )
    expect((await lin.sees())[0]?.text).toMatch(/上海.*7/s)
  })

  it.each([
    ['newer blocks', ['rich_text', 'table']],
    ['pictures from an address that Slack cannot fetch', ['image']],
  ])('where Slack refuses %s, it is said more plainly', async (_, types) => {
    const { harness, channel } = await connect()
    harness.server.faults.refusedBlocks = types
    const lin = harness.person('Lin')
    await channel.send(
      { user: lin.user },
      said(
        paragraph('您用的是哪款？'),
        { kind: 'image', url: 'https://brand.example/a.png', alt: '面霜 <50g>' },
        choices({ choices: [{ label: '面霜', value: '面霜' }] }),
      ),
      { key: 'a' },
    )
    const [seen] = await lin.sees()
    expect(seen).toMatchObject({ choices: ['面霜'] })
    expect(seen?.text).toContain('您用的是哪款？')
    expect(seen?.text).toContain('面霜 <50g>')
  })

  it('a long message becomes several, in order; the last that can be pressed is its name', async () => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    const long = Array.from({ length: 30 }, (_, index) => `${index}。${'很长的一段话。'.repeat(150)}`)
    const sent = await channel.send(
      { user: lin.user },
      said(...long.map(paragraph), choices({ choices: [{ label: '好', value: '好' }] })),
      { key: 'a' },
    )
    const seen = await lin.sees()
    expect(seen.length).toBeGreaterThan(2)
    expect(
      seen
        .map(({ text }) => text)
        .join('\n')
        .match(/^\d+。/gm),
    ).toHaveLength(30)
    expect(sent.id).toMatch(new RegExp(`^${lin.direct.id}:${lin.direct.messages.at(-1)?.ts}`))
  })
})

describe('where it goes', () => {
  it('to a person: opens the direct conversation and says which it is', async () => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    expect(await channel.send({ workspace: lin.workspace, user: lin.user }, said(paragraph('您好')), { key: 'a' })).toMatchObject(
      {
        address: { workspace: lin.workspace, user: lin.user, channel: lin.direct.id },
      },
    )
  })

  it('quietly: only the person sees it, charts as words', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    await lin.asks('我的数据')
    const before = lin.open.messages.length
    await channel.send(ears.heard[0]?.place.address ?? {}, said(paragraph('只给您看')), { key: 'a', quiet: true })
    expect(lin.open.messages).toHaveLength(before)
    expect(harness.server.world.ephemeral).toMatchObject([{ user: lin.user, channel: lin.open.id }])
  })

  it('in the place of an earlier message; where that is gone, anew', async () => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    const working = await channel.send({ user: lin.user }, said(paragraph('正在查…')), { key: 'a' })
    const answer = await channel.send(
      { user: lin.user },
      said(chart({ chart: 'bar', title: '图', categories: ['a'], series: [{ name: 's', values: [1] }] }), paragraph('共 3 人')),
      { key: 'b', replaces: working.id },
    )
    expect((await lin.sees()).map(({ text, files }) => files[0] ?? text)).toEqual(['共 3 人', '图.png'])
    lin.direct.messages.splice(0)
    await channel.send({ user: lin.user }, said(paragraph('又算了一遍')), { key: 'c', replaces: answer.id })
    expect((await lin.sees()).map(({ text }) => text)).toEqual(['又算了一遍'])
  })

  it('a shorter message in the place of a longer one takes all of its parts away', async () => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    const long = said(...Array.from({ length: 12 }, () => paragraph('很长。'.repeat(900))))
    const first = await channel.send({ user: lin.user }, long, { key: 'a' })
    expect(lin.direct.messages.length).toBeGreaterThan(1)
    await channel.send({ user: lin.user }, said(paragraph('短')), { key: 'b', replaces: first.id })
    expect((await lin.sees()).map(({ text }) => text)).toEqual(['短'])
  })

  it('a command’s answer stands in the channel, what follows in its thread, and a reply there is the same conversation', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    await lin.commands('ask 上周销售额')
    const [asked] = ears.heard
    expect(asked).toMatchObject({ what: { kind: 'command', name: 'ask', text: '上周销售额' }, place: { kind: 'open' } })
    await channel.send(asked?.place.address ?? {}, said(paragraph('¥1')), { key: 'a' })
    await channel.send(asked?.place.address ?? {}, said(choices({ choices: [{ label: '为什么', value: '为什么' }] })), {
      key: 'b',
    })
    const [root, second] = lin.open.messages
    expect(second?.thread_ts).toBe(root?.ts)
    await lin.posts(lin.open, '那男生呢？', { thread: root?.ts ?? '' })
    expect(ears.heard[1]?.place.id).toBe(asked?.place.id)
  })

  it('and still is after a restart', async () => {
    const { harness, channel, ears, restarted } = await connect()
    const lin = harness.person('Lin')
    await lin.commands('ask 上周销售额')
    await channel.send(ears.heard[0]?.place.address ?? {}, said(paragraph('¥1')), { key: 'a' })
    await restarted()
    await lin.posts(lin.open, '那男生呢？', { thread: lin.open.messages[0]?.ts ?? '' })
    expect(ears.heard[1]?.place.id).toBe(ears.heard[0]?.place.id)
  })

  it('a command where the bot is no member is answered by the way it brought, then directly', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    const secret = harness.server.world.addRoom('group', [lin.user])
    await lin.commands('上周销售额', secret)
    const address = ears.heard[0]?.place.address ?? {}
    expect(ears.heard[0]?.place).toMatchObject({ kind: 'private', guests: false })
    for (let index = 0; index < 6; index++) await channel.send(address, said(paragraph(`第${index}次`)), { key: `k${index}` })
    expect(harness.server.world.ephemeral).toHaveLength(5)
    expect((await lin.sees()).map(({ text }) => text)).toEqual(['第5次'])
  })
})

describe('when it does not go', () => {
  it.each([
    ['chat.postMessage', 'channel_not_found', 'gone'],
    ['chat.postMessage', 'is_archived', 'gone'],
    ['conversations.open', 'user_not_found', 'gone'],
    ['conversations.open', 'cannot_dm_bot', 'closed'],
    ['conversations.open', 'user_disabled', 'closed'],
    ['chat.postMessage', 'ratelimited', 'limited'],
    ['chat.postMessage', 'internal_error', 'unreachable'],
    ['chat.postMessage', 'some_new_word', 'refused'],
  ])('%s: %s is %s', async (method, word, reason) => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    harness.server.faults.errors.set(method, word)
    await expect(channel.send({ user: lin.user }, said(paragraph('您好')), { key: 'a' })).rejects.toMatchObject({
      name: 'SendFault',
      reason,
    })
  })

  it('a dead token is the channel’s fault, said with what to do', async () => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    harness.server.faults.errors.set('chat.postMessage', 'token_revoked')
    await expect(channel.send({ user: lin.user }, said(paragraph('您好')), { key: 'a' })).rejects.toThrow(
      /Reinstall to Workspace/,
    )
  })

  it('429 says after how long; 5xx and silence are unreachable', async () => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    const fault = () => channel.send({ user: lin.user }, said(paragraph('您好')), { key: 'a' }).catch((error: SendFault) => error)
    harness.faults.limited(1)
    expect(await fault()).toMatchObject({ reason: 'limited', afterMs: 1000 })
    harness.faults.serverErrors(1)
    expect(await fault()).toMatchObject({ reason: 'unreachable' })
    await fault()
    expect(await lin.sees()).toHaveLength(1)
  })

  it('an answer lost on its way back is not said a second time', async () => {
    const { harness, channel } = await connect()
    const lin = harness.person('Lin')
    harness.server.faults.lostAnswers = 1
    await expect(channel.send({ user: lin.user }, said(paragraph('您好')), { key: 'a' })).rejects.toMatchObject({
      reason: 'unreachable',
    })
    const sent = await channel.send({ user: lin.user }, said(paragraph('您好')), { key: 'a' })
    expect(await lin.sees()).toHaveLength(1)
    expect(sent.id).toBe(`${lin.direct.id}:${lin.direct.messages[0]?.ts}`)
  })

  it('of a message half said, only the rest is said when it is tried again', async () => {
    const { harness, channel, restarted } = await connect()
    const lin = harness.person('Lin')
    const long = said(...Array.from({ length: 12 }, (_, index) => paragraph(`${index}。${'很长。'.repeat(900)}`)))
    harness.server.faults.errorsAfter = 2
    await expect(channel.send({ user: lin.user }, long, { key: 'a' })).rejects.toMatchObject({ reason: 'unreachable' })
    expect(lin.direct.messages).toHaveLength(2)
    const again = await restarted()
    expect(await again.wasSent?.({ user: lin.user }, 'a')).toBeUndefined()
    await again.send({ user: lin.user }, long, { key: 'a' })
    const all = (await lin.sees()).map(({ text }) => text).join('\n')
    expect(all.match(/^\d+。/gm)).toEqual(Array.from({ length: 12 }, (_, index) => `${index}。`))
  })

  it('is known to be there, or not', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    await lin.asks('上周')
    const thread = ears.heard[0]?.place.address ?? {}
    const direct = await channel.send(
      { user: lin.user },
      said(paragraph('您好'), chart({ chart: 'bar', title: '图', categories: [], series: [] })),
      { key: 'a' },
    )
    const inThread = await channel.send(thread, said(paragraph('¥1')), { key: 'b' })
    expect(await channel.wasSent?.({ user: lin.user }, 'a')).toMatchObject({ id: direct.id })
    expect(await channel.wasSent?.(thread, 'b')).toMatchObject({ id: inThread.id })
    expect(await channel.wasSent?.({ user: lin.user }, 'never')).toBeUndefined()
    harness.server.faults.errors.set('conversations.history', 'missing_scope')
    expect(await channel.wasSent?.({ user: lin.user }, 'a')).toBeUndefined()
  })
})
