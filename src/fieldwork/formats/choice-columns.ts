import type { ItemValue, Model, Question, QuestionSelectBase } from 'survey-core'
import { listOf, scalar } from './cell-values.js'
import type { DataType, DataValue } from './dataset-form.js'
import { plainText } from './plain-text.js'
import type { Data, Place, PlannedColumn } from './planned-column.js'

export interface Choices {
  readonly labels: readonly { readonly value: DataValue; readonly label: string }[]
  readonly missing: readonly DataValue[]
}

export function choicesOf(question: QuestionSelectBase, fallback: readonly ItemValue[] = []): Choices {
  const source = question.choicesFromQuestion
    ? (question.survey as Model | null)?.getQuestionByName(question.choicesFromQuestion)
    : undefined
  const own = question.choices as ItemValue[]
  const items = own.length > 0 ? own : source && 'choices' in source ? (source.choices as ItemValue[]) : fallback
  const special: [boolean, ItemValue][] = [
    [question.showOtherItem, question.otherItem],
    [question.showNoneItem, question.noneItem],
    [question.showRefuseItem, question.refuseItem],
    [question.showDontKnowItem, question.dontKnowItem],
  ]
  const shown = special.flatMap(([is, item]) => (is ? [item] : []))
  const missing = special.slice(2).flatMap(([is, item]) => (is ? [choiceValue(item)] : []))
  return { labels: [...items, ...shown].map(labelled), missing }
}

export function singleColumn({ labels, missing }: Choices, place: Place, type: DataType = 'single'): PlannedColumn {
  return {
    column: {
      name: place.name,
      question: place.path,
      title: place.title,
      type,
      valueLabels: labels,
      ...(missing.length > 0 ? { missing } : {}),
    },
    read: (data) => scalar(place.value(data)),
  }
}

/** The joined list, then one flag a choice; choices that only the data knows come last. */
export function multipleColumns(
  question: QuestionSelectBase,
  place: Place,
  fallback: readonly ItemValue[] = [],
): PlannedColumn[] {
  const { labels, missing } = choicesOf(question, fallback)
  const seen = place.records.flatMap((data) => listOf(place.value(data)) ?? [])
  const all = [...labels, ...unlisted(labels, seen)]
  return [
    singleColumn({ labels: all, missing }, place, 'multiple'),
    ...all.map(
      ({ value, label }): PlannedColumn => ({
        column: {
          name: `${place.name}.${value}`,
          question: place.path,
          title: `${place.title} · ${label}`,
          type: 'flag',
          valueLabels: flagLabels[place.language],
          partOf: place.name,
        },
        read: (data) => {
          const chosen = listOf(place.value(data))
          return chosen === undefined ? null : Number(chosen.some((one) => String(one) === String(value)))
        },
      }),
    ),
  ].map((planned, index) => (index === 0 ? { ...planned, read: (data: Data) => listOf(place.value(data)) ?? null } : planned))
}

const flagLabels = {
  zh: [
    { value: 0, label: '未选' },
    { value: 1, label: '选中' },
  ],
  en: [
    { value: 0, label: 'not chosen' },
    { value: 1, label: 'chosen' },
  ],
} as const

export function rankColumns(question: QuestionSelectBase, place: Place): PlannedColumn[] {
  const { labels } = choicesOf(question)
  const seen = place.records.flatMap((data) => listOf(place.value(data)) ?? [])
  return [...labels, ...unlisted(labels, seen)].map(({ value, label }) => ({
    column: {
      name: `${place.name}.${value}`,
      question: place.path,
      title: `${place.title} · ${label}`,
      type: 'number',
      partOf: place.name,
    },
    read: (data) => {
      const at = listOf(place.value(data))?.findIndex((one) => String(one) === String(value)) ?? -1
      return at < 0 ? null : at + 1
    },
  }))
}

export function booleanColumn(question: Question, place: Place): PlannedColumn {
  const { valueTrue = true, valueFalse = false, labelTrue, labelFalse } = question as unknown as Record<string, unknown>
  return {
    column: {
      name: place.name,
      question: place.path,
      title: place.title,
      type: 'flag',
      valueLabels: [
        { value: 0, label: plainText(String(labelFalse)) },
        { value: 1, label: plainText(String(labelTrue)) },
      ],
    },
    read: (data) => {
      const value = place.value(data)
      if (value === (valueTrue ?? true)) return 1
      return value === (valueFalse ?? false) ? 0 : value === true ? 1 : value === false ? 0 : null
    },
  }
}

export function ratingColumn(question: Question, place: Place): PlannedColumn {
  const rating = question as unknown as {
    rateValues: ItemValue[]
    rateMin: number
    rateMax: number
    minRateDescription: string
    maxRateDescription: string
  }
  const labels =
    rating.rateValues.length > 0
      ? rating.rateValues.map(labelled)
      : [
          ...(rating.minRateDescription ? [{ value: rating.rateMin, label: plainText(rating.minRateDescription) }] : []),
          ...(rating.maxRateDescription ? [{ value: rating.rateMax, label: plainText(rating.maxRateDescription) }] : []),
        ]
  const numeric = labels.every(({ value }) => typeof value === 'number')
  return singleColumn({ labels, missing: [] }, place, numeric ? 'number' : 'single')
}

function unlisted(labels: Choices['labels'], seen: readonly DataValue[]): { value: DataValue; label: string }[] {
  const known = new Set(labels.map(({ value }) => String(value)))
  return [...new Set(seen)].filter((value) => !known.has(String(value))).map((value) => ({ value, label: String(value) }))
}

const choiceValue = (item: ItemValue): DataValue => (typeof item.value === 'number' ? item.value : String(item.value))

export const labelled = (item: ItemValue) => ({ value: choiceValue(item), label: plainText(item.text) })
