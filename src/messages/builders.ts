import type { Language } from '../catalog/label.js'
import type { Block, Chart, Choices, Figure, Message, Quote, Span, Table } from './message.js'

type TextBlock = Extract<Block, { kind: 'text' }>

export const message = (language: Language, ...blocks: readonly (Block | undefined)[]): Message => ({
  language,
  blocks: blocks.filter((block) => block !== undefined),
})

/**
 * One paragraph. What is put in stays characters; spans made by `bold`, `code`, `muted` keep their mark.
 *
 * @example say`共 ${bold('345人')}，来自 ${channel}`
 */
export const say = (strings: TemplateStringsArray, ...values: readonly (Span | string | number)[]): TextBlock => ({
  kind: 'text',
  spans: spans(strings, ...values),
})

/** The same, as spans (a list's item). */
export function spans(strings: TemplateStringsArray, ...values: readonly (Span | string | number)[]): Span[] {
  return strings
    .flatMap((text, index) => {
      const value = values[index]
      const span = value === undefined ? [] : [typeof value === 'object' ? value : { text: String(value) }]
      return [{ text }, ...span]
    })
    .filter(({ text }) => text !== '')
}

export const bold = (text: string): Span => ({ text, mark: 'bold' })
export const code = (text: string): Span => ({ text, mark: 'code' })
export const muted = (text: string): Span => ({ text, mark: 'muted' })

export const heading = (text: string, level: 1 | 2 | 3 = 2): Block => ({ kind: 'heading', text, level })
export const paragraph = (text: string): TextBlock => ({ kind: 'text', spans: [{ text }] })
/** What should be known beside the answer: how it was read, what was left out. */
export const note = (text: string): TextBlock => ({ kind: 'text', spans: [{ text }], tone: 'note' })
export const warning = (text: string): TextBlock => ({ kind: 'text', spans: [{ text }], tone: 'warning' })
export const list = (items: readonly (string | Span[])[], ordered = false): Block => ({
  kind: 'list',
  items: items.map((item) => (typeof item === 'string' ? [{ text: item }] : item)),
  ...(ordered ? { ordered } : {}),
})
export const codeBlock = (text: string, syntax?: string): Block => ({ kind: 'code', text, ...(syntax ? { syntax } : {}) })
export const table = (parts: Omit<Table, 'kind'>): Table => ({ kind: 'table', ...parts })
export const chart = (parts: Omit<Chart, 'kind'>): Chart => ({ kind: 'chart', ...parts })
export const figures = (shown: readonly Figure[]): Block => ({ kind: 'figures', figures: [...shown] })
export const quotes = (quoted: readonly Quote[], title?: string): Block => ({
  kind: 'quotes',
  quotes: [...quoted],
  ...(title ? { title } : {}),
})
export const choices = (parts: Omit<Choices, 'kind' | 'look'> & { look?: Choices['look'] }): Choices => ({
  kind: 'choices',
  look: parts.choices.length > 5 ? 'select' : 'buttons',
  ...parts,
})
export const file = (name: string, mediaType: string, path: string): Block => ({ kind: 'file', name, mediaType, path })
