import type { ImportFault, ImportNote } from '../imported.js'
import { inferredKind } from './infer-kind.js'
import type { WjxBlock, WjxLine } from './read-blocks.js'
import { jumpOf, readOptions, type WjxJump, type WjxOption } from './read-options.js'
import type { WjxKind } from './title-marks.js'

export type Element = Record<string, unknown>

/** A question of the text on its way into a page. */
export interface WjxQuestion {
  readonly name: string
  readonly line: number
  readonly number: number | undefined
  readonly kind: WjxKind
  readonly element: Element
  /** Questions that belong to it: what is written beside an option. */
  readonly beside: readonly Element[]
  readonly options: readonly WjxOption[]
  /** Where any answer leads. */
  readonly jump: WjxJump | undefined
  /** Conditions written under it or in its title. */
  readonly conditions: readonly { readonly question: number; readonly options: readonly (number | string)[] }[]
}

/** What reading gathers on its way. */
export interface WjxReading {
  readonly notes: ImportNote[]
  readonly faults: ImportFault[]
  /** Some question is marked with * or 必填: then the others are optional. */
  readonly marksRequired: boolean
}

export function questionOf(block: WjxBlock, name: string, reading: WjxReading): WjxQuestion {
  const { marks } = block
  const conditions = conditionsIn([marks.title, ...block.lines.map(({ text }) => text)])
  const { text: title, jump: titleJump } = jumpOf(withoutConditions(marks.title))
  const jumps = block.lines.flatMap(({ text }) => (ofQuestion(text) ? [jumpOf(text).jump] : []))
  const remarks = block.lines.filter(({ text }) => isRemark(text))
  const lines = block.lines.filter(({ text }) => !isRemark(text) && !ofQuestion(text) && !isCondition(text))
  const kind = marks.kind ?? inferredKind(title, lines, block.line, name, reading)
  const note = (zh: string, en: string, noted: ImportNote['kind'] = 'lost', line = block.line) =>
    reading.notes.push({ kind: noted, place: name, line, message: { zh, en } })
  if (kind === 'unknown')
    note(
      `题型「${marks.mark}」没有对应，作为文字题带过来`,
      `the type "${marks.mark}" has no counterpart; it is asked as a text`,
      'changed',
    )
  const shaped = shapeOf(kind, { title, lines, marks, name, line: block.line, note, reading })
  const description = remarks.map(({ text }) => text.replace(/^(?:说明|提示|备注|注)\s*[:：]\s*/, '')).join('\n')
  const required = marks.required ?? (!reading.marksRequired && requiredByDefault.has(kind))
  const { title: shapedTitle = title, beside = [], options = [], ...element } = shaped
  return {
    name,
    line: block.line,
    number: block.number,
    kind,
    options,
    jump: titleJump ?? jumps[0],
    conditions,
    beside,
    element: {
      type: element.type,
      name,
      ...(kind === 'paragraph' ? {} : { title: shapedTitle }),
      ...(description ? { description } : {}),
      ...(required && kind !== 'paragraph' ? { isRequired: true } : {}),
      ...element,
      ...(required && element.type === 'matrix' ? { eachRowRequired: true } : {}),
    },
  }
}

/** 问卷星 asks for an answer to every choice unless it is told otherwise, but not for texts. */
const requiredByDefault = new Set<WjxKind>([
  'single',
  'dropdown',
  'multiple',
  'scale',
  'ranking',
  'judgement',
  'matrix',
  'matrix-scale',
  'matrix-multiple',
  'weights',
  'slider',
  'texts',
])

interface Shaping {
  readonly title: string
  readonly lines: readonly WjxLine[]
  readonly marks: WjxBlock['marks']
  readonly name: string
  readonly line: number
  readonly note: (zh: string, en: string, kind?: ImportNote['kind'], line?: number) => void
  readonly reading: WjxReading
}

type Shaped = Element & { title?: string; beside?: Element[]; options?: WjxOption[] }

