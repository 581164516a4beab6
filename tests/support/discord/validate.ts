import type { Component, Window } from './world.js'

/** What Discord refuses in a message, a window, or a command list: the fields with their faults, as its error 50035 lists them. */
export type Faults = Record<string, string>

const blank = (text: unknown): boolean => typeof text === 'string' && !/[^\p{Z}\p{C}]/u.test(text)
const size = (text: unknown): number => (typeof text === 'string' ? [...text].length : 0)

export interface MessageBody {
  content?: string | null
  embeds?: Record<string, unknown>[] | null
  components?: Component[] | null
  attachments?: { id: string | number; filename?: string; description?: string }[] | null
  allowed_mentions?: { parse?: string[]; replied_user?: boolean } | null
  flags?: number
  nonce?: string | number
  enforce_nonce?: boolean
  message_reference?: { message_id: string }
}

export function messageFaults(body: MessageBody, files: readonly { name: string; size: number }[]): Faults {
  const faults: Faults = {}
  const fault = (at: string, ok: boolean, said: string) => {
    if (!ok) faults[at] = said
  }
  fault('content', size(body.content) <= 2000, 'BASE_TYPE_MAX_LENGTH 2000')
  fault('nonce', body.nonce === undefined || size(String(body.nonce)) <= 25, 'NONCE_TYPE_STRING_TOO_LONG 25')
  fault('files', files.length <= 10, 'BASE_TYPE_MAX_LENGTH 10')
  fault(
    'attachments',
    (body.attachments ?? []).every(({ description }) => size(description) <= 1024),
    'BASE_TYPE_MAX_LENGTH 1024',
  )
  fault(
    'allowed_mentions',
    (body.allowed_mentions?.parse ?? []).every((one) => ['roles', 'users', 'everyone'].includes(one)),
    'ENUM',
  )
  Object.assign(faults, embedFaults(body.embeds ?? []), rowFaults(body.components ?? []))
  return faults
}

function embedFaults(embeds: readonly Record<string, unknown>[]): Faults {
  const faults: Faults = {}
  if (embeds.length > 10) faults.embeds = 'BASE_TYPE_MAX_LENGTH 10'
  let all = 0
  embeds.forEach((embed, at) => {
    const fields = (embed.fields ?? []) as { name: string; value: string }[]
    const footer = (embed.footer as { text?: string } | undefined)?.text
    const author = (embed.author as { name?: string } | undefined)?.name
    const image = (embed.image as { url?: string } | undefined)?.url
    all +=
      size(embed.title) +
      size(embed.description) +
      size(footer) +
      size(author) +
      fields.reduce((sum, { name, value }) => sum + size(name) + size(value), 0)
    const ok =
      size(embed.title) <= 256 &&
      size(embed.description) <= 4096 &&
      fields.length <= 25 &&
      fields.every(({ name, value }) => size(name) >= 1 && size(name) <= 256 && size(value) >= 1 && size(value) <= 1024) &&
      size(footer) <= 2048 &&
      size(author) <= 256 &&
      [embed.url, image].every((url) => url === undefined || (isUrl(url, /^(https?|attachment):$/) && size(url) <= 2048)) &&
      Boolean(embed.title || embed.description || fields.length || image || footer || author)
    if (!ok) faults[`embeds.${at}`] = 'embed'
  })
  if (all > 6000) faults.embeds = 'MAX_EMBED_SIZE_EXCEEDED 6000'
  return faults
}

const isUrl = (url: unknown, schemes: RegExp): boolean =>
  typeof url === 'string' && URL.canParse(url) && schemes.test(new URL(url).protocol)

function rowFaults(rows: readonly Component[]): Faults {
  const faults: Faults = {}
  if (rows.length > 5) faults.components = 'BASE_TYPE_MAX_LENGTH 5'
  const ids = rows.flatMap(({ components = [] }) =>
    components.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id])),
  )
  if (new Set(ids).size < ids.length) faults.components = 'COMPONENT_CUSTOM_ID_DUPLICATED'
  rows.forEach((row, at) => {
    const parts = row.components ?? []
    const buttons = parts.every(({ type }) => type === 2)
    const ok = row.type === 1 && parts.length >= 1 && (buttons ? parts.length <= 5 : parts.length === 1 && parts[0]?.type === 3)
    if (!ok) faults[`components.${at}`] = 'COMPONENT_LAYOUT_WIDTH_EXCEEDED'
    parts.forEach((part, index) => {
      const said = part.type === 2 ? buttonFault(part) : selectFault(part)
      if (said) faults[`components.${at}.components.${index}`] = said
    })
  })
  return faults
}

