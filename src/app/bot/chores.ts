import { carryFresh } from '../carry-answers.js'
import { dueInvitations } from '../study/due.js'
import type { Workspace } from '../workspace.js'
import type { Bot } from './bot.js'
import type { Chore } from './scheduler.js'

/** What the bot looks after by itself. */
export function chores(workspace: Workspace, bot: Bot): Chore[] {
  return [
    { name: 'outbox', everyMs: 5_000, alone: false, run: () => bot.outbox.sweep() },
    {
      name: 'studies',
      everyMs: 15_000,
      alone: true,
      async run(now) {
        const due = await dueInvitations(workspace, now)
        if (due.sent + due.reminded > 0) await bot.outbox.sweep()
      },
    },
    {
      name: 'answers',
      everyMs: 60_000,
      alone: true,
      async run() {
        await carryFresh(workspace)
      },
    },
  ]
}
