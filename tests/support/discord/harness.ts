import type { Channel, ChannelTools } from '../../../src/channels/channel.js'
import { discordChannel } from '../../../src/channels/discord/discord.js'
import type { ChannelHarness, Person, PersonOptions, Seen } from '../channel-harness.js'
import { Actor } from './actor.js'
import { DiscordStandIn } from './stand-in.js'
import type { Component, Guild, Interaction, WorldChannel, WorldMessage } from './world.js'

export interface DiscordHarness extends ChannelHarness {
  readonly discord: DiscordStandIn
  readonly guild: Guild
  /** A channel that everybody of the server reads. */
  readonly open: WorldChannel
  /** A channel that is closed to everybody and open to the team. */
  readonly team: WorldChannel
}

const view = String(1n << 10n)

/** Discord as the stories see it: a server with an open and a team's channel, and people who write to the bot. */
export async function discordHarness(): Promise<DiscordHarness> {
  const discord = await DiscordStandIn.open()
  const { world, gateway } = discord
  const owner = world.addUser('店主')
  const guild = world.addGuild('小店', owner.id)
  world.application.owner = { id: owner.id }
  const teamRole = { id: world.snowflake(), name: '团队', permissions: '0' }
  guild.roles.push(teamRole)
  const open = world.addChannel({ type: 0, name: '大厅', guild: guild.id })
  const team = world.addChannel({
    type: 0,
    name: '团队',
    guild: guild.id,
    overwrites: [
      { id: guild.id, type: 0, allow: '0', deny: view },
      { id: teamRole.id, type: 0, allow: view, deny: '0' },
    ],
  })

  const heard = new Set<string>()
  /** Said is said once the bot has heard it; while the connection is broken, once Discord has it. */
  const arrived = async (id: string): Promise<void> => {
    if (gateway.connected) await until(() => heard.has(id) || undefined)
  }

  function person(name: string, { standing = 'guest', closed = false, locale = 'zh-CN' }: PersonOptions = {}): Person {
    const user = standing === 'owner' ? (world.users.get(owner.id) ?? owner) : world.addUser(name)
    guild.members.set(user.id, standing === 'insider' ? [teamRole.id] : [])
    if (closed) world.closed.add(user.id)
    const actor = new Actor(discord, user, locale)
    const direct = world.direct(user.id)
    const place = standing === 'guest' ? open : team
    const threads = () => [...world.channels.values()].filter((channel) => channel.type === 12 && channel.members.has(user.id))
    const seenIn = (channels: readonly WorldChannel[]): WorldMessage[] =>
      channels.flatMap(({ id }) => world.visible(id, user.id)).sort(byAge)
    return {
      workspace: '',
      user: user.id,
      says: (text) => arrived(actor.says(direct, text).id),
      async presses(label, { on } = {}) {
        const labels = typeof label === 'string' ? [label] : [...label]
        const offering = await until(() =>
          seenIn([direct, ...threads(), ...placesOf(place)]).findLast((message) => bears(message, labels, on)),
        )
        if (!offering) throw new Error(`nobody offers ${labels.join(', ')}`)
        await pressed(actor, offering, labels)
      },
      async asks(question) {
        if (standing === 'guest') actor.says(place, `<@${world.bot.id}> ${question}`)
        else actor.command(place, 'ask', { question })
      },
      sendsFile: (fileName, text) => arrived(actor.says(direct, '', { files: [{ name: fileName, text }] }).id),
      sees: async () => seenIn([direct, ...threads()]).map(seen),
      seesOpen: async () => seenIn(placesOf(place)).map(seen),
    }
  }

  const placesOf = (place: WorldChannel) => [
    place,
    ...[...world.channels.values()].filter(({ parent, type }) => parent === place.id && type === 11),
  ]

  return {
    platform: 'discord',
    pushes: true,
    contactWorkspace: '',
    threads: { workspace: guild.id, channel: open.id },
    discord,
    guild,
    open,
    team,
    channel: (tools: ChannelTools) => noting(discordChannel({ token: discord.token, apiUrl: discord.apiUrl }, tools), heard),
    person,
    faults: {
      can: (fault) => fault !== 'outOfOrder',
      duplicates: (times) => {
        gateway.copies = times
      },
      limited: (calls) => discord.limit(calls),
      serverErrors: (calls) => discord.fail(calls),
      disconnect: () => gateway.break(),
    },
    close: () => discord.close(),
  }
}

