import { readFile } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { scopes } from '../../../src/channels/slack/scopes.js'
import { slackChannel } from '../../../src/channels/slack/slack.js'
import { toolsForTests } from '../../support/slack/ears.js'
import { appToken, botToken, type SlackServer, signingSecret, slackServer } from '../../support/slack/slack-server.js'

let server: SlackServer
afterEach(() => server.close())

const check = async (
  options: { botToken?: string; appToken?: string; signingSecret?: string },
  change: (server: SlackServer) => void = () => {},
) => {
  server = await slackServer()
  change(server)
  return slackChannel({ botToken, apiUrl: server.apiUrl, ...options }, toolsForTests('/nowhere')).check()
}

it('all is well, over either way', async () => {
  expect((await check({ appToken })).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
  await server.close()
  expect((await check({ signingSecret: 'a'.repeat(32) })).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
})

it.each([
  ['a wrong bot token', { botToken: 'xoxb-wrong', appToken }, 'Slack: SLACK_BOT_TOKEN', 'fault', /Install to Workspace/],
  ['a wrong app token', { appToken: 'xapp-wrong' }, 'Slack: SLACK_APP_TOKEN (Socket Mode)', 'fault', /connections:write/],
  ['no way in', {}, 'Slack: SLACK_SIGNING_SECRET (HTTP)', 'fault', /Signing Secret/],
  ['a secret of another shape', { signingSecret }, 'Slack: SLACK_SIGNING_SECRET (HTTP)', 'absent', /Signing Secret/],
])('%s is found, with what to click', async (_, options, what, state, next) => {
  const found = (await check(options)).find((finding) => finding.what === what)
  expect(found).toMatchObject({ state })
  expect(found?.next).toMatch(next)
})

it('a missing scope is named with what it serves; what can be done without is no fault', async () => {
  const found = await check({ appToken }, (slack) =>
    slack.scopes(
      'chat:write,app_mentions:read,im:history,im:write,commands,users:read,channels:read,groups:read,channels:history,groups:history,files:read',
    ),
  )
  expect(found.filter(({ state }) => state !== 'ok')).toMatchObject([
    {
      what: 'Slack: files:write',
      state: 'fault',
      detail: expect.stringContaining('图表'),
      next: expect.stringContaining('Reinstall'),
    },
    { what: 'Slack: assistant:write', state: 'absent' },
    { what: 'Slack: usergroups:read', state: 'absent' },
  ])
})

it('a server that does not answer is said to be unreachable', async () => {
  const found = await check({ appToken }, (slack) => {
    slack.faults.absent.add('auth.test')
  })
  expect(found[0]).toMatchObject({ state: 'fault', detail: 'unknown_method' })
  const nobody = slackChannel({ botToken, appToken, apiUrl: 'http://127.0.0.1:9/api/' }, toolsForTests('/nowhere'))
  expect(await nobody.check()).toMatchObject([{ state: 'fault', next: expect.stringContaining('network') }, { state: 'fault' }])
})

it('the manifest asks for these scopes and no others', async () => {
  server = await slackServer()
  const manifest = await readFile(new URL('../../../slack-manifest.yml', import.meta.url), 'utf8')
  const asked = [...manifest.slice(manifest.indexOf('    bot:'), manifest.indexOf('settings:')).matchAll(/^ {6}- (\S+)$/gm)].map(
    ([, scope]) => scope,
  )
  expect(asked).toEqual(Object.keys(scopes))
})
