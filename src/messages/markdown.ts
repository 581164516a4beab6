import type { Language } from '../catalog/label.js'
import { cellText, headingText, isNumeric } from './cell-text.js'
import type { Block, Chart, Message, Span, Table } from './message.js'
import { oneLine, plain } from './plain.js'
import { moreLine } from './text/table.js'

export interface MarkdownOptions {
  /** Where a chart's picture lies beside the document; without it (or for a chart without one) its numbers stand as a table. */
  readonly chartFile?: (chart: Chart) => string | undefined
  readonly currency?: string
}

/** A message as Markdown (CommonMark with tables). Strangers' text comes out as text: no link, tag, heading or table cell of theirs works. */
export function renderMarkdown(message: Message, options: MarkdownOptions = {}): string {
  const blocks = message.blocks.map((block) => blockText(block, message.language, options)).filter((text) => text !== '')
  return `${blocks.join('\n\n')}\n`
}

function blockText(block: Block, language: Language, options: MarkdownOptions): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level ?? 2)} ${escapeMarkdown(oneLine(block.text))}`
    case 'text': {
      const text = spanText(block.spans)
      return block.tone === 'warning' ? `**!** ${text}` : block.tone === 'note' ? `> ${text.replaceAll('\n', '\n> ')}` : text
    }
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${spanText(item).replaceAll('\n', ' ')}`)
        .join('\n')
    case 'code':
      return fenced(block.text, block.syntax)
    case 'table':
      return tableText(block, language, options.currency)
    case 'chart':
      return chartText(block, language, options)
    case 'figures':
      return block.figures
        .map(({ label, value, change, note }) => {
          const rest = [change, note].filter((part) => part !== undefined).map((part) => escapeMarkdown(oneLine(part)))
          return `- ${escapeMarkdown(oneLine(label))}: **${escapeMarkdown(oneLine(value))}**${rest.length ? ` (${rest.join('; ')})` : ''}`
        })
        .join('\n')
    case 'quotes':
      return [
        ...(block.title ? [`**${escapeMarkdown(oneLine(block.title))}**`] : []),
        ...block.quotes.map(({ text, source, id, about }) => {
          const quoted = escapeMarkdown(plain(text)).replaceAll('\n', '\n> ')
          return `> ${quoted}\n>\n> — ${escapeMarkdown(oneLine(`${source} ${id}${about ? ` · ${about}` : ''}`))}`
        }),
      ].join('\n\n')
    case 'choices':
      return [
        ...(block.prompt ? [escapeMarkdown(plain(block.prompt))] : []),
        block.plain
          ? block.choices.map(({ label }) => escapeMarkdown(oneLine(label))).join(' · ')
          : block.choices.map(({ label }, index) => `${index + 1}. ${escapeMarkdown(oneLine(label))}`).join('\n'),
      ].join('\n\n')
    case 'form':
      return [
        `**${escapeMarkdown(oneLine(block.title))}**`,
        ...block.fields.map(({ label }) => `- ${escapeMarkdown(oneLine(label))}`),
      ].join('\n')
    case 'image':
      return `![${escapeMarkdown(oneLine(block.alt))}](${linkTarget(block.url)})`
    case 'link':
      return `[${escapeMarkdown(oneLine(block.label))}](${linkTarget(block.url)})`
    case 'file':
      return `[${escapeMarkdown(oneLine(block.name))}](${linkTarget(encodeURI(block.path))})`
    case 'progress':
      return `${escapeMarkdown(oneLine(block.label))} ${block.done}${block.total ? ` / ${block.total}` : ''}`
  }
}

const linkTarget = (url: string) => `<${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}>`

function tableText(table: Table, language: Language, currency: string | undefined): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const more = moreLine(table, language)
  return [
    ...(table.title ? [`**${escapeMarkdown(oneLine(table.title))}**`, ''] : []),
    line(table.columns.map((column) => escapeMarkdown(headingText(column, language)))),
    line(table.columns.map((column) => (isNumeric(column, table.rows) ? '---:' : '---'))),
    ...table.rows.map((row) =>
      line(table.columns.map((column) => escapeMarkdown(cellText(row[column.key], column, language, currency)))),
    ),
    ...(more ? ['', more] : []),
  ].join('\n')
}

function chartText(chart: Chart, language: Language, { chartFile, currency }: MarkdownOptions): string {
  const path = chartFile?.(chart)
  const note = chart.note ? `\n\n${escapeMarkdown(oneLine(chart.note))}` : ''
  if (path) return `![${escapeMarkdown(oneLine(chart.title))}](<${encodeURI(path)}>)${note}`
  const columns = chart.series.map(({ name }, index) => ({
    key: `s${index}`,
    label: name,
    type: 'number' as const,
    ...(chart.unit ? { unit: chart.unit } : {}),
  }))
  const rows = chart.categories.map((category, at) => ({
    category,
    ...Object.fromEntries(chart.series.map(({ values }, index) => [`s${index}`, values[at] ?? null])),
  }))
  return (
    tableText(
      { kind: 'table', title: chart.title, columns: [{ key: 'category', label: '' }, ...columns], rows },
      language,
      currency,
    ) + note
  )
}

function spanText(spans: readonly Span[]): string {
  return spans
    .map(({ text, mark }) => {
      if (mark === 'code') return inlineCode(oneLine(text))
      const escaped = escapeMarkdown(plain(text))
      return mark === 'bold' && escaped.trim() ? `**${escaped.trim()}**` : escaped
    })
    .join('')
}

/** Every character that could act, behind a backslash; addresses are kept from becoming links. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replace(/[\\`*_[\]<>|~@]/g, '\\$&')
      .replaceAll('://', '\\://')
      .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
      // What begins a heading, list or underline only does so at the start of a line and before a space or its end.
      .replace(/^(\s*)(#{1,6}|[+-])(?=\s|$)/gm, '$1\\$2')
      .replace(/^(\s*)([=-])(?=[=-]*\s*$)/gm, '$1\\$2')
      .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
      .replace(/^(?: {4,}|\t)/gm, '')
  )
}

function fenced(text: string, syntax: string | undefined): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${syntax?.replace(/\W/g, '') ?? ''}\n${text}\n${fence}`
}

function inlineCode(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = /^`|`$/.test(text) ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
