/** Content, discontent, or something asked for. */
export type VoicePolarity = 'positive' | 'negative' | 'need'

/** What a member said, word for word (masked), where it stands, and the purchase it is about where one is known. */
export interface VoiceQuote {
  readonly source: string
  readonly id: string
  readonly text: string
  readonly customer: string
  readonly at: string
  readonly product: string
  readonly order?: string
}
