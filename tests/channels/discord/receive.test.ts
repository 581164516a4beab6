import { describe, expect, it } from 'vitest'
import { readCustomId, readValueCode, valueCode, writeCustomId } from '../../../src/channels/discord/custom-id.js'
import { hiddenAnswer, interactionHeard } from '../../../src/channels/discord/receive/interaction.js'
import { deleteHeard, editHeard, isForUs, messageHeard } from '../../../src/channels/discord/receive/message.js'
import type { Spot } from '../../../src/channels/discord/receive/place.js'
import { incomingForm } from '../../../src/messages/index.js'

const bot = '900'
const direct: Spot = { kind: 'direct', everyone: false }
const openSpot: Spot = { kind: 'server', everyone: true }
const teamSpot: Spot = { kind: 'server', everyone: false }
const lin = { id: '7', username: 'lin', global_name: '小林', discriminator: '0', avatar: null }
/** 2025-01-01T00:00:00.000Z as Discord writes it. */
const newYear = String((BigInt(Date.UTC(2025, 0, 1)) - 1_420_070_400_000n) << 22n)

type Interaction = Parameters<typeof interactionHeard>[0]
const interaction = (parts: object): Interaction =>
  ({
    id: newYear,
    application_id: bot,
    token: 'tok',
    type: 2,
    channel: { id: '50', type: 0 },
    channel_id: '50',
    guild_id: '40',
    member: { user: lin, roles: ['r1'], permissions: '1024', nick: '林' },
    locale: 'zh-CN',
    data: { id: '1', name: 'ask', type: 1, options: [{ name: 'question', type: 3, value: '多少人？' }] },
    ...parts,
  }) as unknown as Interaction

const pressed = (data: object, message: object, parts: object = {}) =>
  interaction({ type: 3, data, message: { id: '60', flags: 0, ...message }, ...parts })

