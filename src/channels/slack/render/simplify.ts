import type { types } from '@slack/bolt'
import { padEnd, width } from '../../../messages/text/width.js'
import { literalAsMarkup } from './escape.js'
import { cut, limits } from './limits.js'

/**
 * The same message from Slack's oldest blocks only: sections with escaped markup in place of rich text, tables and pictures. For a workspace or
 * gateway that answers `invalid_blocks` to the newer ones: plainer, but said.
 */
export function simplify(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  return blocks.flatMap((block): types.KnownBlock[] => {
    switch (block.type) {
      case 'rich_text':
        return sections(literalAsMarkup(richWords(block)))
      case 'table':
        return monospaced(block)
      case 'image':
        return sections(literalAsMarkup([block.alt_text, 'image_url' in block ? block.image_url : ''].join(' ')))
      default:
        return [block]
    }
  })
}

/** Only the pictures as words: for addresses that Slack cannot fetch. */
export const withoutPictures = (blocks: readonly types.KnownBlock[]): types.KnownBlock[] =>
  blocks.flatMap((block) => (block.type === 'image' ? simplify([block]) : [block]))

function sections(text: string): types.KnownBlock[] {
  return text.trim() === ''
    ? []
    : [{ type: 'section', text: { type: 'mrkdwn', text: cut(text, limits.section), verbatim: true } }]
}

/** Words of a rich text, line by line. */
export function richWords(block: types.RichTextBlock): string {
  return block.elements
    .map((element) => {
      if (element.type !== 'rich_text_list') return inline(element.elements)
      return element.elements
        .map(
          (item, index) => `${element.style === 'ordered' ? `${startOf(element) + index + 1}.` : '•'} ${inline(item.elements)}`,
        )
        .join('\n')
    })
    .join('\n')
}

const startOf = (list: object): number => ('offset' in list ? Number(list.offset) : 0)

const inline = (elements: readonly object[]): string =>
  elements
    .map((element) => ('text' in element && element.text ? String(element.text) : 'url' in element ? String(element.url) : ''))
    .join('')

function monospaced({ rows }: types.TableBlock): types.KnownBlock[] {
  const cells = rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')))
  const widths = (cells[0] ?? []).map((_, column) => Math.min(30, Math.max(...cells.map((row) => width(row[column] ?? '')))))
  const lines = cells.map((row) =>
    row
      .map((cell, column) => padEnd(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const text = literalAsMarkup(lines.join('\n')).replaceAll('```', "'''")
  return sections(`\`\`\`${cut(text, limits.section - 10)}\`\`\``)
}
