import type { Act } from '../../catalog/act.js'
import type { Measure } from '../../catalog/measure.js'
import type { Window } from '../../catalog/window.js'
import type { FieldTest, Range, Segment } from '../../segments/form.js'
import type { Tag } from '../../tags/tag.js'
import type { GrammarWord } from './grammar-word.js'

/** Where a value of the data stands: in a tag of customers, or in a field of some acts. */
export type Place = { readonly tag: string } | { readonly field: string; readonly acts: readonly string[] }

/** Units that a quantity is said in. */
export type QuantityUnit =
  | 'money'
  | 'times'
  | 'orders'
  | 'units'
  | 'days'
  | 'weeks'
  | 'months'
  | 'years'
  | 'age'
  | 'stars'
  | 'percent'
  | 'points'
  | 'people'
  | 'things'
  | 'seconds'

/**
 * What a word or phrase can mean. A phrase often has several meanings; which one holds is decided by its neighbours, and
 * where they do not decide, by a stated default or by asking back.
 */
export type Meaning =
  | { readonly kind: 'value'; readonly place: Place; readonly value: string | number | boolean }
  | { readonly kind: 'tag'; readonly tag: Tag }
  | { readonly kind: 'field'; readonly field: string; readonly acts: readonly string[] }
  | {
      readonly kind: 'act'
      readonly act: Act
      readonly where?: FieldTest
      /** What was said of it by the way, with its own period: 上周问卷里提到送礼. */
      readonly tests?: readonly FieldTest[]
      readonly window?: Window
    }
  | { readonly kind: 'measure'; readonly measure: Measure; readonly where?: FieldTest }
  | { readonly kind: 'group'; readonly role: SegmentRole }
  | { readonly kind: 'word'; readonly word: GrammarWord }
  | { readonly kind: 'window'; readonly window: Window; readonly note?: NoteCode; readonly ago?: true }
  | { readonly kind: 'bound'; readonly range: Range; readonly unit?: QuantityUnit; readonly exact?: true }
  | { readonly kind: 'quantity'; readonly n: number; readonly unit?: QuantityUnit }
  /** Hour of the day, weekday or day of the month, named as what to break down by: 按星期几, by hour. */
  | { readonly kind: 'clock'; readonly clock: 'hour' | 'weekday' | 'monthDay' }
  /** Having done it again within so many days: 60天内再次购买; with `after`, another behaviour after the one right before it: 注册7天内下单. */
  | { readonly kind: 'follow'; readonly did: string; readonly days: number; readonly after?: true }
  /** A whole condition on the customer in one idiom: 最近一次购买在90天以前; or, naming people by itself, a saved segment. */
  | { readonly kind: 'condition'; readonly segment: Segment; readonly names?: 'people' }
  | { readonly kind: 'born'; readonly min: number; readonly max: number }
  | { readonly kind: 'top'; readonly n: number }
  | { readonly kind: 'topShare'; readonly share: number; readonly end: 'top' | 'bottom' }
  | { readonly kind: 'unavailable'; readonly what: string }
  | { readonly kind: 'vague'; readonly what: VagueWord }

/** Groups whose definition takes the window of the question (新客, 老客, 买家, 访客, 加购未购). */
export type SegmentRole =
  | 'new'
  | 'returning'
  | 'buyer'
  | 'visitor'
  | 'cartedNotBought'
  | 'active'
  | 'inactive'
  | 'nonbuyer'
  | 'repeat'
  | 'stillActive'

/** Words that have a meaning only with a number that the question does not give. */
export type VagueWord = 'recently' | 'often' | 'rarely' | 'many' | 'newUser' | 'still' | 'about' | 'high' | 'low'

/** What a default chosen by the parser is noted as. */
export type NoteCode = 'latestYear' | 'monthOfYear' | 'generationZ' | 'atLeastTwice'
