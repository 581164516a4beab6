/** A stretch of a text that names a person, by UTF-16 position, end exclusive. */
export interface Finding {
  readonly from: number
  readonly to: number
  readonly what: PersonalDataKind
}

export type PersonalDataKind = 'phone' | 'email' | 'document' | 'card' | 'address' | 'account' | 'name'

/** Looks at the plain form of a text (see shadowOf) and names what it finds. */
export type Finder = (shadow: string) => Iterable<Finding>

/** A finder from a pattern: the group `secret` (or the whole match) is what is found, where `holds` agrees. */
export function finder(
  what: PersonalDataKind,
  pattern: RegExp,
  holds: (secret: string, match: RegExpExecArray) => boolean = () => true,
): Finder {
  const flags = pattern.flags.includes('d') ? pattern.flags : `${pattern.flags}d`
  const indexed = new RegExp(pattern.source, flags.includes('g') ? flags : `${flags}g`)
  return function* (shadow) {
    for (const match of shadow.matchAll(indexed)) {
      const secret = match.groups?.secret ?? match[0]
      const [from, to] = match.indices?.groups?.secret ?? match.indices?.[0] ?? [0, 0]
      if (to > from && holds(secret, match)) yield { from, to, what }
    }
  }
}
