import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { types } from '@slack/bolt'
import type { Language } from '../../../catalog/label.js'
import type { Form } from '../../../messages/index.js'
import { messageForm } from '../../../messages/index.js'
import { oneLine } from '../../../messages/plain.js'
import type { Standing } from './choices.js'
import { literal } from './escape.js'
import { cut, limits } from './limits.js'
import { actionId, widgetId } from './widget-names.js'
import { words } from './words.js'

/**
 * A form's button. What it opens is written into the button itself, since the window must open within three seconds of the press and nobody
 * remembers the form; a form too long for that goes into the message's metadata, which can be asked for.
 */
export function formButton(form: Form, language: Language, standing: Standing): { block: types.KnownBlock; packed?: string } {
  const packed = packForm(form, language)
  const inside = packed.length <= limits.buttonValue
  return {
    block: {
      type: 'actions',
      block_id: widgetId({ in: `${standing.key}.${standing.next()}`, place: standing.place, token: undefined }),
      elements: [
        {
          type: 'button',
          action_id: actionId('form'),
          text: {
            type: 'plain_text',
            text: cut(literal(oneLine(form.open)) || words(language).open, limits.button),
            emoji: false,
          },
          value: inside ? packed : `:${form.id}`,
        },
      ],
    },
    ...(inside ? {} : { packed }),
  }
}

/** The shorter of JSON and compressed JSON. */
export function packForm(form: Form, language: Language): string {
  const json = JSON.stringify({ language, blocks: [form] })
  const tight = `z${deflateRawSync(json).toString('base64url')}`
  return tight.length < json.length ? tight : json
}

export function unpackForm(packed: string): { form: Form; language: Language } | undefined {
  try {
    const json = packed.startsWith('z')
      ? inflateRawSync(Buffer.from(packed.slice(1), 'base64url'), { maxOutputLength: 200_000 }).toString()
      : packed
    const { language, blocks } = messageForm.parse(JSON.parse(json))
    const form = blocks[0]
    return form?.kind === 'form' ? { form, language } : undefined
  } catch {
    return undefined
  }
}

/** The window itself. `returns` is what comes back with the submission, beside the fields. */
export function formView(form: Form, language: Language, returns: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: `form:${form.id}`,
    private_metadata: cut(returns, limits.privateMetadata),
    title: {
      type: 'plain_text',
      text: cut(literal(oneLine(form.title)) || words(language).answer, limits.modalTitle),
      emoji: false,
    },
    submit: { type: 'plain_text', text: words(language).submit, emoji: false },
    close: { type: 'plain_text', text: words(language).cancel, emoji: false },
    blocks: form.fields.map((field) => ({
      type: 'input',
      block_id: `field:${field.name}`,
      optional: !field.required,
      label: { type: 'plain_text', text: literal(oneLine(field.label)) || field.name, emoji: false },
      ...hintOf(field),
      element: input(field, language),
    })),
  }
}

type Field = Form['fields'][number]

function hintOf({ hint }: Field): { hint?: types.PlainTextElement } {
  const text = literal(oneLine(hint ?? ''))
  return text ? { hint: { type: 'plain_text', text, emoji: false } } : {}
}

function input(field: Field, language: Language): types.PlainTextInput | types.StaticSelect {
  const options = (field.choices ?? [])
    .filter(({ value }) => value !== '' && value.length <= limits.optionValue)
    .slice(0, limits.options)
  if (field.input !== 'choice' || options.length === 0) {
    return {
      type: 'plain_text_input',
      action_id: 'field',
      multiline: field.input === 'lines',
      ...(field.value ? { initial_value: cut(field.value, limits.modalInput) } : {}),
    }
  }
  const shown = options.map(
    ({ label, value }): types.PlainTextOption => ({
      text: { type: 'plain_text', text: cut(literal(oneLine(label)) || value, limits.optionText), emoji: false },
      value,
    }),
  )
  const chosen = shown.find(({ value }) => value === field.value)
  return {
    type: 'static_select',
    action_id: 'field',
    placeholder: { type: 'plain_text', text: words(language).choose, emoji: false },
    options: shown,
    ...(chosen ? { initial_option: chosen } : {}),
  }
}
