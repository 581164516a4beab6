import type { ImportFault, ImportNote } from '../imported.js'
import type { WjxBlock, WjxLine } from './read-blocks.js'
import type { WjxJump, WjxOption } from './read-options.js'
import type { WjxKind } from './title-marks.js'

export type Element = Record<string, unknown>

/** A question of the text on its way into a page. */
export interface WjxQuestion {
  readonly name: string
  readonly line: number
  readonly number: number | undefined
  readonly kind: WjxKind
  readonly element: Element
  /** Questions that belong to it: what is written beside an option. */
  readonly beside: readonly Element[]
  readonly options: readonly WjxOption[]
  /** Where any answer leads. */
  readonly jump: WjxJump | undefined
  /** Conditions written under it or in its title. */
  readonly conditions: readonly { readonly question: number; readonly options: readonly (number | string)[] }[]
}

/** What reading gathers on its way. */
export interface WjxReading {
  readonly notes: ImportNote[]
  readonly faults: ImportFault[]
  /** Some question is marked with * or 必填: then the others are optional. */
  readonly marksRequired: boolean
}

export interface Shaping {
  readonly title: string
  readonly lines: readonly WjxLine[]
  readonly marks: WjxBlock['marks']
  readonly name: string
  readonly line: number
  readonly note: (zh: string, en: string, kind?: ImportNote['kind'], line?: number) => void
  readonly reading: WjxReading
}

export type Shaped = Element & { title?: string; beside?: Element[]; options?: WjxOption[] }

export function distinct(options: readonly WjxOption[], { note }: Shaping): WjxOption[] {
  const seen = new Set<string>()
  return options.filter(({ text, line }) => {
    if (!seen.has(text)) return seen.add(text) !== undefined
    note(`选项「${text}」重复，只留一个`, `the option "${text}" stands twice; one is kept`, 'changed', line)
    return false
  })
}

export const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))]

export const valued = (text: string) => ({ value: text, text })
