import { didYouMean } from '../../catalog/nearest.js'
import type { ProbeWhen } from './script.js'

/** The words that a guide's lines begin with, in either language; the first of each language is the one to teach. */
const sections = {
  intro: ['intro', 'introduction', '开场', '开场白', '导语'],
  consent: ['consent', '知情同意', '同意'],
  topic: ['topic', '话题', '主题'],
  closing: ['closing', 'close', '结束', '结束语', '收尾'],
} as const

const settings = {
  purpose: ['purpose', '目的'],
  languages: ['languages', 'language', '语言'],
  minutes: ['minutes', 'time', '时长', '分钟'],
  followUps: ['follow-ups', 'follow-ups per question', '每题追问', '追问'],
  followUpsAll: ['follow-ups in all', '追问总数'],
  followUpsModel: ['model follow-ups', '模型追问'],
} as const

const attributes = {
  must: ['must', '必问'],
  cover: ['must cover', 'cover', '必须谈到', '必谈'],
  probe: ['probe', '追问'],
  followUps: ['follow-ups', 'at most', '最多追问'],
  mentioned: ['only if mentioned', '仅当提到'],
  segment: ['only for', '仅问'],
  ask: ['ask', '问法'],
} as const

const conditions: Readonly<Record<ProbeWhen, readonly string[]>> = {
  short: ['short', '简短', '太短'],
  vague: ['vague', '含糊', '模糊'],
  strong: ['strong', '强烈'],
  positive: ['positive', '满意', '正面'],
  negative: ['negative', '不满', '负面'],
  always: ['always', '总是', '必追'],
  contains: ['contains', 'mentions', '提到', '包含'],
}

export type SectionName = keyof typeof sections
export type SettingName = keyof typeof settings
export type AttributeName = keyof typeof attributes

export interface Named<Name> {
  readonly name: Name | undefined
  /** What stood behind the word. */
  readonly rest: string
  readonly suggestion: string
}

export const sectionNamed = (text: string): Named<SectionName> => named(text, sections)
export const settingNamed = (text: string): Named<SettingName> => named(text, settings)
export const attributeNamed = (text: string): Named<AttributeName> => named(text, attributes)
export const conditionNamed = (text: string): Named<ProbeWhen> => named(text, conditions)

/** The longest word of the table that the text begins with, and what follows it. */
function named<Name extends string>(text: string, table: Readonly<Record<Name, readonly string[]>>): Named<Name> {
  const plain = text.trim()
  const lower = plain.toLowerCase()
  const words = (Object.keys(table) as Name[]).flatMap((name) => table[name].map((word) => ({ name, word })))
  const found = words
    .filter(({ word }) => lower.startsWith(word) && (!/[a-z]$/.test(word) || !/^[a-z-]/.test(lower.slice(word.length))))
    .sort((a, b) => b.word.length - a.word.length)[0]
  if (found) return { name: found.name, rest: plain.slice(found.word.length).trim(), suggestion: '' }
  const [nearest] = didYouMean(
    lower.split(/[\s:：(（]/)[0] ?? lower,
    words.map(({ word }) => word),
  )
  return { name: undefined, rest: plain, suggestion: nearest ?? words.map(({ word }) => word).join(', ') }
}
