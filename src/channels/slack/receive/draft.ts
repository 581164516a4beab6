import type { Incoming } from '../../../messages/index.js'
import type { SlackAddress } from '../address.js'

/** What came in, before the platform was asked who said it and who reads along. */
export interface Draft {
  readonly delivery: string
  readonly at: string
  readonly user: string
  /** The workspace that Slack names beside the person, where it does: another one's people are strangers. */
  readonly team?: string | undefined
  /** Where it was said; undefined: in a window or on a page, whose answers go to the direct conversation. */
  readonly place?: { readonly id: string; readonly kind: 'private' | 'open'; readonly address: SlackAddress } | undefined
  /** Slack says that the channel is shared with another company. */
  readonly shared?: boolean | undefined
  readonly what: Incoming['what']
  /** Files that were sent along, not fetched yet. */
  readonly files?: readonly SentFile[]
}

export interface SentFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly url: string | undefined
}

/** Slack's timestamps are seconds with a running number behind the point; unique in a channel. */
export function moment(ts: string, now = new Date()): string {
  const at = new Date(Math.floor(Number(ts) * 1000))
  return Number.isNaN(at.getTime()) ? now.toISOString() : at.toISOString()
}