describe('what Discord sends becomes what was heard', () => {
  it('a command, with who, where and when', () => {
    const heard = interactionHeard(interaction({}), teamSpot, { roles: ['r1'], standing: 'insider' })
    expect(incomingForm.parse(heard)).toEqual({
      delivery: newYear,
      at: '2025-01-01T00:00:00.000Z',
      speaker: {
        platform: 'discord',
        workspace: '40',
        user: '7',
        name: '林',
        groups: ['r1'],
        standing: 'insider',
        locale: 'zh-CN',
      },
      place: {
        kind: 'open',
        id: '50',
        guests: false,
        address: {
          workspace: '40',
          user: '7',
          channel: '50',
          interaction: {
            id: newYear,
            app: bot,
            token: 'tok',
            until: Date.UTC(2025, 0, 1) + 870_000,
            kind: 'command',
            hidden: false,
          },
        },
      },
      what: { kind: 'command', name: 'ask', text: '多少人？' },
    })
  })

  it.each([
    ['a team command where everybody reads', interaction({}), openSpot, true],
    ['a team command in the team’s channel', interaction({}), teamSpot, false],
    ['a person’s own command in the team’s channel', interaction({ data: { id: '2', name: 'me', type: 1 } }), teamSpot, true],
    [
      'a person’s own command in a direct message',
      interaction({ data: { id: '2', name: 'me', type: 1 }, member: undefined, guild_id: undefined, user: lin }),
      direct,
      false,
    ],
    ['a press on a message that all see', pressed({ component_type: 2, custom_id: 'c0.0|=a' }, {}), openSpot, false],
    [
      'a press on a message for one’s eyes alone',
      pressed({ component_type: 2, custom_id: 'c0.0|=a' }, { flags: 64 }),
      openSpot,
      true,
    ],
  ] as const)('%s: answered for their eyes alone?', (_, said, spot, hidden) => {
    expect(hiddenAnswer(said, spot)).toBe(hidden)
    const { place, speaker } = interactionHeard(said, spot)
    const isPrivate = hidden || spot.kind === 'direct'
    expect([place.kind, speaker.workspace]).toEqual(isPrivate ? ['private', ''] : ['open', '40'])
    expect(place.guests).toBe(!isPrivate && spot.everyone)
  })

  it.each([
    [
      'send',
      [
        { name: 'survey', type: 3, value: 'cream' },
        { name: 'segment', type: 3, value: '上海女性' },
      ],
      'cream 给 上海女性',
    ],
    ['survey', [{ name: 'name', type: 3, value: 'cream' }], 'cream'],
    ['survey', undefined, ''],
    ['me', [{ name: 'do', type: 3, value: 'erase' }], 'erase'],
    ['help', undefined, ''],
  ])('/%s %j', (name, options, text) => {
    const said = interaction({ data: { id: '1', name, type: 1, ...(options ? { options } : {}) } })
    expect(interactionHeard(said, teamSpot).what).toEqual({ kind: 'command', name, text })
  })

  const long = '很长的选项'.repeat(40)
  it.each([
    ['a button', { component_type: 2, custom_id: 'c0.2|q1=是' }, {}, ['是'], 'q1'],
    ['a button without a question', { component_type: 2, custom_id: 'c0.0|=口径' }, {}, ['口径'], undefined],
    ['several of a menu', { component_type: 3, custom_id: 's0.2|q10', values: ['=a', '=b'] }, {}, ['a', 'b'], 'q1'],
    [
      'a value that only its label says',
      { component_type: 2, custom_id: `c0.0|${valueCode('标签'.repeat(30), 1, 20)}` },
      {
        components: [
          {
            type: 1,
            components: [{ type: 2, custom_id: `c0.0|${valueCode('标签'.repeat(30), 1, 20)}`, label: '标签'.repeat(30) }],
          },
        ],
      },
      ['标签'.repeat(30)],
      undefined,
    ],
    [
      'a long value whose message no longer says it: its number',
      { component_type: 3, custom_id: 's0.0|0', values: [valueCode(long, 2, 100)] },
      {},
      ['3'],
      undefined,
    ],
    [
      'the parts of a long list',
      { component_type: 2, custom_id: 'd0.2|q1' },
      {
        components: [
          {
            type: 1,
            components: [
              {
                type: 3,
                custom_id: 'p0.2|q10',
                options: [
                  { label: 'a', value: '=a', default: true },
                  { label: 'b', value: '=b' },
                ],
              },
            ],
          },
          { type: 1, components: [{ type: 3, custom_id: 'p0.2|q11', options: [{ label: 'c', value: '=c', default: true }] }] },
        ],
      },
      ['a', 'c'],
      'q1',
    ],
  ])('%s', (_, data, message, values, token) => {
    expect(interactionHeard(pressed(data, message), teamSpot).what).toEqual({
      kind: 'press',
      values,
      ...(token ? { token } : {}),
    })
  })

  it.each([
    ['in rows', [{ type: 1, components: [{ type: 4, custom_id: 'to', value: '上海' }] }]],
    ['under labels', [{ type: 18, component: { type: 4, custom_id: 'to', value: '上海' } }]],
    ['from a menu', [{ type: 18, component: { type: 3, custom_id: 'to', values: ['上海'] } }]],
  ])('a window, its inputs %s', (_, components) => {
    const said = interaction({ type: 5, data: { custom_id: 'f0.0|send-survey', components } })
    expect(interactionHeard(said, teamSpot).what).toEqual({ kind: 'form', form: 'send-survey', fields: { to: '上海' } })
  })

  it('a window for free text is text', () => {
    const said = interaction({
      type: 5,
      data: { custom_id: 'w0.0|', components: [{ type: 1, components: [{ type: 4, custom_id: 'text', value: '太油' }] }] },
    })
    expect(interactionHeard(said, teamSpot).what).toEqual({ kind: 'text', text: '太油' })
  })
})

type Said = Parameters<typeof messageHeard>[0]
const said = (parts: object = {}): Said =>
  ({
    id: newYear,
    channel_id: '50',
    author: lin,
    content: '你好',
    type: 0,
    mentions: [],
    attachments: [],
    edited_timestamp: null,
    ...parts,
  }) as unknown as Said
const more = { bot, files: [], rights: {}, channelType: 0 }

