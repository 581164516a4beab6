import { z } from 'zod'
import type { Unit } from '../catalog/label.js'
import { unitNames } from './format-value.js'

/**
 * What can be said on any channel, as plain data: a list of blocks, in reading order. A channel renders each block in its own way
 * (`renderText`, `renderMarkdown`, `renderHtml` here; Slack and Discord in their rooms). Text is never markup: what is bold is a span that
 * says so, so that a review's asterisks, tags or mentions stay characters.
 */
const spanForm = z.strictObject({ text: z.string(), mark: z.enum(['bold', 'code', 'muted']).optional() })
export type Span = z.infer<typeof spanForm>

const unit = z.enum(unitNames as [Unit, ...Unit[]])
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Cell = z.infer<typeof cell>

/** A table's column: numbers are printed by their unit, `word` cells as they are, an `id` is never cut short. Without a type, the cells decide. */
const columnForm = z.strictObject({
  key: z.string(),
  label: z.string(),
  unit: unit.optional(),
  type: z.enum(['word', 'number', 'id']).optional(),
})
export type Column = z.infer<typeof columnForm>

const tableForm = z.strictObject({
  kind: z.literal('table'),
  title: z.string().optional(),
  columns: z.array(columnForm).min(1),
  rows: z.array(z.record(z.string(), cell)),
  /** How many rows there are in all, where not all are shown. */
  total: z.int().optional(),
})
export type Table = z.infer<typeof tableForm>

/**
 * Numbers to be looked at. `bar` compares categories, `line` follows time, `stack` shows parts of each category, `share` parts of one whole
 * (its first series), `heat` a grid (series are its rows), `radar` profiles over a few axes. A missing value is null, never zero.
 */
const chartForm = z.strictObject({
  kind: z.literal('chart'),
  chart: z.enum(['bar', 'line', 'stack', 'share', 'heat', 'radar']),
  /** A short name in ASCII, for files and links. */
  name: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  title: z.string(),
  /** Where the numbers come from: base, window. Printed small below the title. */
  note: z.string().optional(),
  categories: z.array(z.string()),
  series: z.array(z.strictObject({ name: z.string(), values: z.array(z.number().nullable()) })),
  unit: unit.optional(),
  /** Marks on a category (an anomaly, a festival), with the word to print there. */
  annotations: z.array(z.strictObject({ category: z.string(), text: z.string(), series: z.string().optional() })).optional(),
})
export type Chart = z.infer<typeof chartForm>

/** Word for word what people said; `source` and `id` lead back to the text (`reviews`, `R1042`). */
const quoteForm = z.strictObject({ text: z.string(), source: z.string(), id: z.string(), about: z.string().optional() })
export type Quote = z.infer<typeof quoteForm>

/**
 * Something to press. `value` comes back to the conversation as if typed; `many` lets several be picked. With a `token` the press says which
 * question it answers, so that a press on an old message is never taken for an answer to the one that waits now.
 */
const choicesForm = z.strictObject({
  kind: z.literal('choices'),
  prompt: z.string().optional(),
  look: z.enum(['buttons', 'select']),
  many: z.boolean().optional(),
  /** How many may be picked at least and at most, where `many`. */
  least: z.int().optional(),
  most: z.int().optional(),
  /** The labels are the answers as people type them (a scale's numbers): not to be numbered once more. */
  plain: z.boolean().optional(),
  token: z.string().max(60).optional(),
  choices: z
    .array(
      z.strictObject({
        label: z.string(),
        value: z.string(),
        hint: z.string().optional(),
        /** The address of a picture that stands for the choice. */
        image: z.url({ protocol: /^https?$/ }).optional(),
      }),
    )
    .min(1),
})
export type Choices = z.infer<typeof choicesForm>

/**
 * Several inputs filled in together: a window on platforms that have one, opened by a button; a form on a page. At most five fields, which is
 * what the smallest platform takes. Comes back as one submission, with the fields' values by name.
 */
const formForm = z.strictObject({
  kind: z.literal('form'),
  /** What the submission is for, such as `send-survey`; comes back with it. */
  id: z.string().max(40),
  title: z.string().max(45),
  /** The words on the button that opens it. */
  open: z.string().max(40),
  fields: z
    .array(
      z.strictObject({
        name: z.string().max(40),
        label: z.string().max(45),
        input: z.enum(['line', 'lines', 'choice']),
        required: z.boolean().optional(),
        value: z.string().optional(),
        hint: z.string().max(100).optional(),
        choices: z.array(z.strictObject({ label: z.string(), value: z.string() })).optional(),
      }),
    )
    .min(1)
    .max(5),
})
export type Form = z.infer<typeof formForm>

/** A few numbers side by side: what, how much, how it moved (`better` or `worse` colours the move), and what it rests on. */
const figuresForm = z.strictObject({
  kind: z.literal('figures'),
  figures: z.array(
    z.strictObject({
      label: z.string(),
      value: z.string(),
      change: z.string().optional(),
      judged: z.enum(['better', 'worse']).optional(),
      note: z.string().optional(),
    }),
  ),
})
export type Figure = z.infer<typeof figuresForm>['figures'][number]

export const blockForm = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    text: z.string(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  }),
  z.strictObject({ kind: z.literal('text'), spans: z.array(spanForm), tone: z.enum(['note', 'warning']).optional() }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.array(spanForm)), ordered: z.boolean().optional() }),
  z.strictObject({ kind: z.literal('code'), text: z.string(), syntax: z.string().optional() }),
  tableForm,
  chartForm,
  figuresForm,
  z.strictObject({ kind: z.literal('quotes'), title: z.string().optional(), quotes: z.array(quoteForm) }),
  choicesForm,
  formForm,
  /** A picture by its address, with the words that stand for it where it cannot be seen. */
  z.strictObject({ kind: z.literal('image'), url: z.url({ protocol: /^https?$/ }), alt: z.string() }),
  /** A way out of the conversation: a page to open. */
  z.strictObject({ kind: z.literal('link'), label: z.string(), url: z.url({ protocol: /^https?$/ }) }),
  /** A file that lies ready on this machine; the channel uploads it or says where it is. */
  z.strictObject({ kind: z.literal('file'), name: z.string(), mediaType: z.string(), path: z.string() }),
  z.strictObject({ kind: z.literal('progress'), label: z.string(), done: z.number(), total: z.number().optional() }),
])
export type Block = z.infer<typeof blockForm>

/** For messages that come back from outside (a stored conversation, an outbox): throws where the form is broken. */
export const messageForm = z.strictObject({ language: z.enum(['zh', 'en']), blocks: z.array(blockForm) })
export type Message = z.infer<typeof messageForm>
