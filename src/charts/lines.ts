import type { Chart } from '../messages/message.js'
import {
  axisLabel,
  axisLine,
  axisUnit,
  type ChartStyle,
  categoryTexts,
  type Drawing,
  frame,
  head,
  number,
  splitLine,
} from './frame.js'
import { marks } from './marks.js'
import { strokes, symbols } from './theme.js'

/** Lines over time: a gap where a value is unknown, the axis from zero unless everything lies far above it. */
export function lines(chart: Chart, style: ChartStyle): Drawing {
  const legend = chart.series.length > 1 ? chart.series.map(({ name }) => name) : []
  const top = head(chart, style, { legend: legend.length > 0, unit: true }) + (chart.annotations?.length ? 14 : 0)
  const names = categoryTexts(chart.categories)
  const unit = axisUnit(chart.unit, style)
  const dense = names.length > 40
  return {
    height: top + 250,
    option: {
      ...frame(chart, style, legend),
      grid: { left: 64, right: 28, top, bottom: 36 },
      xAxis: {
        type: 'category',
        data: names,
        boundaryGap: false,
        axisLabel: { ...axisLabel, hideOverlap: true, showMinLabel: true, showMaxLabel: true, alignMaxLabel: 'right' },
        axisLine,
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        scale: farFromZero(chart),
        axisLabel: { ...axisLabel, formatter: (value: number) => number(value, chart.unit, style) },
        splitLine,
        ...(unit ? { name: unit, nameTextStyle: { ...axisLabel, align: 'right' }, nameGap: 10 } : {}),
      },
      series: chart.series.map(({ name, values }, index) => ({
        type: 'line',
        name,
        data: values.map((value) => value ?? '-'),
        symbol: symbols[index % symbols.length] ?? 'circle',
        symbolSize: 6,
        showSymbol: !dense,
        lineStyle: { width: 2, type: strokes[index % strokes.length] ?? 'solid' },
        ...marks(chart, index, names, false),
      })),
    },
  }
}

/** A line that moves between 4.2 and 4.4 stars would be flat on an axis from zero. */
function farFromZero(chart: Chart): boolean {
  const known = chart.series.flatMap(({ values }) => values).filter((value) => value !== null)
  const least = Math.min(...known)
  return least > 0 && Math.max(...known) - least < least / 2
}
