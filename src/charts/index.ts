export { chartPng } from './png.js'
export { chartSvg, pageSvg } from './svg.js'
