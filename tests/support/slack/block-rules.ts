type Json = Record<string, unknown>
type Faults = Iterable<string>

const fault = (at: string, text: string): string => `[ERROR] ${text} [json-pointer:/blocks/${at}]`

/** What Slack says about blocks that it does not take: as in `response_metadata.messages`; empty where it takes them. */
export const blockFaults = (blocks: unknown, surface: 'message' | 'home' | 'modal'): string[] => [...allFaults(blocks, surface)]

function* allFaults(blocks: unknown, surface: string): Faults {
  if (!Array.isArray(blocks)) return yield fault('', 'must be an array')
  if (blocks.length > (surface === 'message' ? 50 : 100)) yield fault('', 'no more items allowed')
  const ids = blocks.map((block: Json) => block.block_id).filter((id) => id !== undefined)
  if (new Set(ids).size !== ids.length) yield fault('', '`block_id` already exists')
  if (blocks.filter((block: Json) => block.type === 'table').length > 1) yield fault('', 'only_one_table_allowed')
  for (const [index, block] of blocks.entries()) yield* blockRules(block as Json, String(index), surface)
}

const fields: Readonly<Record<string, readonly string[]>> = {
  section: ['text', 'fields', 'accessory', 'expand'],
  header: ['text'],
  divider: [],
  image: ['image_url', 'alt_text', 'title', 'slack_file'],
  context: ['elements'],
  actions: ['elements'],
  input: ['label', 'element', 'hint', 'optional', 'dispatch_action'],
  rich_text: ['elements'],
  table: ['rows', 'column_settings'],
}
/** Only messages may have these. */
const homeless = ['table']
const actionElements = ['button', 'static_select', 'checkboxes', 'radio_buttons', 'overflow']
const sectionElements = [...actionElements, 'multi_static_select', 'image']
const inputElements = ['plain_text_input', 'static_select', 'multi_static_select', 'checkboxes', 'radio_buttons']

function* blockRules(block: Json, at: string, surface: string): Faults {
  const type = String(block.type)
  const allowed = fields[type]
  if (!allowed || (surface !== 'message' && homeless.includes(type)))
    return yield fault(`${at}/type`, `unsupported type: ${type}`)
  yield* only(block, ['type', 'block_id', ...allowed], at)
  if (block.block_id !== undefined) yield* string(block.block_id, 1, 255, `${at}/block_id`)
  switch (type) {
    case 'section':
      if (block.text === undefined && block.fields === undefined) yield fault(at, 'missing text or fields')
      if (block.text !== undefined) yield* text(block.text, 3000, `${at}/text`)
      if (block.fields !== undefined) yield* each(block.fields, 1, 10, `${at}/fields`, (field, where) => text(field, 2000, where))
      if (block.accessory !== undefined) yield* element(block.accessory, `${at}/accessory`, sectionElements)
      return
    case 'header':
      return yield* text(block.text, 150, `${at}/text`, ['plain_text'])
    case 'image':
      yield* string(block.image_url, 1, 3000, `${at}/image_url`)
      yield* string(block.alt_text, 1, 2000, `${at}/alt_text`)
      if (block.title !== undefined) yield* text(block.title, 2000, `${at}/title`, ['plain_text'])
      return
    case 'context':
      return yield* each(block.elements, 1, 10, `${at}/elements`, (part, where) => text(part, 2000, where))
    case 'actions':
      yield* unique(block.elements, 'action_id', `${at}/elements`)
      return yield* each(block.elements, 1, 25, `${at}/elements`, (part, where) => element(part, where, actionElements))
    case 'input':
      yield* text(block.label, 2000, `${at}/label`, ['plain_text'])
      if (block.hint !== undefined) yield* text(block.hint, 2000, `${at}/hint`, ['plain_text'])
      return yield* element(block.element, `${at}/element`, inputElements)
    case 'rich_text':
      return yield* each(block.elements, 1, 200, `${at}/elements`, richElement)
    case 'table':
      return yield* tableRules(block, at)
  }
}

function* element(value: unknown, at: string, allowed: readonly string[]): Faults {
  const part = (value ?? {}) as Json
  const type = String(part.type)
  if (!allowed.includes(type)) return yield fault(`${at}/type`, `unsupported type: ${type}`)
  if (part.action_id !== undefined) yield* string(part.action_id, 1, 255, `${at}/action_id`)
  switch (type) {
    case 'button':
      yield* only(part, ['type', 'action_id', 'text', 'value', 'url', 'style', 'confirm', 'accessibility_label'], at)
      yield* text(part.text, 75, `${at}/text`, ['plain_text'])
      if (part.value !== undefined) yield* string(part.value, 1, 2000, `${at}/value`)
      if (part.url !== undefined) yield* string(part.url, 1, 3000, `${at}/url`)
      if (part.style !== undefined && !['primary', 'danger'].includes(String(part.style)))
        yield fault(`${at}/style`, 'unsupported')
      return
    case 'static_select':
    case 'multi_static_select':
      return yield* menu(part, at)
    case 'checkboxes':
    case 'radio_buttons':
      yield* only(part, ['type', 'action_id', 'options', 'initial_options', 'initial_option', 'focus_on_load', 'confirm'], at)
      return yield* options(part.options, 10, `${at}/options`)
    case 'plain_text_input':
      yield* only(part, ['type', 'action_id', 'initial_value', 'multiline', 'min_length', 'max_length', 'placeholder'], at)
      if (part.initial_value !== undefined) yield* string(part.initial_value, 0, 3000, `${at}/initial_value`)
  }
}

