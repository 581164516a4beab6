import { expect, it } from 'vitest'
import { Actor } from '../../support/discord/actor.js'
import { until } from '../../support/discord/harness.js'
import { onStandIn } from './on-stand-in.js'

const stage = onStandIn()
const count = 1000

it('a thousand people press at the same moment: each is heard once, and told once that it arrived', async () => {
  const { harness, ears } = stage
  const { world, calls } = harness.discord
  const people = Array.from({ length: count }, (_, at) => new Actor(harness.discord, world.addUser(`p${at}`)))
  const shown = people.map((person) =>
    world.addMessage({
      channel: world.direct(person.user.id).id,
      author: world.bot,
      content: '喜欢吗',
      components: [{ type: 1, components: [{ type: 2, style: 2, label: '是', custom_id: 'c1.2|q1=是' }] }],
    }),
  )
  for (const [at, person] of people.entries()) person.presses(shown[at]!, 'c1.2|q1=是')
  const told = () => calls.filter(({ path }) => path.endsWith('/callback')).length
  await until(() => (ears.heard.length >= count && told() >= count ? true : undefined), 60_000)
  expect(new Set(ears.heard.map(({ speaker }) => speaker.user)).size).toBe(count)
  expect([ears.heard.length, told()]).toEqual([count, count])
})
