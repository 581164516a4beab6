import type { Ledger } from '../../stores/ledger/open.js'
import { type ExitCode, exit, UserError, type Workspace } from '../workspace.js'
import { idNames, readRows } from './list-file.js'
import type { Contact } from './rows.js'

/** A contact with the customer it leads to. */
export interface KnownContact extends Contact {
  readonly customer: string
  readonly closed: boolean
  readonly optedOut: boolean
}

/** `zhiyin contacts import FILE`: where customers can be reached, from a CSV with customer_id, platform, workspace, user. */
export async function contactsImport(workspace: Workspace, path: string, options: { json?: boolean } = {}): Promise<ExitCode> {
  const report = await importContacts(workspace, path)
  workspace.output.result(
    options.json
      ? JSON.stringify({ path, ...report })
      : [
          `${path}: ${report.added} 新增 / added, ${report.changed} 更新 / changed, ${report.known} 已有 / known`,
          ...report.faults.map(({ line, why }) => `  ${line}: ${why}`),
        ].join('\n'),
  )
  return report.faults.length > 0 ? exit.partly : exit.done
}

/** Where a direct conversation belongs to no server, so that whichever a list names is left out. */
const placeless = new Set(['discord'])

/**
 * Reads contacts. A place on a platform leads to one customer: a row that says another one takes its place, unless the person showed by a link who
 * they are.
 *
 * @throws UserError where the file cannot be read or has no such columns
 */
export async function importContacts(workspace: Workspace, path: string, now = new Date()) {
  const rows = await readRows(path)
  const header = rows[0]?.cells.map((cell) => names.get(cell.trim().toLowerCase()))
  const at = (name: string) => header?.indexOf(name) ?? -1
  if (!header || ['customer_id', 'platform', 'user'].some((name) => at(name) < 0))
    throw new UserError(
      `${path}: 需要表头 customer_id, platform, user（workspace 可省）\n${path}: needs a header with customer_id, platform, user (workspace where there is one).`,
    )
  const faults: { line: number; why: string }[] = []
  const counts = { added: 0, changed: 0, known: 0 }
  const ledger = await workspace.ledger()
  await ledger.transaction().execute(async (transaction) => {
    for (const { line, cells } of rows.slice(1)) {
      const cell = (name: string) => (cells[at(name)] ?? '').trim()
      const contact = {
        platform: cell('platform').toLowerCase(),
        workspace: at('workspace') < 0 || placeless.has(cell('platform').toLowerCase()) ? '' : cell('workspace'),
        user: cell('user'),
      }
      const customer = cell('customer_id')
      if (customer === '' || contact.platform === '' || contact.user === '') {
        faults.push({ line, why: '缺少 customer_id、platform 或 user / customer_id, platform or user is missing' })
        continue
      }
      const kept = await transaction
        .insertInto('contacts')
        .values({
          ...contact,
          customer_id: customer,
          verified_by: 'import',
          language: null,
          closed_at: null,
          opted_out_at: null,
          created_at: now.toISOString(),
        })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'user']).doNothing())
        .executeTakeFirst()
      if ((kept.numInsertedOrUpdatedRows ?? 0n) > 0n) {
        counts.added += 1
        continue
      }
      const { numUpdatedRows } = await transaction
        .updateTable('contacts')
        .set({ customer_id: customer, closed_at: null })
        .where('platform', '=', contact.platform)
        .where('workspace', '=', contact.workspace)
        .where('user', '=', contact.user)
        .where('customer_id', '!=', customer)
        .where('verified_by', '=', 'import')
        .executeTakeFirst()
      if (numUpdatedRows > 0n) counts.changed += 1
      else counts.known += 1
    }
  })
  return { ...counts, faults }
}

/** All contacts by customer id. */
export async function contactsByCustomer(ledger: Ledger): Promise<ReadonlyMap<string, readonly KnownContact[]>> {
  const rows = await ledger.selectFrom('contacts').selectAll().orderBy('created_at').orderBy('user').execute()
  const found = new Map<string, KnownContact[]>()
  for (const { platform, workspace, user, customer_id, closed_at, opted_out_at } of rows) {
    const contact = {
      platform,
      workspace,
      user,
      customer: customer_id,
      closed: closed_at !== null,
      optedOut: opted_out_at !== null,
    }
    found.set(customer_id, [...(found.get(customer_id) ?? []), contact])
  }
  return found
}

const names = new Map(
  Object.entries({
    customer_id: [...idNames, 'id'],
    platform: ['platform', 'channel', '平台', '渠道'],
    workspace: ['workspace', 'team', 'server', 'guild', '工作区', '团队', '服务器'],
    user: ['user', 'user_id', 'userid', '用户', '账号'],
  }).flatMap(([name, words]) => words.map((word) => [word, name] as const)),
)
