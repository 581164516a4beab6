import { findAct } from '../../catalog/acts.js'
import { fieldsIn, sourceOf, within } from '../../segments/act-source.js'
import { isEveryone, personsOf } from '../../segments/compile.js'
import { constant } from '../../segments/constant.js'
import { type CompileContext, CompileProblem, daysOf } from '../../segments/context.js'
import type { Query } from '../query.js'
import type { Compiled, CompiledColumn } from './compiled.js'
import { actOfPlan, measureOf } from './leaf.js'

const defaultLimit = 20

const shown = ['source', 'source_id', 'at', 'product', 'category', 'stars', 'aspect', 'polarity'] as const

const labels: Record<(typeof shown)[number], { zh: string; en: string }> = {
  source: { zh: '来源', en: 'source' },
  source_id: { zh: '出处编号', en: 'source id' },
  at: { zh: '时间', en: 'at' },
  product: { zh: '商品', en: 'product' },
  category: { zh: '品类', en: 'category' },
  stars: { zh: '星级', en: 'stars' },
  aspect: { zh: '方面', en: 'aspect' },
  polarity: { zh: '情感倾向', en: 'polarity' },
}

const voice = findAct('opinion')

/** How the fixed words beside a quote are said. */
function said(name: string): Pick<CompiledColumn, 'labels'> | undefined {
  const values = voice?.fields.find((field) => field.name === name)?.values
  return values && { labels: values }
}

/** Where each table of words keeps what is shown beside them. */
const places: Record<string, Partial<Record<(typeof shown)[number], string>>> = {
  opinions: {
    source: 'toString(source)',
    source_id: 'source_id',
    at: 'toString(at)',
    product: 'toString(product)',
    category: 'toString(category)',
    stars: 'stars',
    aspect: 'toString(aspect)',
    polarity: 'toString(polarity)',
  },
  reviews: {
    source: "'reviews'",
    source_id: "if(review_id = '', toString(row_key), review_id)",
    at: 'toString(at)',
    product: 'toString(product)',
    category: 'toString(category)',
    stars: 'stars',
  },
  tickets: { source: "'tickets'", source_id: 'ticket_id', at: 'toString(at)' },
  posts: { source: "'posts'", source_id: 'post_id', at: 'toString(at)' },
  answers: { source: "'answers'", source_id: "concat(session, ':', question)", at: 'toString(at)' },
}

/** What people said, word for word, newest first; one quote a text, so that one talkative customer does not fill the list. */
export function compileQuotes(query: Query, context: CompileContext): Compiled {
  const [measured] = query.measures
  const name = measured && 'measure' in measured ? measured.measure : 'mentions'
  const { plan } = measureOf(name)
  const act = plan.kind === 'ratio' ? undefined : actOfPlan(plan)
  const place = act && places[act.table]
  if (!act || act.words === undefined || !place) throw new CompileProblem('no-words', { measure: name })
  const where = measured && 'measure' in measured ? measured.where : undefined
  const source = sourceOf(act, fieldsIn(where, act, context), context)
  const conditions = [
    ...source.when,
    ...(plan.kind === 'aggregate' && plan.when !== undefined ? [constant(plan.when, context)] : []),
    ...within(source, daysOf(query.window, context), context),
    ...source.tests(where),
    `notEmpty(${act.words})`,
    ...(isEveryone(query.who) ? [] : [`person IN (${personsOf(query.who, context)})`]),
  ]
  const columns = shown.flatMap((one) => (place[one] === undefined ? [] : [{ one, sql: place[one] }]))
  const select = [`${act.words} AS quoted`, ...columns.map(({ one, sql }) => `${sql} AS shown_${one}`), `${act.time} AS moment`]
  const inner = `SELECT ${select.join(', ')} FROM ${act.table} WHERE ${conditions.join(' AND ')} ORDER BY moment DESC NULLS LAST, shown_source_id, quoted LIMIT 1 BY shown_source_id`
  const output = ['quoted AS quote', ...columns.map(({ one }) => `shown_${one} AS ${one}`), 'count() OVER () AS total']
  return {
    sql: `SELECT ${output.join(', ')} FROM (${inner}) ORDER BY moment DESC NULLS LAST, shown_source_id LIMIT ${context.values.bind(query.limit ?? defaultLimit, 'UInt32')}`,
    columns: [
      { key: 'quote', label: { zh: '原话', en: 'quote' }, role: 'key', values: 'word' },
      ...columns.map(
        ({ one }): CompiledColumn => ({
          key: one,
          label: labels[one],
          role: 'shown',
          values: one === 'stars' ? 'number' : 'word',
          ...(said(one) ?? {}),
        }),
      ),
    ],
    notes: [],
  }
}
