import type { Language } from '../../catalog/label.js'
import { cellText, headingText, isNumeric } from '../cell-text.js'
import type { Block, Chart, Figure, Message, Span, Table } from '../message.js'
import { oneLine, plain } from '../plain.js'
import { moreLine } from '../text/table.js'

export interface HtmlOptions {
  /** The picture of a chart, as inline SVG made by us (charts/svg.ts); without it the chart is shown as its table of numbers. */
  readonly chart?: (chart: Chart) => string | undefined
  readonly currency?: string
}

/**
 * A message as an HTML fragment for `page()`. Everything that a person wrote is escaped; the only markup is ours.
 * A chart carries its numbers as a table behind "数据 / data", for readers that cannot see it.
 */
export function renderHtml(message: Message, options: HtmlOptions = {}): string {
  return message.blocks.map((block) => blockHtml(block, message.language, options)).join('\n')
}

export function escapeHtml(text: string): string {
  return plain(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function blockHtml(block: Block, language: Language, options: HtmlOptions): string {
  switch (block.kind) {
    case 'heading': {
      const level = block.level ?? 2
      return `<h${level}>${escapeHtml(block.text)}</h${level}>`
    }
    case 'text':
      return `<p${block.tone ? ` class="${block.tone}"` : ''}>${spanHtml(block.spans)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${spanHtml(item)}</li>`).join('')}</${tag}>`
    }
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`
    case 'table':
      return tableHtml(block, language, options.currency)
    case 'chart':
      return chartHtml(block, language, options)
    case 'figures':
      return `<div class="cards">${block.figures.map(cardHtml).join('')}</div>`
    case 'quotes':
      return `<div class="quotes">${block.title ? `<h4>${escapeHtml(block.title)}</h4>` : ''}${block.quotes
        .map(
          ({ text, source, id, about }) =>
            `<figure class="quote"><blockquote>${lines(text)}</blockquote><figcaption>${escapeHtml(source)} <code>${escapeHtml(id)}</code>${about ? ` · ${escapeHtml(about)}` : ''}</figcaption></figure>`,
        )
        .join('')}</div>`
    case 'choices':
      return `${block.prompt ? `<p>${escapeHtml(block.prompt)}</p>` : ''}<ol class="choices">${block.choices
        .map(({ label, hint }) => `<li>${escapeHtml(label)}${hint ? ` <small>${escapeHtml(hint)}</small>` : ''}</li>`)
        .join('')}</ol>`
    case 'form':
      return `<p><strong>${escapeHtml(block.title)}</strong></p><ul>${block.fields.map(({ label }) => `<li>${escapeHtml(label)}</li>`).join('')}</ul>`
    case 'image':
      return `<p><img src="${escapeHtml(block.url)}" alt="${escapeHtml(block.alt)}"></p>`
    case 'link':
      return `<p><a href="${escapeHtml(block.url)}">${escapeHtml(block.label)}</a></p>`
    case 'file':
      return `<p>${escapeHtml(block.name)}</p>`
    case 'progress':
      return `<p><label>${escapeHtml(block.label)} <progress value="${block.done}"${block.total ? ` max="${block.total}"` : ''}></progress></label></p>`
  }
}

function tableHtml(table: Table, language: Language, currency: string | undefined): string {
  const numeric = table.columns.map((column) => isNumeric(column, table.rows))
  const side = (index: number) => (numeric[index] ? ' class="number"' : '')
  const head = table.columns.map(
    (column, index) => `<th scope="col"${side(index)}>${escapeHtml(headingText(column, language))}</th>`,
  )
  const body = table.rows.map((row) => {
    const cells = table.columns.map((column, index) => {
      const text = escapeHtml(cellText(row[column.key], column, language, currency))
      return index === 0 && !numeric[0] ? `<th scope="row">${text}</th>` : `<td${side(index)}>${text}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const more = moreLine(table, language)
  return `<div class="table"><table>${table.title ? `<caption>${escapeHtml(table.title)}</caption>` : ''}<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>${more ? `<p class="note">${more}</p>` : ''}`
}

function chartHtml(chart: Chart, language: Language, options: HtmlOptions): string {
  const columns = chart.series.map(({ name }, index) => ({
    key: `s${index}`,
    label: name,
    type: 'number' as const,
    ...(chart.unit ? { unit: chart.unit } : {}),
  }))
  const rows = chart.categories.map((category, at) => ({
    category: oneLine(category),
    ...Object.fromEntries(chart.series.map(({ values }, index) => [`s${index}`, values[at] ?? null])),
  }))
  const numbers = tableHtml(
    { kind: 'table', columns: [{ key: 'category', label: '' }, ...columns], rows },
    language,
    options.currency,
  )
  const picture = options.chart?.(chart)
  const note = chart.note ? `<small>${escapeHtml(chart.note)}</small>` : ''
  const caption = `<figcaption>${escapeHtml(chart.title)}${note}</figcaption>`
  if (!picture) return `<figure class="chart">${caption}${numbers}</figure>`
  const label = language === 'zh' ? '数据' : 'Data'
  return `<figure class="chart">${caption}<div role="img" aria-label="${escapeHtml(chart.title)}">${picture}</div><details><summary>${label}</summary>${numbers}</details></figure>`
}

function cardHtml({ label, value, change, judged, note }: Figure): string {
  const side = judged === undefined ? '' : ` class="${judged === 'better' ? 'up' : 'down'}"`
  const moved = change ? `<em${side}>${escapeHtml(change)}</em>` : ''
  return `<div class="card"><span>${escapeHtml(label)}</span><b>${escapeHtml(value)}</b>${moved}${note ? `<small>${escapeHtml(note)}</small>` : ''}</div>`
}

const spanTags = { bold: 'strong', code: 'code', muted: 'small' } as const

const spanHtml = (spans: readonly Span[]): string =>
  spans.map(({ text, mark }) => (mark ? `<${spanTags[mark]}>${lines(text)}</${spanTags[mark]}>` : lines(text))).join('')

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>')
