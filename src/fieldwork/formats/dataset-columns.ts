import {
  type ItemValue,
  Model,
  type Question,
  type QuestionMatrixDropdownModel,
  type QuestionMatrixModel,
  type QuestionMultipleTextModel,
  type QuestionPanelDynamicModel,
  type QuestionSelectBase,
} from 'survey-core'
import 'survey-core/i18n/simplified-chinese'
import type { Language } from '../../catalog/label.js'
import type { Survey } from '../survey/survey-file.js'
import { fieldOf, listOf, numberOr, scalar } from './cell-values.js'
import { booleanColumn, choicesOf, labelled, multipleColumns, rankColumns, ratingColumn, singleColumn } from './choice-columns.js'
import type { DataCell, DataType } from './dataset-form.js'
import { plainText } from './plain-text.js'
import { type Data, inside, lengthOf, type Place, type PlannedColumn, textColumn } from './planned-column.js'

/** The columns of a survey, in its order, each with how to read it from a session's data. */
export function plannedColumns(survey: Survey, language: Language, records: readonly Data[]): PlannedColumn[] {
  const model = new Model(survey.definition)
  model.locale = language === 'zh' ? 'zh-cn' : 'en'
  const known = new Set<string>()
  const planned = model.getAllQuestions().flatMap((question) => {
    const key = question.getValueName()
    const comment = `${key}${model.commentSuffix}`
    known.add(key).add(comment)
    return columnsOf(question, {
      name: question.name,
      path: question.name,
      title: titleOf(question),
      value: (data) => data[key],
      comment: (data) => data[comment],
      records,
      language,
    })
  })
  const calculated = new Set(model.calculatedValues.map(({ name }) => name))
  const left = [...new Set(records.flatMap((data) => Object.keys(data)))].filter((key) => !known.has(key) && !calculated.has(key))
  const earlier = language === 'zh' ? '（问卷早先版本）' : ' (of an earlier version)'
  return settled(
    [...planned, ...left.sort().map((key): PlannedColumn => textColumn(key, key, `${key}${earlier}`, (data) => data[key]))],
    records,
  )
}

function columnsOf(question: Question, place: Place): PlannedColumn[] {
  switch (question.getType()) {
    case 'html':
    case 'image':
      return []
    case 'checkbox':
    case 'tagbox':
      return [...multipleColumns(question as QuestionSelectBase, place), ...commentColumns(question, place)]
    case 'imagepicker':
      return [
        ...((question as unknown as { multiSelect: boolean }).multiSelect
          ? multipleColumns(question as QuestionSelectBase, place)
          : [singleColumn(choicesOf(question as QuestionSelectBase), place)]),
        ...commentColumns(question, place),
      ]
    case 'radiogroup':
    case 'dropdown':
    case 'buttongroup':
      return [singleColumn(choicesOf(question as QuestionSelectBase), place), ...commentColumns(question, place)]
    case 'ranking':
      return [...rankColumns(question as QuestionSelectBase, place), ...commentColumns(question, place)]
    case 'boolean':
      return [booleanColumn(question, place), ...commentColumns(question, place)]
    case 'rating':
      return [ratingColumn(question, place), ...commentColumns(question, place)]
    case 'matrix':
      return [...matrixColumns(question as QuestionMatrixModel, place), ...commentColumns(question, place)]
    case 'matrixdropdown':
      return [...tableColumns(question as QuestionMatrixDropdownModel, place), ...commentColumns(question, place)]
    case 'matrixdynamic':
      return [...repeatedRows(question as QuestionMatrixDropdownModel, place), ...commentColumns(question, place)]
    case 'multipletext':
      return (question as QuestionMultipleTextModel).items.flatMap((item) =>
        columnsOf(
          item.editor,
          inside(place, `.${item.name}`, `.${item.name}`, plainText(item.title), (value) => fieldOf(value, item.name)),
        ),
      )
    case 'paneldynamic':
      return panelColumns(question as QuestionPanelDynamicModel, place)
    case 'text':
    case 'slider':
    case 'expression':
      return [inputColumn(question, place), ...commentColumns(question, place)]
    default:
      return [textColumn(place.name, place.path, place.title, place.value), ...commentColumns(question, place)]
  }
}

