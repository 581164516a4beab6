import type { APIEmbed } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedBy } from '../../../src/channels/discord/carrier.js'
import { readCustomId } from '../../../src/channels/discord/custom-id.js'
import { interactionHeard } from '../../../src/channels/discord/receive/interaction.js'
import { renderPages } from '../../../src/channels/discord/render/render.js'
import { formWindow } from '../../../src/channels/discord/render/window.js'
import { payload } from '../../../src/channels/discord/send/payload.js'
import { type Message, messageForm } from '../../../src/messages/index.js'
import { messageFaults, windowFaults } from '../../support/discord/validate.js'
import type { Component, Window } from '../../support/discord/world.js'
import { anyMessage, choicesBlock, formBlock } from './messages.arbitrary.js'

const tools = { currency: 'CNY', draw: async () => new Uint8Array([1]) }
const runs = { numRuns: Number(process.env.RUNS ?? 50) }

async function bodies(message: Message) {
  const pages = await renderPages(message, tools)
  return Promise.all(pages.map((page) => payload(page, { language: message.language, nonce: 'k1' })))
}

describe('whatever is said, Discord takes it', () => {
  it('no message is beyond a limit, and none is empty', async () => {
    await fc.assert(
      fc.asyncProperty(anyMessage, async (message) => {
        for (const { body, files = [] } of await bodies(message)) {
          const said = body as Parameters<typeof messageFaults>[0]
          expect(
            messageFaults(
              said,
              files.map(({ name, data }) => ({ name, size: data.length })),
            ),
          ).toEqual({})
          expect(/[^\p{Z}\p{C}]/u.test(said.content ?? '') || Boolean(said.embeds?.length) || files.length > 0).toBe(true)
          expect(said.allowed_mentions?.parse).toEqual([])
        }
      }),
      runs,
    )
  })

  it('a press says the value that the choice had', async () => {
    await fc.assert(
      fc.asyncProperty(choicesBlock, async (block) => {
        const [message] = [messageForm.parse(JSON.parse(JSON.stringify({ language: 'zh', blocks: [block] })))]
        const heardValues = new Set<string>()
        for (const { body } of await bodies(message)) {
          const shown = body as { embeds?: unknown[]; components?: Component[] }
          for (const data of pressesOf(shown.components ?? [])) {
            const { what } = interactionHeard(pressOn(shown, data), { kind: 'direct', everyone: false })
            if (what.kind !== 'press') throw new Error('not a press')
            expect(what.token).toBe(block.token)
            for (const value of what.values) heardValues.add(value)
          }
        }
        // Beyond what Discord's menus take it is a list to be answered in text.
        const most = block.many && block.choices.length > 25 ? 100 : 125
        block.choices.forEach(({ value }, at) => {
          if (block.choices.length <= most)
            expect([...heardValues].some((heard) => heard === value || heard === String(at + 1))).toBe(true)
        })
        if (block.choices.length > most) expect(heardValues.size).toBe(0)
      }),
      runs,
    )
  })

  it('a button that opens a window finds what the window shows on its own message', async () => {
    await fc.assert(
      fc.asyncProperty(anyMessage, async (message) => {
        for (const { body } of await bodies(message)) {
          const { embeds, components = [] } = body as { embeds?: APIEmbed[]; components?: Component[] }
          const names = components.flatMap((row) => (row.components ?? []).map(({ custom_id = '' }) => readCustomId(custom_id)))
          for (const name of names.filter((one) => one?.kind === 'form'))
            expect(carriedBy(embeds).forms[name?.block.toString(36) ?? '']).toEqual(message.blocks[name?.block ?? -1])
        }
      }),
      runs,
    )
  })

  it('a window is one that Discord opens', () => {
    fc.assert(
      fc.property(formBlock, (form) => {
        const window = formWindow(JSON.parse(JSON.stringify(form)))
        expect(windowFaults(window as unknown as Window)).toEqual({})
      }),
      runs,
    )
  })
})

function pressesOf(rows: readonly Component[]): Record<string, unknown>[] {
  return rows.flatMap(({ components = [] }) =>
    components.flatMap(({ type, custom_id = '', options = [] }) => {
      if (type === 2 && custom_id.startsWith('c')) return [{ component_type: 2, custom_id }]
      return type === 3 ? options.map(({ value }) => ({ component_type: 3, custom_id, values: [value] })) : []
    }),
  )
}

const pressOn = (message: object, data: Record<string, unknown>) =>
  ({
    id: '1300000000000000000',
    application_id: '1',
    type: 3,
    data,
    token: 't',
    channel: { id: '5' },
    channel_id: '5',
    user: { id: '7', username: 'lin', global_name: null },
    locale: 'zh-CN',
    message: { id: '9', ...message },
  }) as unknown as Parameters<typeof interactionHeard>[0]
