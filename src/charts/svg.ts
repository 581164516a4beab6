import { createHash } from 'node:crypto'
import type { Chart } from '../messages/message.js'
import type { ChartStyle } from './frame.js'
import { chartOptions } from './options.js'
import { alarm, family, ink, muted, palette, paper, rule } from './theme.js'

/**
 * A chart as SVG text, the same bytes for the same chart. ECharts loads when the first chart is drawn.
 *
 * @example await chartSvg(chart, { language: 'zh', width: 800, titled: true })
 */
export async function chartSvg(chart: Chart, style: ChartStyle): Promise<string> {
  const echarts = await import('echarts')
  const { option, height } = chartOptions(chart, style)
  const instance = echarts.init(null, null, { renderer: 'svg', ssr: true, width: style.width, height: Math.ceil(height) })
  try {
    instance.setOption(option)
    return still(instance.renderToSVGString(), chart)
  } finally {
    instance.dispose()
  }
}

/** Pixels across of a chart on a page, which it fills: its letters come out as large as the page's. On a telephone it is moved sideways (style.ts). */
const pageWidth = 760

/** A chart for inside a page: no title (the page has one), as wide as its place, in the page's own colours and fonts, so that it turns dark with it. */
export async function pageSvg(chart: Chart, style: Omit<ChartStyle, 'width' | 'titled'>): Promise<string> {
  const svg = await chartSvg(chart, { ...style, width: pageWidth, titled: false })
  const variables: readonly (readonly [string, string])[] = [
    [ink, 'var(--ink)'],
    [muted, 'var(--muted)'],
    [rule, 'var(--rule)'],
    [paper, 'var(--paper)'],
    [alarm, 'var(--bad)'],
    [palette[0], 'var(--blue)'],
  ]
  const coloured = variables.reduce((text, [colour, variable]) => text.replaceAll(`"${colour}"`, `"${variable}"`), svg)
  return coloured
    .replace(/^<svg width="\d+" height="\d+"/, '<svg')
    .replaceAll(`font-family:${family};`, 'font-family:inherit;')
    .replaceAll(`font-family:'${family}';`, 'font-family:inherit;')
}

/** Without hover styles and marks for scripts, and with ids that do not depend on how many charts were drawn before. */
function still(svg: string, chart: Chart): string {
  const own = createHash('sha256').update(JSON.stringify(chart)).digest('hex').slice(0, 8)
  return svg
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/ class="zr[^"]*"/g, '')
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
    .replace(/(id="|url\(#|href="#)zr\d+-/g, `$1c${own}-`)
}
