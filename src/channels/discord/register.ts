import { Routes } from 'discord.js'
import { sameCommands, slashCommands } from './commands.js'
import type { Wire } from './wire.js'

/** Makes the slash commands known to Discord, where they are not yet as they should be. Without them direct messages and presses work still. */
export async function registerCommands(wire: Wire, application: string, log: (text: string) => void): Promise<void> {
  try {
    const known = await registeredCommands(wire, application).catch(() => undefined)
    if (known && sameCommands(known)) return
    await wire.bot('PUT', Routes.applicationCommands(application), { body: slashCommands })
  } catch (error) {
    log(`Discord: the slash commands could not be registered: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export async function registeredCommands(wire: Wire, application: string): Promise<unknown[]> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  const found = await wire.bot('GET', Routes.applicationCommands(application), { query })
  return Array.isArray(found) ? found : []
}
