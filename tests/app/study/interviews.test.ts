import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { progressOf } from '../../../src/app/study/study-progress.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

/** Invites customers to an interview by the shipped guide, and lets the first talk to the end. */
async function held(privacy: string) {
  const to = await stage.customers(2)
  await stage.contacts('c1 slack Uanna', 'c2 slack Ubeate')
  const made = await stage.send({ to, interview: 'skincare-path', settings: { privacy } })
  await stage.tick()
  const first = await stage.say('slack:Uanna', '同意')
  let last = first
  for (let turns = 0; turns < 60 && !(await ended()); turns++) {
    stage.at(1 / 60)
    last = await stage.say('slack:Uanna', '换季的时候脸上起皮，晚上看到有人推荐，第二天就去搜了，我电话 13812345678')
  }
  return { made, first, last }
}

const ended = async () => {
  const ledger = await stage.ledger()
  const row = await ledger.selectFrom('interviews').select('status').executeTakeFirst()
  return row?.status === 'completed'
}

describe('a study of interviews', () => {
  it('asks for consent once, with the invitation, and counts the completed one', async () => {
    const { made, first } = await held('identified')
    expect(stage.heard[0]?.text).toContain('约 15 分钟')
    expect(first).not.toContain('您愿意参加吗')
    expect((await progressOf(stage.workspace, made.id)).counts).toMatchObject({ invited: 2, completed: 1, inProgress: 0 })
    const ledger = await stage.ledger()
    expect(await ledger.selectFrom('interviews').select(['study', 'customer_id', 'status']).execute()).toEqual([
      { study: made.id, customer_id: 'c1', status: 'completed' },
    ])
    expect(stage.log).toEqual([])
  })

  it('goes on after a stop, by the reminder', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack Uanna')
    await stage.send({ to, interview: 'skincare-path' })
    await stage.tick()
    await stage.say('slack:Uanna', '同意')
    await stage.say('slack:Uanna', '退出')
    await stage.pass(50)
    expect(stage.heard.at(-1)?.text).toContain('接着答')
    expect(await stage.say('slack:Uanna', '继续')).not.toBe('')
    const ledger = await stage.ledger()
    expect(await ledger.selectFrom('interviews').select('status').execute()).toEqual([{ status: 'asking' }])
  })

  it('in an anonymous study leads to nobody once it is over', async () => {
    await held('anonymous')
    stage.at(48)
    await stage.tick()
    const ledger = await stage.ledger()
    const rows = await Promise.all(
      (['interviews', 'utterances'] as const).map(
        async (table) => (await sql`select * from ${sql.table(table)}`.execute(ledger)).rows,
      ),
    )
    const text = JSON.stringify(rows).replaceAll(/"definition":"(?:[^"\\]|\\.)*"/g, '')
    expect(text).toContain('起皮')
    for (const trace of ['Uanna', '"c1"', '1000"', '13812345678', '2026-11-16T02']) expect(text).not.toContain(trace)
    const ids = await ledger.selectFrom('utterances').select('id').execute()
    expect(ids.every(({ id }) => id < 0)).toBe(true)
    const heard = await ledger.selectFrom('inbox').select('id').where('conversation', '=', 'slack:T1:Uanna').execute()
    expect(heard).toEqual([])
    expect((await stage.states()).c1).toBe('completed')
  })
})
