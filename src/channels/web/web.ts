import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Channel, ChannelFault, type ChannelFinding, type ChannelTools, type Ears } from '../channel.js'
import type { WebOptions } from './options.js'
import { route } from './routes.js'
import { openWaits } from './waits.js'

export interface WebChannel extends Channel {
  /** Where it listens, once started: with port 0 the system chose. */
  address(): string
}

/**
 * The page: the team's conversation behind a token, and private links for customers. What is shown comes from our own transcript
 * (`Ears.recall`), so that a reload, another device or a restart shows the same; sending only wakes those who wait.
 */
export function webChannel(options: WebOptions, tools: ChannelTools): WebChannel {
  const waits = openWaits()
  const host = options.adminToken ? undefined : '127.0.0.1'
  let server: Server | undefined
  let listening = ''

  return {
    platform: 'web',
    address: () => listening,
    async start(ears: Ears) {
      server = createServer((request, response) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const mounted = options.mounts?.[path]
        if (mounted) return mounted(request, response)
        route({ options, tools, ears, waits }, request, response).catch((error: unknown) => {
          tools.log(`web: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
          if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
          response.end('出了错，请再试一次。 / Something went wrong; please try again.')
        })
      })
      await listen(server, options.port, host)
      const { port } = server.address() as AddressInfo
      listening = `http://${host ?? 'localhost'}:${port}`
      tools.log(`web: ${options.publicUrl ?? listening}`)
    },
    async stop() {
      waits.wakeAll()
      const closing = server
      server = undefined
      if (!closing) return
      closing.closeAllConnections()
      await new Promise<void>((resolve) => closing.close(() => resolve()))
    },
    async send(address, _message, { key }) {
      waits.wake(String(address.user ?? ''))
      return { id: key }
    },
    // It stands in the transcript as soon as it is written down.
    wasSent: async (_address, key) => ({ id: key }),
    check: async () => findings(options),
  }
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = {
        EADDRINUSE: `端口 ${port} 已被占用：换一个 ZHIYIN_PORT。\nPort ${port} is taken: set another ZHIYIN_PORT.`,
        EACCES: `不能使用端口 ${port}：换一个大于 1024 的 ZHIYIN_PORT。\nPort ${port} may not be used: set a ZHIYIN_PORT above 1024.`,
      }[error.code ?? '']
      reject(taken ? new ChannelFault(taken) : error)
    })
    server.listen(port, host, resolve)
  })
}

function findings({ port, publicUrl, adminToken }: WebOptions): ChannelFinding[] {
  return [
    {
      what: 'web',
      state: 'ok',
      detail: adminToken ? `port ${port}` : `http://127.0.0.1:${port} (loopback only)`,
      ...(adminToken ? {} : { next: 'ZHIYIN_ADMIN_TOKEN opens it to others; the team signs in with it' }),
    },
    publicUrl
      ? { what: 'private links', state: 'ok', detail: publicUrl }
      : {
          what: 'private links',
          state: 'absent',
          detail: 'no public address',
          next: 'ZHIYIN_PUBLIC_URL=https://… : links for customers begin with it',
        },
  ]
}
