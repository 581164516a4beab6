import type { Language } from '../../catalog/label.js'

/** Somebody who talks about an invitation, and where. */
export interface Invited {
  /** `platform:workspace:user`. */
  readonly conversation: string
  readonly platform: string
  readonly workspace: string
  readonly user: string
  readonly language: Language
  /** A survey or interview is under way here: what is typed is an answer to it, and only a press is about an invitation. */
  readonly answering?: boolean
}

/** What the buttons under an invitation say they answer. */
export const invitationToken = (invitation: string): string => `inv:${invitation}`
