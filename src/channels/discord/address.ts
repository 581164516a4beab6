import { z } from 'zod'
import type { Address } from '../channel.js'

/** An interaction through which its answer can still be given; the token works for 15 minutes, also in another process. */
const interactionForm = z.object({
  id: z.string(),
  app: z.string(),
  token: z.string(),
  /** Milliseconds since 1970: after this the token is not tried any more. */
  until: z.number(),
  /** `command`: a deferred reply waits to be filled; `press`: a message is there already, and what follows stands below it. */
  kind: z.enum(['command', 'press']),
  /** Only the person sees the replies. */
  hidden: z.boolean(),
  /** The message that was pressed. */
  message: z.string().optional(),
})
export type AnswerableInteraction = z.infer<typeof interactionForm>

/**
 * Where an answer goes. `{ workspace, user }` is enough for a direct message; `{ workspace, channel, user, thread: true }` opens a private
 * thread with that person, for those who take no direct messages.
 */
const addressForm = z.object({
  /** The server; '' in private. */
  workspace: z.string().default(''),
  user: z.string().optional(),
  /** A channel, a thread, or an opened direct conversation. */
  channel: z.string().optional(),
  thread: z.boolean().optional(),
  /** `channel` is a private thread of this person and the bot: Discord does not hand over what is typed there, so a window is offered. */
  window: z.boolean().optional(),
  /** The message whose thread the answer belongs to; the thread is begun with the first answer. */
  under: z.string().optional(),
  /** What that thread is called. */
  title: z.string().optional(),
  interaction: interactionForm.optional(),
})
export type DiscordAddress = z.infer<typeof addressForm>

export const readAddress = (address: Address): DiscordAddress | undefined => addressForm.safeParse(address).data

export const liveInteraction = (address: DiscordAddress, now: number): AnswerableInteraction | undefined =>
  address.interaction && now < address.interaction.until ? address.interaction : undefined

/** Discord's token lives 15 minutes; a little less, so that one is not used while it dies. */
const interactionLifeMs = 14.5 * 60_000

export const interactionEnd = (snowflake: string): number => momentOf(snowflake) + interactionLifeMs

/** When Discord made this id, in milliseconds since 1970: the upper 42 bits count from 2015. */
export const momentOf = (snowflake: string): number => Number((BigInt(snowflake) >> 22n) + 1_420_070_400_000n)
