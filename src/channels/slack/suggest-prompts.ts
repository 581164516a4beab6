import type { webApi } from '@slack/bolt'
import type { Message } from '../../messages/index.js'
import { oneLine } from '../../messages/plain.js'
import type { SlackAddress } from './address.js'
import { cut } from './render/limits.js'

const mostPrompts = 4

/**
 * In an assistant's pane that was just opened, up to four choices become its suggested prompts: pressing one types it. Gives back the message
 * without them, or whole where the pane takes none.
 */
export async function suggestPrompts(client: webApi.WebClient, address: SlackAddress, message: Message): Promise<Message> {
  const { channel, thread, assistant } = address
  if (assistant !== 'start' || !channel || !thread) return message
  const choices = message.blocks.find((block) => block.kind === 'choices')
  if (choices?.kind !== 'choices' || choices.token || choices.many || choices.choices.length > mostPrompts) return message
  const prompts = choices.choices.map(({ label, value }) => ({
    title: cut(oneLine(label) || value, 75),
    message: value || label,
  }))
  try {
    await client.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      thread_ts: thread,
      prompts: prompts as [(typeof prompts)[number], ...typeof prompts],
      ...(choices.prompt ? { title: cut(oneLine(choices.prompt), 75) } : {}),
    })
    return { ...message, blocks: message.blocks.filter((block) => block !== choices) }
  } catch {
    return message
  }
}
