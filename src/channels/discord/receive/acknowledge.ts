import { type APIModalInteractionResponse, InteractionType, Routes } from 'discord.js'
import type { Form } from '../../../messages/index.js'
import { carriedBy } from '../carrier.js'
import { readCustomId } from '../custom-id.js'
import { isExpired } from '../fault.js'
import { formWindow, writeWindow } from '../render/window.js'
import type { Wire } from '../wire.js'
import type { HeardInteraction } from './interaction.js'
import { withPicked } from './press.js'

const hiddenFlag = 1 << 6

/** Discord's kinds of first answer to an interaction. */
const kinds = { say: 4, deferReply: 5, deferUpdate: 6, update: 7, complete: 8, window: 9 } as const

export interface InteractionReply {
  readonly type: (typeof kinds)[keyof typeof kinds]
  readonly data?: unknown
}

/**
 * Tells Discord that an interaction arrived, which must be within 3 seconds. One that is too late, or was told before (a second copy), is no fault:
 * what it said was kept, and its answer finds another way.
 */
export async function reply(wire: Wire, { id, token }: { id: string; token: string }, body: InteractionReply): Promise<void> {
  try {
    await wire.hook('POST', Routes.interactionCallback(id, token), { body })
  } catch (error) {
    if (!isExpired(error)) throw error
  }
}

/** "Thinking …" for a command, nothing to see for a press: what follows comes as a message. */
export const deferral = (interaction: HeardInteraction, hidden: boolean): InteractionReply =>
  interaction.type !== InteractionType.ApplicationCommand && interaction.message
    ? { type: kinds.deferUpdate }
    : { type: kinds.deferReply, ...(hidden ? { data: { flags: hiddenFlag } } : {}) }

export const completion = (choices: readonly { name: string; value: string }[]): InteractionReply => ({
  type: kinds.complete,
  data: { choices },
})

export const aside = (content: string): InteractionReply => ({
  type: kinds.say,
  data: { content, flags: hiddenFlag, allowed_mentions: { parse: [] } },
})

/** Presses that are answered by the platform's own means and say nothing yet: a window to open, a part of a long list picked. */
export function handledInPlace(interaction: HeardInteraction): InteractionReply | undefined {
  if (interaction.type !== InteractionType.MessageComponent) return undefined
  const { data, message } = interaction
  const name = readCustomId(data.custom_id)
  if (!name) return aside(stale)
  if (name.kind === 'write') return opened(writeWindow(name.rest === 'en' ? 'en' : 'zh'))
  if (name.kind === 'form') {
    const form = carriedBy(message.embeds).forms[name.block.toString(36)] as Form | undefined
    return form ? opened(formWindow(form)) : aside(stale)
  }
  if (name.kind === 'part' && 'values' in data)
    return { type: kinds.update, data: { components: withPicked(message, data.custom_id, data.values) } }
  return undefined
}

const opened = (data: APIModalInteractionResponse['data']): InteractionReply => ({ type: kinds.window, data })

const stale = '这个按钮已经不能用了，请直接用文字告诉我。\nThis button no longer works. Please tell me in text.'
