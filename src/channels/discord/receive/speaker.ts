import type { APIInteractionGuildMember, APIUser } from 'discord.js'
import type { Speaker } from '../../../messages/index.js'

export type Standing = NonNullable<Speaker['standing']>

const administrator = 1n << 3n
const manageGuild = 1n << 5n

/** Whoever may change the server's settings runs it. */
export const runsServer = (permissions: string | bigint): boolean => (BigInt(permissions) & (administrator | manageGuild)) !== 0n

export interface Known {
  readonly workspace: string
  readonly member?: { readonly roles: readonly string[]; readonly nick?: string | null | undefined } | undefined
  readonly standing?: Standing | undefined
  readonly locale?: string | undefined
}

export function speakerOf(user: APIUser, { workspace, member, standing, locale }: Known): Speaker {
  return {
    platform: 'discord',
    workspace,
    user: user.id,
    name: member?.nick ?? user.global_name ?? user.username,
    ...(member ? { groups: [...member.roles] } : {}),
    ...(standing ? { standing } : {}),
    ...(locale ? { locale } : {}),
  }
}

/** Who pressed, typed a command or sent a window in: in a server the member, in a direct conversation the user. */
export function userOf(interaction: {
  readonly member?: APIInteractionGuildMember | undefined
  readonly user?: APIUser | undefined
}): APIUser {
  const user = interaction.member?.user ?? interaction.user
  if (!user) throw new Error('an interaction without its user')
  return user
}