function shapeOf(kind: WjxKind, shaping: Shaping): Shaped {
  switch (kind) {
    case 'single':
    case 'dropdown':
    case 'multiple':
    case 'ranking':
    case 'judgement':
      return choiceShape(kind, shaping)
    case 'scale':
      return scaleShape(shaping)
    case 'matrix':
    case 'matrix-scale':
    case 'matrix-multiple':
    case 'table':
      return matrixShape(kind, shaping)
    case 'matrix-text':
    case 'matrix-number':
    case 'weights':
    case 'texts':
      return itemsShape(kind, shaping)
    case 'slider':
      return { type: 'text', inputType: 'number', ...rangeIn(shaping, 0, 100) }
    case 'date':
      return { type: 'text', inputType: 'date' }
    case 'file':
      return { type: 'file' }
    case 'paragraph':
      return {
        type: 'html',
        html: [shaping.title, ...shaping.lines.map(({ text }) => text)].filter(Boolean).map(escaped).join('<br>'),
      }
    case 'text':
      return { type: 'text', title: shaping.title.replace(/\s*[_＿]{2,}\s*$/, '') }
    default:
      return {
        type: 'comment',
        ...(shaping.lines.length > 0 ? { description: shaping.lines.map(({ text }) => text).join('\n') } : {}),
      }
  }
}

function choiceShape(kind: 'single' | 'dropdown' | 'multiple' | 'ranking' | 'judgement', shaping: Shaping): Shaped {
  const { name, note, marks, line, reading } = shaping
  const read = readOptions(shaping.lines)
  const options =
    kind === 'judgement' && read.options.length === 0
      ? ['对', '错'].map((text) => ({ line, text, open: false, jump: undefined }))
      : distinct(read.options, shaping)
  if (read.split)
    note(
      `选项写在一行，按空格分成 ${options.length} 个`,
      `the options stand in one line; split at spaces into ${options.length}`,
      'inferred',
      read.split.line,
    )
  if (options.length === 0)
    reading.faults.push({ line, message: { zh: `「${shaping.title}」没有选项`, en: `"${shaping.title}" has no options` } })
  const other = options.find(({ text, open }) => open && /^(?:其他|其它|其余|other|others)/i.test(text))
  const choices = options.filter((option) => option !== other)
  const exclusive = kind === 'multiple' ? choices.filter(({ text }) => none.test(text)) : []
  for (const { text, line: at } of exclusive)
    note(`「${text}」与其他选项互斥`, `"${text}" excludes the other options`, 'inferred', at)
  const several = kind === 'multiple' || kind === 'ranking'
  const operator = kind === 'multiple' ? 'contains' : '='
  const most = several && marks.most !== undefined && marks.most < options.length ? { maxSelectedChoices: marks.most } : {}
  const least = several && marks.least !== undefined && marks.least <= options.length ? { minSelectedChoices: marks.least } : {}
  return {
    type: kind === 'multiple' ? 'checkbox' : kind === 'ranking' ? 'ranking' : kind === 'dropdown' ? 'dropdown' : 'radiogroup',
    choices: choices.map(({ text }) =>
      exclusive.some((one) => one.text === text) ? { value: text, text, isExclusive: true } : text,
    ),
    ...(other ? { showOtherItem: true, otherText: other.text } : {}),
    ...(kind === 'ranking' && (marks.most ?? marks.least) !== undefined ? { selectToRankEnabled: true } : {}),
    ...least,
    ...most,
    options,
    beside: choices
      .filter(({ open }) => open && kind !== 'ranking')
      .map((option) => ({
        type: 'text',
        name: `${name}_${options.indexOf(option) + 1}`,
        title: `${shaping.title} · ${option.text}`,
        visibleIf: `{${name}} ${operator} ${quoted(option.text)}`,
      })),
  }
}

const none =
  /^(?:以上(?:都|均|皆)?(?:没有|不是|无|不|未)|都没有|都不是|没有以上|均无|均不|无以上|以上选项都不|无$|没有$|不清楚$|以上都不)/

/** Options as points of a scale, 「1~5」, or five points where nothing is said. */
function scaleShape(shaping: Shaping): Shaped {
  const range = rangeLine(shaping)
  if (range) return { type: 'rating', ...range }
  const { options } = readOptions(shaping.lines)
  if (options.length < 2) {
    shaping.note('没有写刻度，按 1 到 5 分', 'no scale is written; taken as 1 to 5', 'inferred')
    return { type: 'rating', rateMin: 1, rateMax: 5 }
  }
  const points = distinct(options, shaping)
  return {
    type: 'rating',
    rateValues: points.map(({ text }, index) => ({ value: shaping.marks.reversed ? points.length - index : index + 1, text })),
    options: points,
  }
}

