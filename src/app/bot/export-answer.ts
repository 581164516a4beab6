import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { file, message, paragraph, warning } from '../../messages/index.js'
import { spreadsheetLine } from '../../sources/csv-text.js'
import type { AnswerDocument } from '../chat-answer.js'
import type { Workspace } from '../workspace.js'
import { audit } from './audit.js'
import { rowsKept } from './conversation.js'
import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

/** The last answer's table as a CSV file that spreadsheets open as it is meant. */
export async function exportLast(situation: Situation): Promise<Decision> {
  const { workspace, conversation, now, incoming } = situation
  const { language } = conversation
  const last = await inFull(workspace, conversation.last)
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
  const whole = total <= rows.length
  const said = {
    zh: whole
      ? `「${last.question}」的全部 ${rows.length} 行。`
      : `「${last.question}」的前 ${rows.length} 行（共 ${total} 行）。`,
    en: whole
      ? `All ${rows.length} rows of "${last.question}".`
      : `The first ${rows.length} of ${total} rows of "${last.question}".`,
  }
  return {
    messages: [message(language, paragraph(said[language]), file(name, 'text/csv', path))],
    writes: [audit(situation, 'export', `${last.question} (${rows.length})`)],
    quiet: true,
  }
}

/** The conversation keeps the first rows of its last answer; the rest is answered anew. */
async function inFull(workspace: Workspace, last: AnswerDocument | undefined): Promise<AnswerDocument | undefined> {
  const rows = last?.answer.rows?.length ?? 0
  if (!last?.query || rows === 0 || (rows < rowsKept && (last.answer.total ?? rows) <= rows)) return last
  const { answerInFull } = await import('../ask.js')
  return answerInFull(workspace, last)
}

const text = (value: unknown): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join('、') : String(value)
