import { promiseWords, stateWords } from '../../fieldwork/study/progress.js'
import { message, renderText, table } from '../../messages/index.js'
import { type ExitCode, exit, UserError, type Workspace } from '../workspace.js'
import { closeStudy, takeBackUnsent } from './closing.js'
import { writeLinks } from './links-file.js'
import { findStudy } from './rows.js'
import { progressOf, studyProgress } from './study-progress.js'

/** `zhiyin studies list`. */
export async function studiesList(workspace: Workspace, options: { json?: boolean } = {}): Promise<ExitCode> {
  const ledger = await workspace.ledger()
  const rows = await ledger
    .selectFrom('studies')
    .select(['id', 'title', 'kind', 'state', 'privacy', 'population', 'created_at', 'closes_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  const listed = await Promise.all(
    rows.map(async (row) => {
      const { counts } = await progressOf(workspace, row.id)
      return { ...row, invited: counts.invited, completed: counts.completed }
    }),
  )
  if (options.json) workspace.output.result(JSON.stringify(listed))
  else if (listed.length === 0)
    workspace.output.result('还没有调研：zhiyin survey send 问卷 --to 人群\nNo study yet: zhiyin survey send FILE --to SEGMENT')
  else {
    const columns = [
      { key: 'id', label: '编号 / id', type: 'id' as const },
      { key: 'title', label: '标题 / title' },
      { key: 'state', label: '状态 / state' },
      { key: 'privacy', label: '方式 / privacy' },
      { key: 'invited', label: '邀请 / invited', type: 'number' as const },
      { key: 'completed', label: '完成 / completed', type: 'number' as const },
    ]
    const shown = listed.map(({ id, title, state, privacy, invited, completed }) => ({
      id,
      title,
      state: `${stateWords[state].zh} ${stateWords[state].en}`,
      privacy: `${promiseWords[privacy].zh} ${promiseWords[privacy].en}`,
      invited,
      completed,
    }))
    workspace.output.result(renderText(message('zh', table({ columns, rows: shown })), textOptions(workspace)))
  }
  return exit.done
}

/** `zhiyin studies show ID`: progress. @throws UserError with the studies at hand */
export async function studiesShow(workspace: Workspace, id: string, options: { json?: boolean } = {}): Promise<ExitCode> {
  if (options.json) workspace.output.result(JSON.stringify(await progressOf(workspace, id)))
  else workspace.output.result(renderText(await studyProgress(workspace, id), textOptions(workspace)))
  return exit.done
}

/** `zhiyin studies pause ID`, `resume`, `close`. @throws UserError where it is in no state for that */
export async function studiesChange(
  workspace: Workspace,
  id: string,
  change: 'pause' | 'resume' | 'close',
  options: { json?: boolean; by?: string; now?: Date } = {},
): Promise<ExitCode> {
  const row = await findStudy(workspace, id)
  const now = options.now ?? new Date()
  const state = await changeStudy(workspace, row.id, change, options.by ?? 'console', now)
  workspace.output.result(
    options.json
      ? JSON.stringify({ study: row.id, state })
      : `「${row.title}」(${row.id}): ${stateWords[state].zh} / ${stateWords[state].en}`,
  )
  return exit.done
}

/** The same without a console, for a chat. */
export async function changeStudy(
  workspace: Workspace,
  id: string,
  change: 'pause' | 'resume' | 'close',
  by: string,
  now: Date,
): Promise<'running' | 'paused' | 'closed'> {
  const ledger = await workspace.ledger()
  const at = now.toISOString()
  const to = ({ pause: 'paused', resume: 'running', close: 'closed' } as const)[change]
  const from = ({ pause: ['running'], resume: ['paused'], close: ['running', 'paused'] } as const)[change]
  await ledger.transaction().execute(async (transaction) => {
    if (change === 'close') {
      if (!(await closeStudy(workspace, transaction, id, 'team', now))) throw wrongState(id, change)
    } else {
      const { numUpdatedRows } = await transaction
        .updateTable('studies')
        .set({ state: to, updated_at: at })
        .where('id', '=', id)
        .where('state', 'in', [...from])
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw wrongState(id, change)
      if (change === 'pause') await takeBackUnsent(transaction, id, at)
      // What was put off while it was paused is looked at again now.
      else
        await transaction
          .updateTable('invitations')
          .set({ next_at: at })
          .where('study', '=', id)
          .where('state', 'in', ['planned', 'sent', 'agreed'])
          .where('why', '=', 'paused')
          .execute()
    }
    await transaction
      .insertInto('audit')
      .values({ at, who: by, did: `study ${change}`, detail: JSON.stringify({ study: id }) })
      .execute()
  })
  return to
}

/** `zhiyin studies links ID --out FILE`: private links of those whom no channel reaches (any more). */
export async function studiesLinks(
  workspace: Workspace,
  id: string,
  options: { out: string; json?: boolean; now?: Date },
): Promise<ExitCode> {
  const row = await findStudy(workspace, id)
  const links = await writeLinks(workspace, row, options.out, options.now ?? new Date())
  workspace.output.result(
    options.json
      ? JSON.stringify({ study: row.id, out: options.out, ...links })
      : `${options.out}: ${links.written} 条链接 / links${links.later > 0 ? `, ${links.later} 稍后 / later` : ''}${links.quiet ? '\n现在是安静时段，建议天亮后再发。/ It is a quiet hour now; mail them later in the day.' : ''}`,
  )
  return exit.done
}

const wrongState = (id: string, change: string) =>
  new UserError(
    `调研 ${id} 现在不能 ${change}（已结束或状态不符）\nThe study ${id} cannot be ${change}d as it stands (closed, or in another state).`,
  )

function textOptions(workspace: Workspace) {
  return {
    width: Math.min(process.stdout.columns ?? 100, 120),
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    currency: workspace.configuration.currency,
    brief: true,
  }
}