/** The channel itself; what it heard is noted by name. */
const noting = (channel: Channel, heard: Set<string>): Channel => ({
  ...channel,
  start: (ears) =>
    channel.start({
      suggest: (...asked) => ears.suggest(...asked),
      home: (...asked) => ears.home(...asked),
      recall: (...asked) => ears.recall(...asked),
      async hear(incoming) {
        const outcome = await ears.hear(incoming)
        heard.add(incoming.delivery)
        return outcome
      },
    }),
})

const byAge = (a: WorldMessage, b: WorldMessage): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)

const partsOf = (message: WorldMessage): Component[] => message.components.flatMap(({ components = [] }) => components)
const labelsOf = (message: WorldMessage): string[] =>
  partsOf(message).flatMap(({ type, label = '', url, options = [] }) =>
    type === 3 ? options.map((option) => option.label) : url ? [] : [label],
  )

export function seen(message: WorldMessage): Seen {
  const embeds = message.embeds
    .flatMap(({ title, description }) => [title, description])
    .filter((text) => typeof text === 'string')
  return {
    from: message.author.bot ? 'bot' : 'person',
    text: [message.content, ...embeds]
      .map((text) => withoutMarkup(text))
      .join('\n')
      .trim(),
    choices: labelsOf(message),
    files: message.attachments.map(({ filename }) => filename),
  }
}

/** As a reader sees it: no backslashes before signs, no marks of bold, headings or small print. */
function withoutMarkup(text: string): string {
  return text
    .replace(/^```\w*\n|\n```$/gm, '')
    .replace(/^(#{1,3}|-#) /gm, '')
    .replace(/(?<!\\)(\*\*|`)/g, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replaceAll('\u200b', '')
}

const bears = (message: WorldMessage, labels: readonly string[], on: string | undefined): boolean =>
  Boolean(message.author.bot) &&
  (on === undefined || seen(message).text.includes(on)) &&
  labels.every((label) => labelsOf(message).some((offered) => sameLabel(offered, label)))

/** A long label is shown cut, with … at its end. */
const sameLabel = (shown: string, label: string): boolean =>
  shown === label || (shown.endsWith('…') && label.startsWith(shown.slice(0, -1)))

async function pressed(actor: Actor, message: WorldMessage, labels: readonly string[]): Promise<void> {
  const button = partsOf(message).find(({ type, label }) => type === 2 && sameLabel(label ?? '', labels[0] ?? ''))
  if (button && labels.length === 1) return void actor.presses(message, button.custom_id ?? '')
  const menus = partsOf(message).flatMap((part) => {
    const values = (part.options ?? [])
      .filter((option) => labels.some((label) => sameLabel(option.label, label)))
      .map(({ value }) => value)
    return part.type === 3 && values.length ? [{ id: part.custom_id ?? '', values }] : []
  })
  for (const { id, values } of menus) {
    const picked: Interaction = actor.picks(message, id, values)
    // A part of a long list is told at once; only then the next can be picked.
    if (id.startsWith('p')) await until(() => picked.acked !== undefined || undefined)
  }
  const done = partsOf(message).find(({ custom_id }) => custom_id?.startsWith('d'))
  if (done && menus.length) actor.presses(message, done.custom_id ?? '')
}

/** What comes within a few seconds. */
export async function until<T>(look: () => T | undefined, ms = 5000): Promise<T | undefined> {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((done) => setTimeout(done, 10))) {
    const found = look()
    if (found !== undefined) return found
  }
  return undefined
}
