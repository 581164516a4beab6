import { readdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchText, isPrivate } from '../../src/app/fetch-text.js'
import { fetchSurvey, findSurvey, keepSurvey } from '../../src/app/survey-files.js'
import { UserError } from '../../src/app/workspace.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const good = JSON.stringify({ title: '小调查', elements: [{ type: 'rating', name: 'nps' }] })
let server: Server
let base: string
let temporary: TemporaryWorkspace

beforeAll(async () => {
  temporary = await temporaryWorkspace()
  server = createServer((request, response) => {
    const to = /^\/to\/(.*)/.exec(request.url ?? '')?.[1]
    if (to !== undefined) response.writeHead(302, { location: decodeURIComponent(to) }).end()
    else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end()
    else if (request.url === '/missing') response.writeHead(404).end('no')
    else if (request.url === '/large') response.end('x'.repeat(3_000_000))
    else if (request.url === '/slow') setTimeout(() => response.end(good), 2000).unref()
    else response.end(good)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await temporary.close()
})

describe('a survey from an address', () => {
  it('is read where the user named a host of this network', async () => {
    const { survey } = await fetchSurvey(`${base}/my%20survey.json`, { trusted: true })
    expect(survey).toMatchObject({ id: 'my-20survey', title: '小调查' })
  })

  it.each([
    ['a private address that nobody trusted', () => `${base}/s.json`, false, /private network/],
    ['another scheme', () => 'file:///etc/passwd', true, /only http/],
    ['no address', () => 'not an address', true, /not an address/],
    ['a password in it', () => 'http://a:b@example.com/', false, /password/],
    [
      'a redirect to another private host',
      () => `${base}/to/${encodeURIComponent(base.replace('127.0.0.1', 'localhost'))}`,
      true,
      /private network/,
    ],
    ['redirects without end', () => `${base}/loop`, true, /redirects/],
    ['what is not there', () => `${base}/missing`, true, /404/],
    ['too large', () => `${base}/large`, true, /larger than/],
  ])('refuses %s', async (_what, url, trusted, why) => {
    await expect(fetchText(url(), { largest: 2_000_000, trusted })).rejects.toThrow(why)
    await expect(fetchText(url(), { largest: 2_000_000, trusted })).rejects.toBeInstanceOf(UserError)
  })

  it('does not wait for ever', async () => {
    await expect(fetchText(`${base}/slow`, { largest: 1000, trusted: true, timeout: 100 })).rejects.toThrow(/no answer within/)
  })

  it.each([
    ['127.0.0.1', true],
    ['10.2.3.4', true],
    ['172.20.0.1', true],
    ['169.254.169.254', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['fd00::1', true],
    ['0.0.0.0', true],
    ['8.8.8.8', false],
    ['172.32.0.1', false],
    ['2606:4700::1111', false],
  ])('%s is of a private network: %s', (ip, expected) => expect(isPrivate(ip)).toBe(expected))
})

describe('keeping a dropped survey', () => {
  it('writes it whole under a safe name, where it is found again', async () => {
    const { workspace } = temporary
    const survey = await keepSurvey(workspace, '../../新 问卷.json', good)
    expect(survey.id).toBe('新-问卷')
    expect(await readdir(join(temporary.home, 'surveys'))).toEqual(['新-问卷.json'])
    expect((await findSurvey(workspace, '新-问卷')).title).toBe('小调查')
  })

  it('refuses what cannot be asked, with every fault, and writes nothing', async () => {
    const { workspace } = temporary
    const bad = JSON.stringify({ elements: [{ type: 'text', name: 'a', visibleIf: '{b} = 1' }] })
    await expect(keepSurvey(workspace, 'bad', bad)).rejects.toThrow(
      /elements\[0\]\.visibleIf: "b" is not found[\s\S]*没有叫「b」/,
    )
    expect(await readdir(join(temporary.home, 'surveys'))).not.toContain('bad.json')
  })

  it('a name that is nearly one at hand is answered with it', async () => {
    const { workspace } = temporary
    await expect(findSurvey(workspace, 'skincare-habit')).rejects.toThrow(/Did you mean "skincare-habits"/)
  })
})
