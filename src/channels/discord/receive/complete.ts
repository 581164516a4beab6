import type { APIApplicationCommandAutocompleteInteraction, APIApplicationCommandInteractionDataOption } from 'discord.js'
import type { Ears } from '../../channel.js'
import { completions } from '../commands.js'
import { cut } from '../render/escape.js'
import { completion, type InteractionReply } from './acknowledge.js'
import { interactionSpeaker } from './interaction.js'
import type { Rights } from './message.js'
import type { Spot } from './place.js'

const most = 25
const longest = 100

/** Words for the option that somebody types in; none where the program has none or fails: typing goes on. */
export async function complete(
  ears: Ears,
  interaction: APIApplicationCommandAutocompleteInteraction,
  spot: Spot,
  rights: Rights,
): Promise<InteractionReply> {
  const focused = flat(interaction.data.options ?? []).find((option) => 'focused' in option && option.focused)
  const wanted = focused && completions[interaction.data.name]?.[focused.name]
  if (!focused || !wanted || !('value' in focused)) return completion([])
  const found = await ears.suggest(interactionSpeaker(interaction, spot, rights), wanted, String(focused.value)).catch(() => [])
  const seen = new Set<string>()
  return completion(
    found
      // A value cut short would be another question.
      .filter(
        ({ value, label }) =>
          value.length > 0 && value.length <= longest && label.trim() !== '' && !seen.has(value) && seen.add(value),
      )
      .slice(0, most)
      .map(({ label, value }) => ({ name: cut(label.trim(), longest), value })),
  )
}

const flat = (
  options: readonly APIApplicationCommandInteractionDataOption[],
): readonly APIApplicationCommandInteractionDataOption[] =>
  options.flatMap((option) =>
    'options' in option && option.options ? flat(option.options as APIApplicationCommandInteractionDataOption[]) : [option],
  )
