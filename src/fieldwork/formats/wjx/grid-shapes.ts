import { type Shaped, type Shaping, unique, valued } from './question-form.js'
import type { WjxLine } from './read-blocks.js'
import { readOptions } from './read-options.js'

/** The first line holds the columns, apart by spaces; each further one is a row. 「行：」「列：」 say so by name. */
export function matrixShape(kind: 'matrix' | 'matrix-scale' | 'matrix-multiple' | 'table', shaping: Shaping): Shaped {
  const { columns, rows } = rowsAndColumns(shaping.lines)
  if (columns.length === 0 || rows.length === 0) {
    shaping.reading.faults.push({
      line: shaping.line,
      message: {
        zh: `矩阵题「${shaping.title}」要有一行列标题（用空格隔开），后面每行一个行标题`,
        en: `the matrix "${shaping.title}" needs a line of columns (apart by spaces), then a row on each line`,
      },
    })
    return { type: 'comment' }
  }
  if (kind === 'table')
    return {
      type: 'matrixdropdown',
      columns: columns.map((title, index) => ({ name: `c${index + 1}`, title, cellType: 'text' })),
      rows: rows.map(valued),
    }
  if (kind === 'matrix-multiple')
    return {
      type: 'matrixdropdown',
      columns: [{ name: 'chosen', title: '选择', cellType: 'checkbox', choices: columns }],
      rows: rows.map(valued),
    }
  const scored =
    kind === 'matrix-scale'
      ? columns.map((text, index) => ({ value: shaping.marks.reversed ? columns.length - index : index + 1, text }))
      : columns
  return { type: 'matrix', columns: scored, rows: rows.map(valued) }
}

function rowsAndColumns(lines: readonly WjxLine[]): { columns: string[]; rows: string[] } {
  const bare = (text: string) => text.replace(/^\s*[-–•·]\s*/, '').trim()
  const heading = (text: string) => /^(行|列|行标题|列标题)\s*[:：]\s*(.*)$/.exec(text)
  if (lines.some(({ text }) => heading(text))) {
    const found = { 行: [] as string[], 列: [] as string[] }
    let where: '行' | '列' = '行'
    for (const { text } of lines) {
      const [, name, inline = ''] = heading(text) ?? []
      if (name) where = name.startsWith('行') ? '行' : '列'
      found[where].push(...(name ? inline.split(/[\s、,，;；]+/) : [bare(text)]).filter(Boolean))
    }
    return { columns: unique(found.列), rows: unique(found.行) }
  }
  const [first, ...rest] = lines.map(({ text }) => text)
  const columns = (first ?? '').split(/\s+|\s*[/／|]\s*/).filter(Boolean)
  return { columns: unique(columns), rows: unique(rest.map((text) => bare(text).replace(/^\s*\d{1,2}\s*[.、．)）]\s*/, ''))) }
}

/** Several blanks: of the lines (「手机号：____」) or of the title (「我叫____，今年____岁」). */
export function itemsShape(kind: 'matrix-text' | 'matrix-number' | 'weights' | 'texts', shaping: Shaping): Shaped {
  const blank = /[_＿]{2,}|\{_*\}/
  const inTitle = shaping.title.split(blank)
  const titled = shaping.lines.length === 0 && inTitle.length > 1
  const texts = titled
    ? inTitle
        .slice(0, -1)
        .map((part, index) => part.replace(/^[\s，,。;；、岁元年个]+/, '').replace(/[:：\s]+$/, '') || `第${index + 1}空`)
    : readOptions(shaping.lines).options.map(({ text }) => text.replace(/[:：]+$/, ''))
  const items = unique(texts.filter(Boolean))
  if (items.length === 0) {
    shaping.reading.faults.push({
      line: shaping.line,
      message: { zh: `「${shaping.title}」没有可填的项`, en: `"${shaping.title}" has nothing to fill in` },
    })
    return { type: 'comment' }
  }
  const number = kind === 'weights' || kind === 'matrix-number' ? { inputType: 'number' } : {}
  const names = items.map((_, index) => `i${index + 1}`)
  return {
    type: 'multipletext',
    ...(titled ? { title: shaping.title.replace(new RegExp(blank, 'g'), '___') } : {}),
    items: items.map((title, index) => ({ name: names[index], title, ...number })),
    ...(kind === 'weights'
      ? {
          validators: [
            {
              type: 'expression',
              expression: `sum(${names.map((one) => `{${shaping.name}.${one}}`).join(', ')}) = 100`,
              text: '各项合计应为 100',
            },
          ],
        }
      : {}),
  }
}
