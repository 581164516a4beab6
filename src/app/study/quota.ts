import { type CellFacts, knownCells, type StudyCell, studyCells } from '../../fieldwork/study/quota-cells.js'
import type { Study } from '../../fieldwork/study/study.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTransaction } from '../bot/commits.js'

/** Puts a study's cells into the ledger; those that are there keep their counts. */
export async function openCells(transaction: LedgerTransaction, study: Pick<Study, 'id' | 'settings'>): Promise<void> {
  const cells = studyCells(study.settings.quotas)
  if (cells.length === 0) return
  await transaction
    .insertInto('quota_counts')
    .values(cells.map(({ key, most }) => ({ study: study.id, cell: key, completes: 0, most })))
    .onConflict((conflict) => conflict.columns(['study', 'cell']).doNothing())
    .execute()
}

export async function cellCounts(ledger: Ledger, study: string): Promise<ReadonlyMap<string, number>> {
  const rows = await ledger.selectFrom('quota_counts').select(['cell', 'completes']).where('study', '=', study).execute()
  return new Map(rows.map(({ cell, completes }) => [cell, Number(completes)]))
}

/**
 * Counts one complete in all cells that it belongs to, or in none: a cell without room keeps it out of the others too. However many complete at
 * the same moment, in however many processes, no cell grows beyond its target.
 *
 * @returns the cell that was full, or undefined where it was counted
 */
export async function countComplete(
  transaction: LedgerTransaction,
  study: Pick<Study, 'id' | 'settings'>,
  facts: CellFacts,
): Promise<StudyCell | undefined> {
  // In one order everywhere, so that two completes never wait for each other.
  const cells = [...knownCells(studyCells(study.settings.quotas), facts)].sort((a, b) => (a.key < b.key ? -1 : 1))
  const counted: StudyCell[] = []
  for (const cell of cells) {
    const { numUpdatedRows } = await transaction
      .updateTable('quota_counts')
      .set(({ eb }) => ({ completes: eb('completes', '+', 1) }))
      .where('study', '=', study.id)
      .where('cell', '=', cell.key)
      .whereRef('completes', '<', 'most')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) {
      for (const { key } of counted) await giveBack(transaction, study.id, key)
      return cell
    }
    counted.push(cell)
  }
  return undefined
}

async function giveBack(transaction: LedgerTransaction, study: string, cell: string): Promise<void> {
  await transaction
    .updateTable('quota_counts')
    .set(({ eb }) => ({ completes: eb('completes', '-', 1) }))
    .where('study', '=', study)
    .where('cell', '=', cell)
    .execute()
}

/** What is known of a respondent, from the invitation's note and the answers. */
export function factsOf(facts: string | null | undefined, data: Readonly<Record<string, unknown>>, finished: boolean): CellFacts {
  return { holds: new Set(facts ? (JSON.parse(facts) as string[]) : []), data, finished }
}
