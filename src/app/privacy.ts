import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { message, renderText, table } from '../messages/index.js'
import { erase } from './privacy/erase.js'
import { keptOf } from './privacy/kept.js'
import { subjectOf } from './privacy/subject.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

/** `zhiyin privacy export CUSTOMER`: everything that is kept about a customer, as JSON. @throws UserError where nothing is */
export async function privacyExport(
  workspace: Workspace,
  customer: string,
  options: { out?: string; now?: Date } = {},
): Promise<ExitCode> {
  const now = options.now ?? new Date()
  const kept = await keptOf(workspace, customer, now)
  const ledger = await workspace.ledger()
  await ledger
    .insertInto('audit')
    .values({ at: now.toISOString(), who: 'console', did: 'export', detail: JSON.stringify({ customer }) })
    .execute()
  const text = JSON.stringify(kept, null, 2)
  if (options.out === undefined) workspace.output.result(text)
  else {
    await writeFile(options.out, `${text}\n`, { mode: 0o600 }).catch((error: Error) => {
      throw new UserError(`写不了 ${options.out}：${error.message}\n${options.out} cannot be written: ${error.message}`)
    })
    workspace.output.result(`${options.out}`)
  }
  return exit.done
}

/**
 * `zhiyin privacy erase CUSTOMER`: asks once at a terminal; `--yes` where nobody can be asked.
 * @throws UserError where nothing is kept, or it was not confirmed
 */
export async function privacyErase(
  workspace: Workspace,
  customer: string,
  options: { yes?: boolean; json?: boolean; now?: Date } = {},
): Promise<ExitCode> {
  const subject = await subjectOf(workspace, customer)
  if (!options.yes && !(await confirmed(workspace, subject.customerIds)))
    throw new UserError(`没有删除。确定要删除请加 --yes\nNothing was erased: add --yes to erase everything about ${customer}.`)
  const erased = await erase(workspace, subject, 'console', options.now ?? new Date())
  if (options.json) workspace.output.result(JSON.stringify(erased))
  else {
    const rows = (counts: Readonly<Record<string, number>>) =>
      Object.entries(counts)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ') || '–'
    workspace.output.result(
      [
        `已删除 / erased: ${erased.customerIds.join(', ')}`,
        `  ledger: ${rows(erased.ledger)}`,
        `  warehouse: ${rows(erased.warehouse)}`,
        '  以后不再邀请；再导入同一客户会自动删除。/ Not invited again; erased anew if a file brings them back.',
        "  原始导入文件、备份和聊天平台自己的记录不在这里，请另行处理。/ Source files, backups and the chat platforms' own histories are elsewhere.",
      ].join('\n'),
    )
  }
  return exit.done
}

/** `zhiyin privacy consents`: who agreed to what, newest first; of one customer where named. */
export async function privacyConsents(
  workspace: Workspace,
  options: { customer?: string; json?: boolean } = {},
): Promise<ExitCode> {
  const ledger = await workspace.ledger()
  const rows = await ledger
    .selectFrom('consents')
    .leftJoin('studies', 'studies.id', 'consents.study')
    .select([
      'consents.subject as subject',
      'consents.purpose as purpose',
      'consents.study as study',
      'studies.title as title',
      'consents.given as given',
      'consents.platform as platform',
      'consents.at as at',
      'consents.wording as wording',
    ])
    .$if(options.customer !== undefined, (query) => query.where('subject', '=', `customer:${options.customer}`))
    .orderBy('consents.at', 'desc')
    .orderBy('consents.id', 'desc')
    .execute()
  if (options.json) workspace.output.result(JSON.stringify(rows.map((row) => ({ ...row, given: row.given === 1 }))))
  else if (rows.length === 0) workspace.output.result('还没有同意记录。\nNo consent was recorded yet.')
  else {
    const columns = [
      { key: 'at', label: '时间 / at' },
      { key: 'subject', label: '谁 / who', type: 'id' as const },
      { key: 'said', label: '说了 / said' },
      { key: 'what', label: '事项 / what' },
      { key: 'platform', label: '渠道 / on' },
    ]
    const shown = rows.map(({ at, subject, given, purpose, title, study, platform }) => ({
      at: at.slice(0, 16).replace('T', ' '),
      subject: subject.startsWith('erased:') ? `${subject.slice(0, 19)}…` : subject,
      said: given ? '同意 yes' : '不同意 no',
      what: purpose === 'invitations' ? '接收邀请 invitations' : (title ?? study ?? purpose),
      platform,
    }))
    workspace.output.result(
      renderText(message('zh', table({ columns, rows: shown })), {
        width: Math.min(process.stdout.columns ?? 100, 140),
        colour: false,
      }),
    )
  }
  return exit.done
}

async function confirmed(workspace: Workspace, ids: readonly string[]): Promise<boolean> {
  if (!workspace.output.interactive || !process.stdin.isTTY) return false
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const said = await asking.question(
      `将删除客户 ${ids.join(', ')} 的全部数据，不能恢复。输入 yes 确认：\nEverything about ${ids.join(', ')} will be erased for good. Type yes: `,
    )
    return /^(yes|是|确定)$/i.test(said.trim())
  } finally {
    asking.close()
  }
}
