import type { Message } from '../../../messages/index.js'
import { type BlockTools, messagePieces } from './block.js'
import { limits } from './limits.js'
import { type Page, packPages } from './pack.js'
import { openWriteRow } from './window.js'

/**
 * A message as Discord's messages, each within its limits. `window`: the place is one whose typed text Discord does not hand over, so a button that
 * opens a window for text stands below.
 */
export async function renderPages(message: Message, tools: BlockTools, { window = false } = {}): Promise<Page[]> {
  const pages = packPages(await messagePieces(message, tools), message.language)
  return window ? withWindow(pages, message.language) : pages
}

function withWindow(pages: Page[], language: Message['language']): Page[] {
  const last = pages.at(-1)
  if (last && last.rows.length < limits.rows) last.rows.push(openWriteRow(language))
  else pages.push({ content: '…', embeds: [], files: [], rows: [openWriteRow(language)] })
  return pages
}
