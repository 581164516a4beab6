import type { Chart } from '../messages/message.js'
import { axisLabel, type ChartStyle, type Drawing, frame, head, labelText, short } from './frame.js'
import { ink, muted, palette, rule, strokes, symbols } from './theme.js'

/** Profiles over a few axes that share one scale from zero. */
export function radars(chart: Chart, style: ChartStyle): Drawing {
  const legend = chart.series.length > 1 ? chart.series.map(({ name }) => name) : []
  const top = head(chart, style, { legend: legend.length > 0, unit: false })
  const most = Math.max(0, ...chart.series.flatMap(({ values }) => values).map((value) => value ?? 0))
  const radius = 112
  return {
    height: top + radius * 2 + 64,
    option: {
      ...frame(chart, style, legend),
      radar: {
        center: ['50%', top + radius + 26],
        radius,
        indicator: chart.categories.map((name) => ({ name: short(name, 14), max: most || 1 })),
        splitNumber: 4,
        axisName: { ...axisLabel, color: ink },
        axisLine: { lineStyle: { color: rule } },
        splitLine: { lineStyle: { color: rule } },
        splitArea: { show: false },
      },
      graphic: [
        {
          type: 'text',
          right: 16,
          bottom: 10,
          style: {
            text: `${style.language === 'zh' ? '外圈' : 'outer ring'} = ${labelText(most, chart.unit, style)}`,
            fill: muted,
            fontSize: 12,
            fontFamily: axisLabel.fontFamily,
          },
        },
      ],
      series: [
        {
          type: 'radar',
          data: chart.series.map(({ name, values }, index) => ({
            name,
            value: values.map((value) => value ?? 0),
            symbol: symbols[index % symbols.length] ?? 'circle',
            symbolSize: 6,
            lineStyle: { width: 2, type: strokes[index % strokes.length] ?? 'solid' },
            areaStyle: { opacity: 0.12, color: palette[index % palette.length] ?? palette[0] },
          })),
        },
      ],
    },
  }
}
