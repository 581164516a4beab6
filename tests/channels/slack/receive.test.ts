import { describe, expect, it } from 'vitest'
import { subcommand } from '../../../src/channels/slack/receive/command.js'
import { safeName } from '../../../src/channels/slack/receive/files.js'
import { pressed, submitted } from '../../../src/channels/slack/receive/interaction.js'
import { heardMessage } from '../../../src/channels/slack/receive/message-event.js'
import { spoken } from '../../../src/channels/slack/receive/spoken.js'
import { widgetId, widgetOf } from '../../../src/channels/slack/render/widget-names.js'

const bot = 'U0BOT'

describe('what was typed, out of Slack’s markup', () => {
  it.each([
    ['<@U0BOT> 最近7天活跃的95后女性有哪些?', '最近7天活跃的95后女性有哪些?'],
    ['<@U0BOT>，<@U0BOT|zhiyin>: 帮助', '帮助'],
    ['请问 <@U0BOT> 复购率', '请问  复购率'],
    ['比较 A &amp; B，&lt;100 元 &gt;', '比较 A & B，<100 元 >'],
    ['&amp;lt;', '&lt;'],
    ['<https://brand.example/survey.json>', 'https://brand.example/survey.json'],
    ['<http://brand.example|brand.example>', 'brand.example'],
    ['<https://brand.example/a|看这里>', '看这里 (https://brand.example/a)'],
    ['<mailto:lin@brand.example|lin@brand.example>', 'lin@brand.example'],
    ['<tel:13800138000|138-0013-8000>', '138-0013-8000'],
    ['<@U0LIN> 和 <@U0WEI|wei>', '@U0LIN 和 @wei'],
    ['<#C0OPEN|运营> 与 <#C0X>', '#运营 与 #C0X'],
    ['<!here> <!channel> <!subteam^S0A|@产品>', '@here @channel @产品'],
    ['  很满意 :unknown-code:  ', '很满意 :unknown-code:'],
  ])('%s', (text, said) => expect(spoken(text, { bot })).toBe(said))

  it('emoji are characters, where Slack says which', () => {
    const blocks = [{ type: 'rich_text', elements: [{ elements: [{ type: 'emoji', name: '+1', unicode: '1f44d-1f3fd' }] }] }]
    expect(spoken('好用 :+1:', { bot, blocks })).toBe('好用 👍🏽')
  })
})

