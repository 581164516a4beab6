import {
  type ItemValue,
  type LocalizableString,
  Model,
  type Question,
  type QuestionBooleanModel,
  type QuestionImagePickerModel,
  type QuestionMatrixDropdownModelBase,
  type QuestionMatrixModel,
  type QuestionMultipleTextModel,
  type QuestionPanelDynamicModel,
  type QuestionRatingModel,
  type QuestionSelectBase,
  type QuestionTextModel,
} from 'survey-core'
import type { Label } from '../../catalog/label.js'

/** How the answers to a question are counted, whatever widget it was asked with. */
export type AskedKind = 'single' | 'multiple' | 'scale' | 'yes-no' | 'ranking' | 'number' | 'date' | 'open' | 'file'

export interface AskedChoice {
  /** As stored in the data, as text. */
  readonly value: string
  readonly label: Label
}

/** One thing that was asked and is counted by itself: a question, a row of a matrix, an item of a multiple text, a field of all panels. */
export interface Asked {
  /** Its name in results: `nps`, `matrix.row`, `panel[].field`. */
  readonly path: string
  /** Where its answer lies in a session's data; `*` goes through a list (each panel, each added row). */
  readonly steps: readonly string[]
  readonly kind: AskedKind
  readonly title: Label
  /** The matrix or panel that holds it. */
  readonly within?: { readonly name: string; readonly title: Label }
  /** In the order of the file; "other" and "none" among them. Of a scale, its points from low to high. */
  readonly choices: readonly AskedChoice[]
  /** Has an "other" whose words are kept beside the answer. */
  readonly other: boolean
  /** An address, a number to call: counted, never shown. */
  readonly contact: boolean
  /** Of a yes/no question: what is stored for yes. */
  readonly yes?: string
}

/** Everything that a survey asks and that can be counted, in order. Titles and labels in both languages, with a fallback to whatever the file has. */
export function outlineOf(definition: Readonly<Record<string, unknown>>): Asked[] {
  const model = new Model(structuredClone(definition))
  return model.getAllQuestions().flatMap((question) => askedIn(question))
}

/** The one whose path is this (or whose question is, where it has one part only). */
export function findAsked(outline: readonly Asked[], path: string): Asked | undefined {
  const bare = path.trim()
  return (
    outline.find((asked) => asked.path === bare) ??
    outline.find(({ title }) => title.zh === bare || title.en === bare) ??
    only(outline.filter(({ within }) => within?.name === bare))
  )
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)

function askedIn(question: Question): Asked[] {
  const title = wordsOf(question.locTitle, question.name)
  switch (question.getType()) {
    case 'matrix':
      return matrixRows(question as QuestionMatrixModel, title)
    case 'matrixdropdown':
    case 'matrixdynamic':
      return matrixCells(question as QuestionMatrixDropdownModelBase, title)
    case 'multipletext':
      return (question as QuestionMultipleTextModel).items.map((item) => ({
        ...plain(item.editor, wordsOf(item.locTitle, item.name)),
        path: `${question.name}.${item.name}`,
        steps: [question.getValueName(), item.name],
        within: { name: question.name, title },
      }))
    case 'paneldynamic':
      return (question as QuestionPanelDynamicModel).template.questions.flatMap(askedIn).map((field) => ({
        ...field,
        path: `${question.name}[].${field.path}`,
        steps: [question.getValueName(), '*', ...field.steps],
        within: { name: question.name, title },
      }))
    case 'html':
    case 'image':
    case 'signaturepad':
      return []
    default:
      return [plain(question, title)]
  }
}

function plain(question: Question, title: Label): Asked {
  const { kind, choices } = countedAs(question)
  const boolean = question.getType() === 'boolean' ? (question as QuestionBooleanModel) : undefined
  return {
    path: question.name,
    steps: [question.getValueName()],
    kind,
    title,
    choices,
    other: choices.some(({ value }) => value === 'other'),
    contact: ['email', 'tel', 'url', 'password'].includes(inputTypeOf(question)),
    ...(boolean ? { yes: String(boolean.getValueTrue()) } : {}),
  }
}

function countedAs(question: Question): { kind: AskedKind; choices: AskedChoice[] } {
  switch (question.getType()) {
    case 'radiogroup':
    case 'dropdown':
    case 'buttongroup':
      return { kind: 'single', choices: choicesOf(question) }
    case 'checkbox':
    case 'tagbox':
      return { kind: 'multiple', choices: choicesOf(question) }
    case 'imagepicker':
      return { kind: (question as QuestionImagePickerModel).multiSelect ? 'multiple' : 'single', choices: choicesOf(question) }
    case 'ranking':
      return { kind: 'ranking', choices: choicesOf(question) }
    case 'rating':
      return points((question as QuestionRatingModel).visibleRateValues)
    case 'boolean': {
      const boolean = question as QuestionBooleanModel
      return {
        kind: 'yes-no',
        choices: [
          { value: String(boolean.getValueTrue()), label: wordsOf(boolean.locLabelTrue, '', { zh: '是', en: 'Yes' }) },
          { value: String(boolean.getValueFalse()), label: wordsOf(boolean.locLabelFalse, '', { zh: '否', en: 'No' }) },
        ],
      }
    }
    case 'file':
      return { kind: 'file', choices: [] }
    case 'expression':
    case 'slider':
      return { kind: 'number', choices: [] }
    case 'text':
      if (['number', 'range'].includes(inputTypeOf(question))) return { kind: 'number', choices: [] }
      if (/^(date|datetime|datetime-local|month)$/.test(inputTypeOf(question))) return { kind: 'date', choices: [] }
      return { kind: 'open', choices: [] }
    default:
      return { kind: 'open', choices: [] }
  }
}

