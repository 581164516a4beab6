import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { UserError } from './workspace.js'

export interface FetchTextOptions {
  /** Bytes at most. */
  readonly largest: number
  /** The host was named by who runs this machine, so it may be a private one. */
  readonly trusted?: boolean
  /** Milliseconds for the whole. */
  readonly timeout?: number
}

const mostRedirects = 3

/**
 * The text at an http(s) address. The name is looked up once and the connection made to just the address that was checked, at each redirect anew, so
 * that neither a redirect nor a second look-up leads into the private network.
 *
 * @throws UserError where the address is refused, does not answer, or is too large
 */
export async function fetchText(
  address: string,
  { largest, trusted = false, timeout = 15_000 }: FetchTextOptions,
): Promise<string> {
  const signal = AbortSignal.timeout(timeout)
  const named = trusted ? hostOf(address) : undefined
  let url = address
  try {
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const response = await request(url, named, signal)
      const { statusCode = 0, headers } = response
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy()
        url = new URL(headers.location, url).href
        continue
      }
      if (statusCode !== 200) {
        response.destroy()
        throw new UserError(`${address}: the server answers ${statusCode}. 服务器返回 ${statusCode}。`)
      }
      return await bodyOf(response, largest, address)
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    if (signal.aborted) throw new UserError(`${address}: no answer within ${timeout / 1000} s. ${timeout / 1000} 秒内没有回应。`)
    throw new UserError(`${address}: ${error instanceof Error ? error.message : String(error)}`)
  }
  throw new UserError(`${address}: more than ${mostRedirects} redirects. 跳转太多。`)
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).hostname : undefined)

async function request(address: string, trustedHost: string | undefined, signal: AbortSignal): Promise<IncomingMessage> {
  if (!URL.canParse(address)) throw new UserError(`${address}: not an address. 不是网址。`)
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UserError(`${address}: only http and https addresses are read. 只读取 http(s) 网址。`)
  if (url.username || url.password)
    throw new UserError(`${address}: an address with a password in it is not read. 不读取带密码的网址。`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const { address: ip, family } = isIP(host) ? { address: host, family: isIP(host) } : await lookup(host)
  if (url.hostname !== trustedHost && isPrivate(ip))
    throw new UserError(
      `${address}: an address within a private network is not read. Download the file and give its path. 不读取内网地址，请下载后给出文件路径。`,
    )
  const { request: send } = await import(url.protocol === 'https:' ? 'node:https' : 'node:http')
  return new Promise((resolve, reject) => {
    const options = {
      signal,
      headers: { accept: 'application/json, text/plain, */*', 'user-agent': 'zhiyin' },
      lookup: (_host: string, wanted: { all?: boolean }, done: (error: null, found: unknown, family?: number) => void) =>
        wanted.all ? done(null, [{ address: ip, family }]) : done(null, ip, family),
    }
    send(url, options, resolve).on('error', reject).end()
  })
}

async function bodyOf(response: IncomingMessage, largest: number, address: string): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > largest) {
      response.destroy()
      throw new UserError(`${address}: larger than ${largest / 1_000_000} MB. 超过 ${largest / 1_000_000} MB。`)
    }
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Loopback, private, link-local, shared, documentation and multicast networks (IANA special-purpose registries). */
export function isPrivate(ip: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  const plain = mapped ?? ip
  const family = isIP(plain)
  return family === 0 || (family === 6 ? special6.check(plain, 'ipv6') : special4.check(plain))
}

// Two lists: within one, a rule for mapped addresses (::ffff:0:0/96) would hold for every IPv4 address.
const special4 = new BlockList()
const special6 = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special4.addSubnet(net, prefix)
for (const [net, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  special6.addSubnet(net, prefix, 'ipv6')
