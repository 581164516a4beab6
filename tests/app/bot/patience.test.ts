import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBot } from '../../../src/app/bot/bot.js'
import { plainHarness } from '../../support/plain-harness.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.js'

describe('a word of patience', () => {
  let place: TemporaryWorkspace
  beforeEach(async () => {
    place = await temporaryWorkspace({ brand: '素颜' })
    await mkdir(join(place.home, 'surveys'), { recursive: true })
    const survey = { title: '试', elements: [{ type: 'text', name: 'q', title: '送谁？', isRequired: true }] }
    await writeFile(join(place.home, 'surveys', 'gift.json'), JSON.stringify(survey))
  })
  afterEach(() => place.close())

  it('never takes the place of the answer, however close the two are', async () => {
    const harness = plainHarness()
    const channel = harness.channel({
      draw: async () => new Uint8Array(),
      folder: place.home,
      currency: 'CNY',
      log: () => undefined,
    })
    const bot = await openBot(place.workspace, { channels: [channel], gatherMs: 0, patienceMs: 1, log: () => undefined })
    await channel.start(bot.ears)
    const people = Array.from({ length: 20 }, (_, index) => harness.person(`p${index}`, { standing: 'guest' }))
    await Promise.all(people.map((person) => person.says('做问卷 gift')))
    await bot.settled()
    for (const person of people) {
      const texts = (await person.sees()).map(({ text }) => text)
      expect(texts).toEqual([expect.stringContaining('愿意参加吗')])
    }
    await channel.stop()
    await bot.stop()
  })
})