function* menu(part: Json, at: string): Faults {
  const single = ['type', 'action_id', 'placeholder', 'options', 'option_groups', 'initial_option', 'focus_on_load', 'confirm']
  yield* only(part, part.type === 'static_select' ? single : [...single, 'initial_options', 'max_selected_items'], at)
  if (part.placeholder !== undefined) yield* text(part.placeholder, 150, `${at}/placeholder`, ['plain_text'])
  if ((part.options === undefined) === (part.option_groups === undefined)) yield fault(at, 'either options or option_groups')
  if (part.options !== undefined) yield* options(part.options, 100, `${at}/options`)
  if (part.option_groups !== undefined) {
    yield* each(part.option_groups, 1, 100, `${at}/option_groups`, function* (group, where) {
      yield* text((group as Json).label, 75, `${where}/label`, ['plain_text'])
      yield* options((group as Json).options, 100, `${where}/options`)
    })
  }
  if (part.max_selected_items !== undefined && Number(part.max_selected_items) < 1) yield fault(at, 'max_selected_items')
}

function* options(value: unknown, most: number, at: string): Faults {
  yield* unique(value, 'value', at)
  yield* each(value, 1, most, at, function* (option, where) {
    const { text: label, value: means, description } = option as Json
    yield* only(option as Json, ['text', 'value', 'description', 'url'], where)
    yield* text(label, 75, `${where}/text`)
    yield* string(means, 1, 150, `${where}/value`)
    if (description !== undefined) yield* text(description, 75, `${where}/description`)
  })
}

function* richElement(value: unknown, at: string): Faults {
  const part = value as Json
  const type = String(part.type)
  if (type === 'rich_text_list') {
    if (!['bullet', 'ordered'].includes(String(part.style))) yield fault(`${at}/style`, 'unsupported style')
    return yield* each(part.elements, 1, 200, `${at}/elements`, richElement)
  }
  if (!['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].includes(type)) {
    return yield fault(`${at}/type`, `unsupported type: ${type}`)
  }
  yield* each(part.elements, 1, 1000, `${at}/elements`, function* (piece, where) {
    const { type: kind, text: said, url } = piece as Json
    if (kind === 'text') yield* string(said, 1, 40_000, `${where}/text`)
    else if (kind === 'link') yield* string(url, 1, 3000, `${where}/url`)
    else yield fault(`${where}/type`, `unsupported type: ${String(kind)}`)
  })
}

function* tableRules(block: Json, at: string): Faults {
  const rows = (Array.isArray(block.rows) ? block.rows : []) as Json[][]
  let characters = 0
  yield* each(block.rows, 1, 100, `${at}/rows`, function* (row, where) {
    if ((row as Json[]).length !== rows[0]?.length) yield fault(where, 'rows must have the same number of cells')
    yield* each(row, 1, 20, where, function* (cell, spot) {
      const { type, text: said } = cell as Json
      if (type !== 'raw_text') yield fault(spot, `unsupported type: ${String(type)}`)
      yield* string(said, 1, 10_000, spot)
      characters += String(said).length
    })
  })
  if (Array.isArray(block.column_settings) && block.column_settings.length > 20) yield fault(at, 'column_settings')
  if (characters > 10_000) yield fault(at, 'more than 10000 characters in a table')
}

function* text(value: unknown, most: number, at: string, types = ['plain_text', 'mrkdwn']): Faults {
  const { type, text: said } = (value ?? {}) as Json
  if (!types.includes(String(type))) return yield fault(`${at}/type`, `must be one of ${types}`)
  yield* only((value ?? {}) as Json, ['type', 'text', type === 'plain_text' ? 'emoji' : 'verbatim'], at)
  yield* string(said, 1, most, `${at}/text`)
}

function* string(value: unknown, least: number, most: number, at: string): Faults {
  if (typeof value !== 'string') return yield fault(at, 'must be a string')
  if (value.length < least) yield fault(at, `must be more than ${least - 1} characters`)
  if (value.length > most) yield fault(at, `must be less than ${most + 1} characters`)
}

function* each(value: unknown, least: number, most: number, at: string, rules: (item: unknown, at: string) => Faults): Faults {
  if (!Array.isArray(value)) return yield fault(at, 'must be an array')
  if (value.length < least || value.length > most) yield fault(at, `must have ${least}–${most} items, has ${value.length}`)
  for (const [index, item] of value.entries()) yield* rules(item, `${at}/${index}`)
}

function* unique(value: unknown, key: string, at: string): Faults {
  const all = (Array.isArray(value) ? value : []).map((item: Json) => item[key]).filter((each) => each !== undefined)
  if (new Set(all).size !== all.length) yield fault(at, `\`${key}\` already exists`)
}

function* only(value: Json, allowed: readonly string[], at: string): Faults {
  for (const key of Object.keys(value)) if (!allowed.includes(key)) yield fault(`${at}/${key}`, 'no more properties allowed')
}

/** All text of a message's blocks: over about 13,000 characters Slack answers msg_blocks_too_long. */
export function allText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + allText(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : allText(item)),
    0,
  )
}
