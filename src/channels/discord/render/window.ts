import type { APIModalInteractionResponse } from 'discord.js'
import type { Language } from '../../../catalog/label.js'
import type { Form } from '../../../messages/index.js'
import { oneLine } from '../../../messages/plain.js'
import { writeCustomId } from '../custom-id.js'
import { cut, labelOf } from './escape.js'
import { limits } from './limits.js'
import type { ComponentRow } from './piece.js'

type Window = APIModalInteractionResponse['data']
type Field = Form['fields'][number]

/**
 * A form as Discord's modal window. Choices become a menu where they fit in one; more than 25, or longer than a menu takes, are typed, with the first of
 * them as a hint.
 */
export function formWindow(form: Form): Window {
  const menus = form.fields.some(asMenu)
  return {
    custom_id: writeCustomId({ kind: 'form', block: 0, token: undefined, rest: form.id }),
    title: labelOf(form.title, limits.modalTitle),
    components: form.fields.map((field) => (menus ? labelled(field) : row(field))),
  } as Window
}

/** One large field, for an answer in text where Discord does not hand over what is typed. */
export function writeWindow(language: Language): Window {
  const words = { zh: { title: '用文字回答', label: '你的回答' }, en: { title: 'Answer in text', label: 'Your answer' } }[
    language
  ]
  return {
    custom_id: writeCustomId({ kind: 'write', block: 0, token: undefined, rest: '' }),
    title: words.title,
    components: [
      {
        type: 1,
        components: [{ type: 4, custom_id: 'text', label: words.label, style: 2, required: true, max_length: limits.inputText }],
      },
    ],
  } as Window
}

/** The button that opens it. */
export const openWriteRow = (language: Language): ComponentRow => ({
  type: 1,
  components: [
    {
      type: 2,
      style: 2,
      label: { zh: '✍️ 用文字回答', en: '✍️ Answer in text' }[language],
      custom_id: writeCustomId({ kind: 'write', block: 0, token: undefined, rest: language }),
    },
  ],
})

const asMenu = ({ input, choices = [] }: Field): boolean =>
  input === 'choice' &&
  choices.length > 0 &&
  choices.length <= limits.options &&
  new Set(choices.map(({ value }) => value)).size === choices.length &&
  choices.every(({ value }) => value.length > 0 && value.length <= limits.optionValue)

const textInput = (field: Field) => {
  const hint = field.hint ?? field.choices?.map(({ label }) => oneLine(label)).join(' / ')
  return {
    type: 4,
    custom_id: field.name,
    style: field.input === 'lines' ? 2 : 1,
    required: field.required === true,
    max_length: limits.inputText,
    ...(field.value ? { value: field.value.slice(0, limits.inputText) } : {}),
    ...(hint ? { placeholder: cut(oneLine(hint), limits.inputHint) } : {}),
  }
}

/** The form that every client knows: a text input with its own label, in a row. */
const row = (field: Field) => ({
  type: 1,
  components: [{ ...textInput(field), label: labelOf(field.label, limits.inputLabel) }],
})

/** The form that menus need. */
const labelled = (field: Field) => ({
  type: 18,
  label: labelOf(field.label, limits.inputLabel),
  ...(field.hint && asMenu(field) ? { description: cut(oneLine(field.hint), limits.inputHint) } : {}),
  component: asMenu(field)
    ? {
        type: 3,
        custom_id: field.name,
        required: field.required === true,
        ...(field.required ? {} : { min_values: 0 }),
        options: (field.choices ?? []).map(({ label, value }) => ({
          label: labelOf(label, limits.optionLabel),
          value,
          ...(value === field.value ? { default: true } : {}),
        })),
      }
    : textInput(field),
})
