import type { Segment } from '../../segments/form.js'
import type { Query } from '../query.js'
import { allOfSegments } from './expression.js'
import type { KindContext, Reading } from './kinds/context.js'
import { wholeScope } from './kinds/context.js'
import { dimensionOf } from './kinds/dimensions.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import { isFiller, isWord, type Token } from './token.js'

/** 那男生呢, 只看上海, 换成按月, and for men?: the query before, with what is named put in place of its like. */
export function followUp(tokens: readonly Token[], context: KindContext, previous: Query | undefined): Reading | undefined {
  const opening = tokens.findIndex((token) => !isFiller(token) || isWord(token, 'andWhatOf'))
  const marked =
    isWord(tokens[opening], 'andWhatOf', 'only', 'switch') &&
    !(isWord(tokens[opening], 'only') && previous === undefined && tokens.length > 4)
  if (!marked) return undefined
  if (!previous)
    throw new Stop(
      'clarify',
      note('这像是接着上一句问的，但没有上一句', 'This seems to follow a question, but there is none before it'),
    )
  const rest = tokens.filter((token) => !isWord(token, 'andWhatOf', 'only', 'switch'))
  const scope = wholeScope(rest, context)
  const notes = [...scope.notes]
  let query: Query = { ...previous }
  if (scope.who.length > 0) query = { ...query, who: replaced(previous.who, scope.who) }
  const [window] = scope.windows
  if (window) query = withWindow(query, window)
  if (scope.measures.length > 0) query = { ...ofRespondents(query), measures: scope.measures }
  const by = [...scope.by, ...scope.mentions.map((mention) => dimensionOf(mention, query.measures[0], context.vocabulary, notes))]
  if (by.length > 0) {
    const series = by.some((one) => 'period' in one)
    const measures = query.measures.length > 0 ? query.measures : [{ measure: 'customers' }]
    query = { ...query, kind: series ? 'series' : 'table', measures, by }
    if (series) {
      delete query.order
      delete query.limit
    }
  }
  if (JSON.stringify(query) === JSON.stringify(previous)) throw new Stop('clarify', note('想换成什么？', 'Change it to what?'))
  return { query, notes }
}

/** 那复购率呢, after how many people mentioned something: the figure is of those people. */
function ofRespondents(query: Query): Query {
  const [one] = query.measures
  if (query.kind !== 'number' || query.measures.length !== 1 || !one || !('measure' in one) || one.measure !== 'respondents')
    return query
  const { window, ...rest } = query
  const answered = { did: 'answer', ...(one.where ? { where: one.where } : {}), ...(window ? { window } : {}) }
  return { ...rest, who: allOfSegments([...('all' in query.who ? query.who.all : [query.who]), answered]), window: undefined }
}

/** Conditions on the same tag or behaviour give way to the new ones; the others stay. */
function replaced(before: Segment, after: readonly Segment[]): Segment {
  const list = 'all' in before ? before.all : [before]
  const subjects = new Set(after.map(subject))
  return allOfSegments([...list.filter((segment) => !subjects.has(subject(segment))), ...after])
}

function subject(segment: Segment): string {
  if ('not' in segment) return `not ${subject(segment.not)}`
  if ('tag' in segment) return `tag ${segment.tag}`
  return 'did' in segment ? `did ${segment.did}` : JSON.stringify(segment)
}

/** The new period in place of the query's, or of the only one among its behaviours. */
function withWindow(query: Query, window: NonNullable<Query['window']>): Query {
  if (query.window || query.measures.some((one) => 'measure' in one && one.measure !== 'customers')) return { ...query, window }
  const rewrite = (segment: Segment): Segment => {
    if ('all' in segment) return { all: segment.all.map(rewrite) }
    if ('any' in segment) return { any: segment.any.map(rewrite) }
    if ('not' in segment) return { not: rewrite(segment.not) }
    return 'did' in segment && segment.window ? { ...segment, window } : segment
  }
  const who = rewrite(query.who)
  if (JSON.stringify(who) === JSON.stringify(query.who))
    throw new Stop('clarify', note('这段时间里的什么？', 'What in that period?'))
  return { ...query, who }
}
