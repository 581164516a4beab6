import type { Label } from '../../catalog/label.js'
import { givenIn } from './given.js'
import type { Asked } from './outline.js'
import type { Response } from './response.js'

/** By what responses are broken down: another question's answers, or something known of the respondents (a tag, a persona, being in a segment). */
export interface Grouping {
  readonly name: string
  readonly title: Label
  readonly groups: readonly { readonly value: string; readonly label: Label }[]
  /** Whether somebody can be in several groups: then each is compared with everybody outside of it, not with the other groups. */
  readonly overlapping: boolean
  readonly groupsOf: (response: Response) => readonly string[]
}

/** A question as a grouping: its choices, or the points of its scale; undefined for open questions, numbers, rankings and panels. */
export function byQuestion(asked: Asked): Grouping | undefined {
  if (!['single', 'multiple', 'yes-no', 'scale'].includes(asked.kind) || asked.steps.includes('*')) return undefined
  return {
    name: asked.path,
    title: asked.within
      ? { zh: `${asked.within.title.zh} · ${asked.title.zh}`, en: `${asked.within.title.en} · ${asked.title.en}` }
      : asked.title,
    groups: asked.choices,
    overlapping: asked.kind === 'multiple',
    groupsOf: ({ data }) => givenIn(data, asked).flatMap(({ values }) => values),
  }
}

/** What is known of respondents as a grouping; groups in the order given, else the largest first. */
export function byKnown(
  name: string,
  title: Label,
  responses: readonly Response[],
  labels: readonly { readonly value: string; readonly label: Label }[] = [],
): Grouping {
  const sizes = new Map<string, number>()
  let overlapping = false
  for (const { known } of responses) {
    const values = known?.[name] ?? []
    overlapping ||= values.length > 1
    for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  }
  const listed = labels.filter(({ value }) => sizes.has(value))
  const others = [...sizes]
    .filter(([value]) => !labels.some((one) => one.value === value))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value]) => ({ value, label: { zh: value, en: value } }))
  return { name, title, groups: [...listed, ...others], overlapping, groupsOf: (response) => response.known?.[name] ?? [] }
}
