export type Paint = (text: string, style: 'bold' | 'dim' | 'code' | 'accent' | 'warning') => string

const codes = { bold: [1, 22], dim: [2, 22], code: [36, 39], accent: [34, 39], warning: [33, 39] } as const

/** Terminal colours, or none (a file, a pipe, NO_COLOR). */
export function paint(colour: boolean): Paint {
  if (!colour) return (text) => text
  return (text, style) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`
}
