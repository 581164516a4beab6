import type { ImportedSurvey, ImportFault, ImportNote } from '../imported.js'
import { pathConditions } from './path-conditions.js'
import type { Element, WjxQuestion, WjxReading } from './question-form.js'
import { isChapter, readBlocks, type WjxBlock } from './read-blocks.js'
import { questionOf } from './wjx-questions.js'

/**
 * A questionnaire in 问卷星's text form (title, then `1. 题目[题型]` with an option a line) as SurveyJS JSON. Unmarked questions are
 * understood by their words and options, which is said as a note; jumps become conditions of the questions that they pass by.
 */
export function importWjx(text: string): ImportedSurvey {
  const { title, description, blocks } = readBlocks(text)
  const notes: ImportNote[] = []
  const faults: ImportFault[] = []
  const marksRequired = blocks.some(({ marks }) => marks.required === true)
  const reading: WjxReading = { notes, faults, marksRequired }
  const pages = pagesOf(blocks, reading)
  const questions = pages.flatMap((page) => page.questions)
  if (questions.every(({ kind }) => kind === 'paragraph')) {
    faults.push({
      message: {
        zh: '没有找到题目。每题写成「1. 题目[单选题]」，选项各占一行。',
        en: 'no question was found. Write "1. question[单选题]" with each option on a line of its own.',
      },
    })
    return { notes, faults }
  }
  if (!marksRequired && questions.some(({ element }) => element.isRequired === true))
    notes.push({
      kind: 'inferred',
      place: '',
      message: {
        zh: '没有必填标记，选择题都按必答处理（问卷星的默认）',
        en: 'nothing is marked as required; choices are required, as 问卷星 has it',
      },
    })
  if (faults.length > 0) return { notes, faults }
  const conditions = pathConditions(questions, notes)
  const definition: Record<string, unknown> = {
    ...(title === undefined ? {} : { title }),
    ...(description.length > 0 ? { description: description.join('\n') } : {}),
    locale: 'zh-cn',
    pages: pages
      .filter((page) => page.questions.length > 0)
      .map((page, index) => ({
        name: `page${index + 1}`,
        ...(page.title === undefined ? {} : { title: page.title }),
        elements: page.questions.flatMap((question) => elementsOf(question, conditions.get(question.name))),
      })),
  }
  return { definition, notes, faults }
}

function elementsOf({ element, beside }: WjxQuestion, condition: string | undefined): Element[] {
  const visible = condition === undefined ? {} : { visibleIf: condition }
  return [
    { ...element, ...visible },
    ...beside.map((one) => ({
      ...one,
      visibleIf: condition === undefined ? one.visibleIf : `(${condition}) and (${one.visibleIf})`,
    })),
  ]
}

interface WjxPage {
  title: string | undefined
  questions: WjxQuestion[]
}

/** Pages by their marks and chapters; passages between questions become texts that are shown. */
function pagesOf(blocks: readonly WjxBlock[], reading: WjxReading): WjxPage[] {
  const pages: WjxPage[] = [{ title: undefined, questions: [] }]
  const names = new Set<string>()
  const isNumbered = blocks.some(({ number }) => number !== undefined)
  let asked = 0
  for (const block of blocks) {
    const { marks, lines, number } = block
    if (marks.kind === 'page') {
      pages.push({ title: marks.title || undefined, questions: [] })
      continue
    }
    const passage = isNumbered && number === undefined && marks.kind === undefined
    if (passage && lines.length === 0 && isChapter(marks.title)) {
      pages.push({ title: marks.title, questions: [] })
      continue
    }
    const paragraph = passage || marks.kind === 'paragraph'
    if (!paragraph) asked += 1
    const name = nameOf(
      paragraph ? `text${pages.length}_${(pages.at(-1)?.questions.length ?? 0) + 1}` : `q${number ?? asked}`,
      names,
      block,
      reading,
    )
    if (passage)
      reading.notes.push({
        kind: 'inferred',
        place: name,
        line: block.line,
        message: { zh: '没有题号，按段落说明理解', en: 'no number; taken as a passage to read' },
      })
    pages
      .at(-1)
      ?.questions.push(questionOf(paragraph ? { ...block, marks: { ...marks, kind: 'paragraph' } } : block, name, reading))
  }
  return pages
}

function nameOf(wanted: string, names: Set<string>, { line, number }: WjxBlock, { notes }: WjxReading): string {
  let name = wanted
  for (let copy = 2; names.has(name); copy += 1) name = `${wanted}_v${copy}`
  names.add(name)
  if (name !== wanted && number !== undefined)
    notes.push({
      kind: 'changed',
      place: name,
      line,
      message: { zh: `题号 ${number} 重复，改名为 ${name}`, en: `the number ${number} stands twice; this one is called ${name}` },
    })
  return name
}
