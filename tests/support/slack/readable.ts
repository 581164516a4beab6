import type { Seen } from '../channel-harness.js'
import type { Json, StoredMessage } from './world.js'

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('\u2060', '').replaceAll('\u200b', '')

/** What can be read in blocks, one line a block: as people see it, or with every character that Slack was given. */
export function readable(blocks: readonly Json[], how: 'seen' | 'raw' = 'seen'): string {
  const text = blocks.map(blockText).filter(Boolean).join('\n')
  return how === 'seen' ? unescaped(text) : text
}

function blockText(block: Json): string {
  switch (block.type) {
    case 'section':
    case 'header':
      return [textOf(block.text), ...((block.fields as Json[]) ?? []).map(textOf)].filter(Boolean).join('\n')
    case 'context':
      return (block.elements as Json[]).map(textOf).join('\n')
    case 'image':
      return String(block.alt_text)
    case 'table':
      return (block.rows as Json[][]).map((row) => row.map(({ text }) => String(text)).join(' | ')).join('\n')
    case 'rich_text':
      return (block.elements as Json[]).map(richText).join('\n')
    default:
      return ''
  }
}

const textOf = (value: unknown): string => String((value as Json | undefined)?.text ?? '')

function richText(element: Json): string {
  const parts = element.elements as Json[]
  if (element.type !== 'rich_text_list') return parts.map(({ text, url }) => String(text ?? url)).join('')
  const offset = Number(element.offset ?? 0)
  return parts
    .map((item, index) => `${element.style === 'ordered' ? `${offset + index + 1}. ` : '• '}${richText(item)}`)
    .join('\n')
}

/** Something that can be pressed, with the words it bears in full. */
export interface Pressable {
  readonly label: string
  readonly block: Json
  readonly element: Json
  /** The picked option, where it is a menu or a box. */
  readonly option?: Json
}

/** Everything that offers itself to be pressed; a label that was cut short is read from the numbered list above it. */
export function pressables(blocks: readonly Json[]): Pressable[] {
  const numbered = new Map<string, string>()
  for (const line of readable(blocks).split('\n')) {
    const [, number, text] = /^(\d+)\. (.*)$/.exec(line) ?? []
    if (number && text) numbered.set(number, text)
  }
  const full = (label: string): string => {
    const [, number, rest = ''] = /^(\d+)\. (.*)$/s.exec(label) ?? []
    const listed = number ? numbered.get(number) : undefined
    const start = rest.replace(/…$/, '')
    if (!listed?.startsWith(start)) return label
    return rest.endsWith('…') ? (listed.split('  ')[0] ?? listed) : start
  }
  return blocks.flatMap((block): Pressable[] => {
    const elements = [
      ...((block.type === 'actions' ? block.elements : []) as Json[]),
      ...(block.accessory ? [block.accessory as Json] : []),
    ]
    return elements.flatMap((element): Pressable[] => {
      if (element.type === 'button') return [{ label: full(unescaped(textOf(element.text))), block, element }]
      const groups = (element.option_groups as Json[] | undefined)?.flatMap(({ options }) => options as Json[])
      const options = (element.options as Json[] | undefined) ?? groups ?? []
      return options.map((option) => ({ label: full(unescaped(textOf(option.text))), block, element, option }))
    })
  })
}

/** What Slack's client reports, in order, when these labels are pressed: marks one by one, then the button that sends them. */
export function pressesOf(blocks: readonly Json[], labels: readonly string[]): { readonly action: Json; readonly state: Json }[] {
  const offered = pressables(blocks)
  const wanted = labels.map((label) => offered.findLast((each) => each.label === label)).filter((each) => each !== undefined)
  const [first] = wanted
  if (!first) return []
  if (!first.option) return [{ action: actionOf(first), state: {} }]
  const many = first.element.type === 'checkboxes' || first.element.type === 'multi_static_select'
  const chosen = many ? { selected_options: wanted.map(({ option }) => option) } : { selected_option: first.option }
  const state = {
    [String(first.block.block_id)]: { [String(first.element.action_id)]: { type: first.element.type, ...chosen } },
  }
  const submit = many
    ? offered.find(({ element }) => element.type === 'button' && element.value === first.block.block_id)
    : undefined
  return [{ action: { ...actionOf(first), ...chosen }, state }, ...(submit ? [{ action: actionOf(submit), state }] : [])]
}

const actionOf = ({ block, element: { type, action_id, value } }: Pressable): Json => ({
  type,
  action_id,
  block_id: block.block_id,
  ...(value === undefined ? {} : { value }),
})

/** A message as a person sees it. */
export function seen({ bot_id, text, blocks, files }: StoredMessage): Seen {
  return {
    from: bot_id ? 'bot' : 'person',
    text: blocks?.length ? readable(blocks) : text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    choices: pressables(blocks ?? [])
      .filter(({ element }) => !/^(send|leave)/.test(String(element.action_id)))
      .map(({ label }) => label),
    files: (files ?? []).map(({ name }) => String(name)),
  }
}
