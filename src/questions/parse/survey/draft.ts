import type { Meaning } from '../../vocabulary/meaning.js'

/** Signs of the private use area: no question and no phrase of the catalog holds them. */
export const survey = '\ue000'
/** The period beside it. */
export const period = '\ue001'
const first = 0xe010

/** A question whose words about surveys are taken out one after the other, each replaced by one sign with a meaning of its own. */
export class Draft {
  text: string
  readonly #meanings = new Map<string, readonly Meaning[]>()
  readonly #said = new Map<string, string>()

  constructor(text: string) {
    this.text = text
  }

  /** Puts a sign with these meanings in the place of a stretch, as its own word. */
  put(from: number, to: number, meanings: readonly Meaning[]): void {
    const sign = String.fromCodePoint(first + this.#meanings.size)
    this.#meanings.set(sign, meanings)
    this.#said.set(sign, this.original(this.text.slice(from, to)))
    this.#replace(from, to, sign)
  }

  /** Marks a stretch as naming a survey. */
  mark(from: number, to: number): void {
    this.#said.set(survey, this.text.slice(from, to).trim())
    this.#replace(from, to, survey)
  }

  /** Marks a stretch as the period in which it was answered. */
  markPeriod(from: number, to: number): void {
    this.#said.set(period, this.text.slice(from, to).trim())
    this.#replace(from, to, period)
  }

  cut(from: number, to: number): void {
    this.#replace(from, to, ' ')
  }

  /** A stretch as the asker wrote it. */
  original(text: string): string {
    return [...text]
      .map((sign) => this.#said.get(sign) ?? sign)
      .join('')
      .trim()
  }

  /** What the signs put in mean. */
  get signs(): readonly (readonly Meaning[])[] {
    return [...this.#meanings.values()]
  }

  get meanings(): ReadonlyMap<string, readonly Meaning[]> {
    return this.#meanings
  }

  #replace(from: number, to: number, sign: string): void {
    const before = this.text.slice(0, from)
    const after = this.text.slice(to)
    const left = /[a-z0-9'"]$/.test(before) ? ' ' : ''
    const right = /^[a-z0-9'"]/.test(after) ? ' ' : ''
    this.text = `${before}${left}${sign}${right}${after}`
  }
}
