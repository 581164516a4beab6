import { afterEach, beforeEach } from 'vitest'
import type { Channel, ChannelTools } from '../../../src/channels/channel.js'
import { type Block, type Message, message, paragraph } from '../../../src/messages/index.js'
import { Actor } from '../../support/discord/actor.js'
import { KeepingEars, testTools } from '../../support/discord/ears.js'
import { type DiscordHarness, discordHarness, until } from '../../support/discord/harness.js'
import type { Component, Interaction, WorldChannel, WorldMessage } from '../../support/discord/world.js'

/** A connected channel before each test, with somebody of the team and a customer at their clients. */
export interface Stage {
  harness: DiscordHarness
  channel: Channel
  ears: KeepingEars
  tools: ChannelTools
  logged: string[]
  customer: Actor
  member: Actor
  /** The customer's direct conversation. */
  direct: WorldChannel
}

export function onStandIn(): Stage {
  const stage = {} as Stage
  beforeEach(async () => {
    const harness = await discordHarness()
    const { world } = harness.discord
    const logged: string[] = []
    const tools = testTools(logged)
    const ears = new KeepingEars()
    const actor = (name: string, roles: readonly string[], locale: string) => {
      const user = world.addUser(name)
      harness.guild.members.set(user.id, roles)
      return new Actor(harness.discord, user, locale)
    }
    const customer = actor('小林', [], 'zh-CN')
    const member = actor('Amy', [harness.guild.roles[1]?.id ?? ''], 'en-US')
    const channel = harness.channel(tools)
    Object.assign(stage, { harness, channel, ears, tools, logged, customer, member, direct: world.direct(customer.user.id) })
    await channel.start(ears)
  })
  afterEach(async () => {
    await stage.channel.stop()
    await stage.harness.close()
  })
  return stage
}

export const saying = (...blocks: (string | Block)[]): Message =>
  message('zh', ...blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)))

export const acked = async (interaction: Interaction): Promise<number> => {
  const type = await until(() => interaction.acked)
  if (type === undefined) throw new Error('never told that it arrived')
  return type
}

export const partsOf = (shown: WorldMessage | undefined): Component[] =>
  (shown?.components ?? []).flatMap(({ components = [] }) => components)