function matrixColumns(question: QuestionMatrixModel, place: Place): PlannedColumn[] {
  const labels = (question.columns as ItemValue[]).map(labelled)
  const checkboxes = (question as unknown as { cellType: string }).cellType === 'checkbox'
  return (question.rows as ItemValue[]).map((row) => {
    const cell = inside(place, `.${row.value}`, `.${row.value}`, plainText(row.text), (value) => fieldOf(value, row.value))
    const planned = singleColumn({ labels, missing: [] }, cell, checkboxes ? 'multiple' : 'single')
    return checkboxes ? { ...planned, read: (data: Data) => listOf(cell.value(data)) ?? null } : planned
  })
}

function tableColumns(question: QuestionMatrixDropdownModel, place: Place): PlannedColumn[] {
  return (question.rows as ItemValue[]).flatMap((row) =>
    rowColumns(
      question,
      inside(place, `.${row.value}`, `.${row.value}`, plainText(row.text), (value) => fieldOf(value, row.value)),
    ),
  )
}

function repeatedRows(question: QuestionMatrixDropdownModel, place: Place): PlannedColumn[] {
  return Array.from({ length: lengthOf(place) }, (_, index) =>
    rowColumns(
      question,
      inside(place, `[${index}]`, `.row${index + 1}`, String(index + 1), (value) =>
        Array.isArray(value) ? value[index] : undefined,
      ),
    ),
  ).flat()
}

/** The cells of one row: a column's question is like any other, but takes the choices of its matrix where it has none. */
function rowColumns(question: QuestionMatrixDropdownModel, row: Place): PlannedColumn[] {
  return question.columns.flatMap((column) => {
    const cell = inside(row, `.${column.name}`, `.${column.name}`, plainText(column.title), (value) =>
      fieldOf(value, column.name),
    )
    const template = column.templateQuestion
    const fallback = question.choices as ItemValue[]
    if (['checkbox', 'tagbox'].includes(template.getType()))
      return multipleColumns(template as QuestionSelectBase, cell, fallback)
    if (['dropdown', 'radiogroup'].includes(template.getType()))
      return [singleColumn(choicesOf(template as QuestionSelectBase, fallback), cell)]
    return columnsOf(template, cell)
  })
}

function panelColumns(question: QuestionPanelDynamicModel, place: Place): PlannedColumn[] {
  return Array.from({ length: lengthOf(place) }, (_, index) =>
    question.template.questions.flatMap((field) =>
      columnsOf(
        field,
        inside(place, `[${index}].${field.name}`, `.${index}.${field.name}`, `${index + 1} · ${titleOf(field)}`, (value) =>
          fieldOf(Array.isArray(value) ? value[index] : undefined, field.getValueName()),
        ),
      ),
    ),
  ).flat()
}

function inputColumn(question: Question, place: Place): PlannedColumn {
  const input = (question as unknown as { inputType?: string }).inputType ?? ''
  const type: DataType =
    input === 'number' || input === 'range' || question.getType() === 'slider'
      ? 'number'
      : input === 'date' || input === 'datetime-local'
        ? 'date'
        : question.getType() === 'expression'
          ? 'number'
          : 'text'
  return {
    column: { name: place.name, question: place.path, title: place.title, type },
    read: (data) => (type === 'number' ? numberOr(scalar(place.value(data))) : scalar(place.value(data))),
  }
}

/** What was written beside a choice ("other", a comment), where the question has room for it or somebody wrote something. */
function commentColumns(question: Question, place: Place): PlannedColumn[] {
  const { comment } = place
  if (!comment || !(question.hasComment || question.hasOther || place.records.some((data) => comment(data) !== undefined)))
    return []
  const written = place.language === 'zh' ? '补充' : 'in own words'
  return [textColumn(`${place.name}-Comment`, place.path, `${place.title} · ${written}`, comment)]
}

/** A column declared as numbers or dates that holds something else becomes text, so that nothing is lost; names are made unique. */
function settled(planned: readonly PlannedColumn[], records: readonly Data[]): PlannedColumn[] {
  const names = new Set<string>()
  return planned.map(({ column, read }) => {
    let name = column.name
    for (let copy = 2; names.has(name); copy += 1) name = `${column.name}_${copy}`
    names.add(name)
    const fits = (cell: DataCell) =>
      cell === null || (column.type === 'date' ? /^\d{4}-\d\d-\d\d/.test(String(cell)) : typeof cell === 'number')
    const kept = column.type === 'number' || column.type === 'date' ? records.every((data) => fits(read(data))) : true
    if (kept) return { column: { ...column, name }, read }
    return {
      column: { ...column, name, type: 'text' },
      read: (data) => {
        const cell = read(data)
        return cell === null ? null : String(cell)
      },
    }
  })
}

const titleOf = (question: Question): string => plainText(question.title)
