import fc from 'fast-check'
import type { Block, Choices, Form, Message } from '../../../src/messages/index.js'
import { messageForm } from '../../../src/messages/index.js'

/** Texts as strangers write them: Chinese, emoji, markup, mentions, links, long and empty ones. */
export const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.constantFrom(
          '面霜',
          '很好用',
          '**',
          '_',
          '`',
          '```',
          '\\',
          '@everyone',
          '@here',
          '<@123>',
          '<#9>',
          '<@&7>',
          '<:x:1>',
          '<t:1>',
          '[a](http://b.c)',
          'https://x.y/z',
          'discord.gg/abc',
          '\n',
          '\n# ',
          '\n> ',
          '\n- ',
          '\n1. ',
          '||',
          '~~',
          ' ',
          '👨‍👩‍👧',
          '-# ',
          '\u200b',
          '\u3000',
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.integer({ min: 50, max: 300 }))
      .map(([part, times]) => part.repeat(times)),
  },
)

const short = (most: number) =>
  text.map((said) => [...said.replace(/\s+/g, ' ').trim()].slice(0, most).join('')).map((said) => said || '—')
const spans = fc.array(fc.record({ text, mark: fc.option(fc.constantFrom('bold', 'code', 'muted'), { nil: undefined }) }), {
  maxLength: 4,
})
const url = fc.constantFrom('https://example.com/a.png', `https://example.com/${'x'.repeat(600)}`)

const uniqueChoices = (least: number, most: number) =>
  fc.uniqueArray(
    fc.record({
      label: text,
      value: text,
      hint: fc.option(text, { nil: undefined }),
      image: fc.option(url, { nil: undefined, freq: 8 }),
    }),
    {
      minLength: least,
      maxLength: most,
      selector: ({ value }) => value,
    },
  )

export const choicesBlock: fc.Arbitrary<Choices> = fc
  .record({
    prompt: fc.option(text, { nil: undefined }),
    look: fc.constantFrom('buttons', 'select'),
    many: fc.option(fc.boolean(), { nil: undefined }),
    least: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    most: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    token: fc.option(fc.string({ minLength: 1, maxLength: 60 }), { nil: undefined }),
    choices: fc.oneof(uniqueChoices(1, 6), uniqueChoices(20, 40), uniqueChoices(90, 140)),
  })
  .map((parts): Choices => ({ kind: 'choices', ...parts }) as Choices)

export const formBlock: fc.Arbitrary<Form> = fc
  .record({
    id: short(40).map((said) => said.slice(0, 40)),
    title: short(40).map((said) => said.slice(0, 45)),
    open: short(36).map((said) => said.slice(0, 40)),
    fields: fc.uniqueArray(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 40 }),
        label: short(40).map((said) => said.slice(0, 45)),
        input: fc.constantFrom('line', 'lines', 'choice'),
        required: fc.option(fc.boolean(), { nil: undefined }),
        value: fc.option(text, { nil: undefined }),
        hint: fc.option(
          short(90).map((said) => said.slice(0, 100)),
          { nil: undefined },
        ),
        choices: fc.option(fc.array(fc.record({ label: text, value: text }), { maxLength: 30 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 5, selector: ({ name }) => name },
    ),
  })
  .map((parts): Form => ({ kind: 'form', ...parts }) as Form)

const table = fc
  .record({
    columns: fc.integer({ min: 1, max: 8 }),
    rows: fc.integer({ min: 0, max: 60 }),
    cell: text,
    title: fc.option(text, { nil: undefined }),
  })
  .map(
    ({ columns, rows, cell, title }): Block => ({
      kind: 'table',
      ...(title === undefined ? {} : { title }),
      columns: Array.from({ length: columns }, (_, at) => ({ key: `c${at}`, label: at === 0 ? cell : `列${at}` })),
      rows: Array.from({ length: rows }, (_, row) =>
        Object.fromEntries(Array.from({ length: columns }, (__, at) => [`c${at}`, at % 2 ? row * 1000.5 : cell])),
      ),
    }),
  )

const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({ text, level: fc.constantFrom(1 as const, 2 as const, 3 as const) })
    .map((parts): Block => ({ kind: 'heading', ...parts })),
  fc
    .record({ spans, tone: fc.option(fc.constantFrom('note', 'warning'), { nil: undefined }) })
    .map((parts) => ({ kind: 'text', ...parts }) as Block),
  fc
    .record({ items: fc.array(spans, { maxLength: 12 }), ordered: fc.boolean() })
    .map((parts) => ({ kind: 'list', ...parts }) as Block),
  text.map((said): Block => ({ kind: 'code', text: said, syntax: 'sql' })),
  table,
  fc.constant<Block>({ kind: 'chart', chart: 'bar', title: '销量', categories: ['一月'], series: [{ name: '单', values: [3] }] }),
  fc
    .array(fc.record({ label: text, value: text, change: fc.option(text, { nil: undefined }) }), { maxLength: 4 })
    .map((figures) => ({ kind: 'figures', figures }) as Block),
  fc
    .array(fc.record({ text, source: text, id: text }), { maxLength: 5 })
    .map((quotes): Block => ({ kind: 'quotes', title: '原话', quotes })),
  choicesBlock,
  formBlock,
  fc.record({ url, alt: text }).map((parts): Block => ({ kind: 'image', ...parts })),
  fc.record({ url, label: text }).map((parts): Block => ({ kind: 'link', ...parts })),
  fc.constant<Block>({ kind: 'file', name: '不在.csv', mediaType: 'text/csv', path: '/nowhere/at-all.csv' }),
  fc
    .record({
      label: text,
      done: fc.integer({ min: 0, max: 90 }),
      total: fc.option(fc.integer({ min: 0, max: 80 }), { nil: undefined }),
    })
    .map((parts) => ({ kind: 'progress', ...parts }) as Block),
)

export const anyMessage: fc.Arbitrary<Message> = fc
  .record({ language: fc.constantFrom('zh' as const, 'en' as const), blocks: fc.array(block, { maxLength: 8 }) })
  .map((parts) => messageForm.parse(JSON.parse(JSON.stringify(parts))))
