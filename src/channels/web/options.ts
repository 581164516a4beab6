import type { IncomingMessage, ServerResponse } from 'node:http'

export interface WebOptions {
  readonly port: number
  /** How people reach the page from outside; decides whether cookies ask for HTTPS. */
  readonly publicUrl?: string | undefined
  /** Opens the team's page. Without it the page listens on loopback only, for whoever sits there. */
  readonly adminToken?: string | undefined
  /** Other channels that answer HTTP on the same port, by path. */
  readonly mounts?: Readonly<Record<string, Handler>>
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void
