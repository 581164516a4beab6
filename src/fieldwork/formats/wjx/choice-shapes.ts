import { distinct, type Shaped, type Shaping } from './question-form.js'
import { readOptions } from './read-options.js'

export function choiceShape(kind: 'single' | 'dropdown' | 'multiple' | 'ranking' | 'judgement', shaping: Shaping): Shaped {
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
export function scaleShape(shaping: Shaping): Shaped {
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

export function rangeIn({ lines, title }: Shaping, least: number, most: number): { min: number; max: number } {
  const [, from, to] = /(-?\d+)\s*[-~～—至到]\s*(\d+)/.exec([...lines.map(({ text }) => text), title].join(' ')) ?? []
  return from === undefined || to === undefined ? { min: least, max: most } : { min: Number(from), max: Number(to) }
}

/** A text inside a SurveyJS expression. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '').replaceAll("'", "\\'").replaceAll('"', '\\"')}'`
}
