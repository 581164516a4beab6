import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request to the stand-in asked for, as the real client sent it. */
export interface CompletionRequest {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly response_format?: {
    readonly type: string
    readonly json_schema?: { readonly schema: unknown; readonly strict?: boolean }
  }
}

/** How the stand-in behaves, all of it changeable between two requests. */
export interface OpenAiManners {
  /** The content of the answer; a function sees the request. */
  answer: string | ((request: CompletionRequest) => string)
  /** `response_format` types that it refuses with 400, as many compatible servers do. */
  refuses: readonly string[]
  /** Status codes for the next requests, in order, before it answers as usual. */
  failures: number[]
  /** Milliseconds before it answers. */
  delay: number
  /** Ends the connection without a word. */
  hangsUp: boolean
  /** A body that is no completion at all. */
  body: string | undefined
}

export interface OpenAiServer {
  readonly baseUrl: string
  readonly manners: OpenAiManners
  readonly requests: readonly CompletionRequest[]
  readonly keys: readonly (string | undefined)[]
  close(): Promise<void>
}

/** A stand-in on loopback for servers that speak the OpenAI protocol: `POST /v1/chat/completions`, with faults to switch on. */
export async function openAiServer(manners: Partial<OpenAiManners> = {}): Promise<OpenAiServer> {
  const current: OpenAiManners = {
    answer: '{}',
    refuses: [],
    failures: [],
    delay: 0,
    hangsUp: false,
    body: undefined,
    ...manners,
  }
  const requests: CompletionRequest[] = []
  const keys: (string | undefined)[] = []
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const asked = JSON.parse(body) as CompletionRequest
      requests.push(asked)
      keys.push(request.headers.authorization)
      const { answer, refuses, failures, delay, hangsUp, body: broken } = current
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
      if (hangsUp) return response.destroy()
      const failure = failures.shift()
      const send = (status: number, document: unknown, headers: Record<string, string> = {}) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers })
        response.end(typeof document === 'string' ? document : JSON.stringify(document))
      }
      if (failure !== undefined)
        return send(failure, { error: { message: `stand-in says ${failure}`, type: 'fault' } }, { 'retry-after-ms': '5' })
      const form = asked.response_format?.type
      if (request.url !== '/v1/chat/completions') return send(404, { error: { message: `no ${request.url}` } })
      if (form && refuses.includes(form))
        return send(400, { error: { message: `response_format ${form} is not supported`, type: 'invalid_request_error' } })
      if (broken !== undefined) return send(200, broken)
      const content = typeof answer === 'string' ? answer : answer(asked)
      return send(200, {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1,
        model: asked.model,
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    manners: current,
    requests,
    keys,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