describe('messages', () => {
  it.each([
    ['a direct one', said(), direct, true],
    ['the bot’s own', said({ author: { ...lin, bot: true } }), direct, false],
    ['of a webhook', said({ webhook_id: '3' }), direct, false],
    ['that somebody was added', said({ type: 7 }), direct, false],
    ['a reply', said({ type: 19 }), direct, true],
    ['in a server without a mention', said({ guild_id: '40' }), openSpot, false],
    ['in a server with a mention', said({ guild_id: '40', mentions: [{ id: bot }] }), openSpot, true],
    ['in a server with somebody else’s mention', said({ guild_id: '40', mentions: [{ id: '1' }] }), openSpot, false],
    ['in the person’s own thread', said({ guild_id: '40' }), { kind: 'own-thread', everyone: false }, true],
  ] as const)('for us: %s', (_, message, spot, ours) => expect(isForUs(message, spot, bot)).toBe(ours))

  it('a direct message is private, whatever the server', () => {
    expect(messageHeard(said(), direct, more)).toMatchObject({
      delivery: newYear,
      speaker: { workspace: '', user: '7' },
      place: { kind: 'private', id: '50', guests: false, address: { workspace: '', user: '7', channel: '50' } },
      what: { kind: 'text', text: '你好' },
    })
  })

  it('a mention is answered in the thread that begins with it, and says no mention', () => {
    const heard = messageHeard(said({ guild_id: '40', content: `<@${bot}>  多少人？`, mentions: [{ id: bot }] }), openSpot, more)
    expect(heard.place).toEqual({
      kind: 'open',
      id: newYear,
      guests: true,
      address: { workspace: '40', user: '7', channel: '50', under: newYear, title: '多少人？' },
    })
    expect(heard.what).toEqual({ kind: 'text', text: '多少人？' })
  })

  it('a mention in a thread stays in it', () => {
    const heard = messageHeard(said({ guild_id: '40' }), teamSpot, { ...more, channelType: 11 })
    expect(heard.place).toMatchObject({ id: '50', guests: false, address: { channel: '50' } })
    expect(heard.place.address).not.toHaveProperty('under')
  })

  it('an edit names what was edited, and each edit is another delivery', () => {
    const edit = (at: string) => editHeard(said({ content: '改了', edited_timestamp: at }) as never, direct, bot)
    expect(edit('2025-01-02T00:00:00.000Z')).toMatchObject({
      at: '2025-01-02T00:00:00.000Z',
      what: { kind: 'edit', of: newYear, text: '改了' },
    })
    expect(edit('2025-01-02T00:00:00.000Z')?.delivery).not.toBe(edit('2025-01-03T00:00:00.000Z')?.delivery)
  })

  it('a preview that Discord adds is no edit', () => expect(editHeard(said() as never, direct, bot)).toBeUndefined())

  it('a deleted message names the one that is gone', () => {
    const heard = deleteHeard({ id: '5', channel_id: '50' }, lin as never, new Date(0))
    expect(incomingForm.parse(heard)).toMatchObject({
      speaker: { user: '7' },
      place: { id: '50' },
      what: { kind: 'delete', of: '5' },
    })
  })
})

describe('what a component carries', () => {
  it.each([
    { kind: 'choice', block: 0, token: 'q|1=', rest: '=a|b' },
    { kind: 'pick', block: 40, token: undefined, rest: '3' },
    { kind: 'part', block: 1, token: 'x'.repeat(60), rest: '0' },
  ] as const)('%j', (name) => expect(readCustomId(writeCustomId(name))).toEqual(name))

  it.each(['', 'x', 'c0', 'q0.0|=a', 'c0.5|ab'])('not ours: %j', (text) => expect(readCustomId(text)).toBeUndefined())

  it('a value that does not fit is named by its place and a check', () => {
    expect(readValueCode(valueCode('短', 0, 10))).toEqual({ value: '短' })
    expect(readValueCode(valueCode('太长了太长了', 35, 5))).toEqual({ index: 35, check: expect.any(String) })
  })
})
