import type { APIActionRowComponent, APIButtonComponent, APIEmbed, APIStringSelectComponent } from 'discord.js'

export type ComponentRow = APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>

/** What a block becomes: pieces that are then packed into as few messages as Discord's limits allow. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** Monospace; may be broken between lines. */
  | { readonly kind: 'code'; readonly text: string; readonly syntax?: string }
  | { readonly kind: 'embeds'; readonly embeds: readonly APIEmbed[] }
  | { readonly kind: 'rows'; readonly rows: readonly ComponentRow[] }
  | { readonly kind: 'file'; readonly file: OutgoingFile }

export type OutgoingFile =
  | { readonly name: string; readonly alt?: string; readonly data: Uint8Array }
  | { readonly name: string; readonly alt?: string; readonly path: string }
