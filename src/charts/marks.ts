import type { LineSeriesOption } from 'echarts'
import type { Chart } from '../messages/message.js'
import { short } from './frame.js'
import { alarm, family, paper } from './theme.js'

/** A ring and a word on each annotated point of a series (its own name, or the first series where none is named). */
export function marks(
  chart: Chart,
  series: number,
  names: readonly string[],
  lying: boolean,
): Pick<LineSeriesOption, 'markPoint'> {
  const ours = (chart.annotations ?? []).flatMap((annotation) => {
    const on = annotation.series ? chart.series.findIndex(({ name }) => name === annotation.series) : 0
    const at = chart.categories.indexOf(annotation.category)
    const value = chart.series[series]?.values[at]
    return on === series && at !== -1 && typeof value === 'number' ? [{ at, value, text: annotation.text }] : []
  })
  if (ours.length === 0) return {}
  return {
    markPoint: {
      symbol: 'circle',
      symbolSize: 14,
      itemStyle: { color: 'rgba(0,0,0,0)', borderColor: alarm, borderWidth: 2 },
      data: ours.map(({ at, value, text }) => ({
        coord: lying ? [value, at] : [at, value],
        name: text,
        value,
        label: {
          show: true,
          position: sideOf(at, names.length),
          formatter: () => short(text, 24),
          color: alarm,
          backgroundColor: paper,
          padding: [2, 4],
          distance: 8,
          fontFamily: family,
          fontSize: 12,
        },
      })),
    },
  }
}

/** Words at the picture's edges lean inwards, so that they are not cut. */
function sideOf(at: number, count: number): 'top' | 'left' | 'right' {
  if (at < count * 0.12) return 'right'
  return at > count * 0.88 ? 'left' : 'top'
}
