import type { Segment } from '../../segments/form.js'

/** The way from a tag back to itself through the segments of others, if there is one: `['a', 'b', 'a']`. */
export function cycleIn(
  name: string,
  segments: ReadonlyMap<string, Segment>,
  way: readonly string[] = [],
): readonly string[] | undefined {
  if (way.includes(name)) return [...way, name]
  const segment = segments.get(name)
  if (!segment) return undefined
  for (const next of tagsOf(segment)) {
    const cycle = cycleIn(next, segments, [...way, name])
    if (cycle) return cycle
  }
  return undefined
}

/** The names of the tags that a segment tests, each once. */
export function tagsOf(segment: Segment): readonly string[] {
  if ('all' in segment) return [...new Set(segment.all.flatMap(tagsOf))]
  if ('any' in segment) return [...new Set(segment.any.flatMap(tagsOf))]
  if ('not' in segment) return tagsOf(segment.not)
  return 'tag' in segment ? [segment.tag] : []
}
