import type { EChartsOption } from 'echarts'
import type { Language, Unit } from '../catalog/label.js'
import { formatValue, type NumberPlace, unitLabel } from '../messages/format-value.js'
import type { Chart } from '../messages/message.js'
import { oneLine } from '../messages/plain.js'
import { truncate, width } from '../messages/text/width.js'
import { family, ink, muted, palette, rule } from './theme.js'

export interface ChartStyle {
  readonly language: Language
  readonly currency?: string
  /** Pixels. */
  readonly width: number
  /** Print title and note in the picture (a lone PNG), or leave them to the page around it. */
  readonly titled: boolean
}

/** What every kind of chart is drawn with. */
export interface Drawing {
  readonly option: EChartsOption
  readonly height: number
}

export const number = (
  value: number | null | undefined,
  unit: Unit | undefined,
  style: ChartStyle,
  place: NumberPlace = 'axis',
): string => formatValue(value, unit, style.language, { place, ...(style.currency ? { currency: style.currency } : {}) })

/** A value beside its mark: exact while it is short. */
export function labelText(value: number | null | undefined, unit: Unit | undefined, style: ChartStyle): string {
  const exact = number(value, unit, style, 'cell')
  return exact.length <= 9 ? exact.replace(/(\d)\.00$/, '$1') : number(value, unit, style)
}

export const short = (text: string, columns: number): string => truncate(oneLine(text), columns)
export const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => width(oneLine(text))))

/** Pixels that the text above the plot takes: title, note, legend, the axis's unit. */
export function head(chart: Chart, style: ChartStyle, parts: { legend: boolean; unit: boolean }): number {
  const title = style.titled ? 34 + (chart.note ? 20 : 0) : 6
  return title + (parts.legend ? 28 : 0) + (parts.unit && axisUnit(chart.unit, style) ? 22 : 16)
}

export const axisUnit = (unit: Unit | undefined, style: ChartStyle): string => unitLabel(unit, style.language)

/** Font, colours, title and legend: the same on every chart. */
export function frame(chart: Chart, style: ChartStyle, legend: readonly string[] = []): EChartsOption {
  const columns = Math.floor(style.width / 9)
  return {
    animation: false,
    color: [...palette],
    textStyle: { fontFamily: family, fontSize: 13, color: ink },
    ...(style.titled
      ? {
          title: {
            text: short(chart.title, columns),
            ...(chart.note ? { subtext: short(chart.note, Math.floor(style.width / 6.5)) } : {}),
            left: 12,
            top: 10,
            itemGap: 4,
            textStyle: { fontFamily: family, fontSize: 16, fontWeight: 'normal', color: ink },
            subtextStyle: { fontFamily: family, fontSize: 12, color: muted },
          },
        }
      : {}),
    ...(legend.length
      ? {
          legend: {
            type: 'plain',
            data: legend.map((name) => name),
            left: 8,
            top: style.titled ? 34 + (chart.note ? 20 : 0) + 4 : 4,
            itemWidth: 16,
            itemHeight: 10,
            itemGap: 14,
            textStyle: { fontFamily: family, fontSize: 12, color: ink },
            formatter: (name: string) => short(name, 20),
          },
        }
      : {}),
  }
}

export const axisLabel = { color: muted, fontSize: 12, fontFamily: family }
export const axisLine = { show: true, lineStyle: { color: rule } }
export const splitLine = { show: true, lineStyle: { color: rule, type: 'solid' as const, width: 1 } }

/** Dates of one year lose the year: 2026-11-15 → 11-15; other words stay. */
export function categoryTexts(categories: readonly string[]): string[] {
  const oneYear =
    categories.length > 1 &&
    categories.every((category) => /^\d{4}-\d{2}-\d{2}$/.test(category) && category.startsWith(categories[0]?.slice(0, 4) ?? ' '))
  return categories.map((category) => (oneYear ? category.slice(5) : oneLine(category)))
}
