import { SaxesParser } from 'saxes'
import type { ImportFault } from '../imported.js'

export type Row = Readonly<Record<string, string>>

/** A LimeSurvey file as it lies there: its kind, languages and database tables. */
export interface LimeTables {
  /** `Survey` (.lss), `Group` (.lsg) or `Question` (.lsq). */
  readonly kind: string
  readonly version: number
  readonly languages: readonly string[]
  readonly tables: ReadonlyMap<string, readonly Row[]>
}

/** Reads the XML of a .lss, .lsg or .lsq file: `document / table / rows / row / column`. */
export function readTables(xml: string): LimeTables | ImportFault {
  const parser = new SaxesParser({ xmlns: false })
  const path: string[] = []
  const tables = new Map<string, Row[]>()
  const languages: string[] = []
  let kind = ''
  let version = 0
  let row: Record<string, string> | undefined
  let text = ''
  let fault: ImportFault | undefined
  parser.on('error', (error) => {
    fault ??= {
      line: parser.line,
      message: { zh: `XML 有误：${error.message}`, en: `the XML is broken: ${error.message}` },
    }
  })
  const take = (chunk: string) => {
    text += chunk
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('opentag', ({ name }) => {
    path.push(name)
    text = ''
    if (name === 'row') row = {}
  })
  parser.on('closetag', ({ name }) => {
    const [, table = '', , , column] = path
    if (path.length === 5 && row && column !== undefined) row[column] = text
    else if (name === 'row' && row) {
      const rows = tables.get(table) ?? []
      rows.push(row)
      tables.set(table, rows)
      row = undefined
    } else if (name === 'LimeSurveyDocType') kind = text.trim()
    else if (name === 'DBVersion') version = Number(text.trim()) || 0
    else if (name === 'language' && path[1] === 'languages') languages.push(text.trim())
    path.pop()
    text = ''
  })
  try {
    parser.write(xml.replace(/^\ufeff/, '')).close()
  } catch (error) {
    fault ??= { message: { zh: `XML 有误：${String(error)}`, en: `the XML is broken: ${String(error)}` } }
  }
  if (fault) return fault
  if (kind === '')
    return {
      line: 1,
      message: {
        zh: '这不是 LimeSurvey 的导出文件（没有 LimeSurveyDocType）。请在 LimeSurvey 里导出「问卷结构 (.lss)」。',
        en: 'not a LimeSurvey export (no LimeSurveyDocType). In LimeSurvey choose Export → Survey structure (.lss).',
      },
    }
  return { kind, version, languages, tables }
}
