import { maskPersonalData } from '../../language/masking/mask-personal-data.js'
import type { LedgerTransaction } from './commits.js'
import { type Scene, whoIs } from './situation.js'

/** Notes who did what, in the transaction that keeps what was done. Personal data in the words is masked. */
export function audit(
  situation: Pick<Scene, 'incoming' | 'now'>,
  did: string,
  detail: string,
): (transaction: LedgerTransaction) => Promise<void> {
  return async (transaction) => {
    await transaction
      .insertInto('audit')
      .values({ at: situation.now.toISOString(), who: whoIs(situation), did, detail: maskPersonalData(detail) })
      .execute()
  }
}