function rangeLine({ lines, title }: Shaping): { rateMin: number; rateMax: number } | undefined {
  const place = lines.length === 0 ? title : lines.length === 1 ? (lines[0]?.text ?? '') : ''
  const [, from, to] = /(?:^|[^\d])(\d{1,2})\s*分?\s*[-~～—–至到]+\s*(\d{1,2})\s*分?(?!\d)/.exec(place) ?? []
  if (from === undefined || to === undefined) return undefined
  const [least, most] = [Number(from), Number(to)].sort((a, b) => a - b) as [number, number]
  return most - least >= 1 && most - least <= 20 && least <= 1 ? { rateMin: least, rateMax: most } : undefined
}

function rangeIn({ lines, title }: Shaping, least: number, most: number): { min: number; max: number } {
  const [, from, to] = /(-?\d+)\s*[-~～—至到]\s*(\d+)/.exec([...lines.map(({ text }) => text), title].join(' ')) ?? []
  return from === undefined || to === undefined ? { min: least, max: most } : { min: Number(from), max: Number(to) }
}

/** The first line holds the columns, apart by spaces; each further one is a row. 「行：」「列：」 say so by name. */
function matrixShape(kind: 'matrix' | 'matrix-scale' | 'matrix-multiple' | 'table', shaping: Shaping): Shaped {
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
function itemsShape(kind: 'matrix-text' | 'matrix-number' | 'weights' | 'texts', shaping: Shaping): Shaped {
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

function distinct(options: readonly WjxOption[], { note }: Shaping): WjxOption[] {
  const seen = new Set<string>()
  return options.filter(({ text, line }) => {
    if (!seen.has(text)) return seen.add(text) !== undefined
    note(`选项「${text}」重复，只留一个`, `the option "${text}" stands twice; one is kept`, 'changed', line)
    return false
  })
}

const dependency =
  /依赖于?\s*[[【]?\s*第?\s*(\d{1,3})\s*题\s*[\]】]?[^第\d]{0,20}第?\s*[[【]?\s*(\d[\d、,，;；和及或\s]*)[\]】]?\s*个?选项/
const condition =
  /(?:如果|若|当|仅当)?\s*(?:您|你)?在?\s*第\s*(\d{1,3})\s*题\s*(?:中)?\s*(?:选择|选中|选|回答)了?\s*(?:[“"「『']([^”"」』']{1,60})[”"」』']|([A-Z])(?![A-Za-z]))\s*(?:选项)?(?:时|的|者|则|，|,|方|才|后)?/

function isCondition(text: string): boolean {
  return (
    dependency.test(text) ||
    /^[*＊\s【[（(]*(?:显示条件|显示逻辑|条件|逻辑)/.test(text) ||
    (condition.test(text) && /显示|回答|作答|填写|本题/.test(text))
  )
}

function conditionsIn(texts: readonly string[]): WjxQuestion['conditions'] {
  return texts.flatMap((text) => {
    const [, dependsOn, positions] = dependency.exec(text) ?? []
    if (dependsOn !== undefined && positions !== undefined)
      return [{ question: Number(dependsOn), options: positions.match(/\d+/g)?.map(Number) ?? [] }]
    if (!isCondition(text) && !/[（(][^（）()]*第\s*\d+\s*题[^（）()]*选[^（）()]*[)）]/.test(text)) return []
    const [, question, said, letter] = condition.exec(text) ?? []
    if (question === undefined) return []
    return [{ question: Number(question), options: [letter === undefined ? (said ?? '') : letter.charCodeAt(0) - 64] }]
  })
}

const withoutConditions = (title: string): string =>
  title
    .replace(/[（(【[][^（）()【】[\]]*(?:第\s*\d+\s*题[^（）()【】[\]]*选|依赖于)[^（）()【】[\]]*[)）】\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** 「填写完该题，请跳至第5题。」 leads on from any answer. */
const ofQuestion = (text: string): boolean =>
  /^[*＊（(]?\s*(?:填写完?|回答完?|答完|完成)?(?:该|本|此)题?.{0,4}[，,]?\s*请?(?:直接)?跳/.test(text)
const isRemark = (text: string): boolean => /^(?:说明|提示|备注|注)\s*[:：]/.test(text)
const valued = (text: string) => ({ value: text, text })
const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))]
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A text inside a SurveyJS expression. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '').replaceAll("'", "\\'").replaceAll('"', '\\"')}'`
}
