import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../src/stores/ledger/migrations.js'
import { type Ledger, openLedger } from '../../../src/stores/ledger/open.js'

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

const answer = (question: string, said: string) => ({
  session: 's1',
  question,
  said,
  value: JSON.stringify(said),
  asked_at: '2026-11-01T00:00:00.000Z',
  answered_at: '2026-11-01T00:00:05.000Z',
})

describe('the ledger on SQLite', () => {
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
      ledger.transaction().execute(async (transaction) => {
        const { form } = await transaction
          .selectFrom('saved_segments')
          .select('form')
          .where('name', '=', 'n')
          .executeTakeFirstOrThrow()
        await transaction
          .updateTable('saved_segments')
          .set({ form: String(Number(form) + 1) })
          .where('name', '=', 'n')
          .execute()
      })
    await Promise.all(Array.from({ length: 50 }, add))
    expect(await ledger.selectFrom('saved_segments').select('form').executeTakeFirst()).toEqual({ form: '50' })
  })

  it('opens again with all that was acknowledged, and upgrades only once', async () => {
    await ledger.insertInto('answers').values(answer('q1', 'yes')).execute()
    await ledger.destroy()
    ledger = await openLedger({ home })
    expect(await ledger.selectFrom('answers').select('said').execute()).toEqual([{ said: 'yes' }])
  })

  it('refuses the ledger of a newer program, and says what to do', async () => {
    await migrate(ledger, {
      '001_conversations_and_surveys': { up: async () => {} },
      '999_from_the_future': { up: async () => {} },
    })
    await ledger.destroy()
    await expect(openLedger({ home })).rejects.toMatchObject({
      name: 'SchemaMismatch',
      message: expect.stringMatching(/newer version/),
    })
    ledger = await openLedger({ home: join(home, 'other') })
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
    const tsx = fileURLToPath(new URL('../../../node_modules/.bin/tsx', import.meta.url))
    const child = spawn(process.execPath, [tsx, script], { stdio: ['ignore', 'pipe', 'inherit'] })
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
