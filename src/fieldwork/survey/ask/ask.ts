/** Something that can be chosen: its stored value and the words it is shown with. */
export interface Offer {
  readonly value: unknown
  readonly text: string
  /** The address of a picture that stands for it. */
  readonly image?: string
  /** Cannot go with others: none, refused, don't know, or so declared. */
  readonly exclusive?: boolean
  /** Choosing it asks for words: `required` ones, or such as may be left out. */
  readonly words?: 'required' | 'optional'
  readonly special?: 'other' | 'none' | 'refuse' | 'unknown' | 'all'
}

/** What one step of the conversation asks for, whatever SurveyJS calls the question: all that widgets, coercion and simulation need to know. */
export type Ask = ChoiceAsk | ScaleAsk | YesNoAsk | OrderAsk | NumberAsk | MomentAsk | WordsAsk | FileAsk

export interface ChoiceAsk {
  readonly kind: 'choice'
  readonly offers: readonly Offer[]
  /** Several may be chosen; how many (0: no bound). */
  readonly many?: { readonly least: number; readonly most: number }
  /** Own words are an answer too (SurveyJS `allowCustomChoices`). */
  readonly custom?: boolean
}

/** Steps of a scale, lowest first; the numbers are the answers, not places in a list. */
export interface ScaleAsk {
  readonly kind: 'scale'
  readonly steps: readonly Offer[]
  readonly low: string
  readonly high: string
}

export interface YesNoAsk {
  readonly kind: 'yesno'
  readonly truth: Offer
  readonly lie: Offer
}

export interface OrderAsk {
  readonly kind: 'order'
  readonly offers: readonly Offer[]
  /** How many are to be put in order, at least and at most. */
  readonly least: number
  readonly most: number
}

export interface NumberAsk {
  readonly kind: 'number'
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** Two numbers, from and to; and how far apart they may be. */
  readonly pair?: { readonly least?: number; readonly most?: number }
}

export interface MomentAsk {
  readonly kind: 'moment'
  readonly form: 'date' | 'datetime' | 'time' | 'month' | 'week'
  readonly min?: string
  readonly max?: string
}

export interface WordsAsk {
  readonly kind: 'words'
  readonly form: 'words' | 'email' | 'phone' | 'url' | 'color' | 'name'
  /** Characters at most. */
  readonly most?: number
  /** A mask: 9 a digit, a a letter, # either; anything else is itself. */
  readonly mask?: string
  /** Words that others use here; own words are as good. */
  readonly suggestions?: readonly string[]
}

export interface FileAsk {
  readonly kind: 'file'
  /** File endings and media types, as in the file; empty: any. */
  readonly accepted: readonly string[]
  /** Bytes. */
  readonly maxSize?: number
  readonly most: number
  /** Where it must be answered, a person who cannot send a file may describe it. */
  readonly required: boolean
}
