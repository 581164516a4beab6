import type { Language } from '../../catalog/label.js'
import type { Condition, ProbeWhen, ScriptFault, Texts } from './script.js'
import type { TextDraft } from './script-lines.js'

/** A guide while it is being read: every text with its line, so that each fault can name one. */
export interface ScriptDraft {
  title: TextDraft | undefined
  readonly sections: Partial<Record<'intro' | 'consent' | 'closing', TextDraft>>
  readonly settings: SettingsDraft
  readonly topics: TopicDraft[]
  readonly faults: ScriptFault[]
}

export interface SettingsDraft {
  purpose?: TextDraft
  languages?: Language[]
  minutes?: number
  followUps?: number
  followUpsAll?: number
  followUpsModel?: number
}

export interface TopicDraft {
  readonly id: string
  readonly line: number
  readonly name: TextDraft
  readonly minutes: number | undefined
  only: Condition | undefined
  readonly questions: MainDraft[]
}

export interface MainDraft {
  readonly id: string
  readonly line: number
  readonly text: TextDraft
  must: boolean
  readonly points: PointDraft[]
  readonly probes: ProbeDraft[]
  followUps: number | undefined
  only: Condition | undefined
}

export interface PointDraft {
  readonly id: string
  readonly line: number
  readonly name: Texts
  readonly words: readonly string[]
  readonly ask: TextDraft
}

export interface ProbeDraft {
  readonly id: string
  readonly line: number
  readonly when: ProbeWhen
  readonly words: string
  readonly text: TextDraft
}
