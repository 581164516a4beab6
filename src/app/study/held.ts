import type { Language } from '../../catalog/label.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTransaction } from '../bot/commits.js'

/** A survey session or an interview, as far as a study looks at it. */
export interface HeldSession {
  readonly id: string
  readonly kind: 'survey' | 'interview'
  readonly study: string | null
  readonly respondent: string
  readonly customer: string | null
  readonly language: Language
  readonly state: string
  /** Answers by question; none of an interview. */
  readonly data: Readonly<Record<string, unknown>>
  readonly startedAt: string
  readonly updatedAt: string
}

export async function readHeld(ledger: Ledger, kind: 'survey' | 'interview', id: string): Promise<HeldSession | undefined> {
  const row =
    kind === 'survey'
      ? await ledger
          .selectFrom('survey_sessions')
          .select(['study', 'respondent', 'customer_id', 'language', 'state', 'data', 'started_at', 'updated_at'])
          .where('id', '=', id)
          .executeTakeFirst()
      : await ledger
          .selectFrom('interviews')
          .select(['study', 'respondent', 'customer_id', 'language', 'status as state', 'started_at', 'updated_at'])
          .where('id', '=', id)
          .executeTakeFirst()
  return (
    row && {
      id,
      kind,
      study: row.study,
      respondent: row.respondent,
      customer: row.customer_id,
      language: row.language === 'en' ? 'en' : 'zh',
      state: row.state,
      data: 'data' in row ? (JSON.parse(row.data) as Record<string, unknown>) : {},
      startedAt: row.started_at,
      updatedAt: row.updated_at,
    }
  )
}

/** Where a conversation keeps what it hears answers for. */
export const talkColumn = (kind: 'survey' | 'interview') => (kind === 'survey' ? 'survey_session' : 'interview')

/** Ends what is still open: `expired` where time is up, `screened` where a cell was full (an interview knows only the first). */
export async function endOpen(
  transaction: LedgerTransaction,
  { id, kind }: Pick<HeldSession, 'id' | 'kind'>,
  how: 'expired' | 'screened',
  now: Date,
): Promise<boolean> {
  const at = now.toISOString()
  const ended =
    kind === 'survey'
      ? await transaction
          .updateTable('survey_sessions')
          .set({ state: how, at_question: null, updated_at: at, ...(how === 'screened' ? { completed_at: at } : {}) })
          .where('id', '=', id)
          .where('state', 'in', ['asking', 'paused'])
          .executeTakeFirst()
      : await transaction
          .updateTable('interviews')
          .set({ status: 'expired', updated_at: at })
          .where('id', '=', id)
          .where('status', 'in', ['asking', 'paused'])
          .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}
