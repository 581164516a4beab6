import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import {
  chart,
  message,
  messageForm,
  page,
  paragraph,
  quotes,
  renderHtml,
  renderMarkdown,
  renderText,
  say,
  table,
} from '../../src/messages/index.js'
import { everyBlock, hostile } from './messages.js'

const terminal = { width: 60, colour: false }

describe('a message', () => {
  it('is plain data that survives a store', () => {
    expect(messageForm.parse(JSON.parse(JSON.stringify(everyBlock())))).toEqual(everyBlock())
  })

  it('with an unknown block is refused', () => {
    expect(() => messageForm.parse({ language: 'zh', blocks: [{ kind: 'script', text: 'x' }] })).toThrow()
  })
})

describe('in a terminal', () => {
  it('tables align with Chinese characters counted as two columns', () => {
    const lines = renderText(everyBlock(), terminal).split('\n')
    const from = lines.indexOf('按城市')
    expect(lines.slice(from, from + 6)).toEqual([
      '按城市',
      '城市      支付买家数（人）    支付金额',
      '────────  ────────────────  ──────────',
      '上海                 1,200  ¥98,765.40',
      '呼和浩特                 8           —',
      '显示 2 行，共 40 行',
    ])
  })

  it('a table too wide breaks its headings, then cuts words, but never an id or a number', () => {
    const wide = table({
      columns: [
        { key: 'customer_id', label: '客户编号', type: 'id' },
        { key: 'name', label: '昵称' },
        { key: 'spent', label: '最近一年累计消费金额', unit: 'CNY' },
      ],
      rows: [{ customer_id: 'TM00000000000123', name: '爱吃草莓的小熊软糖', spent: 1234567.8 }],
    })
    expect(renderText(message('zh', wide), { width: 42, colour: false }).split('\n')).toEqual([
      '                              最近一年累计',
      '客户编号          昵称            消费金额',
      '────────────────  ─────────  ─────────────',
      'TM00000000000123  爱吃草莓…  ¥1,234,567.80',
    ])
  })

  it('a bar is as long as its value', () => {
    const lines = renderText(everyBlock(), terminal).split('\n')
    const length = (name: string) => lines.find((line) => line.startsWith(name))?.match(/█/g)?.length
    expect(length('抖音')).toBe(40)
    expect(length('天猫')).toBe(20)
  })

  it('a long series is a spark line with its ends and range', () => {
    const values = Array.from({ length: 30 }, (_, day) => day)
    const text = renderText(
      message(
        'zh',
        chart({
          chart: 'line',
          title: '走势',
          unit: 'orders',
          categories: values.map((day) => `第${day}天`),
          series: [{ name: '订单', values }],
        }),
      ),
      terminal,
    )
    expect(text).toContain('▁▁▁▂▂▂▂▃▃▃')
    expect(text).toContain('0 → 29')
    expect(text).toContain('第0天 … 第29天')
  })

  it('an empty chart says that there is nothing', () => {
    expect(renderText(message('zh', chart({ chart: 'bar', title: '无', categories: [], series: [] })), terminal)).toContain(
      '没有数据',
    )
  })

  it('no line is wider than the terminal, whatever it holds', () => {
    const word = fc.string({ unit: fc.constantFrom('面', '霜', 'a', 'b', ' ', '，', '。', '9'), minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        word,
        fc.integer({ min: 24, max: 100 }),
        (words, text, width) => {
          const shown = message(
            'zh',
            paragraph(text),
            table({
              columns: words.map((label, index) => ({ key: `c${index}`, label })),
              rows: [Object.fromEntries(words.map((value, index) => [`c${index}`, value]))],
            }),
          )
          for (const line of renderText(shown, { width, colour: false }).split('\n'))
            expect(stringWidth(line)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  it('a terminal without a size is taken for a usual one', () => {
    expect(renderText(everyBlock(), { width: 0, colour: false })).toBe(renderText(everyBlock(), { width: 80, colour: false }))
  })

  it('strangers’ text cannot move the cursor or turn the line', () => {
    const text = renderText(message('zh', quotes([{ text: hostile, source: 'reviews', id: 'R1' }])), { width: 80, colour: true })
    expect(text).not.toContain('\u001b[2J')
    expect(text).not.toContain('\u202e')
  })
})

describe('in Markdown', () => {
  it('tables keep their columns, numbers stand right', () => {
    expect(renderMarkdown(everyBlock())).toContain(
      '| 城市 | 支付买家数（人） | 支付金额 |\n| --- | ---: | ---: |\n| 上海 | 1,200 | ¥98,765.40 |',
    )
  })

  it('a chart is its picture where there is one, else its numbers', () => {
    expect(renderMarkdown(everyBlock(), { chartFile: () => '图 1.png' })).toContain('![各渠道买家](<%E5%9B%BE%201.png>)')
    expect(renderMarkdown(everyBlock())).toContain('| 抖音 | 120 |')
  })

  it.each([
    ['-33.9%', '-33.9%'],
    ['65.6%', '65.6%'],
    ['- 一条', '\\- 一条'],
    ['1. 一条', '1\\. 一条'],
    ['## 标题', '\\## 标题'],
    ['---', '\\---'],
    ['==', '\\=='],
    ['<5', '\\<5'],
    ['A&B_C', 'A&amp;B\\_C'],
  ])('%s is written %s', (text, written) => {
    expect(renderMarkdown(message('zh', paragraph(text)))).toBe(`${written}\n`)
  })

  it('strangers’ text stays text', () => {
    const text = renderMarkdown(
      message('zh', say`${hostile}`, table({ columns: [{ key: 'a', label: 'a' }], rows: [{ a: hostile }] })),
    )
    expect(text).not.toMatch(/(?<!\\)[<[`|]script|(?<!\\)\[点我|(?<!\\)\*\*不|^# 假/m)
    const row = text.trimEnd().split('\n').at(-1) ?? ''
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(2)
    expect(text).not.toMatch(/http:\/\/|www\./)
  })
})

describe('in HTML', () => {
  it('strangers’ text is escaped, in every place', () => {
    const html = page({
      language: 'zh',
      title: hostile,
      body: renderHtml(
        message(
          'zh',
          say`${hostile}`,
          quotes([{ text: hostile, source: hostile, id: hostile, about: hostile }], hostile),
          table({ title: hostile, columns: [{ key: 'a', label: hostile }], rows: [{ a: hostile }] }),
          chart({ chart: 'bar', title: hostile, note: hostile, categories: [hostile], series: [{ name: hostile, values: [1] }] }),
        ),
        { chart: () => '<svg></svg>' },
      ),
      footer: hostile,
    })
    expect(html).not.toContain('<script')
    expect(html).not.toContain('\u001b')
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10)
  })

  it('a chart carries its numbers as a table', () => {
    const html = renderHtml(everyBlock(), { chart: () => '<svg id="one"></svg>' })
    expect(html).toContain('<svg id="one"></svg>')
    expect(html).toMatch(/<details>.*抖音.*120.*<\/details>/)
  })

  it('a page loads nothing from outside and names its language', () => {
    const html = page({ language: 'en', title: 'Week', body: '' })
    expect(html).toContain('lang="en"')
    expect(html).not.toMatch(/https?:\/\//)
  })
})
