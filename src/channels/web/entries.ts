import { escapeHtml } from '../../messages/html/render-html.js'
import type { Block, Chart, Message } from '../../messages/index.js'
import { renderHtml } from '../../messages/index.js'
import type { ChannelTools, Recalled } from '../channel.js'
import { choicesHtml, formHtml } from './inputs.js'
import type { Visitor } from './visitor.js'

/** One entry of the conversation as the page shows it. */
export interface EntryHtml {
  readonly id: string
  readonly from: 'person' | 'bot'
  readonly html: string
  readonly replaces?: string
}

/** Entries as HTML; what can be pressed is live in the newest one alone, in older ones it is words. */
export async function entriesHtml(entries: readonly Recalled[], visitor: Visitor, tools: ChannelTools): Promise<EntryHtml[]> {
  const newest = entries.findLast(({ from }) => from === 'bot')
  const answered = newest !== undefined && entries.at(-1)?.from === 'person'
  return Promise.all(
    entries.map(async (entry) => ({
      id: entry.id,
      from: entry.from,
      html: await entryHtml(entry, entry === newest && !answered, visitor, tools),
      ...(entry.replaces ? { replaces: entry.replaces } : {}),
    })),
  )
}

async function entryHtml({ id, message }: Recalled, live: boolean, visitor: Visitor, tools: ChannelTools): Promise<string> {
  const parts = await Promise.all(
    message.blocks.map((block, index) => blockHtml(block, index, { id, message, live, visitor, tools })),
  )
  return parts.join('\n')
}

interface Around {
  readonly id: string
  readonly message: Message
  readonly live: boolean
  readonly visitor: Visitor
  readonly tools: ChannelTools
}

async function blockHtml(block: Block, index: number, { id, message, live, visitor, tools }: Around): Promise<string> {
  const { base, language } = visitor
  if (block.kind === 'choices') return choicesHtml(block, { base, language, entry: `${id}.${index}`, live })
  if (block.kind === 'form') return live ? formHtml(block, { base, language, entry: `${id}.${index}`, live }) : ''
  if (block.kind === 'file')
    return `<p><a download href="${base}/file/${encodeURIComponent(id)}/${index}">${escapeHtml(block.name)}</a></p>`
  if (block.kind === 'link')
    return `<p><a href="${escapeHtml(block.url)}" rel="noopener noreferrer">${escapeHtml(block.label)}</a></p>`
  if (block.kind === 'chart') return chartHtml(block, message, tools)
  if (block.kind === 'progress' && block.total === undefined)
    return `<p class="working" role="status">${escapeHtml(block.label)}</p>`
  return renderHtml({ ...message, blocks: [block] }, { currency: tools.currency })
}

/** The picture for those who see it, its numbers for those who do not. */
async function chartHtml(chart: Chart, message: Message, tools: ChannelTools): Promise<string> {
  const png = Buffer.from(await tools.draw(chart, message.language)).toString('base64')
  const numbers = renderHtml({ ...message, blocks: [chart] }, { currency: tools.currency })
  const words = { zh: '数据', en: 'Data' }[message.language]
  return `<figure class="chart"><img src="data:image/png;base64,${png}" alt="${escapeHtml(chart.title)}"><details><summary>${words}</summary>${numbers}</details></figure>`
}
