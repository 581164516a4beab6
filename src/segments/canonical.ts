import type { Did, FieldTest, Much, Range, Scalar, Segment, Test } from './form.js'

/**
 * The normal form of a segment: nested alls and anys flattened, double negations gone, members sorted and each once, `noneOf` written as
 * not `oneOf`, empty parts dropped. Segments that differ only in such ways have one normal form, and so one SQL.
 *
 * @example canonical({ all: [{ all: [a] }, { not: { not: b } }] }) // { all: [a, b] }
 */
export function canonical(segment: Segment): Segment {
  if ('all' in segment) return members(segment.all, 'all')
  if ('any' in segment) return members(segment.any, 'any')
  if ('not' in segment) {
    const inner = canonical(segment.not)
    return 'not' in inner ? inner.not : { not: inner }
  }
  if ('did' in segment) return canonicalDid(segment)
  if (!('tag' in segment)) return segment
  return 'noneOf' in segment.is
    ? { not: { tag: segment.tag, is: { oneOf: sorted(segment.is.noneOf) } } }
    : { tag: segment.tag, is: canonicalTest(segment.is) }
}

function members(segments: readonly Segment[], by: 'all' | 'any'): Segment {
  const flat = segments.map(canonical).flatMap((one): Segment[] => {
    if (by === 'all' && 'all' in one) return one.all
    return by === 'any' && 'any' in one ? one.any : [one]
  })
  const once = [...new Map(flat.map((one) => [JSON.stringify(one), one]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
  const [only] = once
  if (once.length === 1 && only) return only
  return by === 'all' ? { all: once } : { any: once }
}

function canonicalDid(did: Did): Did {
  return {
    did: did.did,
    ...(did.where?.length ? { where: inOrder(did.where.map(canonicalField)) } : {}),
    ...(did.window ? { window: did.window } : {}),
    ...(did.much?.length ? { much: inOrder(did.much.map(canonicalMuch)) } : {}),
    ...(did.withoutLater ? { withoutLater: did.withoutLater } : {}),
    ...(did.first ? { first: did.first } : {}),
    ...(did.returning ? { returning: did.returning } : {}),
    ...(did.followedBy
      ? {
          followedBy: {
            did: did.followedBy.did,
            ...(did.followedBy.where?.length ? { where: inOrder(did.followedBy.where.map(canonicalField)) } : {}),
            days: did.followedBy.days,
          },
        }
      : {}),
    ...(did.change ? { change: did.change } : {}),
  }
}

function canonicalField({ field, is }: FieldTest): FieldTest {
  return { field, is: canonicalTest(is) }
}

function canonicalMuch({ of, range }: Much): Much {
  return { of, range: canonicalRange(range) }
}

function canonicalTest(test: Test): Test {
  if ('oneOf' in test) return { oneOf: sorted(test.oneOf) }
  if ('noneOf' in test) return { noneOf: sorted(test.noneOf) }
  if ('contains' in test) return { contains: [...new Set(test.contains)].sort() }
  return 'range' in test ? { range: canonicalRange(test.range) } : test
}

function canonicalRange({ min, above, max, below }: Range): Range {
  return {
    ...(min === undefined ? {} : { min }),
    ...(above === undefined ? {} : { above }),
    ...(max === undefined ? {} : { max }),
    ...(below === undefined ? {} : { below }),
  }
}

function sorted(values: readonly Scalar[]): Scalar[] {
  return [...new Set(values)].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function inOrder<T>(list: T[]): T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one]))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}
