import { type ActSource, fieldsIn, sourceOf, within } from './act-source.js'
import { actOf, type CompileContext, daysOf } from './context.js'
import type { Did } from './form.js'

/**
 * Did it in the window, and for at least one of the things it was done with (product; category where no product is known; anything
 * where neither is) no such later act followed, up to the as-of date (加购未购). A later act at the same second counts as after it.
 */
export function withoutLater(did: Did, next: string, context: CompileContext): string {
  const act = actOf(did.did)
  const source = sourceOf(act, fieldsIn(did.where, act, context), context)
  const rows = `${source.table} WHERE ${[...source.when, ...within(source, daysOf(did.window, context), context), ...source.tests(did.where), 'person != 0', `${source.time} IS NOT NULL`].join(' AND ')}`
  const after = actOf(next)
  const later = sourceOf(after, [], context, true)
  const days = daysOf(did.window, context)
  const laterDays = { ...(days.from === undefined ? {} : { from: days.from }), to: context.asOf }
  const laterRows = `${later.table} ARRAY JOIN ${anyThing(later)} AS thing WHERE ${[...later.when, ...within(later, laterDays, context), `person IN (SELECT person FROM ${rows})`].join(' AND ')}`
  return (
    'person IN (SELECT person FROM (' +
    `SELECT person, ${oneThing(source)} AS thing, toUnixTimestamp(assumeNotNull(${source.time})) AS did, toUInt32(0) AS later FROM ${rows}` +
    ` UNION ALL SELECT person, thing, toUInt32(0) AS did, toUnixTimestamp(assumeNotNull(${later.time})) AS later FROM ${laterRows}` +
    ') GROUP BY person, thing HAVING max(did) > max(later))'
  )
}

/** What the act was done with, as (kind, name): the most precise that is known. */
function oneThing(source: ActSource): string {
  const [product, category] = names(source)
  return `multiIf(${product} != '', ('product', ${product}), ${category} != '', ('category', ${category}), ('', ''))`
}

/** Everything that the later act can answer for: its product, its category, and any thing. */
function anyThing(source: ActSource): string {
  const [product, category] = names(source)
  return `[('product', ${product}), ('category', ${category}), ('', '')]`
}

function names(source: ActSource): [string, string] {
  const name = (field: string) => {
    try {
      return `toString(${source.field(field).sql})`
    } catch {
      return "''"
    }
  }
  return [name('product'), name('category')]
}
