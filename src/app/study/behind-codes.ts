import type { Ledger } from '../../stores/ledger/open.js'
import { homeSecret } from '../import/secret.js'
import type { Workspace } from '../workspace.js'
import { pseudonymOf } from './secrets.js'

/**
 * The customers behind the codes of pseudonymous studies, for what the program may do with them: join answers with orders in groups, check answers
 * against what the warehouse knows. Made anew from the invitations under the home's secret; stored nowhere.
 *
 * @returns the rows with `customer_id` filled in where a code stands for somebody who was invited
 */
export async function withCustomersBehind<
  Row extends { readonly study: string | null; readonly respondent: string; readonly customer_id: string | null },
>(workspace: Workspace, rows: readonly Row[]): Promise<Row[]> {
  const coded = rows.filter(
    ({ study, respondent, customer_id }) => study !== null && customer_id === null && respondent.startsWith('p-'),
  )
  if (coded.length === 0) return [...rows]
  const behind = await customersOf(workspace, await workspace.ledger(), [...new Set(coded.map(({ study }) => study ?? ''))])
  return rows.map((row) =>
    row.customer_id === null && row.study !== null
      ? { ...row, customer_id: behind.get(`${row.study}\n${row.respondent}`) ?? null }
      : row,
  )
}

async function customersOf(
  workspace: Workspace,
  ledger: Ledger,
  studies: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const invitations = await ledger
    .selectFrom('invitations')
    .select(['study', 'person', 'customer_id'])
    .where('study', 'in', studies)
    .where('state', 'in', ['agreed', 'completed', 'screened', 'full'])
    .execute()
  const secret = await homeSecret(workspace.configuration.home)
  return new Map(
    invitations.flatMap(({ study, person, customer_id }) =>
      customer_id === null ? [] : [[`${study}\n${pseudonymOf(secret, study, person)}`, customer_id] as const],
    ),
  )
}
