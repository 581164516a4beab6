import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { ChannelFault } from '../../../src/channels/channel.js'
import { slackChannel } from '../../../src/channels/slack/slack.js'
import { choices, message } from '../../../src/messages/index.js'
import { connectedSlack } from '../../support/slack/connected.js'
import { earsForTests, toolsForTests } from '../../support/slack/ears.js'
import { botToken, signingSecret, slackServer } from '../../support/slack/slack-server.js'

const connect = connectedSlack()

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  it('what could not be kept is not acknowledged, and comes again', async () => {
    const { harness, ears } = await connect({ mode, ackMs: 400 })
    ears.fail(2)
    await harness.person('Lin').says('你好')
    expect(ears.heard).toMatchObject([{ what: { text: '你好' } }])
    expect(harness.server.delivery.acks).toHaveLength(1)
  })

  it('a press that could not be kept is not acknowledged', async () => {
    const { harness, channel, ears } = await connect({ mode, ackMs: 400 })
    const lin = harness.person('Lin')
    await channel.send({ user: lin.user }, message('zh', choices({ choices: [{ label: '是', value: '是' }] })), { key: 'a' })
    const presses = () => harness.server.delivery.acks.filter(({ kind }) => kind === 'interactive')
    ears.fail(1)
    await lin.presses('是')
    expect(presses()).toEqual([])
    await lin.presses('是')
    expect(presses()).toHaveLength(1)
    expect(ears.heard).toHaveLength(1)
  })

  it('copies bear the same name', async () => {
    const { harness, channel, ears } = await connect({ mode })
    const lin = harness.person('Lin')
    harness.faults.duplicates(3)
    await channel.send({ user: lin.user }, message('zh', choices({ choices: [{ label: '是', value: '是' }] })), { key: 'a' })
    await lin.says('你好')
    await lin.presses('是')
    await lin.asks('上周')
    expect(ears.heard).toHaveLength(3)
    expect(ears.all.length).toBe(12)
  })

  it('two quick messages are two, with their times in order', async () => {
    const { harness, ears } = await connect({ mode })
    const lin = harness.person('Lin')
    await Promise.all(['一', '二', '三'].map((text) => lin.says(text)))
    const inOrder = [...ears.heard].sort((one, other) => (one.delivery < other.delivery ? -1 : 1))
    expect(inOrder.map(({ what }) => (what.kind === 'text' ? what.text : ''))).toEqual(['一', '二', '三'])
  })
})

describe('the socket', () => {
  it.each([
    ['breaks', false],
    ['is refreshed by Slack', true],
  ])('when it %s, it is opened again and what was said meanwhile arrives', async (_, refresh) => {
    const { harness, ears } = await connect()
    const lin = harness.person('Lin')
    harness.server.delivery.disconnect(refresh)
    void lin.says('还在吗')
    await expect.poll(() => ears.heard.length, { timeout: 5000 }).toBe(1)
  })

  it('a refused reconnection is tried again and ends nothing', async () => {
    const { harness, ears, log } = await connect()
    harness.server.faults.errors.set('apps.connections.open', 'internal_error')
    await harness.faults.disconnect()
    await expect.poll(() => log.some((line) => line.includes('no connection')), { timeout: 5000 }).toBe(true)
    harness.server.faults.errors.clear()
    void harness.person('Lin').says('你好')
    await expect.poll(() => ears.heard.length, { timeout: 10_000 }).toBe(1)
  })
})

describe('what the configuration gets wrong is said with what to do', () => {
  it.each([
    ['a wrong bot token', { botToken: 'xoxb-wrong', appToken: 'xapp-stand-in-000000' }, /Reinstall to Workspace/],
    ['a wrong app token', { botToken, appToken: 'xapp-wrong' }, /App-Level Tokens/],
    ['no way in', { botToken }, /SLACK_SIGNING_SECRET/],
  ])('%s', async (_, options, says) => {
    const server = await slackServer()
    const channel = slackChannel({ ...options, apiUrl: server.apiUrl }, toolsForTests('/nowhere'))
    const refused = await channel.start(earsForTests()).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ChannelFault)
    expect(String(refused)).toMatch(says)
    await channel.stop()
    await server.close()
  })

  it('nobody at the address', async () => {
    const channel = slackChannel({ botToken, signingSecret, apiUrl: 'http://127.0.0.1:9/api/' }, toolsForTests('/nowhere'))
    await expect(channel.start(earsForTests())).rejects.toThrow(/cannot be reached/)
  })
})

describe('signed deliveries', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })

  async function posting() {
    const { channel, ears } = await connect({ mode: 'http' })
    const front = createServer((request, response) => channel.handle?.(request, response))
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((resolve) => front.close(resolve)))
    const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}/slack/events`
    return { url, ears }
  }
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c1' })
  const sign = (text: string, at: number | string, secret = signingSecret) =>
    `v0=${createHmac('sha256', secret).update(`v0:${at}:${text}`).digest('hex')}`
  const seconds = () => Math.floor(Date.now() / 1000)

  it.each([
    ['the right one', (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(body, at) }), 0, 200],
    [
      'almost too old',
      (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(body, at) }),
      -290,
      200,
    ],
    ['too old', (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(body, at) }), -310, 401],
    [
      'from the future',
      (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(body, at) }),
      310,
      401,
    ],
    [
      'another secret',
      (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(body, at, 'x'.repeat(32)) }),
      0,
      401,
    ],
    [
      'another body',
      (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(`${body} `, at) }),
      0,
      401,
    ],
    [
      'another time',
      (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(body, at - 1) }),
      0,
      401,
    ],
    [
      'another version',
      (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(body, at).replace('v0', 'v1') }),
      0,
      401,
    ],
    [
      'cut short',
      (at: number) => ({ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(body, at).slice(0, -2) }),
      0,
      401,
    ],
    ['no number', () => ({ 'x-slack-request-timestamp': 'now', 'x-slack-signature': sign(body, 'now') }), 0, 401],
    ['nothing', () => ({}), 0, 401],
  ])('%s', async (_, headers, offset, status) => {
    const { url } = await posting()
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers(seconds() + offset) },
      body,
    })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toBe(status === 200 ? '{"challenge":"c1"}' : '')
  })

  it('an unsigned event is not heard, nor one smuggled into a certificate check', async () => {
    const { url, ears } = await posting()
    const event = JSON.stringify({
      type: 'event_callback',
      team_id: 'T0ZHIYIN',
      event: { type: 'message', channel: 'D1', user: 'U1', text: 'hi', ts: '1.1', event_ts: '1.1' },
    })
    expect((await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: event })).status).toBe(401)
    const smuggled = new URLSearchParams({ ssl_check: '1', payload: event }).toString()
    await fetch(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: smuggled })
    expect(ears.all).toEqual([])
  })

  it('only what is posted is taken; after the end nothing is', async () => {
    const { channel } = await connect({ mode: 'http' })
    const answers: number[] = []
    const front = createServer((request, response) => channel.handle?.(request, response))
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((resolve) => front.close(resolve)))
    const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}/slack/events`
    answers.push((await fetch(url)).status)
    await channel.stop()
    answers.push((await fetch(url, { method: 'POST', body })).status)
    expect(answers).toEqual([405, 503])
  })
})
