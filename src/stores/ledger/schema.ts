import type { Generated, Selectable } from 'kysely'

/** Operational state. Moments are ISO 8601 in UTC, so that SQLite and PostgreSQL sort them alike; documents are JSON text. */
export interface LedgerTables {
  conversations: ConversationTable
  turns: TurnTable
  survey_sessions: SurveySessionTable
  answers: AnswerTable
  saved_segments: SavedSegmentTable
  audit: AuditTable
  inbox: InboxTable
  outbox: OutboxTable
  studies: StudyTable
  invitations: InvitationTable
  consents: ConsentTable
  contacts: ContactTable
  quota_counts: QuotaCountTable
  incentive_codes: IncentiveCodeTable
  quality: QualityTable
  interviews: InterviewTable
  utterances: UtteranceTable
  memos: MemoTable
  roles: RoleTable
  leases: LeaseTable
  forgetting: ForgettingTable
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
  /** The interview that gets the person's text first. */
  interview: string | null
  /** What the conversation waits for besides answers, JSON: an agreement, a confirmation. */
  pending: string | null
  /** What the conversation remembers between turns, JSON: language, choices offered, the last answer. */
  state: string | null
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
  /** The study that it was taken in; null for one taken by oneself. */
  study: string | null
  /** Grows with each reply kept: two processes that answered the same message cannot both keep theirs. */
  step: Generated<number>
  /** SHA-256 of the survey file: a session goes on with the questions that it began with. */
  version: string
  definition: string
  respondent: string
  customer_id: string | null
  language: string
  /** `screened`: the survey ended early by its own rules, or its quota cell was full; `erased`: only the fact that there was one is left. */
  state: 'asking' | 'paused' | 'completed' | 'screened' | 'expired' | 'erased'
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

/** Everything heard, kept before the platform is told that it arrived. */
interface InboxTable {
  id: Generated<number>
  conversation: string
  /** `platform:` and the platform's name of the delivery: a second copy is not kept. */
  delivery: string
  /** An `Incoming`, JSON; emptied once handled where the study promises anonymity. */
  body: string
  at: string
  received_at: string
  handled_at: string | null
}

/** Everything to be said, kept together with what it answers; sent after that, in order within a conversation. */
interface OutboxTable {
  id: Generated<number>
  conversation: string
  platform: string
  address: string
  /** A `Message`, JSON. */
  message: string
  key: string
  /** Messages of one slot take each other's place (a progress line and its answer). */
  slot: string | null
  quiet: number
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  attempts: number
  due_at: string
  /** What the platform calls it. */
  sent_as: string | null
  failure: string | null
  /** `invitation:<id>` or `reminder:<id>`: whoever owns it learns whether it went out. */
  purpose: string | null
  created_at: string
  sent_at: string | null
}

/** One survey or interview script asked of one population. */
interface StudyTable {
  id: string
  kind: 'survey' | 'interview'
  /** The survey's or script's name. */
  instrument: string
  version: string
  definition: string
  title: string
  privacy: 'anonymous' | 'pseudonymous' | 'identified'
  /** Channel order, quiet hours, reminders, caps, quotas, purpose … as the study's form says, JSON. */
  settings: string
  /** The typed segment, JSON; null where customers come by a list or by themselves. */
  segment: string | null
  /** The segment in words. */
  population: string | null
  state: 'draft' | 'running' | 'paused' | 'closed'
  created_by: string
  created_at: string
  updated_at: string
  closes_at: string | null
}

/** One person asked into one study, once. */
interface InvitationTable {
  id: string
  study: string
  /** The person's number in the warehouse, or `id:` and the customer id of somebody unknown there. */
  person: string
  customer_id: string | null
  wave: number
  state:
    | 'planned'
    | 'sending'
    | 'sent'
    | 'agreed'
    | 'refused'
    | 'completed'
    | 'screened'
    | 'full'
    | 'expired'
    | 'undeliverable'
    | 'withdrawn'
  platform: string | null
  address: string | null
  /** SHA-256 of the private link's token. */
  token_hash: string
  /** Null in an anonymous study once it is completed: nothing leads from a person to answers. */
  session: string | null
  reminders: number
  /** Why it is in this state, where that needs a word (frequency cap, channel closed). */
  why: string | null
  /** When the scheduler should look at it again. */
  next_at: string | null
  /** Where else the person can be reached, in order, after the place that it goes to now: `[{ platform, workspace, user }]`, JSON. */
  route: string | null
  /** Which of the study's quota conditions on the person hold, JSON list; only while the invitation is open. */
  facts: string | null
  /** When the person first answered it or opened its link. */
  opened_at: string | null
  sent_at: string | null
  created_at: string
  updated_at: string
}

/** What somebody agreed to or refused, with the words that they were shown. */
interface ConsentTable {
  id: Generated<number>
  /** `customer:<id>` or the conversation of somebody who is no known customer. */
  subject: string
  purpose: string
  study: string | null
  given: number
  wording: string
  platform: string
  at: string
}

/** Where a customer can be reached. */
interface ContactTable {
  platform: string
  workspace: string
  user: string
  customer_id: string
  verified_by: 'import' | 'link' | 'team'
  language: string | null
  /** Direct messages were refused there. */
  closed_at: string | null
  /** Wants no invitations. */
  opted_out_at: string | null
  created_at: string
}

interface QuotaCountTable {
  study: string
  cell: string
  completes: number
  most: number
}

interface IncentiveCodeTable {
  study: string
  code: string
  given_to: string | null
  given_at: string | null
}

/** How far a respondent's answers can be trusted. */
interface QualityTable {
  session: string
  /** 0–100. */
  score: number
  doubtful: number
  reasons: string
  judged_at: string
  /** A person's word against the machine's. */
  overruled: 'keep' | 'drop' | null
  overruled_by: string | null
  overruled_at: string | null
  overruled_why: string | null
}

interface InterviewTable {
  id: string
  script: string
  version: string
  definition: string
  study: string | null
  respondent: string
  customer_id: string | null
  language: string
  status: 'asking' | 'paused' | 'completed' | 'expired' | 'erased'
  /** The engine's state, JSON. */
  state: string
  step: number
  started_at: string
  updated_at: string
  completed_at: string | null
}

interface UtteranceTable {
  id: Generated<number>
  interview: string
  speaker: 'person' | 'bot'
  kind: 'main' | 'probe' | 'model' | 'control' | 'answer'
  topic: string | null
  question: string | null
  text: string
  at: string
}

interface MemoTable {
  id: Generated<number>
  interview: string
  utterance: number | null
  by: string
  text: string
  at: string
}

interface RoleTable {
  platform: string
  workspace: string
  kind: 'user' | 'group'
  subject: string
  role: 'admin' | 'researcher' | 'member' | 'customer'
  granted_by: string
  at: string
}

/** Who does a job that only one process should do, and until when. */
interface LeaseTable {
  name: string
  holder: string
  until: string
}

/** A stretch of a conversation that an anonymous study promised to forget, as soon as what still waits in it has been said. */
interface ForgettingTable {
  conversation: string
  since: string
  until: string
}

export type SurveySessionRow = Selectable<SurveySessionTable>