function buttonFault({ style, label, custom_id, url }: Component): string | undefined {
  if (size(label) < 1 || size(label) > 80 || blank(label)) return 'label 1..80'
  if (style === 5) return isUrl(url, /^(https?|discord):$/) && size(url) <= 512 && custom_id === undefined ? undefined : 'url'
  return size(custom_id) >= 1 && size(custom_id) <= 100 && style !== undefined && style >= 1 && style <= 4
    ? undefined
    : 'custom_id 1..100'
}

function selectFault(part: Component): string | undefined {
  const { options = [], min_values: least = 1, max_values: most = 1 } = part
  if (part.type !== 3 || size(part.custom_id) < 1 || size(part.custom_id) > 100) return 'custom_id 1..100'
  if (options.length < 1 || options.length > 25) return 'options 1..25'
  if (new Set(options.map(({ value }) => value)).size < options.length) return 'COMPONENT_OPTION_VALUE_DUPLICATED'
  const placeholder = (part as { placeholder?: string }).placeholder
  if (size(placeholder) > 150) return 'placeholder 150'
  const fits = options.every(
    ({ label, value, description }) =>
      !blank(label) && size(label) <= 100 && size(value) >= 1 && size(value) <= 100 && size(description) <= 100,
  )
  if (!fits) return 'option sizes'
  return least >= 0 && least <= most && most >= 1 && most <= options.length ? undefined : 'min_values, max_values'
}

export function windowFaults(window: Window): Faults {
  const faults: Faults = {}
  if (size(window.title) < 1 || size(window.title) > 45) faults.title = '1..45'
  if (size(window.custom_id) < 1 || size(window.custom_id) > 100) faults.custom_id = '1..100'
  if (window.components.length < 1 || window.components.length > 5) faults.components = '1..5'
  window.components.forEach((row, at) => {
    const input = (row.type === 18 ? row.component : row.components?.[0]) as (Component & Record<string, unknown>) | undefined
    const label = row.type === 18 ? row.label : input?.label
    if (!input || ![1, 18].includes(row.type)) faults[`components.${at}`] = 'layout'
    else if (blank(label ?? '') || size(label) > 45) faults[`components.${at}`] = 'label 1..45'
    else if (row.type === 18 && input.type === 4 && input.label !== undefined) faults[`components.${at}`] = 'label twice'
    else if (input.type === 3 ? row.type !== 18 || selectFault(input) : input.type !== 4 || inputFault(input))
      faults[`components.${at}`] = 'input'
  })
  return faults
}

const inputFault = (input: Component & Record<string, unknown>): boolean =>
  size(input.custom_id) < 1 ||
  size(input.custom_id) > 100 ||
  size(input.placeholder) > 100 ||
  size(input.value) > 4000 ||
  ![1, 2].includes(Number(input.style))

const commandName = /^[-_'\p{L}\p{N}]{1,32}$/u

export function commandFaults(commands: readonly Record<string, unknown>[]): Faults {
  const faults: Faults = {}
  commands.forEach((command, at) => {
    for (const one of [command, ...((command.options ?? []) as Record<string, unknown>[])]) {
      const name = String(one.name)
      const names = [name, ...Object.values((one.name_localizations ?? {}) as object)].every((word) =>
        commandName.test(String(word)),
      )
      const said = [one.description, ...Object.values((one.description_localizations ?? {}) as object)]
      const bounded = said.every((text) => size(text) >= 1 && size(text) <= 100)
      const choices = (one.choices ?? []) as { name: string; value: string }[]
      if (!names || name !== name.toLowerCase() || !bounded || choices.length > 25 || (one.autocomplete && choices.length))
        faults[`${at}`] = name
    }
  })
  return faults
}
