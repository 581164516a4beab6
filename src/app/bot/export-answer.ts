import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { file, message, paragraph, warning } from '../../messages/index.js'
import { spreadsheetLine } from '../../sources/csv-text.js'
import { audit } from './audit.js'
import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

/** The last answer's table as a CSV file that spreadsheets open as it is meant. */
export async function exportLast(situation: Situation): Promise<Decision> {
  const { workspace, conversation, now, incoming } = situation
  const { language, last } = conversation
  const rows = last?.answer.rows ?? []
  if (!last || rows.length === 0) {
    const none = {
      zh: '上一个答案没有表格可以导出；先问一个列表或分组的问题。',
      en: 'The last answer has no table to export: ask for a list or a breakdown first.',
    }
    return { messages: [message(language, warning(none[language]))] }
  }
  const columns = last.answer.columns ?? Object.keys(rows[0] ?? {}).map((key) => ({ key, label: key }))
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ key }) => text(row[key])))]
  const folder = join(workspace.configuration.home, 'exports')
  await mkdir(folder, { recursive: true })
  const name = `zhiyin-${now.toISOString().slice(0, 10)}-${incoming.delivery.replace(/[^\w-]/g, '').slice(-12)}.csv`
  const path = join(folder, name)
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  await writeFile(path, `\uFEFF${lines.map((cells) => spreadsheetLine(cells)).join('\r\n')}\r\n`)
  const total = last.answer.total ?? rows.length
  const said = {
    zh: `「${last.question}」的前 ${rows.length} 行（共 ${total} 行）。`,
    en: `The first ${rows.length} of ${total} rows of "${last.question}".`,
  }
  return {
    messages: [message(language, paragraph(said[language]), file(name, 'text/csv', path))],
    writes: [audit(situation, 'export', `${last.question} (${rows.length})`)],
    quiet: true,
  }
}

const text = (value: unknown): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join('、') : String(value)
