import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeLinks } from '../../../src/app/study/links-file.js'
import { findStudy } from '../../../src/app/study/rows.js'
import { changeStudy } from '../../../src/app/study/studies.js'
import { progressOf, studyProgress } from '../../../src/app/study/study-progress.js'
import { renderText } from '../../../src/messages/index.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage

beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

describe('a study from the invitation to the thanks', () => {
  it('asks for consent first, then one question at a time, and is done', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    const made = await stage.send({ to, settings: { minutes: 2 } })
    expect(made).toMatchObject({ existed: false, added: 1, reach: { total: 1, byChannel: { slack: 1 } } })
    await stage.tick()
    expect(stage.heard.map(({ user }) => user)).toEqual(['U1'])
    expect(stage.heard[0]?.text).toContain('同意')
    expect(stage.heard[0]?.text).toContain('https://ask.brand.example/s/')
    expect(await stage.say('slack:U1', '同意')).toContain('您的肤质')
    await stage.say('slack:U1', '油皮')
    await stage.say('slack:U1', '9')
    expect(await stage.say('slack:U1', '很好用')).toContain('谢谢您的回答')
    expect(await stage.states()).toEqual({ c1: 'completed' })
    const { counts } = await progressOf(stage.workspace, made.id)
    expect(counts).toMatchObject({ invited: 1, delivered: 1, opened: 1, agreed: 1, completed: 1, inProgress: 0 })
    expect(stage.log).toEqual([])
  })

  it('never assumes: an unclear reply is asked about once, and then left', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    await stage.send({ to })
    await stage.tick()
    expect(await stage.say('slack:U1', '嗯这是什么')).toContain('没有您的明确同意')
    expect(await stage.say('slack:U1', '看情况')).toContain('先不参加')
    expect(await stage.states()).toEqual({ c1: 'sent' })
    const ledger = await stage.ledger()
    expect(await ledger.selectFrom('consents').selectAll().execute()).toEqual([])
    const token = (await stage.invitations())[0]?.id
    expect(await stage.say('slack:U1', '同意', { token: `inv:${token}` })).toContain('您的肤质')
  })

  it('takes a refusal at its word: thanks, no reminder, no second invitation', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    await stage.send({ to })
    await stage.tick()
    expect(await stage.say('slack:U1', '不同意')).toContain('不会再为这件事打扰您')
    const said = stage.heard.length
    await stage.pass(24 * 6)
    expect(stage.heard).toHaveLength(said)
    expect((await stage.send({ to })).added).toBe(0)
    const ledger = await stage.ledger()
    expect(await ledger.selectFrom('consents').select(['subject', 'purpose', 'given', 'platform']).execute()).toEqual([
      { subject: 'customer:c1', purpose: 'study', given: 0, platform: 'slack' },
    ])
  })

  it('invites nobody again who wants no invitations at all', async () => {
    const to = await stage.customers(2)
    await stage.contacts('c1 slack U1', 'c2 slack U2')
    await stage.send({ to })
    await stage.tick()
    await stage.say('slack:U1', '不同意')
    expect(await stage.say('slack:U1', '不再邀请')).toContain('以后不再邀请')
    await stage.file(
      'other.json',
      await readFile(join(stage.home, 'short.json'), 'utf8').then((text) => text.replace('护肤三问', '又三问')),
    )
    stage.at(24 * 30)
    const made = await stage.send({ to, survey: join(stage.home, 'other.json') })
    expect(made.reach).toMatchObject({ optedOut: 1 })
    expect(made.added).toBe(1)
  })

  it('is not begun twice by two presses, nor by two processes that send', async () => {
    const to = await stage.customers(3)
    await stage.contacts('c1 slack U1', 'c2 slack U2', 'c3 slack U3')
    const made = await Promise.all([stage.send({ to }), stage.send({ to }), stage.send({ to })])
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(made.reduce((sum, { added }) => sum + added, 0)).toBe(3)
    await Promise.all([stage.tick(), stage.tick(), stage.tick()])
    expect(stage.heard.map(({ user }) => user).sort()).toEqual(['U1', 'U2', 'U3'])
    const id = (await stage.invitations()).find(({ customer_id }) => customer_id === 'c1')?.id
    await Promise.all([1, 2, 3].map(() => stage.say('slack:U1', '同意', { token: `inv:${id}` })))
    const ledger = await stage.ledger()
    expect(await ledger.selectFrom('survey_sessions').select('id').execute()).toHaveLength(1)
    expect(await ledger.selectFrom('consents').select('id').execute()).toHaveLength(1)
  })

  it('adds only who is new when the list has grown, and says who is unknown', async () => {
    const to = await stage.customers(3)
    await stage.contacts('c1 slack U1', 'c2 slack U2', 'c3 slack U3')
    await stage.file('list.csv', '客户编号\nc1\n')
    const first = await stage.send({ to })
    await stage.file('list.csv', '客户编号\nc1\nc2\nnobody\n')
    const second = await stage.send({ to })
    expect(second).toMatchObject({
      id: first.id,
      existed: true,
      added: 1,
      reach: { already: 1 },
      population: { unknown: ['nobody'] },
    })
  })

  it('only tries, where asked to', async () => {
    const to = await stage.customers(2)
    await stage.contacts('c1 slack U1')
    const made = await stage.send({ to, dryRun: true, settings: { channels: ['slack'] } })
    expect(made).toMatchObject({ added: 0, reach: { total: 2, noContact: 1, byChannel: { slack: 1 } } })
    expect(await stage.invitations()).toEqual([])
    expect(await (await stage.ledger()).selectFrom('studies').selectAll().execute()).toEqual([])
  })
})

