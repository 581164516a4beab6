import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { choices, type Form, heading, list, message, paragraph } from '../../../src/messages/index.js'
import { connectedSlack } from '../../support/slack/connected.js'
import { earsForTests } from '../../support/slack/ears.js'
import { pressables, readable } from '../../support/slack/readable.js'
import { bot, type Json } from '../../support/slack/world.js'

const connect = connectedSlack()

const form = (fields: Form['fields']): Form => ({ kind: 'form', id: 'send-survey', title: '发问卷', open: '填写', fields })
const survey = {
  name: 'survey',
  label: '问卷',
  input: 'choice' as const,
  required: true,
  choices: [
    { label: 'NPS', value: 'nps' },
    { label: '满意度', value: 'csat' },
  ],
}

describe('choices', () => {
  it.each([
    ['two', 2],
    ['a row and more', 7],
    ['a menu', 30],
    ['a menu in groups', 240],
  ])('%s: each press brings its value and its question', async (_, count) => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    const offered = Array.from({ length: count }, (_, index) => ({ label: `选项${index}`, value: `v${index}` }))
    await channel.send({ user: lin.user }, message('zh', choices({ token: 'q1', choices: offered })), { key: 'a' })
    await lin.presses(`选项${count - 1}`)
    expect(ears.heard).toMatchObject([{ what: { kind: 'press', values: [`v${count - 1}`], token: 'q1' } }])
  })

  it.each([
    ['boxes', 4],
    ['a menu', 14],
  ])('several of %s are sent by one button', async (_, count) => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    const offered = Array.from({ length: count }, (_, index) => ({ label: `选项${index}`, value: `v${index}` }))
    await channel.send({ user: lin.user }, message('zh', choices({ token: 'q2', many: true, most: 2, choices: offered })), {
      key: 'a',
    })
    await lin.presses(['选项3', '选项1'])
    expect(ears.heard).toMatchObject([{ what: { kind: 'press', values: ['v3', 'v1'], token: 'q2' } }])
  })

  it('long labels and hints stand in full above, numbered', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    const long =
      '最近三个月里至少买过两次、并且给过四星以上评价、但最近三十天没有来过的客户，以及他们推荐来的朋友们和家人，还有其他所有人'
    await channel.send(
      { user: lin.user },
      message(
        'zh',
        choices({
          choices: [
            { label: long, value: '一' },
            { label: '其他', value: '二', hint: '请说明' },
          ],
        }),
      ),
      { key: 'a' },
    )
    const [seen] = await lin.sees()
    expect(seen?.text).toContain(`1. ${long}`)
    expect(seen?.text).toContain('2. 其他  请说明')
    await lin.presses(long)
    expect(ears.heard).toMatchObject([{ what: { values: ['一'] } }])
  })

  it('a press on an old message says which question it answers', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    for (const token of ['q1', 'q2']) {
      await channel.send(
        { user: lin.user },
        message('zh', choices({ prompt: `问题 ${token}`, token, choices: [{ label: '是', value: '是' }] })),
        { key: token },
      )
    }
    await lin.presses('是', { on: '问题 q1' })
    expect(ears.heard).toMatchObject([{ what: { token: 'q1' } }])
  })
})

describe('forms', () => {
  it('a button opens a window; sent in, it comes back where it was opened', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    await lin.asks('发问卷')
    const { place } = ears.heard[0] ?? {}
    await channel.send(
      place?.address ?? {},
      message('zh', form([survey, { name: 'note', label: '留言', input: 'lines', value: '您好' }])),
      { key: 'a' },
    )
    await lin.presses('填写')
    await lin.fills({ survey: 'csat' })
    expect(ears.heard[1]).toMatchObject({
      place: { id: place?.id, kind: 'open' },
      what: { kind: 'form', form: 'send-survey', fields: { survey: 'csat', note: '' } },
    })
  })

  it('a form too long for its button opens as well, also after a restart', async () => {
    const { harness, channel, ears, restarted } = await connect()
    const lin = harness.person('Lin')
    const many = Array.from({ length: 60 }, (_, index) => ({
      label: `人群 ${index} ${Math.sin(index)}`,
      value: `segment-${index}-${Math.cos(index)}`,
    }))
    await channel.send({ user: lin.user }, message('zh', form([{ ...survey, name: 'segment', choices: many }])), { key: 'a' })
    const press = pressables(lin.direct.messages[0]?.blocks ?? [])[0]
    expect(String(press?.element.value)).toBe(':send-survey')
    await restarted()
    await lin.presses('填写')
    await lin.fills({ segment: many[59]?.value ?? '' })
    expect(ears.heard).toMatchObject([{ what: { fields: { segment: many[59]?.value } } }])
  })

  it('the shortcut asks for a question and hears it as a command', async () => {
    const { harness, ears } = await connect()
    const lin = harness.person('Lin')
    await lin.shortcut('ask')
    await lin.fills({ question: '上周销售额' })
    expect(ears.heard).toMatchObject([
      { place: { kind: 'private', id: lin.direct.id }, what: { kind: 'command', name: 'ask', text: '上周销售额' } },
    ])
  })
})

