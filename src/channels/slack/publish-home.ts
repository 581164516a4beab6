import type { types, webApi } from '@slack/bolt'
import type { Speaker } from '../../messages/index.js'
import type { ChannelTools, Ears } from '../channel.js'
import { platformError } from './faults.js'
import { limits } from './render/limits.js'
import { pack } from './render/pack.js'
import { renderSlack } from './render/render-slack.js'
import { simplify } from './render/simplify.js'

/** Shows a person's home page: what the ears say stands there, as far as a page has room. */
export async function publishHome(client: webApi.WebClient, ears: Ears, speaker: Speaker, tools: ChannelTools): Promise<void> {
  const home = await ears.home(speaker)
  const { pieces } = renderSlack(home, { key: 'home', place: '', currency: tools.currency, draw: tools.draw })
  const [first] = pack(
    pieces.filter(({ kind }) => kind === 'blocks'),
    { blocks: limits.homeBlocks },
  )
  const blocks = first?.kind === 'blocks' ? first.blocks : []
  // Tables stand in messages only.
  const shown = blocks.flatMap((block): types.KnownBlock[] => (block.type === 'table' ? simplify([block]) : [block]))
  const publish = (view: readonly types.KnownBlock[]) =>
    client.views.publish({ user_id: speaker.user, view: { type: 'home', blocks: [...view] } })
  try {
    await publish(shown)
  } catch (error) {
    if (!/invalid_(blocks|arguments)/.test(platformError(error) ?? '')) throw error
    await publish(simplify(shown))
  }
}
