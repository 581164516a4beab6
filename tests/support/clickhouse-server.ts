import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { drainPending, Session } from 'chdb'

/** Enough of ClickHouse's HTTP interface for the official client, over chDB: ping, queries with parameters and settings, inserts, gzip, errors. */
export async function clickhouseServer(folder: string, password = 'secret'): Promise<{ url: string; close(): Promise<void> }> {
  const keepOpen = new Session(folder)
  keepOpen.query('CREATE DATABASE IF NOT EXISTS default')
  const server = createServer((request, response) => {
    answer(request, response, folder, password).catch((error: Error & { clickhouseCode?: number }) => {
      response.writeHead(500, { 'X-ClickHouse-Exception-Code': String(error.clickhouseCode ?? 0) })
      response.end(error.message)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://default:${password}@127.0.0.1:${port}/shop`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await drainPending()
      keepOpen.close()
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string, password: string): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server')
  if (pathname === '/ping') return void response.end('Ok.\n')
  if (request.headers.authorization !== `Basic ${Buffer.from(`default:${password}`).toString('base64')}`) {
    response.writeHead(403, { 'X-ClickHouse-Exception-Code': '516' })
    return void response.end('Code: 516. DB::Exception: default: Authentication failed. (AUTHENTICATION_FAILED)')
  }
  const { query, data, parameters } = statementOf(request, searchParams, await bodyOf(request))
  const session = new Session(folder)
  try {
    session.query('SET max_query_size = 1000000000')
    session.query(`USE ${searchParams.get('database') ?? 'default'}`)
    const names = [...searchParams.keys()].filter(
      (name) => !['query', 'database', 'query_id', 'enable_http_compression'].includes(name),
    )
    const settings = [
      ...names.filter((name) => !name.startsWith('param_')).map((name) => [name, searchParams.get(name) ?? '']),
      ...parameters,
    ]
    if (settings.length > 0)
      session.query(`SET ${settings.map(([name, value]) => `${name} = ${literal(value ?? '')}`).join(', ')}`)
    const result = data
      ? await insert(session, query, data)
      : await session.queryAsync(query, { format: 'TabSeparated' }).then((one) => one.bytes())
    const zipped = searchParams.get('enable_http_compression') === '1'
    response.writeHead(200, { 'X-ClickHouse-Summary': '{}', ...(zipped ? { 'Content-Encoding': 'gzip' } : {}) })
    response.end(zipped ? gzipSync(result) : result)
  } finally {
    session.close()
  }
}

async function insert(session: Session, query: string, data: Buffer): Promise<Uint8Array> {
  const [, table = '', columns, format = ''] = /^INSERT INTO (\S+)\s*(?:\(([^)]*)\))?\s*FORMAT (\w+)/.exec(query.trim()) ?? []
  const named = columns?.split(',').map((one) => one.trim().replaceAll('`', ''))
  await session.insert({ table, values: data, format: format as 'CSV', ...(named ? { columns: named } : {}) })
  return new Uint8Array()
}

/** A query comes in the body, or in the address with the rows in the body; long parameters come as a form. */
function statementOf(request: IncomingMessage, search: URLSearchParams, body: Buffer) {
  const fromUrl = [...search.entries()].filter(([name]) => name.startsWith('param_'))
  const inUrl = search.get('query')
  const boundary = /boundary=(\S+)/.exec(request.headers['content-type'] ?? '')?.[1]
  if (boundary) {
    const parts = body
      .toString('utf8')
      .split(`--${boundary}`)
      .flatMap((part) => {
        const [, name, value] = /name="([^"]+)"\r\n\r\n([\s\S]*)\r\n$/.exec(part) ?? []
        return name === undefined || value === undefined ? [] : [[name, value] as [string, string]]
      })
    return {
      query: inUrl ?? parts.find(([name]) => name === 'query')?.[1] ?? '',
      data: undefined,
      parameters: [...fromUrl, ...parts.filter(([name]) => name !== 'query')],
    }
  }
  return inUrl === null
    ? { query: body.toString('utf8'), data: undefined, parameters: fromUrl }
    : { query: inUrl, data: body, parameters: fromUrl }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
}

function literal(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`
}
