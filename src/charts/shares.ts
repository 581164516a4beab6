import type { Chart } from '../messages/message.js'
import { bars } from './bars.js'
import { axisLabel, type ChartStyle, type Drawing, frame, head, labelText, number, short } from './frame.js'
import { ink, paper } from './theme.js'

/** More parts than this cannot be told apart in a ring. */
const mostParts = 6

/** Parts of one whole: a ring of few parts, with its total in the middle; lying bars for many. */
export function shares(chart: Chart, style: ChartStyle): Drawing {
  const values = chart.series[0]?.values ?? []
  const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  if (values.length > mostParts || total <= 0 || values.some((value) => (value ?? 0) < 0))
    return bars({ ...chart, chart: 'bar' }, style)
  const top = head(chart, style, { legend: false, unit: false })
  const height = top + 240
  const parts = chart.categories.map((name, index) => ({ name: short(name, 18), value: values[index] ?? 0 }))
  const middle = chart.unit === 'ratio' ? [] : [{ text: number(total, chart.unit, style, 'said'), y: top + 115 }]
  return {
    height,
    option: {
      ...frame(chart, style),
      graphic: middle.map(({ text, y }) => ({
        type: 'text',
        left: 'center',
        top: y - 9,
        style: { text, fill: ink, fontSize: 15, fontFamily: axisLabel.fontFamily },
      })),
      series: [
        {
          type: 'pie',
          radius: [58, 88],
          center: ['50%', top + 115],
          data: parts,
          itemStyle: { borderColor: paper, borderWidth: 2 },
          labelLine: { lineStyle: { color: axisLabel.color } },
          label: {
            ...axisLabel,
            color: ink,
            lineHeight: 17,
            formatter: ({ name, value }: { name: string; value: unknown }) => {
              const amount = Number(value)
              const said = chart.unit === 'ratio' ? '' : `\n${labelText(amount, chart.unit, style)}`
              return `${name} ${number(amount / total, 'ratio', style, 'cell')}${said}`
            },
          },
        },
      ],
    },
  }
}
