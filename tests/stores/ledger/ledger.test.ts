import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../src/stores/ledger/migrations.js'
import { type Ledger, openLedger } from '../../../src/stores/ledger/open.js'

/** PostgreSQL is tested where one is at hand: ZHIYIN_TEST_POSTGRES=postgres://user:password@host/database (it is emptied). */
const postgres = process.env.ZHIYIN_TEST_POSTGRES
const places = [{ name: 'SQLite', url: undefined }, ...(postgres ? [{ name: 'PostgreSQL', url: postgres }] : [])]

async function emptied(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  await client.end()
}

const answer = (question: string, said: string) => ({
  session: 's1',
  question,
  said,
  value: JSON.stringify(said),
  asked_at: '2026-11-01T00:00:00.000Z',
  answered_at: '2026-11-01T00:00:05.000Z',
})

describe.each(places)('the ledger on $name', ({ url }) => {
  let home: string
  let ledger: Ledger

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'zhiyin-ledger-'))
    if (url) await emptied(url)
    ledger = await openLedger({ home, url })
  })
  afterEach(async () => {
    await ledger.destroy()
    await rm(home, { recursive: true, force: true })
  })

  it('returns what an insert made, and keeps text to the letter', async () => {
    const text = `她说"很好"; -- 'drop table answers' 😀\n第二行`
    const made = await ledger.insertInto('answers').values(answer('q1', text)).returningAll().executeTakeFirstOrThrow()
    expect(made.id).toBeGreaterThan(0)
    expect(await ledger.selectFrom('answers').select('said').executeTakeFirst()).toEqual({ said: text })
  })

  it('upserts', async () => {
    const say = (language: string) =>
      ledger
        .insertInto('conversations')
        .values({ id: 'console::a', language, last_query: null, survey_session: null, updated_at: '2026-11-01' })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ language }))
        .execute()
    await say('zh')
    await say('en')
    expect(await ledger.selectFrom('conversations').select(['id', 'language']).execute()).toEqual([
      { id: 'console::a', language: 'en' },
    ])
  })

  it('takes a delivery once, however often it comes', async () => {
    const turn = { conversation: 'c', delivery: 'm1', speaker: 'person' as const, text: '你好', at: '2026-11-01' }
    for (let times = 0; times < 3; times++) {
      await ledger
        .insertInto('turns')
        .values(turn)
        .onConflict((conflict) => conflict.columns(['conversation', 'delivery']).doNothing())
        .execute()
    }
    expect(await ledger.selectFrom('turns').selectAll().execute()).toHaveLength(1)
  })

  it('rolls back a transaction that fails', async () => {
    const failing = ledger.transaction().execute(async (transaction) => {
      await transaction.insertInto('answers').values(answer('q1', 'yes')).execute()
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await ledger.selectFrom('answers').selectAll().execute()).toEqual([])
  })

  it('keeps concurrent transactions apart', async () => {
    await ledger.insertInto('saved_segments').values({ name: 'n', form: '0', created_by: '', created_at: '' }).execute()
    const add = () =>
      ledger
        .transaction()
        .execute((transaction) =>
          transaction
            .updateTable('saved_segments')
            .set({ form: sql<string>`cast(cast(form as integer) + 1 as text)` })
            .where('name', '=', 'n')
            .execute(),
        )
    await Promise.all(Array.from({ length: 50 }, add))
    expect(await ledger.selectFrom('saved_segments').select('form').executeTakeFirst()).toEqual({ form: '50' })
  })

  it('opens again with all that was acknowledged, and upgrades only once', async () => {
    await ledger.insertInto('answers').values(answer('q1', 'yes')).execute()
    await ledger.destroy()
    ledger = await openLedger({ home, url })
    expect(await ledger.selectFrom('answers').select('said').execute()).toEqual([{ said: 'yes' }])
  })

  it('refuses the ledger of a newer program, and says what to do', async () => {
    await migrate(ledger, {
      '001_conversations_and_surveys': { up: async () => {} },
      '002_fieldwork': { up: async () => {} },
      '003_running_studies': { up: async () => {} },
      '999_from_the_future': { up: async () => {} },
    })
    await ledger.destroy()
    await expect(openLedger({ home, url })).rejects.toMatchObject({
      reason: 'newer-schema',
      message: expect.stringMatching(/newer version/),
    })
    if (url) await emptied(url)
    ledger = await openLedger({ home: join(home, 'other'), url })
  })
})

describe('the ledger on SQLite', () => {
  let home: string
  let ledger: Ledger

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'zhiyin-ledger-'))
    ledger = await openLedger({ home })
  })
  afterEach(async () => {
    await ledger.destroy()
    await rm(home, { recursive: true, force: true })
  })

  it('loses nothing that was acknowledged when the process is killed', async () => {
    const script = join(home, 'writer.mts')
    const open = fileURLToPath(new URL('../../../src/stores/ledger/open.ts', import.meta.url))
    await writeFile(
      script,
      `import { openLedger } from ${JSON.stringify(open)}
       const ledger = await openLedger({ home: ${JSON.stringify(home)} })
       for (let n = 0; ; n++) {
         await ledger.insertInto('answers').values({ session: 'killed', question: String(n), said: '', value: null, asked_at: '', answered_at: '' }).execute()
         process.stdout.write(n + '\\n')
       }`,
    )
    const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.split('\n').length > 200) child.kill('SIGKILL')
      })
      child.on('exit', () => resolve())
    })
    const acknowledged = said.trim().split('\n').length
    const kept = await ledger.selectFrom('answers').select('question').where('session', '=', 'killed').execute()
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged)
    expect(acknowledged).toBeGreaterThanOrEqual(200)
  })
})
