type Json = Record<string, unknown>

/** What Slack says about blocks that it does not take: as in `response_metadata.messages`; empty where it takes them. */
export function blockFaults(blocks: unknown, surface: 'message' | 'home' | 'modal'): string[] {
  if (!Array.isArray(blocks)) return ['blocks: must be an array']
  const faults: string[] = []
  const fault = (where: string, text: string) => faults.push(`[ERROR] ${text} [json-pointer:/blocks/${where}]`)
  const most = surface === 'message' ? 50 : 100
  if (blocks.length > most) fault('', `no more than ${most} items allowed`)
  const ids = blocks.map((block) => (block as Json).block_id).filter((id) => id !== undefined)
  if (new Set(ids).size !== ids.length) fault('', '`block_id` already exists')
  if (blocks.filter((block) => (block as Json).type === 'table').length > 1) fault('', 'only_one_table_allowed')
  blocks.forEach((block: Json, index) => checkBlock(block, String(index), surface, fault))
  return faults
}

type Fault = (where: string, text: string) => void

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
const homeless = ['table']

function checkBlock(block: Json, at: string, surface: string, fault: Fault): void {
  const type = String(block.type)
  const allowed = fields[type]
  if (!allowed || (surface !== 'message' && homeless.includes(type))) return fault(`${at}/type`, `unsupported type: ${type}`)
  for (const key of Object.keys(block)) {
    if (!['type', 'block_id', ...allowed].includes(key)) fault(`${at}/${key}`, `no more properties allowed: ${key}`)
  }
  if (typeof block.block_id === 'string' && (block.block_id.length === 0 || block.block_id.length > 255))
    fault(`${at}/block_id`, 'must be 1–255 characters')
  switch (type) {
    case 'section':
      if (block.text === undefined && block.fields === undefined) fault(at, 'missing text or fields')
      if (block.text !== undefined) text(block.text, 1, 3000, `${at}/text`, fault)
      list(block.fields ?? [], 0, 10, `${at}/fields`, fault).forEach((field, index) =>
        text(field, 1, 2000, `${at}/fields/${index}`, fault),
      )
      if (block.accessory !== undefined) element(block.accessory as Json, `${at}/accessory`, sectionElements, fault)
      return
    case 'header':
      return text(block.text, 1, 150, `${at}/text`, fault, ['plain_text'])
    case 'image':
      string(block.image_url, 1, 3000, `${at}/image_url`, fault)
      string(block.alt_text, 1, 2000, `${at}/alt_text`, fault)
      if (block.title !== undefined) text(block.title, 1, 2000, `${at}/title`, fault, ['plain_text'])
      return
    case 'context':
      list(block.elements, 1, 10, `${at}/elements`, fault).forEach((part, index) =>
        text(part, 1, 2000, `${at}/elements/${index}`, fault),
      )
      return
    case 'actions': {
      const elements = list(block.elements, 1, 25, `${at}/elements`, fault)
      const ids = elements.map((part) => (part as Json).action_id)
      if (new Set(ids).size !== ids.length) fault(`${at}/elements`, '`action_id` already exists')
      elements.forEach((part, index) => element(part as Json, `${at}/elements/${index}`, actionElements, fault))
      return
    }
    case 'input':
      text(block.label, 1, 2000, `${at}/label`, fault, ['plain_text'])
      if (block.hint !== undefined) text(block.hint, 1, 2000, `${at}/hint`, fault, ['plain_text'])
      return element((block.element ?? {}) as Json, `${at}/element`, inputElements, fault)
    case 'rich_text':
      list(block.elements, 1, 200, `${at}/elements`, fault).forEach((part, index) =>
        richElement(part as Json, `${at}/elements/${index}`, fault),
      )
      return
    case 'table':
      return tableRules(block, at, fault)
  }
}

const actionElements = ['button', 'static_select', 'checkboxes', 'radio_buttons', 'overflow']
const sectionElements = [...actionElements, 'multi_static_select', 'image']
const inputElements = ['plain_text_input', 'static_select', 'multi_static_select', 'checkboxes', 'radio_buttons']

