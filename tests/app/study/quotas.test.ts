import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handOutCode } from '../../../src/app/study/incentive.js'
import { countComplete, openCells } from '../../../src/app/study/quota.js'
import { factKey } from '../../../src/fieldwork/study/quota-cells.js'
import { studySettingsForm } from '../../../src/fieldwork/study/settings.js'
import { openLedger } from '../../../src/stores/ledger/open.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const everyone = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Invites so many, and lets all of them answer up to the last question. */
async function upToTheLast(count: number, settings: Record<string, unknown>, more?: (index: number) => Record<string, unknown>) {
  const to = await stage.customers(count, more)
  await stage.contacts(...everyone(count).map((n) => `c${n} slack U${n}`))
  const made = await stage.send({ to, settings })
  await stage.tick()
  await Promise.all(
    everyone(count).map(async (n) => {
      for (const said of ['同意', n % 2 ? '油皮' : '干皮', '9']) await stage.say(`slack:U${n}`, said)
    }),
  )
  return made
}

const finish = (n: number) => stage.say(`slack:U${n}`, '很好')
const cells = async () => {
  const ledger = await stage.ledger()
  const rows = await ledger.selectFrom('quota_counts').select(['cell', 'completes', 'most']).orderBy('cell').execute()
  return rows.map(({ cell, completes, most }) => `${cell} ${completes}/${most}`)
}

