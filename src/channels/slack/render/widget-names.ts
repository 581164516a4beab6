/**
 * What a widget must say about itself when it is pressed, because nobody remembers it: which conversation it stands in and which question it
 * answers. It travels in the block's id; the action's id says what kind of press it is.
 */
export interface Widget {
  /** Makes the id unique: the message's key and a number in it. */
  readonly in: string
  readonly place: string
  readonly token: string | undefined
}

export const widgetId = ({ in: name, place, token }: Widget): string => ['zy', name, place, token ?? ''].join('|')

export function widgetOf(blockId: string): Widget | undefined {
  const [mark, name, place, ...token] = blockId.split('|')
  if (mark !== 'zy' || name === undefined || place === undefined) return undefined
  return { in: name, place, token: token.join('|') || undefined }
}

/**
 * `press` and `pick` are answers at once; what is picked in `mark` waits for `send`, whose value names the marks' block; `form` opens a window;
 * `leave` is a link, which the browser follows.
 */
export type PressKind = 'press' | 'pick' | 'mark' | 'send' | 'form' | 'leave'

const kinds: readonly string[] = ['press', 'pick', 'mark', 'send', 'form', 'leave'] satisfies PressKind[]

export const actionId = (kind: PressKind, index = 0): string => `${kind}:${index}`

export function pressKind(action: string): PressKind | undefined {
  const kind = action.split(':')[0] ?? ''
  return kinds.includes(kind) ? (kind as PressKind) : undefined
}

/** Slack takes no empty value. */
const empty = '\u2205'
export const shownValue = (value: string): string => (value === '' ? empty : value)
export const meantValue = (value: string): string => (value === empty ? '' : value)
