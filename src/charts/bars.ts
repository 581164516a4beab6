import type { BarSeriesOption } from 'echarts'
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
  labelText,
  number,
  short,
  splitLine,
  widest,
} from './frame.js'
import { marks } from './marks.js'
import { paper } from './theme.js'

/** Pixels of a narrow character at the labels' size. */
const charWidth = 7

/** Bars: lying where names or numbers would not fit side by side, so that every one can be read; standing otherwise. Stacked for `stack`. */
export function bars(chart: Chart, style: ChartStyle): Drawing {
  const names = categoryTexts(chart.categories)
  const room = (style.width - 90) / Math.max(1, names.length)
  const numbers = chart.series.map(({ values }) => widest(values.map((value) => labelText(value, chart.unit, style))))
  const crowded = chart.chart === 'bar' && numbers.reduce((sum, columns) => sum + columns + 1, 0) * charWidth > room
  const lying = (widest(names) + 2) * charWidth > room || crowded
  return lying ? lyingBars(chart, style, names) : standingBars(chart, style, names)
}

function lyingBars(chart: Chart, style: ChartStyle, names: readonly string[]): Drawing {
  const legend = legendNames(chart)
  const top = head(chart, style, { legend: legend.length > 0, unit: false })
  const columns = Math.min(widest(names), Math.floor(style.width / 22))
  const thickness = chart.chart === 'stack' ? 26 : Math.max(26, 6 + 16 * chart.series.length)
  const unit = axisUnit(chart.unit, style)
  return {
    height: top + names.length * thickness + (unit ? 56 : 40),
    option: {
      ...frame(chart, style, legend),
      grid: { left: 20 + columns * 6.8, right: 64, top, bottom: unit ? 48 : 32 },
      yAxis: {
        type: 'category',
        data: names.map((name) => short(name, columns)),
        inverse: true,
        axisLabel: { ...axisLabel, interval: 0 },
        axisLine,
        axisTick: { show: false },
      },
      xAxis: {
        type: 'value',
        splitNumber: 4,
        axisLabel: { ...axisLabel, formatter: (value: number) => number(value, chart.unit, style), hideOverlap: true },
        splitLine,
        ...(unit ? { name: unit, nameLocation: 'middle', nameGap: 28, nameTextStyle: axisLabel } : {}),
      },
      series: barSeries(chart, style, 'right', names),
    },
  }
}

function standingBars(chart: Chart, style: ChartStyle, names: readonly string[]): Drawing {
  const legend = legendNames(chart)
  const top = head(chart, style, { legend: legend.length > 0, unit: true })
  const unit = axisUnit(chart.unit, style)
  return {
    height: top + 250,
    option: {
      ...frame(chart, style, legend),
      grid: { left: 64, right: 20, top, bottom: 36 },
      xAxis: {
        type: 'category',
        data: [...names],
        axisLabel: { ...axisLabel, interval: 0 },
        axisLine,
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        axisLabel: { ...axisLabel, formatter: (value: number) => number(value, chart.unit, style) },
        splitLine,
        ...(unit ? { name: unit, nameTextStyle: { ...axisLabel, align: 'right' }, nameGap: 10 } : {}),
      },
      series: barSeries(chart, style, 'top', names),
    },
  }
}

function barSeries(chart: Chart, style: ChartStyle, position: 'top' | 'right', names: readonly string[]): BarSeriesOption[] {
  const stacked = chart.chart === 'stack'
  const labelled = !stacked && chart.series.length * names.length <= (position === 'right' ? 120 : 14)
  return chart.series.map(({ name, values }, index) => ({
    type: 'bar',
    name,
    data: values.map((value) => value ?? '-'),
    barMaxWidth: 44,
    ...(stacked ? { stack: 'all', itemStyle: { borderColor: paper, borderWidth: 1 } } : {}),
    ...(labelled
      ? {
          label: {
            show: true,
            position,
            ...axisLabel,
            formatter: ({ dataIndex }: { dataIndex: number }) => labelText(values[dataIndex] ?? null, chart.unit, style),
          },
        }
      : {}),
    ...marks(chart, index, names, position === 'right'),
  }))
}

const legendNames = (chart: Chart): string[] => (chart.series.length > 1 ? chart.series.map(({ name }) => name) : [])
