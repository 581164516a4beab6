import type { StudySettings } from './settings.js'

/**
 * One survey or interview script asked of one population. What is kept differs by its promise:
 *
 * - `identified`: the session carries the customer id; colleagues see who said what.
 * - `pseudonymous`: the session carries a short code made from the person under the study's own secret, and no customer id. Whoever has the
 *   ledger alone cannot tell who it is; the program, which has the home's secret, can: to join answers with orders in groups, and to erase.
 * - `anonymous`: from the moment it is completed nothing leads from a person to answers or back. The session gets a new random id and
 *   respondent, its moments become its local day plus the time since its beginning, its texts are masked and its rows numbered at random; the
 *   invitation forgets the session and when it changed; what was said in the conversation meanwhile is taken away; the consent loses its
 *   moment and place in line; a handed-out code names nobody. Left over, and told: until completion the two are tied (or nobody could go on
 *   next day); the files of the database keep the order of writing until they are compacted; a chat platform keeps its own copy of the talk.
 */
export interface Study {
  readonly id: string
  readonly kind: 'survey' | 'interview'
  /** The survey's or script's name. */
  readonly instrument: string
  readonly title: string
  readonly privacy: StudySettings['privacy']
  readonly settings: StudySettings
  readonly state: 'draft' | 'running' | 'paused' | 'closed'
  /** Whom it asks, in words. */
  readonly population: string | null
  /** ISO 8601. */
  readonly createdAt: string
  readonly closesAt: string | null
}
