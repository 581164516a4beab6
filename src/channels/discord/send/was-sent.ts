import { Routes } from 'discord.js'
import type { Address, Sent } from '../../channel.js'
import { readAddress } from '../address.js'
import type { Wire } from '../wire.js'
import { directConversation } from './route.js'

const looked = 50

/**
 * A message with this key among the newest of its place. Undefined also where Discord does not tell (it forgets a message's nonce): sending again is then
 * safe for some minutes, as Discord takes no second message with the same nonce.
 */
export async function wasSent(wire: Wire, address: Address, key: string): Promise<Sent | undefined> {
  const { channel, under, user, thread } = readAddress(address) ?? {}
  const known = under ?? (thread ? undefined : channel)
  const opened =
    known ??
    (user && !thread
      ? await directConversation(wire, user).then(
          ({ channel: id }) => id,
          () => undefined,
        )
      : undefined)
  if (!opened) return undefined
  const query = new URLSearchParams({ limit: String(looked) })
  const recent = await wire.bot('GET', Routes.channelMessages(opened), { query }).catch(() => [])
  const found = (Array.isArray(recent) ? (recent as { id: string; nonce?: string | number }[]) : []).find(
    ({ nonce }) => nonce === key,
  )
  return found && { id: found.id }
}
