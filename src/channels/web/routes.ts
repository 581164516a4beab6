import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ChannelTools, Ears } from '../channel.js'
import { asset } from './assets.js'
import { TooLarge } from './body.js'
import { entriesHtml } from './entries.js'
import type { WebOptions } from './options.js'
import { tooMany } from './pace.js'
import { conversationPage, loginPage, noticePage } from './pages.js'
import { receive, receiveFile } from './receive.js'
import { isAdminToken, isTeam, languageOf, linkVisitor, teamCookie, teamVisitor, type Visitor } from './visitor.js'
import type { Waits } from './waits.js'

export interface Site {
  readonly options: WebOptions
  readonly tools: ChannelTools
  readonly ears: Ears
  readonly waits: Waits
}

/** How long a page may wait for something new before it asks again. */
const longestWaitMs = 25_000
/** Another process may have said it: look at the transcript this often even when nobody wakes us. */
const lookAgainMs = 2_000

/** Which page, piece of a page or answer a request is for. */
export async function route(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://page')
  const path = url.pathname
  securityHeaders(response)
  if (path === '/healthz') return text(response, 200, 'ok')
  if (path === '/favicon.ico') return void response.writeHead(204).end()
  const file = asset(path)
  if (file) return void response.writeHead(200, { 'content-type': file.type, 'cache-control': 'max-age=3600' }).end(file.body)
  // By page, not by address: behind a proxy everybody has the same one.
  if (request.method === 'POST' && tooMany(path)) {
    response.setHeader('retry-after', '5')
    return text(response, 429, '太快了，请稍等几秒。 / Too fast; please wait a few seconds.')
  }
  const link = /^\/s\/([\w-]{16,200})(\/.*)?$/.exec(path)
  if (link) return conversation(site, linkVisitor(link[1] ?? '', request), link[2] ?? '', url, request, response)
  if (path === '/login' && request.method === 'POST') return login(site, request, response)
  if (path === '/' || path === '/team' || path.startsWith('/team/')) {
    if (!isTeam(request, site.options)) return signIn(site, request, response)
    if (path === '/') return redirect(response, '/team')
    if (request.method === 'POST' && !sameSite(request)) return text(response, 403, 'cross-site')
    return conversation(site, teamVisitor(request), path.slice('/team'.length), url, request, response)
  }
  html(response, 404, noticePage(languageOf(request), '没有这个页面', 'There is no such page'))
}

async function conversation(
  site: Site,
  visitor: Visitor,
  rest: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { ears, tools, waits } = site
  const after = url.searchParams.get('after') ?? undefined
  if (request.method === 'GET' && rest === '') {
    await open(site, visitor)
    const entries = await ears.recall(visitor.speaker, visitor.place)
    if (url.searchParams.has('lang'))
      response.setHeader('set-cookie', `lang=${visitor.language}; Path=/; SameSite=Lax; Max-Age=31536000`)
    return html(response, 200, conversationPage(visitor, await entriesHtml(entries, visitor, tools)))
  }
  if (request.method === 'GET' && rest === '/messages') {
    const end = Date.now() + longestWaitMs
    let entries = await ears.recall(visitor.speaker, visitor.place, after)
    while (entries.length === 0 && Date.now() < end && !response.destroyed) {
      await waits.until(visitor.speaker.user, lookAgainMs)
      entries = await ears.recall(visitor.speaker, visitor.place, after)
    }
    return json(response, 200, { entries: await entriesHtml(entries, visitor, tools) })
  }
  if (request.method === 'GET' && rest === '/home' && visitor.base === '/team') {
    const { renderHtml } = await import('../../messages/index.js')
    return html(response, 200, noticePage(visitor.language, '', '', renderHtml(await ears.home(visitor.speaker))))
  }
  const wanted = /^\/file\/([^/]+)\/(\d+)$/.exec(rest)
  if (request.method === 'GET' && wanted)
    return download(site, visitor, decodeURIComponent(wanted[1] ?? ''), Number(wanted[2]), response)
  if (request.method === 'POST' && (rest === '/say' || rest === '/file')) {
    try {
      const last = (await ears.recall(visitor.speaker, visitor.place)).at(-1)?.id
      const heard =
        rest === '/say' ? await receive(visitor, request, ears) : await receiveFile(visitor, url, request, ears, tools)
      if (!heard) return text(response, 400, '没有内容。 / Nothing was said.')
      if (wantsJson(request)) return json(response, 202, { heard })
      // Without a script the page itself is the answer: give the reply a moment to be there.
      await replied(site, visitor, last)
      return redirect(response, `${visitor.base}#end`)
    } catch (error) {
      if (error instanceof TooLarge) return text(response, 413, '内容太大了（文件最多 20 MB）。 / Too large (files up to 20 MB).')
      if (error instanceof SyntaxError) return text(response, 400, '看不懂这个请求。 / The request is not understood.')
      throw error
    }
  }
  html(response, 404, noticePage(visitor.language, '没有这个页面', 'There is no such page'))
}

