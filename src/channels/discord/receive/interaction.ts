import {
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  InteractionType,
} from 'discord.js'
import type { Incoming, Place, Speaker } from '../../../messages/index.js'
import { type DiscordAddress, interactionEnd, momentOf } from '../address.js'
import { teamCommands } from '../commands.js'
import { readCustomId } from '../custom-id.js'
import type { Rights } from './message.js'
import type { Spot } from './place.js'
import { pressedValues } from './press.js'
import { speakerOf, userOf } from './speaker.js'

export type HeardInteraction = APIApplicationCommandInteraction | APIMessageComponentInteraction | APIModalSubmitInteraction

const ephemeral = 1 << 6

/**
 * A command, press or sent window as what was heard. What is answered for the person's eyes alone (`hidden`) is as private as a direct message, and part
 * of the same conversation: a survey begun by a command in a server goes on in either. Nobody reads along there, so it has no guests.
 */
export function interactionHeard(interaction: HeardInteraction, spot: Spot, rights: Rights = {}): Incoming {
  const hidden = hiddenAnswer(interaction, spot)
  return {
    delivery: interaction.id,
    at: new Date(momentOf(interaction.id)).toISOString(),
    speaker: interactionSpeaker(interaction, spot, rights),
    place: interactionPlace(interaction, spot, hidden),
    what: what(interaction),
  }
}

/**
 * Whether what is answered to this interaction is seen by the person alone: a command about themselves always, one of the team's where everybody may read
 * the channel, a press where the pressed message was.
 */
export function hiddenAnswer(interaction: HeardInteraction, spot: Spot): boolean {
  if (spot.kind === 'direct' || spot.kind === 'own-thread') return false
  if (interaction.type === InteractionType.ApplicationCommand) return spot.everyone || !teamCommands.has(interaction.data.name)
  return ((interaction.message?.flags ?? 0) & ephemeral) !== 0
}

export function interactionSpeaker(
  interaction: Exclude<APIInteraction, { type: InteractionType.Ping }>,
  spot: Spot,
  rights: Rights = {},
): Speaker {
  const { member } = interaction
  const inPrivate = interaction.type !== InteractionType.ApplicationCommandAutocomplete && isPrivate(interaction, spot)
  return speakerOf(userOf(interaction), {
    workspace: inPrivate ? '' : (interaction.guild_id ?? ''),
    member: member ?? (rights.roles ? { roles: rights.roles } : undefined),
    standing: rights.standing ?? (member ? 'guest' : undefined),
    locale: 'locale' in interaction ? interaction.locale : undefined,
  })
}

const isPrivate = (interaction: HeardInteraction, spot: Spot): boolean =>
  spot.kind !== 'server' || hiddenAnswer(interaction, spot)

function interactionPlace(interaction: HeardInteraction, spot: Spot, hidden: boolean): Place {
  const channel = interaction.channel?.id ?? interaction.channel_id ?? ''
  const inPrivate = isPrivate(interaction, spot)
  const address: DiscordAddress = {
    workspace: inPrivate ? '' : (interaction.guild_id ?? ''),
    user: userOf(interaction).id,
    channel,
    // What is typed in a server's channel or thread is not handed over: a window is offered for it.
    ...(spot.kind === 'own-thread' || hidden ? { window: true } : {}),
    interaction: {
      id: interaction.id,
      app: interaction.application_id,
      token: interaction.token,
      until: interactionEnd(interaction.id),
      kind: interaction.type === InteractionType.ApplicationCommand ? 'command' : 'press',
      hidden,
      ...(interaction.message ? { message: interaction.message.id } : {}),
    },
  }
  return {
    kind: inPrivate ? 'private' : 'open',
    id: channel,
    guests: !inPrivate && spot.everyone,
    address: { ...address },
  }
}

function what(interaction: HeardInteraction): Incoming['what'] {
  if (interaction.type === InteractionType.ApplicationCommand) {
    const options =
      'options' in interaction.data ? ((interaction.data.options ?? []) as APIApplicationCommandInteractionDataOption[]) : []
    const { name } = interaction.data
    return { kind: 'command', name, text: options.flatMap(optionText).join(betweenOptions[name] ?? ' ') }
  }
  if (interaction.type === InteractionType.MessageComponent) {
    const token = readCustomId(interaction.data.custom_id)?.token
    return { kind: 'press', values: pressedValues(interaction), ...(token ? { token } : {}) }
  }
  const fields = Object.fromEntries(submitted(interaction.data.components))
  const name = readCustomId(interaction.data.custom_id)
  if (name?.kind === 'write') return { kind: 'text', text: Object.values(fields).join('\n') }
  return { kind: 'form', form: name?.rest ?? '', fields }
}

/** Whether somebody came by a command that only the team reaches. */
export const reachedByTeam = (interaction: APIInteraction): boolean =>
  interaction.type === InteractionType.ApplicationCommand &&
  teamCommands.has(interaction.data.name) &&
  interaction.member !== undefined

/** A survey and whom it goes to, in the words in which the team says so. */
const betweenOptions: Readonly<Record<string, string>> = { send: ' 给 ' }

const optionText = (option: APIApplicationCommandInteractionDataOption): string[] =>
  'options' in option
    ? [option.name, ...(option.options ?? []).flatMap((inner) => optionText(inner as APIApplicationCommandInteractionDataOption))]
    : 'value' in option
      ? [String(option.value).trim()]
      : []

/** What stands in a window's inputs, by name; inputs come in rows or under labels, texts with a value, menus with values. */
function submitted(components: readonly unknown[]): [name: string, text: string][] {
  return components.flatMap((component): [string, string][] => {
    if (!component || typeof component !== 'object') return []
    if ('components' in component && Array.isArray(component.components)) return submitted(component.components)
    if ('component' in component) return submitted([component.component])
    if (!('custom_id' in component) || typeof component.custom_id !== 'string') return []
    const said =
      'values' in component && Array.isArray(component.values)
        ? component.values.join(', ')
        : 'value' in component
          ? String(component.value ?? '')
          : ''
    return [[component.custom_id, said]]
  })
}
