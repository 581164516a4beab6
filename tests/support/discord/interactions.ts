import { ApiFault, type Asked } from './request.js'
import type { Api } from './routes.js'
import { messageJson } from './shapes.js'
import { windowFaults } from './validate.js'
import type { Interaction, Window, World } from './world.js'

const patienceMs = 3000
const loading = 1 << 7
const hiddenFlag = 1 << 6

/** The first answer to an interaction: within 3 seconds, and only once. */
export function answerInteraction(api: Api, asked: Asked, id: string, token: string): unknown {
  const { world, messages } = api
  const interaction = world.interactions.get(token)
  if (
    interaction?.id !== id ||
    interaction.expired ||
    (interaction.acked === undefined && Date.now() - interaction.madeAt > patienceMs)
  )
    throw new ApiFault(404, 10062, 'Unknown interaction')
  if (interaction.acked !== undefined) throw new ApiFault(400, 40060, 'Interaction has already been acknowledged.')
  const type = Number(asked.body.type)
  const data = (asked.body.data ?? {}) as Record<string, unknown>
  const inner: Asked = { ...asked, body: data }
  const hidden = (Number(data.flags ?? 0) & hiddenFlag) !== 0
  const alone = hidden ? { onlyFor: interaction.user, flags: hiddenFlag } : {}
  switch (type) {
    case 4:
      interaction.original = messages.create(interaction.channel, inner, alone).id
      break
    case 5:
      interaction.original = world.addMessage({
        channel: interaction.channel,
        author: world.bot,
        ...alone,
        flags: loading | (hidden ? hiddenFlag : 0),
      }).id
      break
    case 6:
      if (!interaction.original) throw new ApiFault(400, 50035, 'Invalid Form Body', { errors: { type: 'no message to update' } })
      break
    case 7:
      messages.edit(world.messages.get(interaction.original ?? ''), inner)
      break
    case 8: {
      const choices = (data.choices ?? []) as { name: string; value: string }[]
      const ok =
        choices.length <= 25 &&
        choices.every(({ name, value }) => [name, value].every((text) => text.length >= 1 && text.length <= 100))
      if (!ok) throw new ApiFault(400, 50035, 'Invalid Form Body', { errors: { choices: '25, 1..100' } })
      interaction.choices = choices
      break
    }
    case 9: {
      const faults = windowFaults(data as unknown as Window)
      if (Object.keys(faults).length) throw new ApiFault(400, 50035, 'Invalid Form Body', { errors: faults })
      interaction.window = data as unknown as Window
      break
    }
    default:
      throw new ApiFault(400, 50035, 'Invalid Form Body', { errors: { type: 'enum' } })
  }
  interaction.acked = type
  interaction.hidden = hidden
  if (asked.query.get('with_response') !== 'true') return undefined
  const message = world.messages.get(interaction.original ?? '')
  return { interaction: { id, type: 2 }, resource: { type, ...(message ? { message: messageJson(world, message) } : {}) } }
}

/** The interaction of a token, while it can still be answered. */
export function hookTarget(world: World, token: string): Interaction {
  const interaction = world.interactions.get(token)
  if (!interaction || interaction.expired || interaction.acked === undefined) throw new ApiFault(404, 10015, 'Unknown Webhook')
  return interaction
}
