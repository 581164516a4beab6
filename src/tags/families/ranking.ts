/**
 * SQL of a score 1–5 by quintile over the customers whose `value` is known: 1 + ⌊5 × (how many are strictly worse) ÷ (how many there are)⌋.
 * Ties share a score, the one of their worst rank; so a crowd of single purchases stays at 1 instead of being lifted by its own size.
 *
 * @param order ASC where more is better, DESC where less is (recency)
 */
export function quintile(value: string, order: 'ASC' | 'DESC'): string {
  const known = `isNotNull(${value})`
  return `if(${known}, toNullable(toUInt8(1 + intDiv(5 * (rank() OVER (PARTITION BY ${known} ORDER BY ${value} ${order}) - 1), count() OVER (PARTITION BY ${known})))), NULL)`
}

/** SQL that is true of customers with a positive `value` such that less than `share` of the customers with a known one are strictly higher. */
export function topShare(value: string, share: number): string {
  const known = `isNotNull(${value})`
  return `ifNull(${value}, 0) > 0 AND (rank() OVER (PARTITION BY ${known} ORDER BY ${value} DESC) - 1) < ${share} * count() OVER (PARTITION BY ${known})`
}
