import type { APIButtonComponent, APIEmbed } from 'discord.js'
import type { Language } from '../../../catalog/label.js'
import type { Choices, Form } from '../../../messages/index.js'
import { oneLine } from '../../../messages/plain.js'
import { carry } from '../carrier.js'
import { checkOf, roomFor, valueCode, writeCustomId } from '../custom-id.js'
import { cut, escapeText, isVisible, labelOf } from './escape.js'
import { limits } from './limits.js'
import type { ComponentRow, Piece } from './piece.js'

type Choice = Choices['choices'][number]

const mostButtons = limits.rows * limits.buttonsInRow
const mostInMenus = limits.rows * limits.options
/** One row is kept for the button that ends the choosing. */
const mostInPartMenus = (limits.rows - 1) * limits.options

/**
 * Buttons where all labels fit on them, else menus; what does not fit there either is listed with numbers, to be answered in text. The order in
 * which a person picks is not told by Discord: a ranking is typed.
 */
export function choiceParts(block: Choices, index: number, language: Language): Piece[] {
  const { choices } = block
  const prompt: Piece[] = block.prompt ? [{ kind: 'text', text: escapeText(block.prompt) }] : []
  const most = block.many && choices.length > limits.options ? mostInPartMenus : mostInMenus
  if (choices.length > most) return [...prompt, ...listed(block, language), ...pictures(choices)]
  const asButtons =
    !block.many &&
    choices.length <= mostButtons &&
    (block.look === 'buttons' || choices.length <= limits.buttonsInRow) &&
    choices.every((choice) => fitsButton(choice, block, index))
  const needsList = choices.some(({ label, hint }) => oneLine(label).length > limits.optionLabel || (asButtons && hint))
  const rows = asButtons
    ? buttonRows(block, index)
    : block.many && choices.length > limits.options
      ? partMenus(block, index, language)
      : menus(block, index, language)
  return [
    ...prompt,
    ...(needsList ? listed(block, language) : []),
    ...pictures(choices),
    ...carriers(block, index, asButtons),
    { kind: 'rows', rows },
  ]
}

const fitsButton = ({ label, value }: Choice, block: Choices, index: number): boolean =>
  oneLine(label).length <= limits.buttonLabel && (value.length < buttonRoom(block, index) || value === label)

const buttonRoom = (block: Choices, index: number): number => roomFor({ kind: 'choice', block: index, token: block.token })

function buttonRows(block: Choices, index: number): ComponentRow[] {
  const buttons = block.choices.map(
    ({ label, value }, at): APIButtonComponent => ({
      type: 2,
      style: 2,
      label: labelOf(label, limits.buttonLabel),
      custom_id: writeCustomId({
        kind: 'choice',
        block: index,
        token: block.token,
        rest: valueCode(value, at, buttonRoom(block, index)),
      }),
    }),
  )
  return chunks(distinct(buttons), limits.buttonsInRow).map((components) => ({ type: 1, components }))
}

/** Two choices that mean the same would be two components of one name, which Discord refuses: the first stands. */
const distinct = <T extends APIButtonComponent>(buttons: readonly T[]): T[] => {
  const seen = new Set<string>()
  return buttons.filter((button) => {
    const id = 'custom_id' in button ? button.custom_id : ''
    return !seen.has(id) && seen.add(id)
  })
}

function menus(block: Choices, index: number, language: Language): ComponentRow[] {
  const groups = chunks(options(block.choices), limits.options)
  return groups.map((group, at) => ({
    type: 1,
    components: [
      {
        type: 3,
        custom_id: writeCustomId({ kind: 'pick', block: index, token: block.token, rest: at.toString(36) }),
        placeholder: placeholder(group, groups.length > 1, block.many === true, language),
        ...(block.many ? bounds(block, group.length) : {}),
        options: group,
      },
    ],
  }))
}

/** How many may be picked, as far as it makes sense for so many options. */
function bounds(
  { least = 1, most = Number.MAX_SAFE_INTEGER }: Choices,
  count: number,
): { min_values: number; max_values: number } {
  const max_values = Math.max(1, Math.min(most, count))
  return { min_values: Math.max(0, Math.min(least, max_values)), max_values }
}

