import type { types } from '@slack/bolt'

/** What a message is made of on Slack before it is cut into messages of their own: a few blocks that stay together, or a file. */
export type Piece = BlocksPiece | FilePiece

export interface BlocksPiece {
  readonly kind: 'blocks'
  readonly blocks: readonly types.KnownBlock[]
  /** Something in it can be pressed. */
  readonly pressed?: boolean
}

export interface FilePiece {
  readonly kind: 'file'
  readonly name: string
  readonly title: string
  readonly content: { readonly path: string } | { readonly text: string } | { readonly draw: () => Promise<Uint8Array> }
  /** What is said instead where the file cannot be made or sent. */
  readonly instead: string
}

/** Characters that count against a message's limit. */
export function textSize(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textSize(item), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce((sum, [key, item]) => {
    if (key === 'text' || key === 'alt_text') return sum + textSize(item)
    return typeof item === 'object' ? sum + textSize(item) : sum
  }, 0)
}
