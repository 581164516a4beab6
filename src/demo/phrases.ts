import { z } from 'zod'

const words = z.array(z.string().min(1)).min(1)
const both = z.object({ zh: words, en: words })
const verdicts = z.object({ good: words, bad: words })

/** The shape of `data/demo/phrases.json`: from what the demo's reviews, tickets and posts are put together. */
export const phrasesForm = z.object({
  very: both,
  aspects: z.record(z.string(), z.object({ zh: verdicts, en: verdicts })),
  contexts: z.record(z.string(), words),
  scenes: z.object({ en: words }),
  opening: z.object({ good: both, middle: both, bad: both }),
  closing: z.object({ good: both, middle: both, bad: both }),
  rival: verdicts,
  filler: words,
  copied: words,
  followup: verdicts,
  tickets: z.record(z.string(), words),
  private: words,
  posts: z.record(z.string(), words),
})
export type Phrases = z.infer<typeof phrasesForm>
