import { type ActSource, fieldsIn, sourceOf, within } from './act-source.js'
import { actOf, type CompileContext, daysOf } from './context.js'
import type { Did } from './form.js'
import { knownPeople } from './known-people.js'

/**
 * Did it in the window, and for at least one of the things it was done with (product; category where no product is known; anything
 * where neither is) no such later act followed, up to the as-of date (加购未购). A later act at the same second counts as after it.
 *
 * For each customer and thing the last act stands against the last later act: where that one is earlier, or missing (0), nothing followed.
 */
export function withoutLater(did: Did, next: string, context: CompileContext): string {
  const act = actOf(did.did)
  const source = sourceOf(act, fieldsIn(did.where, act, context), context)
  const days = daysOf(did.window, context)
  const acts = [...source.when, ...within(source, days, context), ...source.tests(did.where), ...knownPeople(source.table)]
  const later = sourceOf(actOf(next), [], context, true)
  const laterDays = { ...(days.from === undefined ? {} : { from: days.from }), to: context.asOf }
  const after = [...later.when, ...within(later, laterDays, context), ...knownPeople(later.table)]
  const here = `SELECT person, ${thing(source)} AS thing, ${second(source)} AS did FROM ${source.table} WHERE ${acts.join(' AND ')}`
  const there = `SELECT person, arrayJoin(${things(later)}) AS thing, ${second(later)} AS followed FROM ${later.table} WHERE ${after.join(' AND ')}`
  return (
    `person IN (SELECT person FROM (SELECT person, thing, max(did) AS did FROM (${here}) GROUP BY person, thing) AS acts` +
    ` LEFT JOIN (SELECT person, thing, max(followed) AS followed FROM (${there}) GROUP BY person, thing) AS later USING (person, thing)` +
    ' WHERE did > ifNull(followed, 0))'
  )
}

/** What one act was done with: the most precise that is known. */
function thing(source: ActSource): string {
  const [product, category] = [name(source, 'product'), name(source, 'category')]
  return `multiIf(${product} != '', concat('p', ${product}), ${category} != '', concat('c', ${category}), '')`
}

/** Everything that a later act answers for: its product, its category, and anything. */
function things(source: ActSource): string {
  return `[concat('p', ${name(source, 'product')}), concat('c', ${name(source, 'category')}), '']`
}

function name(source: ActSource, field: string): string {
  return source.has(field) ? source.field(field).sql : "''"
}

function second(source: ActSource): string {
  return `ifNull(toUnixTimestamp(${source.time}), 0)`
}
