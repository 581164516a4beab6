import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Speaker } from '../../messages/index.js'
import { platformError } from './faults.js'
import { keptForAWhile, withinTime } from './kept-for-a-while.js'

const minute = 60_000
/** Slack wants to be answered within three seconds, and delivers again after; who somebody is may take two of them. */
const patienceMs = 2000
/** Pages of the directory that are read; beyond, people are asked for one by one. */
const mostPages = 20
/** People that are asked for one by one to learn who reads along. */
const mostAskedFor = 20

const userForm = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  is_admin: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  is_primary_owner: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  locale: z.string().nullish(),
  real_name: z.string().nullish(),
  name: z.string().nullish(),
  profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
})

interface Known {
  readonly name: string | undefined
  readonly standing: NonNullable<Speaker['standing']>
  readonly locale: string | undefined
}

interface Channel {
  readonly shared: boolean
  readonly member: boolean
}

/** Who people are and who reads along, as Slack says it; asked again after a few minutes. What cannot be learned is taken for the stranger case. */
export function slackPeople(
  client: webApi.WebClient,
  { workspace, bot }: { workspace: string; bot: string },
  log: (text: string) => void,
) {
  const people = keptForAWhile<Known>({ ms: 15 * minute, most: 50_000 })
  const groups = keptForAWhile<ReadonlyMap<string, readonly string[]>>({ ms: 5 * minute })
  const directory = keptForAWhile<ReadonlyMap<string, Known>>({ ms: 15 * minute })
  /** The directory as it was read last: also while it is read again. */
  let read: ReadonlyMap<string, Known> = new Map()
  let readAfter = 0
  const channels = keptForAWhile<Channel>({ ms: 5 * minute })
  const members = keptForAWhile<boolean>({ ms: minute })

  async function speaker(user: string, team: string | undefined): Promise<Speaker> {
    const [known, mine] = await Promise.all([whoIs(user), groupsOf(user)])
    const standing = known ? known.standing : team && team !== workspace ? 'guest' : undefined
    return {
      platform: 'slack',
      workspace,
      user,
      ...(known?.name ? { name: known.name } : {}),
      ...(mine.length ? { groups: [...mine] } : {}),
      ...(standing ? { standing } : {}),
      ...(known?.locale ? { locale: known.locale } : {}),
    }
  }

  /** From the directory, which a thousand people at once share; else asked for. */
  async function whoIs(user: string): Promise<Known | undefined> {
    refresh()
    const listed = read.get(user)
    if (listed) return listed
    try {
      return await withinTime(
        patienceMs,
        people.get(user, async () => knownAs(await twice(() => client.users.info({ user, include_locale: true })))),
      )
    } catch (error) {
      log(`slack: users.info: ${platformError(error) ?? String(error)}`)
      return foreign(error) ? { name: undefined, standing: 'insider', locale: undefined } : undefined
    }
  }

  function knownAs({ user: said }: { user?: unknown }): Known {
    const user = userForm.parse(said)
    const stranger = user.is_stranger || (user.team_id && user.team_id !== workspace)
    const guest = stranger || user.is_restricted || user.is_ultra_restricted
    const owner = user.is_admin || user.is_owner || user.is_primary_owner
    return {
      name: user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || undefined,
      standing: guest ? 'guest' : owner ? 'owner' : 'insider',
      locale: user.locale || undefined,
    }
  }

  /** User groups, where the app may read them: roles can be given to a group. */
  async function groupsOf(user: string): Promise<readonly string[]> {
    try {
      const all = await withinTime(
        patienceMs,
        groups.get('', async () => {
          const { usergroups = [] } = await client.usergroups.list({ include_users: true }).catch((error: unknown) => {
            // A scope that was not given, or a plan without groups: nobody is in one.
            if (platformError(error)) return { usergroups: [] }
            throw error
          })
          const byUser = new Map<string, string[]>()
          for (const { id, users = [] } of usergroups) {
            for (const member of users) if (id) byUser.set(member, [...(byUser.get(member) ?? []), id])
          }
          return byUser
        }),
      )
      return all?.get(user) ?? []
    } catch {
      return []
    }
  }

  /** Whether a guest, a stranger or another company reads along in a channel; where that is not to be learned in time, one might. */
  async function guestsIn(channel: string, shared: boolean | undefined): Promise<boolean> {
    if (shared) return true
    try {
      const asked = channelInfo(channel).then((info) => info.shared || guestAmong(channel))
      return (await withinTime(patienceMs, asked)) ?? true
    } catch (error) {
      log(`slack: ${channel}: ${platformError(error) ?? String(error)}`)
      return !foreign(error)
    }
  }

  const channelInfo = (channel: string): Promise<Channel> =>
    channels.get(channel, async () => {
      const info = (await client.conversations.info({ channel })).channel
      const shared = Boolean(info?.is_ext_shared || info?.is_pending_ext_shared || (info?.is_shared && !info.is_org_shared))
      return { shared, member: info?.is_member !== false }
    })

  /** Whether the bot can be heard in a channel; where it cannot tell, it tries. */
  async function isMember(channel: string): Promise<boolean> {
    try {
      return (await withinTime(patienceMs, channelInfo(channel)))?.member ?? true
    } catch (error) {
      return platformError(error) !== 'channel_not_found'
    }
  }

  const guestAmong = (channel: string): Promise<boolean> =>
    members.get(channel, async () => {
      const present = (await membersOf(channel))?.filter((member) => member !== bot)
      const known = await everybody()
      if (!present || present.some((member) => known.get(member)?.standing === 'guest')) return true
      // Newer than what is known: asked for one by one.
      const newer = present.filter((member) => !known.has(member))
      if (newer.length > mostAskedFor) return true
      const found = await Promise.all(newer.map(whoIs))
      return found.some((person) => person?.standing !== 'owner' && person?.standing !== 'insider')
    })

  async function membersOf(channel: string): Promise<string[] | undefined> {
    const all: string[] = []
    for (let cursor: string | undefined, page = 0; page < mostPages; page++) {
      const found = await client.conversations.members({ channel, limit: 1000, ...(cursor ? { cursor } : {}) })
      all.push(...(found.members ?? []))
      cursor = found.response_metadata?.next_cursor || undefined
      if (!cursor) return all
    }
    return undefined
  }

  /** Reads the directory in the background, where it is old; where that fails, a minute later at the earliest. */
  function refresh(): void {
    if (Date.now() < readAfter) return
    readAfter = Date.now() + minute
    everybody().catch((error: unknown) => log(`slack: users.list: ${platformError(error) ?? String(error)}`))
  }

  /** Everybody in the workspace, as far as it is read. */
  const everybody = (): Promise<ReadonlyMap<string, Known>> =>
    directory.get('', async () => {
      const all = new Map<string, Known>()
      for (let cursor: string | undefined, page = 0; page < mostPages; page++) {
        const found = await client.users.list({ limit: 500, include_locale: true, ...(cursor ? { cursor } : {}) })
        for (const user of found.members ?? []) {
          if (user.id && userForm.safeParse(user).success) all.set(user.id, knownAs({ user }))
        }
        cursor = found.response_metadata?.next_cursor || undefined
        if (!cursor) break
      }
      read = all
      return all
    })

  return { speaker, guestsIn, isMember, warm: refresh }
}

/** Once more after a moment, where Slack was only busy: who somebody is decides what they may do. */
async function twice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (platformError(error) && platformError(error) !== 'internal_error') throw error
    await new Promise((resolve) => setTimeout(resolve, 300))
    return ask()
  }
}

/** A server that has no such method, or answers it with nothing, knows no guests either: a gateway or another chat that speaks Slack's language. */
const foreign = (error: unknown): boolean => platformError(error) === 'unknown_method' || error instanceof z.ZodError

export type People = ReturnType<typeof slackPeople>
