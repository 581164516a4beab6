import type { Speaker } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { Workspace } from '../workspace.js'

/** The customer that somebody is known to be on a platform: by a link of theirs that they opened there, or by the team's list of contacts. */
export async function customerOf(
  workspace: Workspace,
  { platform, workspace: team, user }: Speaker,
): Promise<string | undefined> {
  // At the console whoever has the home may say who they are.
  if (platform === 'console') return (await isCustomer(workspace, user)) ? user : undefined
  const ledger = await workspace.ledger()
  if (platform === 'web') return (await linkHolder(ledger, user))?.customer_id ?? undefined
  const contact = await ledger
    .selectFrom('contacts')
    .select('customer_id')
    .where('platform', '=', platform)
    .where('workspace', 'in', [team, ''])
    .where('user', '=', user)
    .executeTakeFirst()
  return contact?.customer_id
}

/** Who came by a private link: at the page somebody is known by the hash of its token, or not at all. */
export async function linkHolder(ledger: Ledger, user: string): Promise<{ customer_id: string | null } | undefined> {
  return ledger.selectFrom('invitations').select('customer_id').where('token_hash', 'like', `${user}%`).executeTakeFirst()
}

async function isCustomer(workspace: Workspace, id: string): Promise<boolean> {
  const warehouse = await workspace.warehouse()
  const found = await warehouse.rows({
    sql: 'SELECT 1 AS one FROM people WHERE has(customer_ids, {id:String}) LIMIT 1',
    parameters: { id },
  })
  return found.length > 0
}
