import type { WjxReading } from './question-form.js'
import type { WjxLine } from './read-blocks.js'
import { readOptions } from './read-options.js'
import type { WjxKind } from './title-marks.js'

const names: Readonly<Partial<Record<WjxKind, readonly [zh: string, en: string]>>> = {
  single: ['单选题', 'a single choice'],
  multiple: ['多选题', 'a multiple choice'],
  text: ['填空题', 'a short text'],
  comment: ['问答题', 'an open question'],
  texts: ['多项填空题', 'several blanks'],
  scale: ['量表题', 'a scale'],
  ranking: ['排序题', 'a ranking'],
}

/** What an unmarked question is, by its words and options; said as a note. */
export function inferredKind(
  title: string,
  lines: readonly WjxLine[],
  line: number,
  name: string,
  { notes }: WjxReading,
): WjxKind {
  const kind = kindBy(title, lines)
  const [zh, en] = names[kind] ?? [kind, kind]
  notes.push({
    kind: 'inferred',
    place: name,
    line,
    message: { zh: `没有题型标记，按${zh}理解`, en: `no type mark; taken as ${en}` },
  })
  return kind
}

function kindBy(title: string, lines: readonly WjxLine[]): WjxKind {
  const blanks = title.match(/[_＿]{3,}|\{_*\}/g)?.length ?? 0
  const { options } = readOptions(lines)
  if (options.length < 2) {
    if (lines.length === 1 && /^\s*\d{1,2}\s*分?\s*[-~～—至到]\s*\d{1,2}\s*分?\s*$/.test(lines[0]?.text ?? '')) return 'scale'
    if (/\d\s*分?\s*[-~～—至到]\s*\d{1,2}\s*分.{0,12}(?:打分|评分)|(?:打分|评分).{0,12}\d\s*[-~～—至到]\s*\d{1,2}/.test(title))
      return 'scale'
    if (blanks > 1) return 'texts'
    return /建议|意见|为什么|原因|看法|感受|描述|谈谈|说说|哪些方面|其他想法/.test(title) ? 'comment' : 'text'
  }
  if (/排序|排列|按.{0,8}顺序/.test(title)) return 'ranking'
  if (/单选/.test(title)) return 'single'
  const several = /多选|复选|可选多|不止一项|限选|选出|哪些|(?:最多|至多|至少|最少).{0,4}选|(?:可以?选|请选择?).{0,6}[项个]/.test(
    title,
  )
  return several || lines.some(({ text }) => /[□☐◻▢]/.test(text)) ? 'multiple' : 'single'
}
