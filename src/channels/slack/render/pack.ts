import type { types } from '@slack/bolt'
import { fallbackText } from './fallback-text.js'
import { limits } from './limits.js'
import { type BlocksPiece, type FilePiece, type Piece, textSize } from './piece.js'

/** One call to Slack: a message of blocks, or a file. */
export type Post = BlocksPost | FilePiece

export interface BlocksPost {
  readonly kind: 'blocks'
  readonly blocks: readonly types.KnownBlock[]
  /** The same in words, for notifications and screen readers. */
  readonly text: string
  readonly pressed: boolean
}

/** Pieces in as few messages as Slack's limits allow, their order kept: so many blocks, so much text, one table each. */
export function pack(pieces: readonly Piece[], most: { readonly blocks: number } = limits): Post[] {
  const posts: Post[] = []
  let open: BlocksPiece[] = []
  const close = () => {
    if (open.length) posts.push(joined(open))
    open = []
  }
  for (const piece of pieces.flatMap((each): Piece[] => (each.kind === 'file' ? [each] : divided(each, most.blocks)))) {
    if (piece.kind === 'file') {
      close()
      posts.push(piece)
      continue
    }
    if (open.length && !fits([...open, piece], most.blocks)) close()
    open.push(piece)
  }
  close()
  return posts
}

/** A piece with more blocks or text than one message takes goes into several; what is pressed together stays together. */
function divided(piece: BlocksPiece, most: number): BlocksPiece[] {
  if (piece.pressed || piece.blocks.length <= 1 || fits([piece], most)) return [piece]
  return piece.blocks.map((block) => ({ ...piece, blocks: [block] }))
}

function fits(pieces: readonly BlocksPiece[], most: number): boolean {
  const blocks = pieces.flatMap((piece) => piece.blocks)
  return (
    blocks.length <= most &&
    blocks.filter(({ type }) => type === 'table').length <= 1 &&
    blocks.reduce((sum, block) => sum + textSize(block), 0) <= limits.messageText
  )
}

function joined(pieces: readonly BlocksPiece[]): BlocksPost {
  const blocks = pieces.flatMap((piece) => piece.blocks)
  return { kind: 'blocks', blocks, text: fallbackText(blocks), pressed: pieces.some(({ pressed }) => pressed) }
}