/** The first look at a conversation begins it: what it begins with is decided elsewhere. */
async function open({ ears }: Site, { speaker, place, token }: Visitor): Promise<void> {
  const known = await ears.recall(speaker, place)
  if (known.length > 0) return
  await ears.hear({
    delivery: `open:${speaker.user}`,
    at: new Date().toISOString(),
    speaker,
    place,
    what: token ? { kind: 'open', view: 'link', token } : { kind: 'open', view: 'direct' },
  })
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await ears.recall(speaker, place)).length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function replied({ ears, waits }: Site, { speaker, place }: Visitor, last: string | undefined): Promise<void> {
  const end = Date.now() + 3000
  while (Date.now() < end) {
    if ((await ears.recall(speaker, place, last)).some(({ from }) => from === 'bot')) return
    await waits.until(speaker.user, 200)
  }
}

async function download(
  site: Site,
  { speaker, place }: Visitor,
  entry: string,
  index: number,
  response: ServerResponse,
): Promise<void> {
  const said = (await site.ears.recall(speaker, place)).find(({ id }) => id === entry)
  const block = said?.from === 'bot' ? said.message.blocks[index] : undefined
  const found = block?.kind === 'file' ? await stat(block.path).catch(() => undefined) : undefined
  if (block?.kind !== 'file' || !found) return text(response, 404, '文件已不在。 / The file is no longer there.')
  response.writeHead(200, {
    'content-type': block.mediaType,
    'content-length': found.size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(block.name)}`,
  })
  createReadStream(block.path).pipe(response)
}

function signIn({ options }: Site, request: IncomingMessage, response: ServerResponse): void {
  const language = languageOf(request)
  const elsewhere = noticePage(
    language,
    '没有设置 ZHIYIN_ADMIN_TOKEN，团队页面只能在本机打开（http://localhost）。',
    'Without ZHIYIN_ADMIN_TOKEN the team page opens on this machine only (http://localhost).',
  )
  if (options.adminToken) html(response, 401, loginPage(language, false))
  else html(response, 403, elsewhere)
}

async function login({ options }: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { fieldsOf } = await import('./body.js')
  const fields = await fieldsOf(request)
  if (!isAdminToken(fields.token?.[0] ?? '', options)) return html(response, 401, loginPage(languageOf(request), true))
  response.setHeader('set-cookie', teamCookie(options))
  redirect(response, '/team')
}

/** A form of another site's must not speak as the team: browsers say where a request comes from. */
function sameSite(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = request.headers
  return origin === undefined || new URL(origin).host === host
}

const wantsJson = (request: IncomingMessage): boolean => (request.headers.accept ?? '').includes('application/json')

function securityHeaders(response: ServerResponse): void {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  response.setHeader('x-content-type-options', 'nosniff')
  // A private link must not travel on to the pages that somebody opens from here.
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cache-control', 'no-store')
}

function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

function text(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body)
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(303, { location: to }).end()
}
