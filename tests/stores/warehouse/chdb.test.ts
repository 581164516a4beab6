import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWarehouse } from '../../../src/stores/warehouse/open.js'
import { temporaryWarehouse } from '../../support/warehouse.js'
import { warehouseContract } from './contract.js'

warehouseContract('chDB', async () => {
  const home = await mkdtemp(join(tmpdir(), 'zhiyin-'))
  return {
    open: () => openWarehouse({ home, timeZone: 'Asia/Shanghai' }),
    close: () => rm(home, { recursive: true, force: true }),
  }
})

describe('chDB in the home folder', () => {
  it('tells a second program that the home is in use, and what to do', async () => {
    const { home, close } = await temporaryWarehouse()
    const second = spawnSync(
      process.execPath,
      [
        '--import',
        'tsx',
        '--eval',
        `import('./src/stores/warehouse/open.ts').then((m) => m.openWarehouse({ home: ${JSON.stringify(home)}, timeZone: 'Asia/Shanghai' })).catch((e) => process.stdout.write(e.reason + ' ' + e.message))`,
      ],
      { encoding: 'utf8' },
    )
    expect(second.stdout).toMatch(/^busy .*--home[\s\S]*Another zhiyin.* is using the home/)
    await close()
  })

  it('waits for what runs before it closes, and refuses what comes after', async () => {
    const { warehouse, home } = await temporaryWarehouse()
    const running = warehouse.rows({
      sql: 'SELECT count() AS rows FROM numbers(200000000) WHERE cityHash64(number) % 7 = 0',
      parameters: {},
    })
    await warehouse.close()
    expect(await running).toHaveLength(1)
    await expect(warehouse.rows({ sql: 'SELECT 1', parameters: {} })).rejects.toThrow('closed')
    await rm(home, { recursive: true, force: true })
  })
})
