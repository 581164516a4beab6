/** −1 … 1, P(positive) − P(negative); the label, positive or negative only where that is likelier than not; and the label's calibrated probability. */
export interface Sentiment {
  readonly sentiment: number
  readonly polarity: 'positive' | 'neutral' | 'negative'
  readonly probability: number
}

/** Nothing was said, or in a language that is not read. */
export const noSentiment: Sentiment = { sentiment: 0, polarity: 'neutral', probability: 1 }