function element(part: Json, at: string, allowed: readonly string[], fault: Fault): void {
  const type = String(part.type)
  if (!allowed.includes(type)) return fault(`${at}/type`, `unsupported type: ${type}`)
  if (part.action_id !== undefined) string(part.action_id, 1, 255, `${at}/action_id`, fault)
  switch (type) {
    case 'button':
      only(part, ['type', 'action_id', 'text', 'value', 'url', 'style', 'confirm', 'accessibility_label'], at, fault)
      text(part.text, 1, 75, `${at}/text`, fault, ['plain_text'])
      if (part.value !== undefined) string(part.value, 1, 2000, `${at}/value`, fault)
      if (part.url !== undefined) string(part.url, 1, 3000, `${at}/url`, fault)
      if (part.style !== undefined && !['primary', 'danger'].includes(String(part.style)))
        fault(`${at}/style`, 'unsupported style')
      return
    case 'static_select':
    case 'multi_static_select':
      only(
        part,
        [
          'type',
          'action_id',
          'placeholder',
          'options',
          'option_groups',
          'initial_option',
          'initial_options',
          'max_selected_items',
          'focus_on_load',
          'confirm',
        ],
        at,
        fault,
      )
      if (part.placeholder !== undefined) text(part.placeholder, 1, 150, `${at}/placeholder`, fault, ['plain_text'])
      if ((part.options === undefined) === (part.option_groups === undefined)) fault(at, 'either options or option_groups')
      if (part.options !== undefined) options(part.options, 100, `${at}/options`, fault)
      if (part.option_groups !== undefined) {
        list(part.option_groups, 1, 100, `${at}/option_groups`, fault).forEach((group, index) => {
          text((group as Json).label, 1, 75, `${at}/option_groups/${index}/label`, fault, ['plain_text'])
          options((group as Json).options, 100, `${at}/option_groups/${index}/options`, fault)
        })
      }
      if (part.max_selected_items !== undefined && Number(part.max_selected_items) < 1) fault(at, 'max_selected_items')
      return
    case 'checkboxes':
    case 'radio_buttons':
      only(part, ['type', 'action_id', 'options', 'initial_options', 'initial_option', 'focus_on_load', 'confirm'], at, fault)
      return options(part.options, 10, `${at}/options`, fault)
    case 'plain_text_input':
      only(
        part,
        [
          'type',
          'action_id',
          'initial_value',
          'multiline',
          'min_length',
          'max_length',
          'placeholder',
          'focus_on_load',
          'dispatch_action_config',
        ],
        at,
        fault,
      )
      if (part.initial_value !== undefined) string(part.initial_value, 0, 3000, `${at}/initial_value`, fault)
      return
  }
}

function options(value: unknown, most: number, at: string, fault: Fault): void {
  const all = list(value, 1, most, at, fault) as Json[]
  const values = all.map((option) => option.value)
  if (new Set(values).size !== values.length) fault(at, 'option values must be unique')
  all.forEach((option, index) => {
    only(option, ['text', 'value', 'description', 'url'], `${at}/${index}`, fault)
    text(option.text, 1, 75, `${at}/${index}/text`, fault)
    string(option.value, 1, 150, `${at}/${index}/value`, fault)
    if (option.description !== undefined) text(option.description, 1, 75, `${at}/${index}/description`, fault)
  })
}

function richElement(part: Json, at: string, fault: Fault): void {
  const type = String(part.type)
  if (type === 'rich_text_list') {
    if (!['bullet', 'ordered'].includes(String(part.style))) fault(`${at}/style`, 'unsupported style')
    list(part.elements, 1, 200, `${at}/elements`, fault).forEach((item, index) =>
      richElement(item as Json, `${at}/elements/${index}`, fault),
    )
    return
  }
  if (!['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].includes(type))
    return fault(`${at}/type`, `unsupported type: ${type}`)
  list(part.elements, 1, 1000, `${at}/elements`, fault).forEach((piece, index) => {
    const { type: kind, text: said, url } = piece as Json
    if (kind === 'text') string(said, 1, 40_000, `${at}/elements/${index}/text`, fault)
    else if (kind === 'link') string(url, 1, 3000, `${at}/elements/${index}/url`, fault)
    else fault(`${at}/elements/${index}/type`, `unsupported type: ${String(kind)}`)
  })
}

function tableRules(block: Json, at: string, fault: Fault): void {
  const rows = list(block.rows, 1, 100, `${at}/rows`, fault) as Json[][]
  list(block.column_settings ?? [], 0, 20, `${at}/column_settings`, fault)
  let characters = 0
  const width = rows[0]?.length
  rows.forEach((row, index) => {
    if (row.length !== width) fault(`${at}/rows/${index}`, 'rows must have the same number of cells')
    list(row, 1, 20, `${at}/rows/${index}`, fault)
    for (const cell of row) {
      if (cell.type !== 'raw_text') fault(`${at}/rows/${index}`, `unsupported type: ${String(cell.type)}`)
      string(cell.text, 1, 10_000, `${at}/rows/${index}`, fault)
      characters += String(cell.text).length
    }
  })
  if (characters > 10_000) fault(at, 'table has more than 10000 characters')
}

function text(value: unknown, least: number, most: number, at: string, fault: Fault, types = ['plain_text', 'mrkdwn']): void {
  const { type, text: said, ...rest } = (value ?? {}) as Json
  if (!types.includes(String(type))) return fault(`${at}/type`, `must be one of ${types}`)
  const allowed = type === 'plain_text' ? ['emoji'] : ['verbatim']
  for (const key of Object.keys(rest)) if (!allowed.includes(key)) fault(`${at}/${key}`, 'no more properties allowed')
  string(said, least, most, `${at}/text`, fault)
}

function string(value: unknown, least: number, most: number, at: string, fault: Fault): void {
  if (typeof value !== 'string') return fault(at, 'must be a string')
  if (value.length < least) fault(at, `must be more than ${least - 1} characters`)
  if (value.length > most) fault(at, `must be less than ${most + 1} characters`)
}

function list(value: unknown, least: number, most: number, at: string, fault: Fault): unknown[] {
  if (!Array.isArray(value)) {
    fault(at, 'must be an array')
    return []
  }
  if (value.length < least || value.length > most) fault(at, `must have ${least}–${most} items, has ${value.length}`)
  return value
}

function only(value: Json, allowed: readonly string[], at: string, fault: Fault): void {
  for (const key of Object.keys(value)) if (!allowed.includes(key)) fault(`${at}/${key}`, `no more properties allowed: ${key}`)
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
