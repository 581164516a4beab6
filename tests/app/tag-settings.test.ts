import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tagSource } from '../../src/app/snapshots.js'
import { readTagSettings } from '../../src/app/tag-settings.js'
import { UserError } from '../../src/app/workspace.js'
import { Binder } from '../../src/catalog/sql.js'
import { defaultTagSettings } from '../../src/tags/settings.js'
import { given } from '../support/warehouse-facts.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

describe('settings.json moves thresholds of tags', () => {
  let place: TemporaryWorkspace
  beforeEach(async () => {
    place = await temporaryWorkspace()
  })
  afterEach(() => place.close())
  const write = (text: string) => writeFile(join(place.home, 'settings.json'), text)
  const lifecycle = async () => {
    const { lookup } = await tagSource(place.workspace, '2026-01-31')
    const values = new Binder()
    const from = lookup.population(['lifecycle'], values)
    const warehouse = await place.workspace.warehouse()
    return warehouse.rows({ sql: `SELECT lifecycle FROM ${from}`, parameters: values.parameters })
  }

  it('for every surface that reads tags', async () => {
    await given(await place.workspace.warehouse(), { orders: [{ customer_id: 'a', ordered_at: '2025-12-20 10:00:00' }] })
    const before = await lifecycle()
    await write('\uFEFF{"tags": {"newcomerDays": 45}}')
    expect(await lifecycle()).not.toEqual(before)
    expect(await readTagSettings(place.workspace)).toEqual({ ...defaultTagSettings, newcomerDays: 45 })
  })

  it.each(['{}', '{"tags": {}}'])('and none where it says nothing: %s', async (text) => {
    await write(text)
    expect(await readTagSettings(place.workspace)).toEqual(defaultTagSettings)
  })

  it.each([
    ['{"tags": {"newcomerDay": 45}}', 'tags.newcomerDay', 'did you mean newcomerDays'],
    ['{"tag": {}}', 'tag:', 'did you mean tags'],
    ['{"tags": {"discountedFrom": 20}}', 'tags.discountedFrom', '<1'],
    ['{"tags": {"activeDays": 200}}', 'tags.silentDays', 'more than activeDays (200)'],
    ['{"tags": 3}', 'tags:', 'object'],
    ['[]', 'settings.json:', 'object'],
    ['{tags', 'settings.json:', 'not JSON'],
  ])('%s is refused, with the place and the reason', async (text, where, why) => {
    await write(text)
    const reading = readTagSettings(place.workspace)
    await expect(reading).rejects.toBeInstanceOf(UserError)
    await expect(reading).rejects.toThrow(where)
    await expect(reading).rejects.toThrow(why)
  })
})
