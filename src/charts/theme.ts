/** One look for every chart: Okabe and Ito's colours, told apart with any kind of colour vision, and quiet lines around them. */
export const palette = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8c8c8c', '#b0a000'] as const
export const ink = '#1f2933'
export const muted = '#66717d'
export const rule = '#d9dee4'
export const paper = '#ffffff'
export const alarm = '#b3440a'

/** The bundled font's family name, as it stands in the file. */
export const family = 'Noto Sans SC'

/** Light to strong, for a grid's cells. */
export const ramp = ['#f1f6fa', '#c6dcec', '#8dbbd9', '#4a93c2', '#0072b2', '#004c7a'] as const

/** Symbols and strokes differ too, for print and for eyes that do not see the colours. */
export const symbols = [
  'circle',
  'rect',
  'triangle',
  'diamond',
  'emptyCircle',
  'emptyRect',
  'emptyTriangle',
  'emptyDiamond',
] as const
export const strokes = ['solid', 'solid', 'solid', 'dashed', 'dashed', 'dotted', 'dotted', 'dashed'] as const
