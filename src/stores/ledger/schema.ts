import type { Generated, Selectable } from 'kysely'

/** Operational state. Moments are ISO 8601 in UTC, so that SQLite and PostgreSQL sort them alike; documents are JSON text. */
export interface LedgerTables {
  conversations: ConversationTable
  turns: TurnTable
  survey_sessions: SurveySessionTable
  answers: AnswerTable
  saved_segments: SavedSegmentTable
  audit: AuditTable
}

/** One person talking on one platform (console, slack …), or one named thread of `ask`. */
interface ConversationTable {
  /** `platform:workspace:user` or `thread:name`. */
  id: string
  language: string | null
  /** The typed query of the last answer, which a follow-up changes. */
  last_query: string | null
  /** The survey session that gets the person's text first. */
  survey_session: string | null
  updated_at: string
}

/** What was said, in order: our own transcript, never rebuilt from a platform's history. */
interface TurnTable {
  id: Generated<number>
  conversation: string
  /** The platform's own id of the message: a second delivery of it changes nothing. */
  delivery: string | null
  speaker: 'person' | 'bot'
  text: string
  at: string
}

interface SurveySessionTable {
  id: string
  survey: string
  /** SHA-256 of the survey file: a session goes on with the questions that it began with. */
  version: string
  definition: string
  respondent: string
  customer_id: string | null
  language: string
  state: 'asking' | 'paused' | 'completed' | 'screened'
  /** The step that waits for an answer, as a path of names (`page.question` or `panel[0].question`). */
  at_question: string | null
  data: string
  started_at: string
  updated_at: string
  completed_at: string | null
}

/** Every answer as it was given, also the ones that were changed later. */
interface AnswerTable {
  id: Generated<number>
  session: string
  question: string
  /** What the person typed or chose. */
  said: string
  /** What it was understood as, JSON; null where the question was skipped. */
  value: string | null
  asked_at: string
  answered_at: string
}

interface SavedSegmentTable {
  name: string
  form: string
  created_by: string
  created_at: string
}

interface AuditTable {
  id: Generated<number>
  at: string
  who: string
  did: string
  detail: string
}

export type SurveySessionRow = Selectable<SurveySessionTable>
