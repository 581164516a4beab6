import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Place, Speaker } from '../../messages/index.js'
import type { WebOptions } from './options.js'

/** Somebody at the page: a customer by a private link, or the team. */
export interface Visitor {
  readonly speaker: Speaker
  readonly place: Place
  /** Where their page lies: `/s/<token>` or `/team`. */
  readonly base: string
  readonly token?: string
  readonly language: 'zh' | 'en'
}

/** A private link's visitor: known by the link alone, of which only a hash is kept. */
export function linkVisitor(token: string, request: IncomingMessage): Visitor {
  const user = createHash('sha256').update(token).digest('hex').slice(0, 32)
  return visitor(user, `/s/${token}`, 'guest', request, token)
}

export function teamVisitor(request: IncomingMessage): Visitor {
  return visitor('team', '/team', 'owner', request)
}

function visitor(user: string, base: string, standing: 'guest' | 'owner', request: IncomingMessage, token?: string): Visitor {
  const language = languageOf(request)
  return {
    speaker: { platform: 'web', workspace: '', user, standing, locale: language === 'zh' ? 'zh-CN' : 'en' },
    place: { kind: 'private', id: user, guests: false, address: { user } },
    base,
    language,
    ...(token ? { token } : {}),
  }
}

/** The language asked for in the address (`?lang=en`), else the browser's. Chinese where neither says English. */
export function languageOf(request: IncomingMessage): 'zh' | 'en' {
  const asked = new URL(request.url ?? '/', 'http://page').searchParams.get('lang')
  if (asked === 'en' || asked === 'zh') return asked
  const kept = cookieOf(request, 'lang')
  if (kept === 'en' || kept === 'zh') return kept
  const preferred = (request.headers['accept-language'] ?? '').split(',')[0] ?? ''
  return preferred === '' || /^(zh|\*)/i.test(preferred) ? 'zh' : 'en'
}

/** What the team's browser shows after signing in; made from the token, so that changing the token signs everybody out. */
export function teamCookie({ adminToken = '', publicUrl }: WebOptions): string {
  const secure = publicUrl?.startsWith('https:') ? '; Secure' : ''
  return `zhiyin=${proof(adminToken)}; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000${secure}`
}

/** Whether the request may see the team's page: signed in, or on loopback where no token is set. */
export function isTeam(request: IncomingMessage, { adminToken }: WebOptions): boolean {
  if (!adminToken) return isLoopbackHost(request.headers.host ?? '')
  return same(cookieOf(request, 'zhiyin') ?? '', proof(adminToken))
}

export function isAdminToken(given: string, { adminToken }: WebOptions): boolean {
  return adminToken !== undefined && same(proof(given), proof(adminToken))
}

const proof = (token: string): string => createHmac('sha256', token).update('zhiyin team page').digest('hex')

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Another site's name that points here (DNS rebinding) is not this machine's own. */
function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const found = (request.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
