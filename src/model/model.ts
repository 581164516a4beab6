import type OpenAI from 'openai'
import { z } from 'zod'
import { masked } from './masked.js'
import { type Prompt, promptOf } from './prompt.js'

/** Where a model is reached: any server that speaks the OpenAI protocol. */
export interface ModelPlace {
  readonly apiKey?: string | undefined
  readonly baseUrl?: string | undefined
  readonly name: string
}

export interface ModelLimits {
  /** Milliseconds for everything, retries included. */
  readonly within: number
  /** Attempts beyond the first where the server is busy or does not answer. */
  readonly retries: number
}

/** An answer that fits its schema; or why there is none, in a word and for the log. The program goes on without a model. */
export type ModelAnswer<T> =
  | { readonly answer: T; readonly reason?: undefined }
  | { readonly answer?: undefined; readonly reason: NoAnswer; readonly detail: string }

export type NoAnswer = 'timeout' | 'aborted' | 'limited' | 'refused' | 'unreachable' | 'bad-answer'

/** The one function: a prompt file, what goes in, the schema of what comes out. */
export type AskModel = <T>(
  prompt: string,
  input: Readonly<Record<string, unknown>>,
  schema: z.ZodType<T>,
  signal?: AbortSignal,
) => Promise<ModelAnswer<T>>

/** How the answer's form is asked for, the surest first: not every compatible server knows each. */
const manners = ['schema', 'json', 'words'] as const
type Manner = (typeof manners)[number]

/**
 * A model to ask. What goes in is masked here, whoever calls; it goes as one JSON document in the user's message, apart from the instructions,
 * since it holds what strangers wrote. A server without `json_schema` is asked for JSON, then in words; what comes back counts only if the
 * schema takes it.
 */
export function openModel(place: ModelPlace, limits: Partial<ModelLimits> = {}): AskModel {
  const { within = 12_000, retries = 1 } = limits
  let opening: Promise<OpenAI> | undefined
  let surest = 0
  const client = () => {
    opening ??= import('openai').then(
      ({ default: Client }) =>
        new Client({ apiKey: place.apiKey ?? 'none', ...(place.baseUrl ? { baseURL: place.baseUrl } : {}), maxRetries: retries }),
    )
    return opening
  }
  return async (name, input, schema, signal) => {
    const prompt = await promptOf(name)
    const missing = prompt.inputs.find((one) => !(one in input))
    if (missing) throw new Error(`prompts/${name}.md wants "${missing}"`)
    const deadline = AbortSignal.timeout(within)
    const both = signal ? AbortSignal.any([signal, deadline]) : deadline
    let last: ModelAnswer<never> = { reason: 'bad-answer', detail: 'nothing was asked' }
    for (let manner = surest; manner < manners.length; manner++) {
      try {
        const content = await complete(await client(), place.name, prompt, input, schema, manners[manner]!, both)
        const read = readAnswer(content, schema)
        if ('answer' in read) return read
        last = read
      } catch (error) {
        last = await reasonFor(error, signal, deadline)
        if (last.reason !== 'refused' || !isFormRefused(error)) return last
        // It will not know the form next time either.
        surest = Math.max(surest, Math.min(manner + 1, manners.length - 1))
      }
    }
    return last
  }
}

async function complete<T>(
  client: OpenAI,
  model: string,
  prompt: Prompt,
  input: Readonly<Record<string, unknown>>,
  schema: z.ZodType<T>,
  manner: Manner,
  signal: AbortSignal,
): Promise<string> {
  const form = JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7' }))
  const inWords = `${prompt.instructions}\n\nAnswer with one JSON object and nothing else. Its JSON schema:\n${form}`
  const { zodResponseFormat } = await import('openai/helpers/zod')
  // Nothing but what every server takes: some refuse a temperature, others the newer name for a length.
  const completion = await client.chat.completions.create(
    {
      model,
      messages: [
        { role: 'system', content: manner === 'schema' ? prompt.instructions : inWords },
        { role: 'user', content: JSON.stringify(masked(input)) },
      ],
      ...(manner === 'schema' ? { response_format: zodResponseFormat(schema, prompt.name.replace(/[^\w-]/g, '_')) } : {}),
      ...(manner === 'json' ? { response_format: { type: 'json_object' as const } } : {}),
    },
    { signal },
  )
  return completion.choices?.[0]?.message?.content ?? ''
}

function readAnswer<T>(content: string, schema: z.ZodType<T>): ModelAnswer<T> {
  const bare = /\{[\s\S]*\}/.exec(content.replace(/^```(?:json)?|```$/gm, ''))?.[0] ?? content
  try {
    const parsed = schema.safeParse(JSON.parse(bare))
    if (parsed.success) return { answer: parsed.data }
    return { reason: 'bad-answer', detail: z.prettifyError(parsed.error) }
  } catch (error) {
    return { reason: 'bad-answer', detail: error instanceof Error ? error.message : String(error) }
  }
}

async function reasonFor(error: unknown, signal: AbortSignal | undefined, deadline: AbortSignal): Promise<ModelAnswer<never>> {
  const detail = error instanceof Error ? error.message : String(error)
  if (signal?.aborted) return { reason: 'aborted', detail }
  if (deadline.aborted) return { reason: 'timeout', detail }
  const { APIConnectionError, APIConnectionTimeoutError, APIError } = await import('openai')
  if (error instanceof APIConnectionTimeoutError) return { reason: 'timeout', detail }
  if (error instanceof APIConnectionError) return { reason: 'unreachable', detail }
  if (!(error instanceof APIError)) return { reason: 'bad-answer', detail }
  const status: number | undefined = error.status
  if (status === 429) return { reason: 'limited', detail }
  return { reason: status === undefined || status >= 500 ? 'unreachable' : 'refused', detail }
}

/** The server took the request apart and did not like it: the form of the answer, most likely. */
function isFormRefused(error: unknown): boolean {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  return status === 400 || status === 422 || status === 501
}
