import { createHash } from 'node:crypto'
import { Agent, request as httpRequest } from 'node:http'
import { type WebChannel, webChannel } from '../../../src/channels/web/web.js'
import type { ChannelHarness, Person, PersonOptions, Seen } from '../channel-harness.js'

/**
 * The page as its visitors see it, through the requests that a browser without a script sends: forms that are in the page, nothing else.
 * Customers come by private links, the team by its token.
 */
export function webHarness(): ChannelHarness {
  const adminToken = 'a-token-for-tests'
  let channel: WebChannel | undefined
  let copies = 1
  const agent = new Agent({ keepAlive: false })

  async function call(
    method: string,
    path: string,
    options: { body?: string; cookie?: string; type?: string; json?: boolean } = {},
  ) {
    const base = channel?.address() ?? ''
    return new Promise<{ status: number; text: string; cookie: string }>((resolve, reject) => {
      const sent = httpRequest(
        `${base}${path}`,
        {
          method,
          agent,
          headers: {
            'accept-language': 'zh-CN',
            ...(options.json ? { accept: 'application/json' } : {}),
            ...(options.cookie ? { cookie: options.cookie } : {}),
            ...(options.body === undefined ? {} : { 'content-type': options.type ?? 'application/x-www-form-urlencoded' }),
          },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString('utf8'),
              cookie: (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; '),
            }),
          )
        },
      )
      sent.on('error', reject)
      sent.end(options.body)
    })
  }

  function person(name: string, options: PersonOptions = {}): Person {
    const team = options.standing === 'owner'
    const base = team ? '/team' : `/s/link-of-${name}-${'x'.repeat(12)}`
    let cookie = ''
    const page = async () => {
      if (team && !cookie) cookie = (await call('POST', '/login', { body: `token=${adminToken}` })).cookie
      return (await call('GET', base, { cookie })).text
    }
    const post = async (fields: Record<string, string | readonly string[]>) => {
      await page()
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([key, value]) =>
          (typeof value === 'string' ? [value] : value).map((one): [string, string] => [key, one]),
        ),
      ).toString()
      for (let copy = 0; copy < copies; copy += 1) await call('POST', `${base}/say`, { body, cookie, json: true })
    }
    return {
      workspace: '',
      user: base,
      says: (text) => post({ text, delivery: unique() }),
      async presses(labels, { on } = {}) {
        const wanted = typeof labels === 'string' ? [labels] : labels
        const html = await page()
        const forms = [...html.matchAll(/<form class="choices".*?<\/form>/gs)].map(([form]) => form).reverse()
        const remembered = on ? shownForms.get(base)?.find((form) => form.includes(wanted[0] ?? '')) : undefined
        for (const form of remembered ? [remembered] : forms) {
          const values = wanted.map((label) => offeredValue(form, label))
          if (values.some((value) => value === undefined)) continue
          const hidden = (field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(form)?.[1] ?? ''
          const kept = shownForms.get(base) ?? []
          shownForms.set(base, [...kept, form])
          const token = decode(hidden('token'))
          return post({
            kind: 'press',
            value: values as string[],
            delivery: `${decode(hidden('delivery'))}|${values.join('|')}${on ? unique() : ''}`,
            ...(token ? { token } : {}),
          })
        }
        throw new Error(`nothing offers ${wanted.join(', ')} in ${html}`)
      },
      asks: (question) => post({ text: question, delivery: unique() }),
      async sendsFile(file, text) {
        await page()
        await call('POST', `${base}/file?name=${encodeURIComponent(file)}&delivery=${unique()}`, {
          body: text,
          type: 'application/json',
          cookie,
          json: true,
        })
      },
      sees: async () => entriesOf(await page()),
      seesOpen: async () => entriesOf(await page()),
    }
  }

  /** Forms as they were pressed, for a press on one that is no longer the newest (a second tab that was left open). */
  const shownForms = new Map<string, string[]>()

  return {
    platform: 'web',
    pushes: false,
    channel(tools) {
      channel = webChannel({ port: 0, adminToken }, tools)
      return channel
    },
    person,
    /** A link that was made: of a study that is over, so that it opens the conversation and nothing else. */
    async admit(ledger, { user: base }) {
      const token_hash = createHash('sha256').update(base.slice('/s/'.length)).digest('hex')
      const at = '2026-11-01T00:00:00.000Z'
      await ledger
        .insertInto('studies')
        .values({
          id: 'over',
          kind: 'survey',
          instrument: 'cream',
          version: '',
          definition: '{}',
          title: '面霜',
          privacy: 'identified',
          settings: '{}',
          segment: null,
          population: null,
          state: 'closed',
          created_by: 'test',
          created_at: at,
          updated_at: at,
          closes_at: null,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
      await ledger
        .insertInto('invitations')
        .values({
          id: token_hash,
          study: 'over',
          person: token_hash,
          customer_id: null,
          wave: 1,
          state: 'expired',
          platform: null,
          address: null,
          token_hash,
          session: null,
          reminders: 0,
          why: null,
          next_at: null,
          sent_at: null,
          created_at: at,
          updated_at: at,
        })
        .execute()
    },
    faults: {
      can: (fault) => fault === 'duplicates',
      duplicates: (times) => {
        copies = times
      },
      limited: () => undefined,
      serverErrors: () => undefined,
      disconnect: async () => undefined,
    },
    close: async () => agent.destroy(),
  }
}

let counter = 0
const unique = () => `t${Date.now()}-${counter++}`

function offeredValue(form: string, label: string): string | undefined {
  for (const [, value, rest] of form.matchAll(/value="([^"]*)">(?:<img[^>]*>)?(?:<span>)?([^<]*)/g)) {
    if (decode(rest ?? '').trim() === label) return decode(value ?? '')
  }
  return undefined
}

function entriesOf(html: string): Seen[] {
  return [
    ...html.matchAll(
      /<li class="(person|bot)" data-id="[^"]*">(.*?)<\/li>\n?(?=<li class="(?:person|bot)"|<\/ol>|\s*<\/ol>|\s*<li class="(?:person|bot)")/gs,
    ),
  ].map(([, from, inner = '']) => ({
    from: from === 'person' ? ('person' as const) : ('bot' as const),
    text: decode(inner.replace(/<[^>]+>/g, '\n')),
    choices: [...inner.matchAll(/<button name="value"[^>]*>([^<]*)|<input type="checkbox"[^>]*><span>([^<]*)/g)].map(
      ([, one, other]) => decode(one ?? other ?? '').trim(),
    ),
    files: [...inner.matchAll(/<a download [^>]*>([^<]*)/g)].map(([, name]) => decode(name ?? '')),
  }))
}

const decode = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
