import { type Client, Routes } from 'discord.js'
import type { Wire } from '../wire.js'
import type { Rights } from './message.js'
import { runsServer } from './speaker.js'

const forMs = 5 * 60_000
/** Look-ups of people who write directly: beyond so many at once, a direct message counts as a customer's, as most are. */
const mostAtOnce = 25

interface Overwrite {
  readonly id: string
  readonly type: number
  readonly permission: boolean
}

/**
 * Who belongs to the team, by what the server's managers set: whoever may change the server's settings is an owner, whoever may use /ask is an insider.
 * Asked of Discord and remembered for minutes only.
 */
export class Team {
  readonly #wire: Wire
  readonly #commands = new Map<string, Remembered<readonly Overwrite[]>>()
  readonly #members = new Map<string, Remembered<{ roles: string[] } | undefined>>()
  #asking = 0

  constructor(wire: Wire) {
    this.#wire = wire
  }

  /** What was set may have changed. */
  forget(): void {
    this.#commands.clear()
  }

  async rightsOf(
    client: Client,
    { guild, user, roles }: { guild?: string | undefined; user: string; roles?: readonly string[] | undefined },
  ): Promise<Rights> {
    if (guild) return { roles: roles ?? [], standing: await this.#standing(client, guild, user, roles ?? []) }
    const memberships = await Promise.all(
      [...client.guilds.cache.keys()].map(async (id): Promise<Rights | undefined> => {
        const member = await this.#member(id, user)
        return member && { roles: member.roles, standing: await this.#standing(client, id, user, member.roles) }
      }),
    )
    const found = memberships.filter((rights) => rights !== undefined)
    if (!found.length) return {}
    const standing = (['owner', 'insider', 'guest'] as const).find((one) => found.some((rights) => rights.standing === one))
    return { roles: found.flatMap((rights) => rights.roles ?? []), standing }
  }

  async #standing(
    client: Client,
    guildId: string,
    user: string,
    roles: readonly string[],
  ): Promise<'owner' | 'insider' | 'guest'> {
    const guild = client.guilds.cache.get(guildId)
    const permissions = [guildId, ...roles].reduce(
      (sum, role) => sum | (guild?.roles.cache.get(role)?.permissions.bitfield ?? 0n),
      0n,
    )
    if (guild?.ownerId === user || runsServer(permissions)) return 'owner'
    const overwrites = await this.#overwrites(client, guildId)
    const own = overwrites.find(({ id, type }) => type === 2 && id === user)
    if (own) return own.permission ? 'insider' : 'guest'
    return overwrites.some(({ id, type, permission }) => type === 1 && permission && (roles.includes(id) || id === guildId))
      ? 'insider'
      : 'guest'
  }

  /** Which roles and people were let at /ask; Discord says so command by command, and for all of the bot's at once. */
  async #overwrites(client: Client, guild: string): Promise<readonly Overwrite[]> {
    return remembered(this.#commands, guild, async () => {
      const application = client.application?.id ?? client.user?.id ?? ''
      const [commands, set] = (await Promise.all([
        this.#wire.bot('GET', Routes.applicationCommands(application)),
        this.#wire.bot('GET', Routes.guildApplicationCommandsPermissions(application, guild)),
      ])) as [{ id: string; name: string }[], { id: string; permissions: Overwrite[] }[]]
      const ask = commands.find(({ name }) => name === 'ask')?.id
      const own = set.find(({ id }) => id === ask)
      return own?.permissions ?? []
    }).catch(() => [])
  }

  async #member(guild: string, user: string): Promise<{ roles: string[] } | undefined> {
    const key = `${guild}:${user}`
    if (!this.#members.has(key) && this.#asking >= mostAtOnce) return undefined
    return remembered(this.#members, key, async () => {
      this.#asking += 1
      try {
        return (await this.#wire.bot('GET', Routes.guildMember(guild, user))) as { roles: string[] }
      } catch {
        return undefined
      } finally {
        this.#asking -= 1
      }
    })
  }
}

interface Remembered<T> {
  readonly value: Promise<T>
  readonly until: number
}

/** Asks once at a time, and again after some minutes. */
function remembered<T>(memory: Map<string, Remembered<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const now = Date.now()
  const known = memory.get(key)
  if (known && known.until > now) return known.value
  for (const [old, { until }] of memory) if (until <= now) memory.delete(old)
  const value = ask()
  memory.set(key, { value, until: now + forMs })
  value.catch(() => memory.delete(key))
  return value
}
