import type { ImportNote } from '../imported.js'
import { choiceShape, rangeIn, scaleShape } from './choice-shapes.js'
import { conditionsIn, isCondition, ofQuestion, withoutConditions } from './conditions.js'
import { itemsShape, matrixShape } from './grid-shapes.js'
import { inferredKind } from './infer-kind.js'
import type { Shaped, Shaping, WjxQuestion, WjxReading } from './question-form.js'
import type { WjxBlock } from './read-blocks.js'
import { jumpOf } from './read-options.js'
import type { WjxKind } from './title-marks.js'

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

const isRemark = (text: string): boolean => /^(?:说明|提示|备注|注)\s*[:：]/.test(text)
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
