import type { Chart } from '../messages/message.js'
import {
  axisLabel,
  axisLine,
  type ChartStyle,
  categoryTexts,
  type Drawing,
  frame,
  head,
  labelText,
  short,
  widest,
} from './frame.js'
import { ink, paper, ramp } from './theme.js'

/** A grid: categories across, series down, each cell coloured by its value and printed where there is room. */
export function grids(chart: Chart, style: ChartStyle): Drawing {
  const top = head(chart, style, { legend: false, unit: false })
  const rows = chart.series.map(({ name }) => name)
  const names = categoryTexts(chart.categories)
  const columns = Math.min(widest(rows), Math.floor(style.width / 30))
  const left = 20 + columns * 6.8
  const cell = (style.width - left - 20) / Math.max(1, names.length)
  const known = chart.series.flatMap(({ values }) => values).filter((value) => value !== null)
  const least = Math.min(...known, 0)
  const most = Math.max(...known, least + Number.EPSILON)
  const room = Math.max(2, Math.floor(cell / 7))
  const data = chart.series.flatMap(({ values }, y) =>
    values.flatMap((value, x) =>
      value === null ? [] : [{ value: [x, y, value], label: { color: (value - least) / (most - least) > 0.5 ? paper : ink } }],
    ),
  )
  return {
    height: top + rows.length * 32 + 44,
    option: {
      ...frame(chart, style),
      grid: { left, right: 20, top, bottom: 40 },
      xAxis: {
        type: 'category',
        data: names.map((name) => short(name, room)),
        axisLabel: { ...axisLabel, ...(cell >= 24 ? { interval: 0 } : { hideOverlap: true }) },
        axisLine,
        axisTick: { show: false },
      },
      yAxis: {
        type: 'category',
        data: rows.map((name) => short(name, columns)),
        inverse: true,
        axisLabel: { ...axisLabel, interval: 0 },
        axisLine,
        axisTick: { show: false },
      },
      visualMap: { show: false, min: least, max: most, dimension: 2, inRange: { color: [...ramp] } },
      series: [
        {
          type: 'heatmap',
          data,
          itemStyle: { borderColor: paper, borderWidth: 2 },
          label: {
            show: cell >= 40,
            fontFamily: axisLabel.fontFamily,
            fontSize: 12,
            formatter: ({ value }: { value: unknown }) =>
              labelText(Array.isArray(value) ? Number(value[2]) : null, chart.unit, style),
          },
        },
      ],
    },
  }
}
