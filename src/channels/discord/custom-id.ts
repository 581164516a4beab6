import { createHash } from 'node:crypto'

/**
 * What a component carries in the 100 characters that come back with a press. `choice` and `pick` carry the question's token and values;
 * `part` and `done` are for lists too long for one menu; `form` opens a window; `write` opens one for free text.
 */
export type ComponentKind = 'choice' | 'pick' | 'part' | 'done' | 'form' | 'write'

export interface ComponentName {
  readonly kind: ComponentKind
  /** The choices or form of the message that it belongs to, counted from 0. */
  readonly block: number
  readonly token: string | undefined
  /** A button's value, written by `valueCode`; otherwise what tells components of one block apart. */
  readonly rest: string
}

const letters: Readonly<Record<ComponentKind, string>> = { choice: 'c', pick: 's', part: 'p', done: 'd', form: 'f', write: 'w' }
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter, kind as ComponentKind]))
const longest = 100

/** @example writeCustomId({ kind: 'choice', block: 0, token: 'q1', rest: '=yes' }) // c0.2|q1=yes */
export const writeCustomId = ({ kind, block, token = '', rest }: ComponentName): string =>
  `${letters[kind]}${block.toString(36)}.${token.length.toString(36)}|${token}${rest}`

export function readCustomId(text: string): ComponentName | undefined {
  const [, letter = '', block = '', length = '', tail = ''] = /^([a-z])([0-9a-z]+)\.([0-9a-z]{1,2})\|(.*)$/su.exec(text) ?? []
  const kind = kinds.get(letter)
  const size = Number.parseInt(length, 36)
  if (!kind || tail.length < size) return undefined
  return { kind, block: Number.parseInt(block, 36), token: tail.slice(0, size) || undefined, rest: tail.slice(size) }
}

/** How much room a button's value has beside its token. */
export const roomFor = (name: Omit<ComponentName, 'rest'>): number => longest - writeCustomId({ ...name, rest: '' }).length

/**
 * A value itself where it fits, else its place among the choices with a check: what the place says is then read from the message, and taken
 * only if the check agrees.
 *
 * @example valueCode('yes', 0, 10) // =yes
 */
export const valueCode = (value: string, index: number, room: number): string =>
  value.length < room ? `=${value}` : `#${index.toString(36)}.${checkOf(value)}`

export type ReadValue = { readonly value: string } | { readonly index: number; readonly check: string }

export function readValueCode(code: string): ReadValue | undefined {
  if (code.startsWith('=')) return { value: code.slice(1) }
  const [, index, check] = /^#([0-9a-z]+)\.([0-9a-z]+)$/.exec(code) ?? []
  return index && check ? { index: Number.parseInt(index, 36), check } : undefined
}

export const checkOf = (value: string): string => createHash('sha256').update(value).digest().readUIntBE(0, 5).toString(36)
