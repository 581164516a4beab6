import type { Language } from '../../catalog/label.js'
import type { Incoming } from '../../messages/index.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { AnswerDocument } from '../chat-answer.js'
import type { LedgerTransaction } from './commits.js'

/** What a conversation waits for besides answers and questions. */
export interface Pending {
  readonly kind: string
  readonly [detail: string]: unknown
}

/** A conversation as the ledger knows it. */
export interface Conversation {
  readonly id: string
  readonly language: Language
  /** True once the person chose it. */
  readonly languageChosen: boolean
  /** Values of the choices offered last: what a bare number stands for. */
  readonly offered: readonly string[]
  readonly last: AnswerDocument | undefined
  readonly surveySession: string | undefined
  readonly interview: string | undefined
  readonly pending: Pending | undefined
}

/** What changes in a conversation; what is not named stays. */
export type ConversationChange = Partial<Omit<Conversation, 'id' | 'surveySession' | 'interview' | 'pending' | 'last'>> & {
  readonly last?: AnswerDocument | undefined
  readonly surveySession?: string | null
  readonly interview?: string | null
  readonly pending?: Pending | null
}

/**
 * The conversation that something belongs to. In private it is the person's, whatever the message's place (a direct message, a thread with the bot
 * alone), so that it goes on anywhere; where others read along it is the thread's, shared by all who talk in it.
 */
export function conversationOf({ speaker, place }: Pick<Incoming, 'speaker' | 'place'>): string {
  const { platform, workspace, user } = speaker
  return place.kind === 'private' ? `${platform}:${workspace}:${user}` : `${platform}:${workspace}:#${place.id}`
}

interface KeptState {
  languageChosen?: boolean
  offered?: readonly string[]
  last?: AnswerDocument
}

export async function readConversation(ledger: Ledger, id: string, fallback: Language): Promise<Conversation> {
  const row = await ledger.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst()
  const kept = (row?.state ? JSON.parse(row.state) : {}) as KeptState
  return {
    id,
    language: row?.language === 'en' || row?.language === 'zh' ? row.language : fallback,
    languageChosen: kept.languageChosen === true,
    offered: kept.offered ?? [],
    last: kept.last,
    surveySession: row?.survey_session ?? undefined,
    interview: row?.interview ?? undefined,
    pending: row?.pending ? (JSON.parse(row.pending) as Pending) : undefined,
  }
}

/** Rows of the last answer that are kept for "export" and "how read"; the query answers the rest anew. */
export const rowsKept = 50

export async function keepConversation(
  transaction: LedgerTransaction,
  before: Conversation,
  change: ConversationChange,
  now: Date,
): Promise<void> {
  const after = { ...before, ...change }
  const { last } = after
  const kept: KeptState = {
    ...(after.languageChosen ? { languageChosen: true } : {}),
    offered: after.offered,
    ...(last ? { last: { ...last, answer: { ...last.answer, rows: last.answer.rows?.slice(0, rowsKept) } } } : {}),
  }
  const values = {
    language: after.language,
    survey_session: after.surveySession ?? null,
    interview: after.interview ?? null,
    pending: after.pending ? JSON.stringify(after.pending) : null,
    state: JSON.stringify(kept),
    updated_at: now.toISOString(),
  }
  // What was not decided here is left as it stands: an invitation that went out meanwhile waits for its agreement.
  const { survey_session, interview, pending, ...always } = values
  const changed = {
    ...always,
    ...('surveySession' in change ? { survey_session } : {}),
    ...('interview' in change ? { interview } : {}),
    ...('pending' in change ? { pending } : {}),
  }
  await transaction
    .insertInto('conversations')
    .values({ id: before.id, last_query: null, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute()
}
