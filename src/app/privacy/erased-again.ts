import { homeSecret } from '../import/secret.js'
import { erasedHashSql, erasedKey } from '../study/secrets.js'
import type { Workspace } from '../workspace.js'
import { erase } from './erase.js'
import { subjectOf } from './subject.js'

/**
 * Erases customers who had themselves erased and came back with a file: their ids are known by keyed hashes only. To be called after each import.
 * @returns how many came back
 */
export async function eraseWhoCameBack(workspace: Workspace, now: Date): Promise<number> {
  const ledger = await workspace.ledger()
  const rows = await ledger.selectFrom('consents').select('subject').distinct().where('subject', 'like', 'erased:%').execute()
  if (rows.length === 0) return 0
  const warehouse = await workspace.warehouse()
  const key = erasedKey(await homeSecret(workspace.configuration.home))
  const back = await warehouse.rows<{ id: string }>({
    sql: `SELECT customer_id AS id FROM persons WHERE ${erasedHashSql('{key:String}', 'customer_id')} IN {hashes:Array(String)} ORDER BY id`,
    parameters: { key, hashes: rows.map(({ subject }) => subject.slice('erased:'.length)) },
  })
  let gone = 0
  for (const { id } of back) {
    const subject = await subjectOf(workspace, id).catch(() => undefined)
    if (!subject) continue
    // Joined with somebody who was not erased, only the id that was goes: the other's file is theirs.
    await erase(
      workspace,
      { ...subject, customerIds: [id], persons: subject.customerIds.length > 1 ? [] : subject.persons },
      'import',
      now,
    )
    gone += 1
  }
  return gone
}