describe('messages', () => {
  const event = {
    type: 'message',
    channel: 'D01',
    channel_type: 'im',
    user: 'U1',
    text: '你好',
    ts: '1760000000.000100',
    event_ts: '1760000000.000100',
  }

  it.each([
    ['to the bot alone', {}, { place: { kind: 'private', id: 'D01' }, delivery: 'D01:1760000000.000100' }],
    [
      'in a thread with the bot alone',
      { thread_ts: '1.1' },
      { place: { kind: 'private', id: 'D01:1.1', address: { thread: '1.1' } } },
    ],
    [
      'a mention begins a conversation',
      { type: 'app_mention', channel: 'C01', text: '<@U0BOT> 你好' },
      { place: { kind: 'open', id: 'C01:1760000000.000100', address: { thread: '1760000000.000100' } } },
    ],
    [
      'its copy without the name of a mention',
      { channel: 'C01', text: '<@U0BOT> 你好' },
      { delivery: 'C01:1760000000.000100', what: { text: '你好' } },
    ],
    [
      'files along with it',
      {
        subtype: 'file_share',
        files: [{ id: 'F1', name: '问卷.json', size: 3, url_private_download: 'https://files.slack.com/x' }],
      },
      { files: [{ id: 'F1', name: '问卷.json' }] },
    ],
    [
      'corrected',
      {
        subtype: 'message_changed',
        user: undefined,
        event_ts: '1760000009.5',
        message: { user: 'U1', ts: '1760000000.000100', text: '你们好' },
        previous_message: { ts: '1', text: '你好' },
      },
      { delivery: 'D01:1760000009.5', what: { kind: 'edit', of: 'D01:1760000000.000100', text: '你们好' } },
    ],
    [
      'taken back',
      {
        subtype: 'message_deleted',
        user: undefined,
        event_ts: '1760000009.6',
        deleted_ts: '1760000000.000100',
        previous_message: { user: 'U1', ts: '1760000000.000100', text: '你好' },
      },
      { user: 'U1', what: { kind: 'delete', of: 'D01:1760000000.000100' } },
    ],
    [
      'taken back, with replies',
      {
        subtype: 'message_changed',
        user: undefined,
        event_ts: '2.2',
        message: { user: 'USLACKBOT', subtype: 'tombstone', ts: '1760000000.000100' },
        previous_message: { user: 'U1', ts: '1760000000.000100', text: '你好' },
      },
      { what: { kind: 'delete', of: 'D01:1760000000.000100' } },
    ],
  ])('%s', (_, change, draft) => expect(heardMessage({ ...event, ...change }, { bot })?.draft).toMatchObject(draft))

  it.each([
    ['talk in a channel', { channel: 'C01' }],
    ['another bot', { bot_id: 'B9' }],
    ['itself', { user: bot }],
    ['somebody joined', { subtype: 'channel_join' }],
    [
      'a link unfolded',
      {
        subtype: 'message_changed',
        message: { user: 'U1', ts: '1.1', text: '你好' },
        previous_message: { ts: '1.1', text: '你好' },
      },
    ],
    [
      'the bot’s message updated',
      {
        subtype: 'message_changed',
        message: { user: bot, bot_id: 'B0BOT', ts: '1.1', text: '共 3 人' },
        previous_message: { ts: '1.1', text: '…' },
      },
    ],
    [
      'a correction in a channel’s talk',
      {
        channel: 'C01',
        subtype: 'message_changed',
        message: { user: 'U1', ts: '1.1', text: 'b' },
        previous_message: { ts: '1.1', text: 'a' },
      },
    ],
    ['nothing that is a message', { ts: undefined }],
  ])('not heard: %s', (_, change) => expect(heardMessage({ ...event, ...change }, { bot })).toBeUndefined())

  it('a reply in a thread is heard only where the thread is ours', () => {
    expect(heardMessage({ ...event, channel: 'C01', thread_ts: '1.1' }, { bot })).toMatchObject({ addressed: 'if-ours' })
  })
})

