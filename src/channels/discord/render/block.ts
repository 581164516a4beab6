import type { Language } from '../../../catalog/label.js'
import type { Block, Chart, Message } from '../../../messages/index.js'
import { oneLine, plain } from '../../../messages/plain.js'
import { choiceParts, formParts } from './components.js'
import { cut, escapeCode, escapeText, inlineCode, isVisible, labelOf } from './escape.js'
import { limits } from './limits.js'
import type { Piece } from './piece.js'
import { tableParts } from './table.js'

export interface BlockTools {
  readonly draw: (chart: Chart, language: Language) => Promise<Uint8Array | undefined>
  readonly currency: string
}

/** A whole message as pieces, in reading order. */
export async function messagePieces(message: Message, tools: BlockTools): Promise<Piece[]> {
  const pieces = await Promise.all(message.blocks.map((block, index) => blockPieces(block, index, message.language, tools)))
  return pieces.flat()
}

async function blockPieces(block: Block, index: number, language: Language, tools: BlockTools): Promise<Piece[]> {
  switch (block.kind) {
    case 'heading':
      return text(`${'#'.repeat(block.level ?? 2)} ${escapeText(oneLine(block.text))}`)
    case 'text':
      return text(toned(spanText(block.spans), block.tone))
    case 'list':
      return text(
        block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${spanText(item).replaceAll('\n', ' ')}`).join('\n'),
      )
    case 'code':
      return [
        { kind: 'code', text: escapeCode(block.text), ...(block.syntax ? { syntax: block.syntax.replace(/\W/g, '') } : {}) },
      ]
    case 'table':
      return tableParts(block, index, language, tools.currency)
    case 'chart': {
      const picture = await tools.draw(block, language)
      if (!picture) return tableParts(chartTable(block), index, language, tools.currency)
      const alt = cut(oneLine([block.title, block.note].filter(Boolean).join(' · ')), limits.alt)
      return [{ kind: 'file', file: { name: `${block.name ?? `chart-${index + 1}`}.png`, alt, data: picture } }]
    }
    case 'figures':
      return text(block.figures.map(figureLine).join('\n'))
    case 'quotes':
      return [
        ...(block.title ? text(`**${escapeText(oneLine(block.title))}**`) : []),
        ...block.quotes.flatMap(({ text: said, source, id, about }) =>
          text(
            `> ${escapeText(said).replaceAll('\n', '\n> ')}\n-# — ${escapeText(oneLine(`${source} ${id}${about ? ` · ${about}` : ''}`))}`,
          ),
        ),
      ]
    case 'choices':
      return choiceParts(block, index, language)
    case 'form':
      return formParts(block, index, language)
    case 'image':
      return [
        {
          kind: 'embeds',
          embeds: [
            { image: { url: block.url }, ...(block.alt ? { description: cut(escapeText(oneLine(block.alt)), 300) } : {}) },
          ],
        },
      ]
    case 'link':
      return block.url.length <= limits.url
        ? [
            {
              kind: 'rows',
              rows: [
                { type: 1, components: [{ type: 2, style: 5, label: labelOf(block.label, limits.buttonLabel), url: block.url }] },
              ],
            },
          ]
        : text(`${escapeText(oneLine(block.label))}: <${block.url.replace(/[<>\s]/g, encodeURIComponent)}>`)
    case 'file':
      return [{ kind: 'file', file: { name: block.name, path: block.path } }]
    case 'progress': {
      const { label, done, total } = block
      if (!total) return text(`${escapeText(oneLine(label))} ${done.toLocaleString('en-US')}`)
      const share = Math.max(0, Math.min(1, done / total))
      const filled = Math.round(share * 20)
      return text(`${escapeText(oneLine(label))} \`${'█'.repeat(filled)}${'░'.repeat(20 - filled)}\` ${Math.round(share * 100)}%`)
    }
  }
}

const text = (said: string): Piece[] => (isVisible(said) ? [{ kind: 'text', text: said }] : [])

function toned(said: string, tone: 'note' | 'warning' | undefined): string {
  if (tone === 'warning') return said.trim() ? `⚠️ ${said}` : ''
  return tone === 'note' ? said.replace(/^(?=.*\S)/gm, '-# ') : said
}

type Spans = Extract<Block, { kind: 'text' }>['spans']

/** Bold and code keep their mark; the escaping of line starts sees the whole, not each span. */
function spanText(spans: Spans): string {
  return spans
    .map(({ text: said, mark }, index) => {
      if (mark === 'code') return inlineCode(oneLine(said))
      const inside = index > 0
      const escaped = inside ? escapeText(`.${said}`).slice(1) : escapeText(said)
      if (mark !== 'bold' || !escaped.trim()) return escaped
      // Discord shows no bold around spaces.
      const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(escaped) ?? []
      return `${before}**${core}**${after}`
    })
    .join('')
}

function figureLine({ label, value, change, note }: Extract<Block, { kind: 'figures' }>['figures'][number]): string {
  const rest = [change, note].filter((part) => part !== undefined).map((part) => escapeText(oneLine(part)))
  return `${escapeText(oneLine(label))}: **${escapeText(oneLine(value))}**${rest.length ? `  ${rest.join(' · ')}` : ''}`
}

/** Its numbers, where no picture can be made. */
function chartTable(chart: Chart): Extract<Block, { kind: 'table' }> {
  return {
    kind: 'table',
    title: plain(chart.title),
    columns: [
      { key: 'category', label: '', type: 'word' },
      ...chart.series.map(({ name }, at) => ({
        key: `s${at}`,
        label: name,
        type: 'number' as const,
        ...(chart.unit ? { unit: chart.unit } : {}),
      })),
    ],
    rows: chart.categories.map((category, at) => ({
      category,
      ...Object.fromEntries(chart.series.map(({ values }, series) => [`s${series}`, values[at] ?? null])),
    })),
  }
}
