import { describe, expect, it } from 'vitest'
import { fontFor } from '../../src/charts/font.js'
import { chartPng, chartSvg, pageSvg } from '../../src/charts/index.js'
import { type Chart, chart } from '../../src/messages/index.js'
import { hostile } from '../messages/messages.js'

const days = Array.from({ length: 30 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`)

function aChart(parts: Partial<Chart> = {}): Chart {
  return chart({
    chart: 'bar',
    title: '各渠道支付买家数',
    unit: 'customers',
    categories: ['抖音', '天猫', '小红书'],
    series: [{ name: '买家', values: [12034, 8042, 120] }],
    ...parts,
  })
}

const style = { language: 'zh', width: 800, titled: true } as const
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '')

describe('every kind of chart', () => {
  it.each(['bar', 'line', 'stack', 'share', 'heat', 'radar'] as const)('%s shows its title and every category', async (kind) => {
    const shown = texts(await chartSvg(aChart({ chart: kind }), style)).join('\n')
    for (const word of ['各渠道支付买家数', '抖音', '天猫', '小红书']) expect(shown).toContain(word)
  })

  it('numbers on axes and marks are written for people, with the unit named', async () => {
    const shown = texts(await chartSvg(aChart(), style))
    expect(shown).toEqual(expect.arrayContaining(['12,034', '1.2万', '人']))
    expect(texts(await chartSvg(aChart(), { ...style, language: 'en' }))).toEqual(expect.arrayContaining(['12k', 'customers']))
  })

  it('long names lie, and are cut with an ellipsis', async () => {
    const long = '面霜质地太厚重涂上去黏腻不吸收而且完全不保湿只好转送别人用了实在可惜'
    const shown = texts(await chartSvg(aChart({ categories: [long, '二', '三'] }), style))
    expect(shown.find((text) => text.startsWith('面霜'))).toMatch(/^面霜质地.*…$/)
  })

  it('dates of one year lose the year', async () => {
    const shown = texts(
      await chartSvg(aChart({ chart: 'line', categories: days, series: [{ name: 'x', values: days.map((_, i) => i) }] }), style),
    )
    expect(shown).toContain('10-01')
    expect(shown).toContain('10-30')
  })

  it('without data it says so', async () => {
    expect(texts(await chartSvg(aChart({ categories: [], series: [] }), style))).toContain('没有数据')
    expect(texts(await chartSvg(aChart({ series: [{ name: 'x', values: [null, null, null] }] }), style))).toContain('没有数据')
  })

  it('an annotation stands on its point', async () => {
    expect(texts(await chartSvg(aChart({ annotations: [{ category: '天猫', text: '异常 {c}' }] }), style))).toContain('异常 {c}')
  })

  it('strangers’ text stays text, with and without a picture around it', async () => {
    for (const kind of ['bar', 'line', 'stack', 'share', 'heat', 'radar'] as const) {
      const svg = await chartSvg(
        aChart({ chart: kind, title: hostile, categories: [hostile, 'b', 'c'], series: [{ name: hostile, values: [1, 2, 3] }] }),
        style,
      )
      expect(svg).not.toContain('<script')
      expect(svg).not.toContain('\u001b')
    }
  })

  it('is drawn alike each time, whatever was drawn before', async () => {
    const first = await chartSvg(aChart({ chart: 'line' }), style)
    await chartSvg(aChart({ chart: 'share' }), style)
    expect(await chartSvg(aChart({ chart: 'line' }), style)).toBe(first)
  })
})

describe('on a page', () => {
  it('a chart wears the page’s colours and carries no title of its own', async () => {
    const svg = await pageSvg(aChart(), { language: 'zh' })
    expect(svg).toContain('var(--muted)')
    expect(texts(svg)).not.toContain('各渠道支付买家数')
    expect(svg).not.toMatch(/<style|ecmeta|^<svg width/)
  })
})

describe('as a picture', () => {
  it('is a PNG of twice the drawing’s size', async () => {
    const { png, missing } = await chartPng(aChart(), { language: 'zh', width: 400 })
    const view = new DataView(png.buffer, png.byteOffset)
    expect([...png.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG')
    expect(view.getUint32(16)).toBe(800)
    expect(missing).toEqual([])
  })

  it('Chinese is drawn: other words are another picture', async () => {
    const [one, other] = await Promise.all(
      ['面霜', '精华'].map((title) => chartPng(aChart({ title }), { language: 'zh', width: 400, scale: 1 })),
    )
    expect(Buffer.compare(one?.png ?? Buffer.alloc(0), other?.png ?? Buffer.alloc(0))).not.toBe(0)
  })

  it('what no font can draw is a box, and is said', async () => {
    expect((await chartPng(aChart({ title: '好用😀' }), { language: 'zh' })).missing).toEqual(['😀'])
  })

  it('the bundled font draws the trade’s words and signs', async () => {
    const { path, missing } = await fontFor('知音 成分党 韡 ¥1,234.50 → ↑ ↓ ≥ · — 「」…① Ünïcode')
    expect(missing).toEqual([])
    expect(path).toMatch(/data[/\\]fonts/)
  })
})
