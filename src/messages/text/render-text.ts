import type { Language } from '../../catalog/label.js'
import type { Block, Figure, Message, Span } from '../message.js'
import { oneLine, plain } from '../plain.js'
import { type Paint, paint } from './paint.js'
import { isSpark, plotLines } from './plot.js'
import { tableLines } from './table.js'
import { width as columnsOf, padEnd, padStart, wrap } from './width.js'

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
  readonly currency?: string
  /** Leave out bars that a table of the same numbers follows: in characters the two say the same. */
  readonly brief?: boolean
}

const narrowest = 20
const usual = 80

/**
 * A message for a terminal or a log: tables aligned with Chinese characters counted as two columns, charts as bars, choices numbered.
 * Control characters in strangers' text are taken out, so that a review cannot move the cursor.
 */
export function renderText(message: Message, { width, colour, currency, brief = false }: TextOptions): string {
  const brush = paint(colour)
  // A terminal that does not know its size says 0.
  const columns = width >= narrowest ? width : usual
  return message.blocks
    .filter(
      (block, index) => !(brief && block.kind === 'chart' && !isSpark(block) && message.blocks[index + 1]?.kind === 'table'),
    )
    .map((block) => blockLines(block, message.language, columns, brush, currency).join('\n'))
    .filter((text) => text !== '')
    .join('\n\n')
}

function blockLines(block: Block, language: Language, width: number, brush: Paint, currency: string | undefined): string[] {
  switch (block.kind) {
    case 'heading':
      return [brush(`${'#'.repeat(block.level ?? 2)} ${oneLine(block.text)}`, 'bold')]
    case 'text':
      return spanLines(block.spans, width, brush, block.tone)
    case 'list':
      return block.items.flatMap((item, index) =>
        hanging(spanLines(item, width - 3, brush), block.ordered ? `${index + 1}.` : '•'),
      )
    case 'code':
      return plain(block.text)
        .split('\n')
        .map((line) => `  ${brush(line, 'code')}`)
    case 'table':
      return tableLines(block, language, width, brush, currency)
    case 'chart':
      return plotLines(block, language, width, brush, currency)
    case 'figures':
      return figureLines(block.figures, brush)
    case 'quotes':
      return [
        ...(block.title ? [brush(oneLine(block.title), 'bold')] : []),
        ...block.quotes.flatMap(({ text, source, id, about }) => [
          ...wrap(`「${plain(text)}」`, width - 2).map((line) => `  ${line}`),
          `  ${brush(oneLine(`— ${source} ${id}${about ? ` · ${about}` : ''}`), 'dim')}`,
        ]),
      ]
    case 'choices':
      return [
        ...(block.prompt ? wrap(plain(block.prompt), width) : []),
        ...(block.plain
          ? wrap(block.choices.map(({ label }) => `[${oneLine(label)}]`).join('  '), width - 2).map((line) => `  ${line}`)
          : block.choices.map(
              ({ label, hint }, index) => `  ${index + 1}. ${oneLine(label)}${hint ? brush(`  ${oneLine(hint)}`, 'dim') : ''}`,
            )),
      ]
    case 'form':
      return [
        `[${oneLine(block.open)}] ${block.title}`,
        ...block.fields.map(({ label, hint }) => `  - ${oneLine(label)}${hint ? brush(`  ${oneLine(hint)}`, 'dim') : ''}`),
      ]
    case 'image':
      return [`[${oneLine(block.alt)}] ${brush(block.url, 'dim')}`]
    case 'link':
      return [`${oneLine(block.label)}: ${block.url}`]
    case 'file':
      return [`${language === 'zh' ? '文件' : 'File'}: ${oneLine(block.name)}  ${brush(block.path, 'dim')}`]
    case 'progress':
      return [progressLine(block)]
  }
}

function spanLines(spans: readonly Span[], width: number, brush: Paint, tone?: 'note' | 'warning'): string[] {
  const text = plain(spans.map((span) => span.text).join(''))
  const lines = wrap(tone === 'note' ? `· ${text}` : tone === 'warning' ? `! ${text}` : text, width)
  if (tone) return lines.map((line) => brush(line, tone === 'note' ? 'dim' : 'warning'))
  return paintSpans(lines, spans, brush)
}

/** Colours are laid over lines that were already broken, so that escape codes never count as width. */
function paintSpans(lines: readonly string[], spans: readonly Span[], brush: Paint): string[] {
  const marked = spans.flatMap(({ text, mark }) =>
    mark ? [{ text: plain(text), style: mark === 'muted' ? ('dim' as const) : mark }] : [],
  )
  return lines.map((line) =>
    marked.reduce(
      (painted, { text, style }) => (text && painted.includes(text) ? painted.replace(text, () => brush(text, style)) : painted),
      line,
    ),
  )
}

function figureLines(figures: readonly Figure[], brush: Paint): string[] {
  const [labels, values] = [figures.map(({ label }) => oneLine(label)), figures.map(({ value }) => oneLine(value))]
  const room = { label: Math.max(0, ...labels.map(columnsOf)), value: Math.max(0, ...values.map(columnsOf)) }
  return figures.map(({ change, note }, index) => {
    const number = padStart(values[index] ?? '', room.value)
    const rest = [change ?? '', note ? brush(oneLine(note), 'dim') : ''].filter(Boolean).join('  ')
    return `${padEnd(labels[index] ?? '', room.label)}  ${brush(number, 'bold')}  ${rest}`.trimEnd()
  })
}

const hanging = (lines: readonly string[], sign: string): string[] =>
  lines.map((line, index) => `${index === 0 ? sign.padEnd(2) : '  '} ${line}`)

function progressLine({ label, done, total }: Extract<Block, { kind: 'progress' }>): string {
  if (!total) return `${oneLine(label)} ${done.toLocaleString('en-US')}`
  const share = Math.min(1, done / total)
  const filled = Math.round(share * 20)
  return `${oneLine(label)} [${'█'.repeat(filled)}${'·'.repeat(20 - filled)}] ${Math.round(share * 100)}%`
}
