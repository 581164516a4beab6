import type { Chart } from '../messages/message.js'
import { bars } from './bars.js'
import { type ChartStyle, type Drawing, frame, head } from './frame.js'
import { grids } from './grids.js'
import { lines } from './lines.js'
import { radars } from './radars.js'
import { shares } from './shares.js'
import { family, muted } from './theme.js'

/** A neutral chart as ECharts options and the height in pixels that it needs at `style.width`. */
export function chartOptions(chart: Chart, style: ChartStyle): Drawing {
  if (!chart.series.some(({ values }) => values.some((value) => value !== null)) || chart.categories.length === 0)
    return empty(chart, style)
  switch (chart.chart) {
    case 'bar':
    case 'stack':
      return bars(chart, style)
    case 'line':
      return lines(chart, style)
    case 'share':
      return shares(chart, style)
    case 'heat':
      return grids(chart, style)
    case 'radar':
      return radars(chart, style)
  }
}

function empty(chart: Chart, style: ChartStyle): Drawing {
  const top = head(chart, style, { legend: false, unit: false })
  const text = style.language === 'zh' ? '没有数据' : 'No data'
  return {
    height: top + 80,
    option: {
      ...frame(chart, style),
      graphic: [{ type: 'text', left: 'center', top: top + 24, style: { text, fill: muted, fontSize: 14, fontFamily: family } }],
    },
  }
}
