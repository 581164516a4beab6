import type { types } from '@slack/bolt'
import type { Block } from '../../../messages/index.js'
import { literal } from './escape.js'
import { limits, pieces } from './limits.js'

type Span = Extract<Block, { kind: 'text' }>['spans'][number]
type Section = types.RichTextSection
type Text = Section['elements'][number]

/**
 * Spans as Slack's rich text: styles are named beside the text, so nothing in it can act, and Chinese needs no spaces around what is bold.
 * Long text becomes several blocks.
 */
export function richText(spans: readonly Span[]): types.RichTextBlock[] {
  return chunks(spans).map((chunk) => ({ type: 'rich_text', elements: [section(chunk)] }))
}

export const section = (spans: readonly Span[]): Section => ({ type: 'rich_text_section', elements: spans.map(element) })

export const block = (...elements: types.RichTextBlock['elements']): types.RichTextBlock => ({ type: 'rich_text', elements })

/** `offset`: how many items came before, where a long list goes on. */
export function list(items: readonly (readonly Span[])[], ordered: boolean, offset = 0): types.RichTextBlock {
  return block({
    type: 'rich_text_list',
    style: ordered ? 'ordered' : 'bullet',
    // In Slack's reference, not yet in its types.
    ...(offset ? ({ offset } as object) : {}),
    elements: items.map((item) => section(item.length && item.some(({ text }) => text) ? item : [{ text: ' ' }])),
  })
}

export const quote = (text: string): types.RichTextBlock =>
  block({ type: 'rich_text_quote', elements: [{ type: 'text', text: literal(text) || ' ' }] })

export const preformatted = (text: string): types.RichTextBlock =>
  block({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: literal(text) || ' ' }] })

function element({ text, mark }: Span): Text {
  const style = mark === 'bold' ? { style: { bold: true } } : mark === 'code' ? { style: { code: true } } : {}
  return { type: 'text', text: literal(text) || ' ', ...style }
}

/** Spans in groups that each fit into one block. */
export function chunks(spans: readonly Span[], most: number = limits.section): Span[][] {
  const groups: Span[][] = []
  let group: Span[] = []
  let used = 0
  for (const span of spans.filter(({ text }) => text !== '')) {
    for (const text of pieces(span.text, most)) {
      if (used + text.length > most && group.length) {
        groups.push(group)
        group = []
        used = 0
      }
      group.push({ ...span, text })
      used += text.length
    }
  }
  return group.length ? [...groups, group] : groups
}