describe('when and how often', () => {
  it('sends nothing in quiet hours, and what a stopped bot left waiting neither', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    stage.at('2026-11-16T15:00:00Z')
    await stage.send({ to })
    await stage.tick()
    expect(stage.heard).toEqual([])
    stage.at('2026-11-17T00:59:00Z')
    await stage.tick()
    expect(stage.heard).toEqual([])
    stage.at('2026-11-17T01:00:00Z')
    await stage.tick()
    expect(stage.heard).toHaveLength(1)
  })

  it('reminds at decent hours, so often and no more, and ends the invitation', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    stage.at('2026-11-16T12:30:00Z')
    await stage.send({ to, settings: { reminders: { count: 2, afterHours: 36 }, expiresAfterDays: 7 } })
    await stage.tick()
    await stage.pass(24 * 8)
    expect(stage.heard.map(({ at }) => at)).toEqual([
      '2026-11-16T12:30:00.000Z',
      // 36 hours on it is half past eight in the morning; the next whole hour of the reminders is ten.
      '2026-11-18T02:30:00.000Z',
      '2026-11-20T02:30:00.000Z',
    ])
    expect(stage.heard[1]?.text).toContain('前几天给您发过')
    expect(await stage.states()).toEqual({ c1: 'expired' })
  })

  it('sends one reminder after a long time away, not all that were missed', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    await stage.send({ to, settings: { reminders: { count: 3, afterHours: 24 }, expiresAfterDays: 30 } })
    await stage.tick()
    stage.at(24 * 10)
    await stage.tick()
    await stage.tick()
    expect(stage.heard).toHaveLength(2)
    await stage.pass(25)
    expect(stage.heard).toHaveLength(3)
  })

  it('reminds whoever stopped half way, keeps the place, and goes on with it', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    await stage.send({ to })
    await stage.tick()
    await stage.say('slack:U1', '同意')
    await stage.say('slack:U1', '油皮')
    await stage.say('slack:U1', '退出')
    await stage.pass(50)
    expect(stage.heard.at(-1)?.text).toContain('接着答')
    expect(await stage.say('slack:U1', '继续')).toContain('愿意推荐吗')
    await stage.say('slack:U1', '9')
    await stage.say('slack:U1', '好')
    expect(await stage.states()).toEqual({ c1: 'completed' })
  })

  it('lets nobody be asked again before the caps allow it, over all studies', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    await stage.send({ to })
    await stage.tick()
    await stage.say('slack:U1', '不同意')
    await stage.file('other.json', (await readFile(join(stage.home, 'short.json'), 'utf8')).replace('护肤三问', '又三问'))
    const made = await stage.send({ to, survey: join(stage.home, 'other.json') })
    expect(made.reach.capped).toBe(1)
    await stage.pass(24 * 13)
    expect(stage.heard.filter(({ text }) => text.includes('又三问'))).toEqual([])
    await stage.pass(26)
    expect(stage.heard.filter(({ text }) => text.includes('又三问'))).toHaveLength(1)
  })

  it('invites in waves', async () => {
    const to = await stage.customers(10)
    await stage.contacts(...Array.from({ length: 10 }, (_, index) => `c${index + 1} slack U${index + 1}`))
    const made = await stage.send({ to, settings: { waves: { shares: [0.2, 0.5, 0.3], gapHours: 24 }, reminders: { count: 0 } } })
    const sizes: number[] = []
    for (let day = 0; day < 4; day++) {
      await stage.tick()
      sizes.push(stage.heard.length)
      stage.at(24)
    }
    expect(sizes).toEqual([2, 7, 10, 10])
    const progress = await progressOf(stage.workspace, made.id)
    expect(progress.byWave.map(({ wave, delivered }) => [wave, delivered])).toEqual([
      [0, 2],
      [1, 5],
      [2, 3],
    ])
  })

  it('stops while paused, goes on when resumed, and ends at its date', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    const made = await stage.send({ to, settings: { closesAt: '2026-11-20T00:00:00+08:00' } })
    await changeStudy(stage.workspace, made.id, 'pause', 'test', stage.now)
    await stage.tick()
    expect(stage.heard).toEqual([])
    await changeStudy(stage.workspace, made.id, 'resume', 'test', stage.now)
    await stage.tick()
    expect(stage.heard).toHaveLength(1)
    stage.at('2026-11-20T02:00:00Z')
    expect(await stage.tick()).toMatchObject({ closed: 1 })
    expect(await stage.say('slack:U1', '同意')).toContain('结束')
    expect(await stage.states()).toEqual({ c1: 'expired' })
    await expect(changeStudy(stage.workspace, made.id, 'pause', 'test', stage.now)).rejects.toThrow(/cannot be paused/)
  })
})

