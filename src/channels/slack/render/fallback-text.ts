import type { types } from '@slack/bolt'
import { literalAsMarkup } from './escape.js'
import { cut, limits } from './limits.js'
import { richWords } from './simplify.js'

const shownRows = 10

/** The words of blocks for notifications, screen readers and search, escaped for Slack's markup. */
export function fallbackText(blocks: readonly types.KnownBlock[]): string {
  const text = blocks.map(wordsOf).filter(Boolean).join('\n')
  return cut(literalAsMarkup(text), limits.fallback) || '…'
}

function wordsOf(block: types.KnownBlock): string {
  switch (block.type) {
    case 'rich_text':
      return richWords(block)
    case 'header':
      return block.text.text
    case 'section':
      return block.text?.text ?? ''
    case 'context':
      return block.elements.map((part) => ('text' in part ? part.text : '')).join(' ')
    case 'image':
      return block.alt_text
    case 'table':
      return block.rows
        .slice(0, shownRows)
        .map((row) => row.map((cell) => ('text' in cell ? cell.text : '')).join('  '))
        .join('\n')
    case 'actions':
      return block.elements.map((part) => (part.type === 'button' ? `[${part.text.text}]` : '')).join(' ')
    default:
      return ''
  }
}
