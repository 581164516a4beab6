import type { types } from '@slack/bolt'
import type { Language } from '../../../catalog/label.js'
import { type Block, type Chart, type Message, renderText } from '../../../messages/index.js'
import { oneLine } from '../../../messages/plain.js'
import { choicesPieces, type Standing } from './choices.js'
import { literal } from './escape.js'
import { formButton } from './form.js'
import { cut, limits, pieces } from './limits.js'
import type { FilePiece, Piece } from './piece.js'
import { chunks, list, preformatted, quote, richText } from './rich-text.js'
import { fileName, tablePieces } from './table.js'
import { words } from './words.js'

export interface RenderOptions {
  readonly key: string
  readonly place: string
  readonly currency: string
  readonly draw: (chart: Chart) => Promise<Uint8Array>
}

export interface Rendered {
  readonly pieces: readonly Piece[]
  /** Forms too long for their buttons, to be kept in the message's metadata, by form id. */
  readonly forms: Readonly<Record<string, string>>
}

/** A message as Slack's blocks and files, in reading order, each piece within what a block may hold. */
export function renderSlack(message: Message, options: RenderOptions): Rendered {
  let count = 0
  const forms: Record<string, string> = {}
  const standing: Standing = { key: options.key, place: options.place, next: () => count++ }
  return { pieces: message.blocks.flatMap((block) => blockPieces(block, message.language, options, standing, forms)), forms }
}

function blockPieces(
  block: Block,
  language: Language,
  options: RenderOptions,
  standing: Standing,
  forms: Record<string, string>,
): Piece[] {
  const each = (blocks: readonly types.KnownBlock[]): Piece[] => blocks.map((part) => ({ kind: 'blocks', blocks: [part] }))
  switch (block.kind) {
    case 'heading':
      return each(headingBlocks(block.text, block.level ?? 2))
    case 'text':
      if (block.tone === 'note') return each(noteBlocks(block.spans))
      return each(richText(block.tone === 'warning' ? [{ text: '⚠️ ' }, ...block.spans] : block.spans))
    case 'list':
      return each(listBlocks(block))
    case 'code':
      return codePieces(block.text, language)
    case 'table':
      return tablePieces(block, language, options.currency)
    case 'chart':
      return [chartPiece(block, language, options)]
    case 'figures':
      return each(figureBlocks(block.figures))
    case 'quotes':
      return each(quoteBlocks(block))
    case 'choices':
      return choicesPieces(block, language, standing)
    case 'form': {
      const { block: button, packed } = formButton(block, language, standing)
      if (packed) forms[block.id] = packed
      return [{ kind: 'blocks', blocks: [button], pressed: true }]
    }
    case 'image':
      return block.url.length <= limits.url
        ? each([{ type: 'image', image_url: block.url, alt_text: cut(literal(oneLine(block.alt)) || '—', limits.imageAlt) }])
        : each(richText([{ text: `${block.alt} ${block.url}` }]))
    case 'link':
      return each([linkBlock(block.label, block.url, standing)])
    case 'file':
      return [
        {
          kind: 'file',
          name: block.name,
          title: block.name,
          content: { path: block.path },
          instead: words(language).noFile(block.name),
        },
      ]
    case 'progress':
      return each(richText([{ text: renderText({ language, blocks: [block] }, { width: 100, colour: false }) }]))
  }
}

function headingBlocks(text: string, level: number): types.KnownBlock[] {
  const line = literal(oneLine(text))
  if (line === '') return []
  if (level === 3 || line.length > limits.header) return richText([{ text: line, mark: 'bold' }])
  return [{ type: 'header', text: { type: 'plain_text', text: line, emoji: false } }]
}

/** What stands beside an answer: small and grey. */
function noteBlocks(spans: readonly { text: string }[]): types.KnownBlock[] {
  const text = literal(spans.map((span) => span.text).join('')).trim()
  return pieces(text, limits.context).map((part) => ({
    type: 'context',
    elements: [{ type: 'plain_text', text: part, emoji: false }],
  }))
}

function listBlocks({ items, ordered }: Extract<Block, { kind: 'list' }>): types.KnownBlock[] {
  const short = items.map((item) => chunks(item, limits.section).at(0) ?? [])
  const groups: { from: number; items: typeof short; size: number }[] = []
  short.forEach((item, index) => {
    const size = item.reduce((sum, { text }) => sum + text.length, 0)
    const last = groups.at(-1)
    if (last && last.size + size <= limits.section) {
      last.items.push(item)
      last.size += size
    } else groups.push({ from: index, items: [item], size })
  })
  return groups.map((group) => list(group.items, ordered ?? false, ordered ? group.from : 0))
}

/** Code that one block cannot hold goes into a file; its beginning stays to be seen. */
function codePieces(code: string, language: Language): Piece[] {
  if (code.trim() === '') return []
  if (code.length <= limits.section) return [{ kind: 'blocks', blocks: [preformatted(code)] }]
  const name = 'text.txt'
  return [
    {
      kind: 'blocks',
      blocks: [preformatted(cut(code, 1000)), ...noteBlocks([{ text: words(language).wholeText }])],
    },
    { kind: 'file', name, title: name, content: { text: code }, instead: words(language).noFile(name) },
  ]
}

function chartPiece(chart: Chart, language: Language, { draw, currency }: RenderOptions): FilePiece {
  return {
    kind: 'file',
    name: `${chart.name ?? fileName(chart.title)}.png`,
    title: oneLine(chart.title) || 'chart',
    content: { draw: () => draw(chart) },
    instead: renderText({ language, blocks: [chart] }, { width: 80, colour: false, currency }),
  }
}

function figureBlocks(figures: Extract<Block, { kind: 'figures' }>['figures']): types.KnownBlock[] {
  return richText(
    figures.flatMap(({ label, value, change, judged, note }, index) => [
      { text: `${index ? '\n' : ''}${oneLine(label)}  ` },
      { text: oneLine(value) || '—', mark: 'bold' as const },
      ...(change ? [{ text: `  ${judged === 'better' ? '▲ ' : judged === 'worse' ? '▼ ' : ''}${oneLine(change)}` }] : []),
      ...(note ? [{ text: `  ${oneLine(note)}` }] : []),
    ]),
  )
}

function quoteBlocks({ title, quotes }: Extract<Block, { kind: 'quotes' }>): types.KnownBlock[] {
  return [
    ...(title ? richText([{ text: oneLine(title), mark: 'bold' }]) : []),
    ...quotes.flatMap(({ text, source, id, about }) => [
      ...pieces(text, limits.section - 200).map((part, index, all) =>
        quote(
          index === all.length - 1
            ? `${part}\n— ${source} ${id}${about ? ` · ${oneLine(about)}` : ''}`.slice(0, limits.section)
            : part,
        ),
      ),
    ]),
  ]
}

function linkBlock(label: string, url: string, standing: Standing): types.KnownBlock {
  const name = cut(literal(oneLine(label)) || url, limits.button)
  if (url.length > limits.url)
    return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: url }] }] }
  return {
    type: 'actions',
    block_id: `zy|${standing.key}.${standing.next()}|${standing.place}|`,
    elements: [{ type: 'button', action_id: 'leave:0', text: { type: 'plain_text', text: name, emoji: false }, url }],
  }
}
