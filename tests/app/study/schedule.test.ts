import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invitationSent } from '../../../src/app/study/delivery.js'
import { dueInvitations } from '../../../src/app/study/due.js'
import { invitationHours, isOpen, reminderHours } from '../../../src/fieldwork/study/hours.js'
import { type StudySettings, studySettingsForm } from '../../../src/fieldwork/study/settings.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage

beforeEach(async () => {
  stage = await openStage({ platforms: [] })
})
afterEach(() => stage.close())

const day = 86_400_000
const begin = new Date('2026-11-16T02:00:00Z').getTime()

const settings = fc.record({
  quiet: fc.constantFrom({ from: '21:00', to: '09:00' }, { from: '23:30', to: '06:00' }, { from: '12:00', to: '14:00' }),
  weekdays: fc.constantFrom([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5], [6, 7]),
  reminders: fc.record({ count: fc.integer({ min: 0, max: 3 }), afterHours: fc.integer({ min: 5, max: 60 }) }),
  caps: fc.record({
    gapDays: fc.integer({ min: 0, max: 10 }),
    most: fc.integer({ min: 1, max: 3 }),
    within: fc.integer({ min: 10, max: 40 }),
  }),
  expiresAfterDays: fc.integer({ min: 2, max: 12 }),
})

/** Writes a study with its planned invitations, as sending one does. */
async function plan(id: string, chosen: StudySettings, people: readonly string[], at: Date) {
  const ledger = await stage.ledger()
  const moment = at.toISOString()
  await ledger
    .insertInto('studies')
    .values({
      id,
      kind: 'survey',
      instrument: id,
      version: '1',
      definition: '{}',
      title: id,
      privacy: 'pseudonymous',
      settings: JSON.stringify(chosen),
      segment: null,
      population: null,
      state: 'running',
      created_by: 'test',
      created_at: moment,
      updated_at: moment,
      closes_at: null,
    })
    .execute()
  await ledger
    .insertInto('invitations')
    .values(
      people.map((person) => ({
        id: `${id}-${person}`,
        study: id,
        person,
        customer_id: person,
        wave: 0,
        state: 'planned' as const,
        platform: 'slack',
        address: JSON.stringify({ workspace: 'T1', user: person }),
        token_hash: `${id}-${person}`,
        session: null,
        reminders: 0,
        why: null,
        next_at: moment,
        sent_at: null,
        created_at: moment,
        updated_at: moment,
        route: null,
        facts: null,
        opened_at: null,
      })),
    )
    .execute()
}

describe('the law of schedules', () => {
  it('whatever the settings and however irregularly it is looked at: quiet hours, caps and numbers of reminders hold', async () => {
    const ledger = await stage.ledger()
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(settings, { minLength: 1, maxLength: 3 }),
        // Hours between two looks: mostly short, sometimes the bot was away for days.
        fc.array(
          fc.oneof(
            { arbitrary: fc.integer({ min: 1, max: 9 }), weight: 5 },
            { arbitrary: fc.integer({ min: 30, max: 200 }), weight: 1 },
          ),
          {
            minLength: 25,
            maxLength: 60,
          },
        ),
        async (chosen, steps) => {
          round += 1
          const people = [`p${round}a`, `p${round}b`]
          await ledger
            .insertInto('contacts')
            .values(
              people.map((user) => ({
                platform: 'slack',
                workspace: 'T1',
                user,
                customer_id: user,
                verified_by: 'import' as const,
                language: null,
                closed_at: null,
                opted_out_at: null,
                created_at: new Date(begin).toISOString(),
              })),
            )
            .execute()
          const studies = chosen.map((one, index) => ({ id: `s${round}-${index}`, form: studySettingsForm.parse(one) }))
          for (const { id, form } of studies) await plan(id, form, people, new Date(begin))
          const said: { purpose: string; at: number }[] = []
          let clock = begin
          for (const hours of steps) {
            clock += hours * 3_600_000
            const now = new Date(clock)
            await dueInvitations(stage.workspace, now)
            // What is due in the outbox goes out at this moment, as the bot would send it.
            const waiting = await ledger
              .selectFrom('outbox')
              .select(['id', 'purpose'])
              .where('state', '=', 'waiting')
              .where('due_at', '<=', now.toISOString())
              .execute()
            for (const { id, purpose } of waiting) {
              said.push({ purpose: purpose ?? '', at: clock })
              await ledger.transaction().execute(async (transaction) => {
                await transaction.updateTable('outbox').set({ state: 'sent' }).where('id', '=', id).execute()
                await invitationSent(stage.workspace, transaction, purpose ?? '', { sent: {} }, now)
              })
            }
          }
          for (const { id, form } of studies)
            for (const person of people) {
              const invitations = said.filter(({ purpose }) => purpose === `invitation:${id}-${person}`)
              const reminders = said.filter(({ purpose }) => purpose === `reminder:${id}-${person}`)
              expect(invitations.length).toBeLessThanOrEqual(1)
              expect(reminders.length).toBeLessThanOrEqual(form.reminders.count)
              for (const { at } of invitations) expect(isOpen(new Date(at), invitationHours(form, 'Asia/Shanghai'))).toBe(true)
              for (const { at } of reminders) expect(isOpen(new Date(at), reminderHours(form, 'Asia/Shanghai'))).toBe(true)
              const all = [...invitations, ...reminders].map(({ at }) => at)
              for (const [index, at] of all.entries()) {
                const before = all[index - 1]
                if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(form.reminders.afterHours * 3_600_000)
              }
              // The caps of a study hold for its own invitations, whatever other studies sent.
              for (const invitation of invitations) {
                const { at } = invitation
                const earlier = said
                  .slice(0, said.indexOf(invitation))
                  .filter((one) => one.purpose.startsWith('invitation:') && one.purpose.endsWith(`-${person}`))
                for (const other of earlier) expect(at - other.at).toBeGreaterThanOrEqual(form.caps.gapDays * day)
                expect(earlier.filter((other) => other.at > at - form.caps.within * day).length).toBeLessThan(form.caps.most)
              }
            }
          // Studies of this round leave nothing for the next one.
          await ledger.deleteFrom('studies').execute()
          await ledger.deleteFrom('invitations').execute()
          await ledger.deleteFrom('outbox').execute()
          await ledger.deleteFrom('contacts').execute()
        },
      ),
      { numRuns: 12 },
    )
  })
})