describe('presses', () => {
  const now = new Date('2026-03-01T00:00:00Z')
  const press = (action: object, rest: object = {}) =>
    pressed(
      {
        user: { id: 'U1', team_id: 'T1' },
        trigger_id: '9.9.x',
        channel: { id: 'D01' },
        message: { ts: '5.5' },
        container: { message_ts: '5.5', channel_id: 'D01' },
        actions: [{ action_ts: '1760000001.25', block_id: widgetId({ in: 'k.0', place: 'D01', token: 'q|7' }), ...action }],
        ...rest,
      },
      now,
    )

  it.each([
    ['a button', { action_id: 'press:0', value: '男' }, ['男']],
    ['a button that means nothing', { action_id: 'press:1', value: '∅' }, ['']],
    ['a menu', { action_id: 'pick:0', selected_option: { value: '女' } }, ['女']],
  ])('%s', (_, action, values) =>
    expect(press(action)).toMatchObject({
      kind: 'hear',
      draft: {
        at: '2025-10-09T08:53:21.250Z',
        place: { id: 'D01', kind: 'private' },
        what: { kind: 'press', values, token: 'q|7' },
      },
    }),
  )

  it('marks wait for their button, in the order of picking', () => {
    expect(press({ action_id: 'mark:0', selected_options: [{ value: 'a' }] })).toEqual({ kind: 'nothing' })
    const state = {
      values: {
        marks: { 'mark:0': { selected_options: [{ value: 'c' }, { value: 'a' }] } },
        other: { 'mark:0': { selected_options: [{ value: 'x' }] } },
      },
    }
    expect(press({ action_id: 'send:0', value: 'marks' }, { state })).toMatchObject({ draft: { what: { values: ['c', 'a'] } } })
    expect(press({ action_id: 'send:0', value: 'marks' }, { state: { values: {} } })).toMatchObject({
      draft: { what: { values: [] } },
    })
  })

  it('on a message in a channel the answer goes into its thread', () => {
    const channel = { channel: { id: 'C01' }, container: { channel_id: 'C01', message_ts: '5.5' } }
    expect(press({ action_id: 'press:0', value: 'a', block_id: 'zy|k.0||' }, channel)).toMatchObject({
      draft: { place: { kind: 'open', id: 'C01:5.5', address: { channel: 'C01', thread: '5.5' } } },
    })
  })

  it('what only one person sees is answered so that only that person sees it', () => {
    const ephemeral = {
      channel: { id: 'C01' },
      container: { channel_id: 'C01', message_ts: '5.5', is_ephemeral: true },
      message: undefined,
      response_url: 'https://hooks.slack.com/actions/x',
    }
    const inChannel = press({ action_id: 'press:0', value: 'a', block_id: 'zy|k.0|C01:1.1|' }, ephemeral)
    const respond = { url: 'https://hooks.slack.com/actions/x', until: '2026-03-01T00:29:00.000Z' }
    expect(inChannel).toMatchObject({
      draft: { place: { kind: 'open', id: 'C01:1.1', address: { user: 'U1', whisper: true, respond } } },
    })
    const aside = press({ action_id: 'press:0', value: 'a', block_id: 'zy|k.0|C01:whisper:9.9.x|' }, ephemeral)
    expect(aside).toMatchObject({ draft: { place: { kind: 'private', id: 'C01:whisper:9.9.x' } } })
  })

  it('two presses of one button are two; two copies of one press are one', () => {
    const delivery = (action: object) => {
      const heard = press({ action_id: 'press:0', value: 'a', ...action })
      return heard.kind === 'hear' ? heard.draft.delivery : ''
    }
    expect(delivery({})).toBe(delivery({}))
    expect(delivery({})).not.toBe(delivery({ action_ts: '1760000002.25' }))
  })

  it('links and foreign widgets are left alone', () => {
    expect(press({ action_id: 'leave:0' })).toEqual({ kind: 'nothing' })
    expect(press({ action_id: 'wXy' })).toEqual({ kind: 'nothing' })
    expect(pressed({ nonsense: 1 })).toEqual({ kind: 'nothing' })
  })

  it('a window sent in says which form it is, with every field', () => {
    const view = {
      id: 'V1',
      hash: 'h',
      callback_id: 'form:send-survey',
      private_metadata: JSON.stringify({ place: { id: 'D01', kind: 'private', address: { channel: 'D01' } } }),
      state: {
        values: { 'field:survey': { field: { selected_option: { value: 'nps' } } }, 'field:note': { field: { value: null } } },
      },
    }
    expect(submitted({ user: { id: 'U1' }, view }, now)).toMatchObject({
      delivery: 'view:V1:h',
      place: { id: 'D01' },
      what: { kind: 'form', form: 'send-survey', fields: { survey: 'nps', note: '' } },
    })
  })
})

it('a widget’s name says where it stands and what it answers', () => {
  for (const widget of [
    { in: 'abc.3', place: 'C01:1.2', token: 'q|a|b' },
    { in: 'abc.0', place: '', token: undefined },
  ]) {
    expect(widgetOf(widgetId(widget))).toEqual(widget)
  }
  expect(widgetOf('b7Xq')).toBeUndefined()
})

describe('commands', () => {
  it.each([
    ['', 'help', ''],
    ['帮助', 'help', ''],
    ['ask 上周销售额', 'ask', '上周销售额'],
    ['问 上周  销售额', 'ask', '上周  销售额'],
    ['上周销售额是多少', 'ask', '上周销售额是多少'],
    ['compare repeat rate of 抖音 and 天猫', 'ask', 'compare repeat rate of 抖音 and 天猫'],
    ['survey nps', 'survey', 'nps'],
    ['问卷', 'survey', ''],
    ['ME', 'me', ''],
  ])('%s', (text, name, rest) => expect(subcommand(text)).toEqual({ name, text: rest }))
})

it.each([
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\win.ini', 'win.ini'],
  ['.bashrc', 'bashrc'],
  ['问卷 终版 (1).json', '问卷_终版_1_.json'],
  ['a\u0000b\n.csv', 'a_b_.csv'],
  [`${'长'.repeat(300)}.json`, `${'长'.repeat(60)}.json`],
  ['', 'file'],
])('a file is kept under a harmless name: %j', (name, kept) => expect(safeName(name)).toBe(kept))