describe('another way when one is closed', () => {
  it('goes through the channel order, and at last to the link that the brand mails', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1', 'c1 discord D1')
    stage.faults.set('slack:U1', 'closed')
    stage.faults.set('discord:D1', 'gone')
    const made = await stage.send({ to })
    await stage.tick()
    expect((await stage.invitations())[0]).toMatchObject({ state: 'planned', platform: 'discord', why: 'closed: slack' })
    await stage.tick()
    expect((await stage.invitations())[0]).toMatchObject({ state: 'planned', platform: 'web' })
    const path = join(stage.home, 'links.csv')
    const row = await findStudy(stage.workspace, made.id)
    expect(await writeLinks(stage.workspace, row, path, stage.now)).toMatchObject({ written: 1, later: 0 })
    const [, line = ''] = (await readFile(path, 'utf8')).split('\r\n')
    const token = /"c1","https:\/\/ask\.brand\.example\/s\/([\w-]{24})"/.exec(line)?.[1] ?? ''
    expect(await stage.openLink('web:W1', token)).toContain('同意')
    expect(await stage.say('web:W1', '同意')).toContain('您的肤质')
    expect(await stage.states()).toEqual({ c1: 'agreed' })
  })

  it('is undeliverable where the order has no link', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    stage.faults.set('slack:U1', 'closed')
    await stage.send({ to, settings: { channels: ['slack'] } })
    await stage.tick()
    expect(await stage.states()).toEqual({ c1: 'undeliverable' })
  })

  it('moves to another channel by the private link, to the waiting question, and back', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    await stage.send({ to })
    await stage.tick()
    const token = /\/s\/([\w-]{24})/.exec(stage.heard[0]?.text ?? '')?.[1] ?? ''
    await stage.say('slack:U1', '同意')
    await stage.say('slack:U1', '干皮')
    expect(await stage.openLink('web:W1', token)).toContain('愿意推荐吗')
    expect(await stage.say('web:W1', '8')).toContain('为什么')
    expect(await stage.say('discord:D9', `接着答 ${token}`)).toContain('为什么')
    expect(await stage.say('discord:D9', '很好')).toContain('谢谢')
    const ledger = await stage.ledger()
    expect(await ledger.selectFrom('answers').select(['question', 'said']).execute()).toEqual([
      { question: 'skin', said: '干皮' },
      { question: 'nps', said: '8' },
      { question: 'why', said: '很好' },
    ])
    expect(await stage.openLink('web:W1', token)).toContain('已经答完')
    expect(await stage.openLink('web:W1', 'x'.repeat(24))).toContain('无效')
    // Whoever opened the link is known there from then on.
    const known = await ledger.selectFrom('contacts').select(['platform', 'user', 'verified_by']).orderBy('platform').execute()
    expect(known).toContainEqual({ platform: 'discord', user: 'D9', verified_by: 'link' })
  })

  it('goes on after the bot was restarted', async () => {
    const to = await stage.customers(1)
    await stage.contacts('c1 slack U1')
    await stage.send({ to })
    await stage.tick()
    await stage.restart()
    expect(await stage.say('slack:U1', '同意')).toContain('您的肤质')
    await stage.restart()
    expect(await stage.say('slack:U1', '油皮')).toContain('愿意推荐吗')
  })
})

describe('progress', () => {
  it('reads the same in both languages, cells as bars', async () => {
    const to = await stage.customers(2)
    await stage.contacts('c1 slack U1', 'c2 discord D2')
    const made = await stage.send({
      to,
      settings: {
        quotas: { completes: 50, cells: [{ name: '油皮', most: 20, where: [{ question: 'skin', is: { oneOf: ['oily'] } }] }] },
      },
    })
    await stage.tick()
    await stage.say('slack:U1', '同意')
    for (const said of ['油皮', '9', '好']) await stage.say('slack:U1', said)
    for (const language of ['zh', 'en'] as const) {
      const text = renderText(await studyProgress(stage.workspace, made.id, language), { width: 120, colour: false })
      for (const part of ['护肤三问', '1/50', '1/20', 'slack', 'discord', '50%', '100%']) expect(text).toContain(part)
    }
  })
})
