import type { Chart } from '../messages/message.js'
import { fontFor } from './font.js'
import type { ChartStyle } from './frame.js'
import { chartSvg } from './svg.js'
import { family, paper } from './theme.js'

export interface PngStyle extends Omit<ChartStyle, 'width' | 'titled'> {
  /** Pixels of the drawing; the picture has `scale` times as many. Default 800. */
  readonly width?: number
  /** Default 2, sharp on a telephone. */
  readonly scale?: number
}

export interface ChartPng {
  readonly png: Uint8Array
  /** Characters that no font here has; □ stands in their place. */
  readonly missing: readonly string[]
}

/** A chart as a PNG picture with title, on white, Chinese included, whatever fonts the machine has. */
export async function chartPng(chart: Chart, { width = 800, scale = 2, ...style }: PngStyle): Promise<ChartPng> {
  const svg = await chartSvg(chart, { ...style, width, titled: true })
  const { path, missing } = await fontFor(svg)
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(missing.length ? boxed(svg, new Set(missing)) : svg, {
    background: paper,
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: [path], loadSystemFonts: false, defaultFontFamily: family, sansSerifFamily: family },
  })
  return { png: image.asPng(), missing }
}

/** The renderer leaves out a character that its font lacks without a word; a box says that something stood there. */
const boxed = (text: string, characters: ReadonlySet<string>): string =>
  Array.from(text, (character) => (characters.has(character) ? '□' : character)).join('')