describe('pages and panes', () => {
  it('the home page shows what the ears say, with what can be pressed', async () => {
    const home = async () =>
      message('zh', heading('您的问卷'), list(['NPS']), choices({ choices: [{ label: '开始', value: '做问卷 nps' }] }))
    const { harness, ears } = await connect({ ears: earsForTests({ home }) })
    const lin = harness.person('Lin')
    const view = await lin.opensHome()
    expect(readable(view?.blocks as Json[])).toBe('您的问卷\n• NPS')
    expect(ears.heard).toEqual([])
  })

  it('an opened pane gets suggested prompts from the choices; what is typed there stays there', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    const root = await lin.opensPane()
    expect(ears.heard[0]).toMatchObject({ place: { kind: 'private' }, what: { kind: 'open', view: 'assistant' } })
    await channel.send(
      ears.heard[0]?.place.address ?? {},
      message(
        'zh',
        paragraph('问我客户的事。'),
        choices({ prompt: '试试', choices: [{ label: '复购率', value: '最近30天复购率' }] }),
      ),
      { key: 'a' },
    )
    expect(harness.server.world.prompts).toMatchObject([
      { thread_ts: root.ts, title: '试试', prompts: [{ title: '复购率', message: '最近30天复购率' }] },
    ])
    expect((await lin.sees()).at(-1)).toMatchObject({ text: '问我客户的事。', choices: [] })
    await lin.posts(lin.direct, '最近30天复购率', { thread: root.ts })
    expect(ears.heard[1]).toMatchObject({
      place: { id: `${lin.direct.id}:${root.ts}`, address: { thread: root.ts } },
      what: { text: '最近30天复购率' },
    })
    await expect.poll(() => harness.server.calls.some(({ method }) => method === 'assistant.threads.setStatus')).toBe(true)
  })
})

describe('what people do with what they said', () => {
  it('corrects it, takes it back', async () => {
    const { harness, ears } = await connect()
    const lin = harness.person('Lin')
    const said = await lin.posts(lin.direct, '满意')
    await lin.edits(said, '不满意')
    await lin.deletes(said)
    const [first, edit, taken] = ears.heard
    expect(edit).toMatchObject({ speaker: { user: lin.user }, what: { kind: 'edit', of: first?.delivery, text: '不满意' } })
    expect(taken).toMatchObject({ what: { kind: 'delete', of: first?.delivery } })
    expect(new Set(ears.heard.map(({ delivery }) => delivery)).size).toBe(3)
  })

  it('sends a file: it lies ready when it is heard', async () => {
    const { harness, ears, folder } = await connect()
    const lin = harness.person('Lin')
    await lin.sendsFile('问卷 终版.json', '{"pages":[]}')
    const [heard] = ears.heard
    const [file] = heard?.what.kind === 'text' ? (heard.what.files ?? []) : []
    expect(file).toMatchObject({ name: '问卷 终版.json', size: 12 })
    expect(file?.path.startsWith(folder)).toBe(true)
    expect(await readFile(file?.path ?? '', 'utf8')).toBe('{"pages":[]}')
  })

  it('hands a message’s file over by a shortcut', async () => {
    const { harness, ears } = await connect()
    const lin = harness.person('Lin')
    await lin.sendsFile('a.json', '{}')
    await lin.shortcut('survey_from_file', lin.direct.messages[0])
    expect(ears.heard[1]).toMatchObject({ place: { kind: 'private' }, what: { kind: 'text', files: [{ name: 'a.json' }] } })
  })

  it('sends a file that is too large: told so, heard without it', async () => {
    const { harness, ears } = await connect()
    const lin = harness.person('Lin')
    await lin.posts(lin.direct, '看这个', {
      files: [
        { id: 'F9', name: 'film.mov', mimetype: 'video/mp4', size: 90_000_000, url_private: `${harness.server.origin}/files/F9` },
      ],
    })
    expect(ears.heard[0]?.what).toEqual({ kind: 'text', text: '看这个' })
    expect((await lin.sees()).at(-1)?.text).toContain('20 MB')
  })

  it('the token is shown to nobody but Slack', async () => {
    const { harness, ears } = await connect()
    const lin = harness.person('Lin')
    await lin.posts(lin.direct, '', {
      files: [{ id: 'F9', name: 'a.txt', mimetype: 'text/plain', size: 3, url_private: 'https://evil.example/a.txt' }],
    })
    expect(ears.heard[0]?.what).toEqual({ kind: 'text', text: '' })
    expect((await lin.sees()).at(-1)?.text).toContain('evil.example')
  })
})

