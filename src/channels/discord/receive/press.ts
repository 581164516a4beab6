import type { APIMessage, APIMessageComponentInteraction, APIStringSelectComponent } from 'discord.js'
import { carriedBy } from '../carrier.js'
import { checkOf, readCustomId, readValueCode } from '../custom-id.js'

type Component = NonNullable<APIMessage['components']>[number]

/** A component anywhere in a message's rows. */
export function componentsOf(
  components: readonly Component[] | undefined,
): { custom_id?: string; label?: string | null; options?: APIStringSelectComponent['options'] }[] {
  return (components ?? []).flatMap((component) =>
    'components' in component ? componentsOf(component.components as Component[]) : [component as object],
  )
}

/** The values that a press or pick stands for, as the choices said them. */
export function pressedValues(interaction: APIMessageComponentInteraction): string[] {
  const name = readCustomId(interaction.data.custom_id)
  if (!name) return []
  const codes =
    'values' in interaction.data
      ? interaction.data.values
      : name.kind === 'done'
        ? doneCodes(interaction.message, name.block)
        : [name.rest]
  return codes.map((code) => sayingOf(code, name.block, interaction))
}

/** What stands picked in the menus of a list too long for one: Discord keeps it in the message. */
function doneCodes(message: APIMessage, block: number): string[] {
  return componentsOf(message.components).flatMap(({ custom_id = '', options = [] }) => {
    const name = readCustomId(custom_id)
    if (name?.kind !== 'part' || name.block !== block) return []
    return options.filter((option) => option.default).map(({ value }) => value)
  })
}

function sayingOf(code: string, block: number, { data, message }: APIMessageComponentInteraction): string {
  const read = readValueCode(code)
  if (!read) return code
  if ('value' in read) return read.value
  const said = [carriedBy(message.embeds).values[block.toString(36)]?.[read.index], labelOf(code, data.custom_id, message)]
  // Where the message no longer says it, the number of the choice is what a person would type.
  return said.find((value) => value !== undefined && checkOf(value) === read.check) ?? String(read.index + 1)
}

function labelOf(code: string, customId: string, message: APIMessage): string | undefined {
  const pressed = componentsOf(message.components).find((component) => component.custom_id === customId)
  return pressed?.options?.find(({ value }) => value === code)?.label ?? pressed?.label ?? undefined
}

/** The rows again, with what was just picked in one menu marked as picked. */
export function withPicked(message: APIMessage, customId: string, picked: readonly string[]): Component[] {
  return (message.components ?? []).map((row) => {
    if (!('components' in row)) return row
    const components = (row.components as Component[]).map((component) =>
      'options' in component && 'custom_id' in component && component.custom_id === customId
        ? {
            ...component,
            options: (component as unknown as APIStringSelectComponent).options.map((option) => ({
              ...option,
              default: picked.includes(option.value),
            })),
          }
        : component,
    )
    return { ...row, components } as Component
  })
}
