export type { ChartStyle } from './frame.js'
export { type ChartPng, chartPng, type PngStyle } from './png.js'
export { chartSvg, pageSvg } from './svg.js'
