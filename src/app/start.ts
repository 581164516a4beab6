import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Channel, ChannelFault, type ChannelTools } from '../channels/channel.js'
import { openBot } from './bot/bot.js'
import { chores } from './bot/chores.js'
import { openScheduler } from './bot/scheduler.js'
import { dueInvitations } from './study/due.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

/** `start`: the bot on every configured channel, with the page and the scheduler, until it is stopped. What was begun before goes on. */
export async function startCommand(workspace: Workspace): Promise<ExitCode> {
  const channels = await configuredChannels(workspace)
  const log = (text: string) => workspace.output.progress(text)
  const now = () => new Date()
  let completed = () => {}
  const bot = await openBot(workspace, { channels, now, log, completed: () => completed() })
  const ledger = await workspace.ledger()
  const scheduler = openScheduler(ledger, chores(workspace, bot), { now, log })
  completed = () => scheduler.nudge('answers')
  const started: Channel[] = []
  workspace.beforeClose(async () => {
    await scheduler.stop()
    await Promise.all(started.map((channel) => channel.stop().catch((error: unknown) => log(String(error)))))
    await bot.stop()
  })
  for (const channel of channels) {
    try {
      await channel.start(bot.ears)
      started.push(channel)
      workspace.output.result(`✓ ${channel.platform}`)
    } catch (error) {
      if (!(error instanceof ChannelFault)) throw error
      workspace.output.result(`✗ ${channel.platform}: ${error.message}`)
    }
  }
  if (started.length === 0)
    throw new UserError('没有一个渠道能用；见 zhiyin doctor。\nNo channel works: see zhiyin doctor.', exit.outside)
  // Before anything that waits goes out: what was to be sent by day is not sent after a restart at night.
  await dueInvitations(workspace, now())
  await bot.resume()
  workspace.output.result('知音在听。Ctrl-C 停止。\nZhiyin is listening; Ctrl-C stops it.')
  // Signals end the program (run-command.ts).
  await new Promise<never>(() => setInterval(() => undefined, 2 ** 30))
  return exit.done
}

/** Every channel that the configuration names, each with its library loaded only then; the page always. */
export async function configuredChannels(workspace: Workspace): Promise<Channel[]> {
  const { slack, discord, web, home, currency } = workspace.configuration
  const folder = join(home, 'received')
  await mkdir(folder, { recursive: true })
  const tools: ChannelTools = {
    async draw(chart, language = 'zh') {
      const { chartPng } = await import('../charts/index.js')
      return (await chartPng(chart, { language, currency })).png
    },
    folder,
    currency,
    log: (text) => workspace.output.progress(text),
  }
  const made: Channel[] = []
  const mounts: Record<
    string,
    (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void
  > = {}
  if (slack) {
    const { slackChannel } = await import('../channels/slack/slack.js')
    const channel = slackChannel(slack, tools)
    made.push(channel)
    if (channel.handle) mounts['/slack/events'] = channel.handle
  }
  if (discord) {
    const { discordChannel } = await import('../channels/discord/discord.js')
    made.push(discordChannel(discord, tools))
  }
  if (web) {
    const { webChannel } = await import('../channels/web/web.js')
    made.push(webChannel({ ...web, mounts }, tools))
  }
  return made
}
