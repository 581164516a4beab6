import type { types } from '@slack/bolt'
import { z } from 'zod'
import { limits } from './render/limits.js'

/** What each of our messages carries unseen: its key, which part of it this is, the conversation it stands in, forms too long for a button. */
const payloadForm = z.object({
  key: z.string(),
  part: z.coerce.number(),
  parts: z.coerce.number(),
  place: z.string().optional(),
  forms: z.string().optional(),
})
export type Carried = z.infer<typeof payloadForm>

const eventType = 'zhiyin'

export function metadataFor(carried: Carried): types.MessageMetadata {
  const { forms, ...rest } = carried
  const fits = forms !== undefined && forms.length * 3 + 500 <= limits.metadata * 3 && Buffer.byteLength(forms) <= limits.metadata
  return { event_type: eventType, event_payload: { ...rest, ...(fits ? { forms } : {}) } }
}

export function carriedBy(message: unknown): Carried | undefined {
  const metadata = z
    .object({ metadata: z.object({ event_type: z.literal(eventType), event_payload: payloadForm }) })
    .safeParse(message)
  return metadata.success ? metadata.data.metadata.event_payload : undefined
}