describe('quotas', () => {
  it('count completes and no more, however many finish at the same moment; the others are thanked kindly', async () => {
    const codes = await stage.file(
      'codes.txt',
      everyone(30)
        .map((n) => `CODE-${n}`)
        .join('\n'),
    )
    await upToTheLast(12, { quotas: { completes: 7 }, incentive: { text: '十元券', codes }, caps: { gapDays: 0 } })
    await Promise.all(everyone(12).map(finish))
    expect(await cells()).toEqual(['all 7/7'])
    const states = Object.values(await stage.states())
    expect(states.filter((state) => state === 'completed')).toHaveLength(7)
    expect(states.filter((state) => state === 'full')).toHaveLength(5)
    const ledger = await stage.ledger()
    const sessions = await ledger.selectFrom('survey_sessions').select('state').execute()
    expect(sessions.filter(({ state }) => state === 'completed')).toHaveLength(7)
    expect(sessions.filter(({ state }) => state === 'screened')).toHaveLength(5)
    expect(await ledger.selectFrom('studies').select('state').executeTakeFirst()).toEqual({ state: 'closed' })
    // Each complete got a code of its own, the others none.
    const given = await ledger
      .selectFrom('incentive_codes')
      .select(['code', 'given_to'])
      .where('given_to', 'is not', null)
      .execute()
    expect(new Set(given.map(({ given_to }) => given_to)).size).toBe(7)
    const told = stage.heard.flatMap(({ text }) => /CODE-\d+/.exec(text)?.[0] ?? [])
    expect(told.sort()).toEqual(given.map(({ code }) => code).sort())
    expect(stage.heard.filter(({ text }) => text.includes('人数刚好满了'))).toHaveLength(5)
    expect(stage.log).toEqual([])
  })

  it('close a cell of an answer as soon as the answer is known, and keep the others open', async () => {
    const quotas = { cells: [{ name: '油皮', most: 1, where: [{ question: 'skin', is: { oneOf: ['oily'] } }] }] }
    const to = await stage.customers(3)
    await stage.contacts('c1 slack U1', 'c2 slack U2', 'c3 slack U3')
    await stage.send({ to, settings: { quotas } })
    await stage.tick()
    for (const said of ['同意', '油皮', '9', '好']) await stage.say('slack:U1', said)
    await stage.say('slack:U2', '同意')
    expect(await stage.say('slack:U2', '油皮')).toContain('人数刚好满了')
    await stage.say('slack:U3', '同意')
    expect(await stage.say('slack:U3', '干皮')).toContain('愿意推荐吗')
    expect(await stage.states()).toEqual({ c1: 'completed', c2: 'full', c3: 'agreed' })
    const ledger = await stage.ledger()
    // What was answered is kept, marked, and does not count.
    const kept = await ledger.selectFrom('survey_sessions').select(['state', 'data']).where('state', '=', 'screened').execute()
    expect(kept).toEqual([{ state: 'screened', data: '{"skin":"oily"}' }])
    expect(await stage.say('slack:U2', '9')).not.toContain('为什么')
  })

  it('interlock: gender × skin, from the warehouse and from the answers', async () => {
    const gender = (value: string) => ({ tag: 'gender', is: { oneOf: [value] } })
    const skin = (value: string) => ({ question: 'skin', is: { oneOf: [value] } })
    const quotas = {
      interlocked: [
        {
          dimensions: [
            { name: '性别', groups: { 女: gender('female'), 男: gender('male') } },
            { name: '肤质', groups: { 油皮: skin('oily'), 干皮: skin('dry') } },
          ],
          targets: { '女 × 油皮': 1, '女 × 干皮': 2, '男 × 油皮': 0, '男 × 干皮': 1 },
        },
      ],
    }
    // c1 c2 c3 c4 are women, the rest men; the odd ones have oily skin.
    await upToTheLast(8, { quotas }, (index) => ({ gender: index < 4 ? 'female' : 'male' }))
    await Promise.all(everyone(8).map(finish))
    expect(await cells()).toEqual(['女 × 干皮 2/2', '女 × 油皮 1/1', '男 × 干皮 1/1', '男 × 油皮 0/0'])
    const completed = Object.entries(await stage.states()).flatMap(([id, state]) => (state === 'completed' ? [id] : []))
    expect(completed).toHaveLength(4)
    expect(completed).toEqual(expect.arrayContaining(['c2', 'c4']))
    expect(completed).not.toContain('c5')
  })

  it('refuse kindly at the start where the cell of the person is full', async () => {
    const quotas = { cells: [{ name: '女', most: 0, where: [{ tag: 'gender', is: { oneOf: ['female'] } }] }] }
    const to = await stage.customers(1, () => ({ gender: 'female' }))
    await stage.contacts('c1 slack U1')
    await stage.send({ to, settings: { quotas } })
    await stage.tick()
    expect(await stage.say('slack:U1', '同意')).toContain('人数刚好满了')
    expect(await stage.states()).toEqual({ c1: 'full' })
  })

  it('law: no cell ever grows beyond its target, and a complete counts in all its cells or in none', async () => {
    const woman = { tag: 'gender', is: { oneOf: ['female'] } }
    const ledger = await stage.ledger()
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          all: fc.integer({ min: 0, max: 12 }),
          women: fc.integer({ min: 0, max: 8 }),
          oily: fc.integer({ min: 0, max: 8 }),
        }),
        fc.array(fc.record({ woman: fc.boolean(), oily: fc.boolean() }), { maxLength: 25 }),
        async (most, people) => {
          number += 1
          const settings = studySettingsForm.parse({
            quotas: {
              completes: Math.max(1, most.all),
              cells: [
                { name: 'women', most: most.women, where: [woman] },
                { name: 'oily', most: most.oily, where: [{ question: 'skin', is: { oneOf: ['oily'] } }] },
              ],
            },
          })
          const study = { id: `law-${number}`, settings }
          await ledger.transaction().execute((transaction) => openCells(transaction, study))
          const counted = await Promise.all(
            people.map(({ woman: is, oily }) =>
              ledger.transaction().execute((transaction) =>
                countComplete(transaction, study, {
                  holds: new Set(is ? [factKey(woman)] : []),
                  data: { skin: oily ? 'oily' : 'dry' },
                  finished: true,
                }),
              ),
            ),
          )
          const rows = await ledger.selectFrom('quota_counts').selectAll().where('study', '=', study.id).execute()
          const count = (cell: string) => Number(rows.find((row) => row.cell === cell)?.completes)
          for (const row of rows) expect(Number(row.completes)).toBeLessThanOrEqual(Number(row.most))
          const inside = people.filter((_, index) => counted[index] === undefined)
          expect(count('all')).toBe(inside.length)
          expect(count('women')).toBe(inside.filter((one) => one.woman).length)
          expect(count('oily')).toBe(inside.filter((one) => one.oily).length)
          // Nobody was kept out while all their cells had room.
          const room = (cell: string) => count(cell) < Number(rows.find((row) => row.cell === cell)?.most)
          for (const [index, one] of people.entries())
            if (counted[index] !== undefined)
              expect(room('all') && (!one.woman || room('women')) && (!one.oily || room('oily'))).toBe(false)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('law: a code is never handed out twice, by however many processes', async () => {
    const ledger = await stage.ledger()
    await ledger
      .insertInto('incentive_codes')
      .values(everyone(20).map((n) => ({ study: 's', code: `C${n}`, given_to: null, given_at: null })))
      .execute()
    const other = await openLedger({ home: stage.home, url: stage.ledgerUrl })
    const got = await Promise.all(
      everyone(30).map((n) =>
        (n % 2 ? ledger : other).transaction().execute((transaction) => handOutCode(transaction, 's', `i${n}`, null)),
      ),
    )
    await other.destroy()
    const given = got.flatMap((code) => code ?? [])
    expect(given).toHaveLength(20)
    expect(new Set(given).size).toBe(20)
  })
})