describe('who says it and who reads along', () => {
  it.each([
    ['owner', 'owner'],
    ['insider', 'insider'],
    ['guest', 'guest'],
  ] as const)('%s', async (standing, heard) => {
    const { harness, ears } = await connect()
    await harness.person('Lin', { standing }).says('你好')
    expect(ears.heard[0]?.speaker).toMatchObject({ standing: heard })
  })

  it('a stranger from another company is a guest', async () => {
    const { harness, ears } = await connect()
    const { world } = harness.server
    const lin = harness.person('Lin')
    world.addUser({ id: lin.user, name: 'Lin', standing: 'stranger', closed: false, locale: 'en-US' })
    await lin.says('hello')
    expect(ears.heard[0]?.speaker).toMatchObject({ standing: 'guest', locale: 'en-US', workspace: 'T0ZHIYIN' })
  })

  it('groups are named, for roles', async () => {
    const { harness, ears } = await connect()
    const lin = harness.person('Lin')
    harness.server.world.groups.set('S0RESEARCH', [lin.user])
    await lin.says('你好')
    await harness.person('Wei').says('你好')
    expect(ears.heard.map(({ speaker }) => speaker.groups)).toEqual([['S0RESEARCH'], undefined])
  })

  it.each([
    ['only colleagues', () => undefined, false],
    [
      'a guest of the workspace',
      (harness: Awaited<ReturnType<typeof connect>>['harness']) =>
        void harness.server.world.rooms.get('C0OPEN')?.members.add(harness.person('Gu', { standing: 'guest' }).user),
      true,
    ],
    [
      'another company',
      (harness: Awaited<ReturnType<typeof connect>>['harness']) =>
        void Object.assign(harness.server.world.rooms.get('C0OPEN') ?? {}, { shared: true }),
      true,
    ],
    [
      'nobody can tell',
      (harness: Awaited<ReturnType<typeof connect>>['harness']) =>
        void harness.server.faults.errors.set('conversations.info', 'missing_scope'),
      true,
    ],
  ])('a channel with %s', async (_, arrange, guests) => {
    const { harness, ears } = await connect()
    arrange(harness)
    await harness.person('Lin').asks('上周销售额')
    expect(ears.heard[0]?.place.guests).toBe(guests)
  })

  it('without Slack’s word who somebody is, they are nobody in particular', async () => {
    const { harness, ears } = await connect()
    harness.server.faults.errors.set('users.info', 'missing_scope')
    await harness.person('Lin').says('你好')
    expect(ears.heard[0]?.speaker.standing).toBeUndefined()
  })

  it('a Slack that answers slowly keeps nobody from being heard', async () => {
    const { harness, ears } = await connect()
    harness.server.faults.slowMs = 2600
    await harness.person('Lin').says('你好')
    expect(ears.heard).toMatchObject([{ what: { text: '你好' } }])
    expect(ears.heard[0]?.speaker.standing).toBeUndefined()
  })

  it('a chat that speaks Slack’s language and knows no guests: colleagues are colleagues, and threads go on', async () => {
    const { harness, channel, ears } = await connect()
    const lacking = [
      'users.info',
      'users.list',
      'usergroups.list',
      'conversations.info',
      'conversations.members',
      'conversations.replies',
    ]
    for (const method of lacking) harness.server.faults.absent.add(method)
    const lin = harness.person('Lin')
    await lin.asks('上周销售额')
    await channel.send(ears.heard[0]?.place.address ?? {}, message('zh', paragraph('¥1')), { key: 'a' })
    await lin.posts(lin.open, '那男生呢？', { thread: lin.open.messages[0]?.ts ?? '' })
    await lin.commands('上周')
    expect(ears.heard.map(({ speaker, place }) => [speaker.standing, place.kind, place.guests])).toEqual(
      Array(3).fill(['insider', 'open', false]),
    )
    expect(ears.heard[1]?.place.id).toBe(ears.heard[0]?.place.id)
  })

  it('threads of others, other bots and itself are not heard', async () => {
    const { harness, channel, ears } = await connect()
    const lin = harness.person('Lin')
    const wei = harness.person('Wei')
    const talk = await lin.posts(lin.open, '中午吃什么')
    await wei.posts(lin.open, '面', { thread: talk.ts })
    await channel.send({ user: lin.user }, message('zh', paragraph('您好')), { key: 'a' })
    await harness.server.delivery.deliver({
      kind: 'events_api',
      payload: harness.server.eventOf({
        type: 'message',
        channel: lin.direct.id,
        channel_type: 'im',
        user: bot.user,
        bot_id: bot.id,
        text: '自己',
        ts: '9.9',
        event_ts: '9.9',
      }),
    })
    expect(ears.heard).toEqual([])
    await wei.posts(lin.open, `<@${bot.user}> 你看呢`, { thread: talk.ts, events: ['app_mention', 'message'] })
    await lin.posts(lin.open, '对', { thread: talk.ts })
    expect(ears.heard.map(({ what }) => what)).toMatchObject([{ text: '你看呢' }, { text: '对' }])
    expect(new Set(ears.heard.map(({ place }) => place.id))).toEqual(new Set([`${lin.open.id}:${talk.ts}`]))
  })
})
