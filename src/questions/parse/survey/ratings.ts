import type { Range } from '../../../segments/form.js'

/** Points given, as a range, and where the words end. */
export interface Points {
  readonly range?: Range
  readonly oneOf?: readonly number[]
  readonly length: number
}

const n = '(\\d{1,3}(?:\\.\\d+)?)'

const shapes: readonly (readonly [pattern: string, read: (m: RegExpExecArray) => Omit<Points, 'length'>])[] = [
  [`${n} ?(?:分)?(?:到|至|~|-|–| to )${n} ?分?`, (m) => ({ range: { min: Number(m[1]), max: Number(m[2]) } })],
  [`${n}分?(?:、|,|或|或者|和)${n}分`, (m) => ({ oneOf: [Number(m[1]), Number(m[2])] })],
  [`${n} or ${n}(?![\\d])`, (m) => ({ oneOf: [Number(m[1]), Number(m[2])] })],
  [`${n} ?分?(?:及以上|或以上|和以上|以上|及更高|或更高)(?:的分)?`, (m) => ({ range: { min: Number(m[1]) } })],
  [`${n} ?分?(?:及以下|或以下|和以下|以下|及更低|或更低)(?:的分)?`, (m) => ({ range: { max: Number(m[1]) } })],
  [`(?:低于|不到|少于|小于|不足)${n} ?分`, (m) => ({ range: { below: Number(m[1]) } })],
  [`(?:高于|超过|大于|多于)${n} ?分`, (m) => ({ range: { above: Number(m[1]) } })],
  [`(?:不低于|至少)${n} ?分`, (m) => ({ range: { min: Number(m[1]) } })],
  [`${n}(?: points?)?(?: (?:or|and) (?:more|higher|above|up|over)|\\+)`, (m) => ({ range: { min: Number(m[1]) } })],
  [`${n}(?: points?)? (?:or|and) (?:less|lower|below|under|fewer)`, (m) => ({ range: { max: Number(m[1]) } })],
  [`(?:at least|a minimum of) ${n}`, (m) => ({ range: { min: Number(m[1]) } })],
  [`(?:at most|up to) ${n}`, (m) => ({ range: { max: Number(m[1]) } })],
  [`(?:more than|over|above|higher than) ${n}`, (m) => ({ range: { above: Number(m[1]) } })],
  [`(?:less than|under|below|lower than) ${n}`, (m) => ({ range: { below: Number(m[1]) } })],
  [`${n} ?(?:分|points?)`, (m) => ({ range: { min: Number(m[1]), max: Number(m[1]) } })],
  [`(?:a |an )?${n}(?![\\d.])`, (m) => ({ range: { min: Number(m[1]), max: Number(m[1]) } })],
]

/** The points that words at a place of the text speak of. */
export function readPoints(text: string, at: number): Points | undefined {
  for (const [pattern, read] of shapes) {
    const shape = new RegExp(pattern, 'uy')
    shape.lastIndex = at
    const match = shape.exec(text)
    if (match) return { ...read(match), length: match[0].length }
  }
  return undefined
}

/** All figures that points name, to see on which scales they lie. */
export function figuresOf({ range, oneOf }: Points): number[] {
  return [...(oneOf ?? []), ...Object.values(range ?? {}).flatMap((bound) => (typeof bound === 'number' ? [bound] : []))]
}
