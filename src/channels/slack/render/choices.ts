import type { types } from '@slack/bolt'
import type { Language } from '../../../catalog/label.js'
import type { Choices } from '../../../messages/index.js'
import { oneLine } from '../../../messages/plain.js'
import { width } from '../../../messages/text/width.js'
import { literal } from './escape.js'
import { cut, limits } from './limits.js'
import type { BlocksPiece } from './piece.js'
import { list, richText } from './rich-text.js'
import { actionId, shownValue, widgetId } from './widget-names.js'
import { words } from './words.js'

/** Where widgets stand: what their ids are made of. */
export interface Standing {
  readonly key: string
  readonly place: string
  /** A number that no other widget of the message has. */
  readonly next: () => number
}

type Choice = Choices['choices'][number]

/** Labels wider than this are cut short by Slack's own clients: then they stand in full above, numbered. */
const comfortable = 44
const inRow = 5
const mostButtons = 50

/**
 * Something to press: buttons up to five in a row; a menu from more than five, in groups from more than a hundred; boxes to tick or a menu with a
 * button that sends them where several may be picked. What Slack has no room for is listed by number, to be typed.
 */
export function choicesPieces(choices: Choices, language: Language, standing: Standing): BlocksPiece[] {
  const { prompt, many, look } = choices
  const listed = choices.choices.some(
    ({ label, hint, image }) => tooWide(label) || image || (hint && look === 'buttons' && !many),
  )
  const labels = choices.choices.map(({ label }, index) =>
    cut(literal(oneLine(listed ? `${index + 1}. ${label}` : label)) || '—', limits.button),
  )
  const above = [
    ...(prompt ? richText([{ text: prompt }]) : []),
    ...(listed ? listing(choices.choices) : []),
    ...choices.choices.flatMap(({ image, label }, index) =>
      image && image.length <= limits.url ? [picture(image, `${index + 1}. ${label}`)] : [],
    ),
  ]
  const widget = many ? marks(choices, labels, language, standing) : single(choices, labels, language, standing)
  if (!widget) {
    const all = listed ? above : [...above, ...listing(choices.choices)]
    return [...alone(all), ...alone(richText([{ text: words(language).typeIt }]))]
  }
  return [...alone(above), { kind: 'blocks', blocks: widget, pressed: true }]
}

const alone = (blocks: readonly types.KnownBlock[]): BlocksPiece[] => blocks.map((block) => ({ kind: 'blocks', blocks: [block] }))
const tooWide = (label: string): boolean => label.length > limits.button - 4 || width(label) > comfortable

/** Ten a block, so that long labels stay within what one block may hold. */
function listing(choices: readonly Choice[]): types.KnownBlock[] {
  const items = choices.map(({ label, hint }) => [{ text: oneLine(label) }, ...(hint ? [{ text: `  ${oneLine(hint)}` }] : [])])
  return groupsOf(items, 10).map((group, index) => list(group, true, index * 10))
}

const picture = (url: string, title: string): types.KnownBlock => ({
  type: 'image',
  image_url: url,
  alt_text: cut(literal(oneLine(title)), limits.imageAlt),
  title: { type: 'plain_text', text: cut(literal(oneLine(title)), limits.imageAlt), emoji: false },
})

function single(
  choices: Choices,
  labels: readonly string[],
  language: Language,
  standing: Standing,
): types.KnownBlock[] | undefined {
  const values = choices.choices.map(({ value }) => shownValue(value))
  const menu = values.every((value) => value.length <= limits.optionValue)
  const asButtons = choices.look === 'buttons' ? values.length <= 25 || !menu : !menu
  if (asButtons) {
    if (values.length > mostButtons || values.some((value) => value.length > limits.buttonValue)) return undefined
    return groupsOf(values, inRow).map((row, at) => ({
      type: 'actions',
      block_id: widgetId({ ...standing, in: nameIn(standing), token: choices.token }),
      elements: row.map((value, index) => ({
        type: 'button',
        action_id: actionId('press', at * inRow + index),
        text: { type: 'plain_text', text: labels[at * inRow + index] ?? '—', emoji: false },
        value,
      })),
    }))
  }
  const options = menuOptions(choices, labels)
  if (!options) return undefined
  return [
    {
      type: 'actions',
      block_id: widgetId({ ...standing, in: nameIn(standing), token: choices.token }),
      elements: [
        {
          type: 'static_select',
          action_id: actionId('pick'),
          placeholder: { type: 'plain_text', text: words(language).choose, emoji: false },
          ...options,
        },
      ],
    },
  ]
}

function marks(
  choices: Choices,
  labels: readonly string[],
  language: Language,
  standing: Standing,
): types.KnownBlock[] | undefined {
  const options = menuOptions(choices, labels)
  if (!options) return undefined
  const marked = widgetId({ ...standing, in: nameIn(standing), token: undefined })
  const few = options.options && options.options.length <= limits.checkboxes
  const element = few
    ? { type: 'checkboxes' as const, action_id: actionId('mark'), options: options.options ?? [] }
    : {
        type: 'multi_static_select' as const,
        action_id: actionId('mark'),
        placeholder: { type: 'plain_text' as const, text: words(language).chooseMany, emoji: false },
        ...(choices.most ? { max_selected_items: Math.max(1, choices.most) } : {}),
        ...options,
      }
  return [
    {
      type: 'section',
      block_id: marked,
      text: { type: 'plain_text', text: words(language).chooseMany, emoji: false },
      accessory: element,
    },
    {
      type: 'actions',
      block_id: widgetId({ ...standing, in: nameIn(standing), token: choices.token }),
      elements: [
        {
          type: 'button',
          style: 'primary',
          action_id: actionId('send'),
          text: { type: 'plain_text', text: words(language).submit, emoji: false },
          value: marked,
        },
      ],
    },
  ]
}

const nameIn = ({ key, next }: Standing): string => `${key}.${next()}`

type MenuOptions =
  | { options: types.PlainTextOption[]; option_groups?: undefined }
  | { options?: undefined; option_groups: { label: types.PlainTextElement; options: types.PlainTextOption[] }[] }

/** Up to a hundred, or groups of a hundred named by their numbers; nothing where a value or the whole is too long. */
function menuOptions({ choices }: Choices, labels: readonly string[]): MenuOptions | undefined {
  const options = choices.map(({ value, hint }, index): types.PlainTextOption => {
    const about = hint ? cut(literal(oneLine(hint)), limits.optionText) : ''
    return {
      text: { type: 'plain_text', text: labels[index] ?? '—', emoji: false },
      value: shownValue(value),
      ...(about ? { description: { type: 'plain_text', text: about, emoji: false } } : {}),
    }
  })
  const size = options.reduce((sum, { text, description }) => sum + text.text.length + (description?.text.length ?? 0), 0)
  const unique = new Set(options.map(({ value }) => value)).size === options.length
  if (!unique || size > limits.messageText - 1000) return undefined
  if (options.some(({ value }) => (value ?? '').length > limits.optionValue)) return undefined
  if (options.length <= limits.options) return { options }
  const groups = groupsOf(options, limits.options)
  return {
    option_groups: groups.map((group, index) => ({
      label: { type: 'plain_text', text: `${index * limits.options + 1}–${index * limits.options + group.length}`, emoji: false },
      options: group,
    })),
  }
}

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