function matrixRows(matrix: QuestionMatrixModel, title: Label): Asked[] {
  const many = matrix.cellType === 'checkbox'
  const columns = points(matrix.columns as ItemValue[])
  return (matrix.rows as ItemValue[]).map((row) => ({
    path: `${matrix.name}.${row.value}`,
    steps: [matrix.getValueName(), String(row.value)],
    kind: many ? 'multiple' : columns.kind,
    title: wordsOf(row.locText, String(row.value)),
    within: { name: matrix.name, title },
    choices: columns.choices,
    other: false,
    contact: false,
  }))
}

function matrixCells(matrix: QuestionMatrixDropdownModelBase, title: Label): Asked[] {
  const rows: (ItemValue | undefined)[] =
    matrix.getType() === 'matrixdropdown' ? (matrix as unknown as { rows: ItemValue[] }).rows : [undefined]
  return rows.flatMap((row) =>
    matrix.columns.map((column) => {
      const cell = column.templateQuestion
      const columnTitle = wordsOf(column.locTitle, column.name)
      const asked = plain(cell, row ? joined(wordsOf(row.locText, String(row.value)), columnTitle) : columnTitle)
      // A cell's own choices, or those that the matrix lends it.
      const lent =
        asked.choices.length === 0 && ['single', 'multiple', 'ranking'].includes(asked.kind) ? itemsOf(matrix.choices) : []
      return {
        ...asked,
        path: row ? `${matrix.name}.${row.value}.${column.name}` : `${matrix.name}[].${column.name}`,
        steps: [matrix.getValueName(), row ? String(row.value) : '*', column.name],
        within: { name: matrix.name, title },
        choices: lent.length > 0 ? lent : asked.choices,
      }
    }),
  )
}

/** A scale where the points are numbers that only go one way, else choices. */
function points(items: readonly ItemValue[]): { kind: AskedKind; choices: AskedChoice[] } {
  const choices = itemsOf(items)
  const numbers = choices.map(({ value }) => (value.trim() === '' ? Number.NaN : Number(value)))
  const rising = numbers.every((one, i) => Number.isFinite(one) && (i === 0 || one > numbers[i - 1]!))
  const falling = numbers.every((one, i) => Number.isFinite(one) && (i === 0 || one < numbers[i - 1]!))
  if (choices.length < 3 || (!rising && !falling)) return { kind: 'single', choices }
  return { kind: 'scale', choices: rising ? choices : choices.reverse() }
}

function choicesOf(question: Question): AskedChoice[] {
  return itemsOf((question as QuestionSelectBase).visibleChoices).length >= (question as QuestionSelectBase).choices.length
    ? itemsOf((question as QuestionSelectBase).visibleChoices)
    : itemsOf((question as QuestionSelectBase).choices)
}

function itemsOf(items: readonly ItemValue[]): AskedChoice[] {
  return items.map((item) => ({
    value: String(item.value),
    label: wordsOf(item.locText, String(item.value), specialWords[String(item.value)]),
  }))
}

const specialWords: Readonly<Record<string, Label>> = {
  other: { zh: '其他', en: 'Other' },
  none: { zh: '以上都没有', en: 'None' },
  refused: { zh: '不愿回答', en: 'Refused' },
  dontknow: { zh: '不知道', en: "Don't know" },
}

const inputTypeOf = (question: Question): string =>
  question.getType() === 'text' || question.getType() === 'multipletextitem' ? (question as QuestionTextModel).inputType : ''

/** The file's words in each language; where it has one only, that one. Piped parts stay as they are written, such as {name}. */
function wordsOf(text: LocalizableString | undefined, name: string, otherwise?: Label): Label {
  const said = text?.getJson() as string | Record<string, string> | null | undefined
  if (typeof said === 'string') return { zh: bare(said), en: bare(said) }
  if (!said) return otherwise ?? { zh: name, en: name }
  const any = said.default ?? Object.values(said)[0] ?? name
  return { zh: bare(said['zh-cn'] ?? said.zh ?? any), en: bare(said.en ?? any) }
}

const bare = (text: string) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const joined = (one: Label, other: Label): Label => ({ zh: `${one.zh} · ${other.zh}`, en: `${one.en} · ${other.en}` })
