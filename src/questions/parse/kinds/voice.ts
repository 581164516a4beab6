import type { FieldTest } from '../../../segments/form.js'
import type { Query } from '../../query.js'
import { actName } from '../clause.js'
import { allOfSegments } from '../expression.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import { as, isFiller, isWord, type Token } from '../token.js'
import { type KindContext, type Reading, unplaced, wholeScope } from './context.js'

/** 最常抱怨什么, 差评集中在哪些方面, quotes about packaging: what customers said, counted by aspect or word for word. */
export function voice(tokens: readonly Token[], context: KindContext): Reading | undefined {
  const quotes =
    tokens.some((token) => isWord(token, 'quotes', 'say') && !as(token, 'act')) &&
    !tokens.some((token) => as(token, 'measure') && /rate|率/.test(token.text))
  const tenor = tenorOf(tokens)
  const aspect = tokens.some((token) => as(token, 'field')?.field === 'aspect' || as(token, 'field')?.field === 'pain_point')
  const asked =
    tokens.some((token) => isWord(token, 'what', 'which')) || aspect || tokens.some((token) => /什么$/.test(token.text))
  const concentrated = tokens.some((token) => isWord(token, 'concentrated'))
  if (quotes) return wordForWord(tokens, tenor, context)
  if (tenor && !aspect && ofThings(tokens)) return undefined
  if (tenor && (asked || concentrated)) return byAspect(tokens, tenor, context)
  return undefined
}

/** 哪个商品差评最多: which things have the most of them, not what is said in them. */
function ofThings(tokens: readonly Token[]): boolean {
  return (
    tokens.some((token) => isWord(token, 'most', 'least')) &&
    tokens.some((token) => ['product', 'category', 'brand', 'platform'].includes(as(token, 'field')?.field ?? '')) &&
    !tokens.some((token) => isWord(token, 'complain', 'praise'))
  )
}

type Tenor = 'negative' | 'positive'

function tenorOf(tokens: readonly Token[]): Tenor | undefined {
  for (const token of tokens) {
    const where = as(token, 'act')?.where
    const is = where && 'oneOf' in where.is ? where.is.oneOf[0] : undefined
    if (is === 'negative' || is === 'positive') return is
    if (isWord(token, 'complain') || as(token, 'field')?.field === 'pain_point') return 'negative'
    if (isWord(token, 'praise')) return 'positive'
  }
  return undefined
}

const voiced = (token: Token) =>
  as(token, 'act')?.where?.field === 'polarity' ||
  isWord(token, 'complain', 'praise', 'concentrated', 'what', 'quotes', 'say') ||
  ['aspect', 'pain_point', 'opinion'].includes(as(token, 'field')?.field ?? '')

/** What remains of the sentence speaks of whom, which product and when. */
function byAspect(tokens: readonly Token[], tenor: Tenor, context: KindContext): Reading {
  const measure = tenor === 'negative' ? 'negative_mentions' : 'positive_mentions'
  const { scope, where } = remainder(tokens, measure, context)
  const field = tenor === 'negative' && !tokens.some((token) => as(token, 'field')?.field === 'aspect') ? 'pain_point' : 'aspect'
  if (tokens.some((token) => as(token, 'act')?.act.name === 'review')) {
    scope.notes.push(note('按评价等文本里读出的负面或正面观点计', 'counted over opinions read in reviews and other texts'))
  }
  if (tokens.some((token) => isWord(token, 'list') && /who|谁|哪些人/.test(token.text)))
    scope.notes.push(
      note('只回答了说了什么；名单请另外问', 'only what they say is answered: please ask for the list of them apart'),
    )
  const query: Query = {
    kind: 'table',
    who: allOfSegments(scope.who),
    measures: [{ measure, ...(where.length > 0 ? { where } : {}) }],
    window: scope.windows[0],
    by: [{ field }],
    order: { by: 'measure', direction: scope.marks.direction ?? 'desc' },
    limit: scope.marks.top ?? 10,
  }
  return { query, notes: scope.notes }
}

/** The texts themselves: opinions where an aspect or tenor is named, else reviews (or tickets, posts). */
function wordForWord(tokens: readonly Token[], tenor: Tenor | undefined, context: KindContext): Reading {
  const acts = tokens.flatMap((token) => (as(token, 'act')?.where ? [] : [as(token, 'act')?.act.name ?? '']))
  const aspects = tokens.some((token) => as(token, 'value')?.place && JSON.stringify(token.meanings).includes('"aspect"'))
  const measure = acts.includes('ticket')
    ? 'tickets'
    : acts.includes('post')
      ? 'posts'
      : aspects || tenor
        ? 'mentions'
        : 'reviews'
  const { scope, where } = remainder(
    tokens.filter((token) => !['review', 'ticket', 'post', 'opinion'].includes(as(token, 'act')?.act.name ?? '')),
    measure,
    context,
  )
  const tests: FieldTest[] = [...where, ...(tenor ? [{ field: 'polarity', is: { oneOf: [tenor] } }] : [])]
  const query: Query = {
    kind: 'quotes',
    who: allOfSegments(scope.who),
    measures: [{ measure, ...(tests.length > 0 ? { where: tests } : {}) }],
    window: scope.windows[0],
    by: [],
    limit: scope.marks.top ?? 10,
  }
  return { query, notes: scope.notes }
}

function remainder(tokens: readonly Token[], measure: string, context: KindContext) {
  const found = context.vocabulary.measures.get(measure)
  if (!found) throw new Stop('refusal', note('还没有读过的评价', 'No texts have been read yet'))
  const rest = tokens.filter(
    (token) =>
      !voiced(token) &&
      !(isWord(token, 'which', 'from', 'list') && !isFiller(token) && !isWord(token, 'relative')) &&
      !isWord(token, 'most'),
  )
  const cue: Token = { text: measure, start: -1, end: -1, meanings: [{ kind: 'measure', measure: found }] }
  const scope = wholeScope([...rest, cue], context)
  if (
    scope.windows.length > 1 ||
    scope.mentions.length > 0 ||
    scope.acts.length > 0 ||
    scope.by.length > 0 ||
    scope.measures.length > 1
  ) {
    throw unplaced(scope.mentions.map(({ token }) => token))
  }
  if (scope.clauses.some((clause) => ['opinion', 'review'].includes(actName(clause))))
    throw new Stop('clarify', note('想看观点的统计还是原话？', 'Counts of opinions, or quotes?'))
  return { scope, where: scope.where }
}
