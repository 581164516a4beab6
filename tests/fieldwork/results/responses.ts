import { type Asked, outlineOf } from '../../../src/fieldwork/results/outline.js'
import type { Response } from '../../../src/fieldwork/results/response.js'

/** The outline of a survey with these elements on one page. */
export const outline = (...elements: object[]): Asked[] => outlineOf({ pages: [{ elements }] })

export const asked = (element: object): Asked => outline(element)[0]!

/** A response with everything defaulted that a test does not care about. */
export function response(data: Record<string, unknown>, rest: Partial<Response> = {}): Response {
  return { id: 'r', data, weight: 1, doubtful: false, ...rest }
}

/** So many responses with the same data. */
export const times = (many: number, data: Record<string, unknown>, rest: Partial<Response> = {}): Response[] =>
  Array.from({ length: many }, (_, index) => response(data, { id: `r${index}`, ...rest }))
