import fc from 'fast-check'
import { type Block, type Message, messageForm } from '../../../src/messages/index.js'

/** Texts as strangers write them: empty, long, Chinese, emoji, markup of every kind. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '<!channel>',
    '<@U0BOSS>',
    '<https://evil.example|点我>',
    '*粗*',
    '`code`',
    ':smile:',
    '面霜太干',
    '🧴👩‍👩‍👧',
    '\n\n',
    '&amp;',
    '\u202e',
    '```',
  ),
)
export const anyText = (most = 400): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.tuple(piece, fc.integer({ min: 1, max: most })).map(([text, times]) => text.repeat(times)) },
  )

const spans = fc.array(
  fc.record({ text: anyText(), mark: fc.constantFrom(undefined, 'bold' as const, 'code' as const, 'muted' as const) }),
  { maxLength: 5 },
)
const url = fc.constantFrom(
  'https://brand.example/a',
  'https://brand.example/b?q=1&r=2',
  `https://brand.example/${'x'.repeat(3000)}`,
)
const cell = fc.oneof(anyText(4), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null))

const table: fc.Arbitrary<Block> = fc
  .tuple(
    fc.integer({ min: 1, max: 25 }),
    fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(99, 100, 130)),
    fc.option(anyText(3), { nil: undefined }),
    cell,
    cell,
  )
  .map(([columns, rows, title, one, other]): Block => {
    const keys = Array.from({ length: columns }, (_, index) => `c${index}`)
    const row = Object.fromEntries(keys.map((key, index) => [key, index % 2 ? one : other]))
    return {
      kind: 'table',
      ...(title === undefined ? {} : { title }),
      columns: keys.map((key) => ({ key, label: key })),
      rows: Array.from({ length: rows }, () => row),
      total: rows + 7,
    }
  })

const choice = fc.record({
  label: anyText(30),
  value: fc.oneof(anyText(10), fc.constant('')),
  hint: fc.option(anyText(5), { nil: undefined }),
  image: fc.option(fc.constant('https://brand.example/cream.png'), { nil: undefined, freq: 6 }),
})
export const anyChoices: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('choices' as const),
  prompt: fc.option(anyText(), { nil: undefined }),
  look: fc.constantFrom('buttons' as const, 'select' as const),
  many: fc.option(fc.boolean(), { nil: undefined }),
  most: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  token: fc.option(fc.string({ maxLength: 60 }), { nil: undefined }),
  choices: fc.oneof(
    fc.array(choice, { minLength: 1, maxLength: 12 }),
    fc
      .integer({ min: 13, max: 260 })
      .map((count) => Array.from({ length: count }, (_, index) => ({ label: `选项 ${index}`, value: `v${index}` }))),
  ),
})

export const anyForm: fc.Arbitrary<Extract<Block, { kind: 'form' }>> = fc.record({
  kind: fc.constant('form' as const),
  id: fc.stringMatching(/^[a-z-]{1,40}$/),
  title: fc.string({ unit: 'grapheme', maxLength: 20 }),
  open: fc.string({ unit: 'grapheme', maxLength: 20 }),
  fields: fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,12}$/),
      label: fc.string({ unit: 'grapheme', maxLength: 20 }),
      input: fc.constantFrom('line' as const, 'lines' as const, 'choice' as const),
      required: fc.boolean(),
      value: fc.option(anyText(200), { nil: undefined }),
      hint: fc.option(fc.string({ maxLength: 100 }), { nil: undefined }),
      choices: fc.option(
        fc
          .integer({ min: 0, max: 150 })
          .map((count) => Array.from({ length: count }, (_, index) => ({ label: `人群 ${index}`, value: `s${index}` }))),
        { nil: undefined },
      ),
    }),
    { minLength: 1, maxLength: 5, selector: ({ name }) => name },
  ),
})

const block: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    text: anyText(),
    level: fc.constantFrom(undefined, 1 as const, 2 as const, 3 as const),
  }),
  fc.record({ kind: fc.constant('text' as const), spans, tone: fc.constantFrom(undefined, 'note' as const, 'warning' as const) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 30 }), ordered: fc.boolean() }),
  fc.record({ kind: fc.constant('code' as const), text: anyText() }),
  table,
  fc.record({
    kind: fc.constant('chart' as const),
    chart: fc.constantFrom('bar' as const, 'line' as const),
    title: anyText(3),
    categories: fc.constant(['一月', '二月']),
    series: fc.constant([{ name: '天猫', values: [1, null] }]),
  }),
  fc.record({
    kind: fc.constant('figures' as const),
    figures: fc.array(fc.record({ label: anyText(10), value: anyText(3), change: fc.option(anyText(2), { nil: undefined }) }), {
      maxLength: 30,
    }),
  }),
  fc.record({
    kind: fc.constant('quotes' as const),
    title: fc.option(anyText(3), { nil: undefined }),
    quotes: fc.array(fc.record({ text: anyText(), source: anyText(3), id: anyText(3) }), { maxLength: 12 }),
  }),
  anyChoices,
  anyForm,
  fc.record({ kind: fc.constant('image' as const), url, alt: anyText() }),
  fc.record({ kind: fc.constant('link' as const), label: anyText(), url }),
  fc.record({
    kind: fc.constant('file' as const),
    name: fc.constant('a.csv'),
    mediaType: fc.constant('text/csv'),
    path: fc.constant('/nowhere/a.csv'),
  }),
  fc.record({
    kind: fc.constant('progress' as const),
    label: anyText(),
    done: fc.nat(),
    total: fc.option(fc.nat(), { nil: undefined }),
  }),
)

/** Any message that the neutral form allows. */
export const anyMessage: fc.Arbitrary<Message> = fc
  .record({ language: fc.constantFrom('zh' as const, 'en' as const), blocks: fc.array(block, { maxLength: 12 }) })
  .map((message) => messageForm.parse(JSON.parse(JSON.stringify(message))))
