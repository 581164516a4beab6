import { z } from 'zod'

/**
 * What can be heard from any channel, as plain data: who, where, what, and the platform's own name of the delivery. It is kept in the ledger
 * before the platform is told that it arrived, so it must survive being written down and read again.
 */
const speakerForm = z.strictObject({
  platform: z.string(),
  /** Team, server; '' where the platform has none. */
  workspace: z.string(),
  user: z.string(),
  name: z.string().optional(),
  /** Groups or roles that the person is in, by the platform's ids. */
  groups: z.array(z.string()).optional(),
  /** What the platform itself says: runs this workspace; belongs to it; a guest or a stranger from another one. */
  standing: z.enum(['owner', 'insider', 'guest']).optional(),
  /** As the platform's settings say, such as `zh-CN`. */
  locale: z.string().optional(),
})
export type Speaker = z.infer<typeof speakerForm>

const placeForm = z.strictObject({
  /** `private`: nobody else reads along (direct message, a thread of the person and the bot, a private link); `open`: others do. */
  kind: z.enum(['private', 'open']),
  /** Names the place within platform and workspace; of a thread, the thread's. */
  id: z.string(),
  /** Somebody who reads along is a guest, a stranger or a customer. */
  guests: z.boolean(),
  /** Everything that the channel needs to answer there, also after a restart; only the channel reads it. */
  address: z.record(z.string(), z.unknown()),
})
export type Place = z.infer<typeof placeForm>

export const incomingForm = z.strictObject({
  /** The same for each copy of one delivery, different for any two things that happened (Slack: channel + event_ts; Discord: snowflake). */
  delivery: z.string(),
  /** When the platform says that it happened, ISO 8601 UTC. Late arrivals are put in order by it. */
  at: z.iso.datetime(),
  speaker: speakerForm,
  place: placeForm,
  what: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('text'),
      text: z.string(),
      files: z.array(z.strictObject({ name: z.string(), mediaType: z.string(), size: z.number(), path: z.string() })).optional(),
    }),
    /** Pressed or picked; `values` as the choices said, in the order of picking. */
    z.strictObject({ kind: z.literal('press'), values: z.array(z.string()), token: z.string().optional() }),
    /** A form (modal window) sent in. */
    z.strictObject({ kind: z.literal('form'), form: z.string(), fields: z.record(z.string(), z.string()) }),
    /** A slash command: `ask`, `survey`, `me` …, and what stood behind it. */
    z.strictObject({ kind: z.literal('command'), name: z.string(), text: z.string() }),
    /** The person changed what they had said before; `of` is that delivery. */
    z.strictObject({ kind: z.literal('edit'), of: z.string(), text: z.string() }),
    z.strictObject({ kind: z.literal('delete'), of: z.string() }),
    /** Opened a place where something should be standing: an assistant pane, a private link, a new direct conversation. */
    z.strictObject({ kind: z.literal('open'), view: z.enum(['assistant', 'link', 'direct']), token: z.string().optional() }),
  ]),
})
export type Incoming = z.infer<typeof incomingForm>
