import type { types, webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Form } from '../../messages/index.js'
import { carriedBy } from './metadata.js'
import type { MessageSpot, Pressed, Returns } from './receive/interaction.js'
import { formView, unpackForm } from './render/form.js'

/**
 * Opens the window that a form's button stands for, within the three seconds that its trigger lives: from the button itself, or, where the form was
 * too long for it, from the metadata of the message that it stands on.
 */
export async function openWindow(
  client: webApi.WebClient,
  { packed, trigger, place, message }: Extract<Pressed, { kind: 'open' }>,
) {
  const written = packed.startsWith(':') ? await carriedForm(client, packed.slice(1), message) : packed
  const unpacked = written ? unpackForm(written) : undefined
  if (!unpacked) return
  const returns: Returns = place ? { place } : {}
  await client.views.open({ trigger_id: trigger, view: formView(unpacked.form, unpacked.language, JSON.stringify(returns)) })
}

async function carriedForm(client: webApi.WebClient, id: string, message: MessageSpot | undefined): Promise<string | undefined> {
  if (!message) return undefined
  const carried = carriedBy(message) ?? carriedBy(await askedFor(client, message))
  const forms = z.record(z.string(), z.string()).safeParse(JSON.parse(carried?.forms ?? '{}'))
  return forms.data?.[id]
}

async function askedFor(client: webApi.WebClient, { channel, ts, thread }: MessageSpot): Promise<unknown> {
  const spot = { channel, oldest: ts, latest: ts, inclusive: true, include_all_metadata: true, limit: 2 }
  const { messages = [] } =
    thread && thread !== ts
      ? await client.conversations.replies({ ...spot, ts: thread })
      : await client.conversations.history(spot)
  return messages.find((message) => message.ts === ts)
}

/** The window of the shortcut "ask": one field, whose words are a question. */
export function questionWindow(locale: string | undefined): types.ModalView {
  const zh = !locale || /^zh/i.test(locale)
  const form: Form = {
    kind: 'form',
    id: 'ask',
    title: zh ? '问知音' : 'Ask Zhiyin',
    open: zh ? '问' : 'Ask',
    fields: [
      {
        name: 'question',
        label: zh ? '问题' : 'Question',
        input: 'lines',
        required: true,
        hint: zh ? '例如：最近30天复购率按渠道' : 'For example: repeat rate by channel, last 30 days',
      },
    ],
  }
  const returns: Returns = { command: 'ask' }
  return formView(form, zh ? 'zh' : 'en', JSON.stringify(returns))
}