/** Several of more than 25: each menu keeps its part (Discord holds it in the message), and a button sends them together. */
function partMenus(block: Choices, index: number, language: Language): ComponentRow[] {
  const name = { block: index, token: block.token }
  const groups = chunks(options(block.choices), limits.options)
  const done = { zh: '选好了', en: 'Done' }
  return [
    ...groups.map(
      (group, at): ComponentRow => ({
        type: 1,
        components: [
          {
            type: 3,
            custom_id: writeCustomId({ kind: 'part', ...name, rest: at.toString(36) }),
            placeholder: placeholder(group, true, true, language),
            min_values: 0,
            max_values: group.length,
            options: group,
          },
        ],
      }),
    ),
    {
      type: 1,
      components: [{ type: 2, style: 1, label: done[language], custom_id: writeCustomId({ kind: 'done', ...name, rest: '' }) }],
    },
  ]
}

function options(choices: readonly Choice[]): { label: string; value: string; description?: string }[] {
  const seen = new Set<string>()
  return choices.flatMap(({ label, value, hint }, at) => {
    const code = valueCode(value, at, limits.optionValue)
    if (seen.has(code)) return []
    seen.add(code)
    return [
      {
        label: labelOf(label, limits.optionLabel),
        value: code,
        ...(hint && isVisible(hint) ? { description: cut(oneLine(hint), limits.optionHint) } : {}),
      },
    ]
  })
}

function placeholder(group: readonly { label: string }[], several: boolean, many: boolean, language: Language): string {
  const range = several ? ` ${group[0]?.label ?? ''} … ${group.at(-1)?.label ?? ''}` : ''
  const word = many ? { zh: '可多选', en: 'Choose one or more' } : { zh: '请选择', en: 'Choose' }
  return cut(`${word[language]}${range}`, limits.placeholder)
}

/** Numbered, with hints: what buttons and menus cannot show whole. */
function listed({ choices }: Choices, language: Language): Piece[] {
  const lines = choices.map(
    ({ label, hint }, at) => `${at + 1}. ${escapeText(oneLine(label))}${hint ? ` — ${escapeText(oneLine(hint))}` : ''}`,
  )
  const note = { zh: '-# 也可以直接回复编号。', en: '-# You can also reply with the number.' }
  return [
    { kind: 'text', text: lines.join('\n') },
    { kind: 'text', text: note[language] },
  ]
}

const pictures = (choices: readonly Choice[]): Piece[] => {
  const embeds = choices.flatMap(({ label, image }): APIEmbed[] =>
    image && image.length <= limits.embedUrl
      ? [{ description: isVisible(label) ? cut(escapeText(oneLine(label)), 200) : '…', image: { url: image } }]
      : [],
  )
  return embeds.length ? [{ kind: 'embeds', embeds }] : []
}

/** The values that fit neither a button nor an option, kept in the message itself. */
function carriers(block: Choices, index: number, asButtons: boolean): Piece[] {
  const room = asButtons ? buttonRoom(block, index) : limits.optionValue
  if (block.choices.every(({ value }) => value.length < room)) return []
  const embeds = carry(index, { values: { [index.toString(36)]: block.choices.map(({ value }) => value) } }, '⬇️')
  return embeds ? [{ kind: 'embeds', embeds }] : []
}

/** A button that opens the form's window; what the window shows travels in the message. */
export function formParts(form: Form, index: number, language: Language): Piece[] {
  const fields = form.fields.map(
    ({ label, hint }) => `- ${escapeText(oneLine(label))}${hint ? ` — ${escapeText(oneLine(hint))}` : ''}`,
  )
  const visible = `**${escapeText(oneLine(form.title))}**\n${fields.join('\n')}`
  const embeds = carry(index, { forms: { [index.toString(36)]: form } }, cut(visible, 1000))
  if (!embeds) {
    const tooLong = { zh: '（内容过长，请直接用文字回复。）', en: '(Too long for a window: please reply in text.)' }
    return [{ kind: 'text', text: `${visible}\n${tooLong[language]}` }]
  }
  const custom_id = writeCustomId({ kind: 'form', block: index, token: undefined, rest: checkOf(form.id) })
  return [
    { kind: 'embeds', embeds },
    {
      kind: 'rows',
      rows: [{ type: 1, components: [{ type: 2, style: 1, label: labelOf(form.open, limits.buttonLabel), custom_id }] }],
    },
  ]
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
