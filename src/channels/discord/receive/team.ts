import { type Client, Routes } from 'discord.js'
import type { Wire } from '../wire.js'
import type { Rights } from './message.js'
import { runsServer, type Standing } from './speaker.js'

const forMs = 5 * 60_000
/** Look-ups of people who write directly: beyond so many at once, a direct message counts as a customer's, as most are. */
const mostAtOnce = 10

interface Overwrite {
  readonly id: string
  readonly type: number
  readonly permission: boolean
}

export interface Person {
  readonly guild?: string | undefined
  readonly user: string
  readonly roles?: readonly string[] | undefined
  /** What the person may do in the place, as Discord says with an interaction. */
  readonly permissions?: string | undefined
  /** Came by a command that only the team reaches. */
  readonly reached?: boolean | undefined
}

/**
 * Who belongs to the team, by what the server's managers set: whoever may change the server's settings is an owner, whoever may use /ask is an insider.
 * That counts only in a server in which an owner of the application is: anybody can add a public bot to a server of their own and manage it there.
 * Asked of Discord and remembered for minutes only.
 */
export class Team {
  readonly #wire: Wire
  readonly #commands = new Map<string, Remembered<readonly Overwrite[]>>()
  readonly #members = new Map<string, Remembered<{ roles: string[] } | undefined>>()
  readonly #owners = new Map<string, Remembered<readonly string[] | undefined>>()
  #asking = 0

  constructor(wire: Wire) {
    this.#wire = wire
  }

  /** What was set may have changed. */
  forget(): void {
    this.#commands.clear()
  }

  async rightsOf(client: Client, person: Person): Promise<Rights> {
    const { guild, user } = person
    if (guild) return { roles: person.roles ?? [], standing: await this.#standing(client, guild, person) }
    const memberships = await Promise.all(
      [...client.guilds.cache.keys()].map(async (id): Promise<Rights | undefined> => {
        const member = await this.#member(id, user)
        return member && { roles: member.roles, standing: await this.#standing(client, id, { user, roles: member.roles }) }
      }),
    )
    const found = memberships.filter((rights) => rights !== undefined)
    if (!found.length) return {}
    const standing = (['owner', 'insider', 'guest'] as const).find((one) => found.some((rights) => rights.standing === one))
    return { roles: found.flatMap((rights) => rights.roles ?? []), standing }
  }

  async #standing(client: Client, guildId: string, { user, roles = [], permissions, reached }: Person): Promise<Standing> {
    if (!(await this.#isOurs(guildId))) return 'guest'
    const guild = client.guilds.cache.get(guildId)
    const held = [guildId, ...roles].reduce((sum, role) => sum | (guild?.roles.cache.get(role)?.permissions.bitfield ?? 0n), 0n)
    if (guild?.ownerId === user || runsServer(held) || (permissions && runsServer(permissions))) return 'owner'
    if (reached) return 'insider'
    const overwrites = await this.#overwrites(client, guildId)
    const own = overwrites.find(({ id, type }) => type === 2 && id === user)
    if (own) return own.permission ? 'insider' : 'guest'
    const open = overwrites.some(({ id, type, permission }) => type === 1 && permission && (roles.includes(id) || id === guildId))
    return open ? 'insider' : 'guest'
  }

  /** Whether one of those to whom the application belongs is in this server. */
  async #isOurs(guild: string): Promise<boolean> {
    const owners = await remembered(this.#owners, 'application', async () => {
      const { owner, team } = (await this.#wire.bot('GET', Routes.currentApplication())) as Application
      return team ? team.members.map((member) => member.user.id) : owner && [owner.id]
    }).catch(() => undefined)
    if (!owners) return true
    const members = await Promise.all(owners.map((owner) => this.#member(guild, owner, true)))
    return members.some((member) => member !== undefined)
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

  async #member(guild: string, user: string, always = false): Promise<{ roles: string[] } | undefined> {
    const key = `${guild}:${user}`
    if (!always && !this.#members.has(key) && this.#asking >= mostAtOnce) return undefined
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

interface Application {
  readonly owner?: { readonly id: string }
  readonly team?: { readonly members: readonly { readonly user: { readonly id: string } }[] } | null
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
