import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { isCountable } from './counted-nouns.js'
import { starShares } from './star-shares.js'
import { as, isFiller, isWord, type Token } from './token.js'
import { afterSoManyDays, eachBehind, onlySoOften } from './turned-round.js'

/** What a word means beside its neighbours alone, settled before the sentence is read. */
export function settleNeighbours(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  return changesInPeriod(
    ticketKinds(
      registeredPeople(withoutEchoes(starShares(eachBehind(onlySoOften(afterSoManyDays(tokens, vocabulary))), vocabulary))),
    ),
    vocabulary,
  )
}

/** average resolution time of tickets, 工单的平均解决时长: the noun of the act that the figure is of adds nothing to it. */
function withoutEchoes(tokens: readonly Token[]): Token[] {
  const echoes = new Set<Token>()
  tokens.forEach((token, at) => {
    const act = as(token, 'act')
    if (!act || act.where || !isCountable(token)) return
    const figureOf = (other: Token | undefined) => {
      const plan = as(other, 'measure')?.measure.plan
      return plan?.kind === 'aggregate' && plan.how !== 'acts' && plan.act === act.act.name && !as(other, 'act')
    }
    const of = (index: number) => isWord(tokens[index], 'of') || isFiller(tokens[index])
    if (figureOf(tokens[at + 1]) || (of(at + 1) && figureOf(tokens[at + 2])) || (of(at - 1) && figureOf(tokens[at - 2])))
      echoes.add(token)
  })
  return tokens.filter((token) => !echoes.has(token))
}

const newPeople = /^(?:新用户|新会员|新客户|新顾客|new users?|new members?|new customers?)$/

/** 最近30天注册的新用户: new in that they registered, not new buyers. */
function registeredPeople(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    if (!newPeople.test(token.text)) return token
    const registered = [tokens[at - 1], tokens[at - 2], tokens[at + 1], tokens[at + 2]].some(
      (other) => as(other, 'act')?.act.name === 'registration',
    )
    return registered ? { ...token, meanings: [{ kind: 'word' as const, word: 'person' as const }] } : token
  })
}

/** 退款类工单, 物流工单: right before the noun, the word is a kind of ticket and no behaviour. */
function ticketKinds(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    const kinds = token.meanings.filter(
      (meaning) => meaning.kind === 'value' && 'field' in meaning.place && meaning.place.field === 'kind',
    )
    if (kinds.length === 0 || !as(token, 'act')) return token
    let next = at + 1
    while (isFiller(tokens[next]) || isWord(tokens[next], 'of')) next += 1
    const ticket = as(tokens[next], 'act')?.act.name === 'ticket' || /ticket|工单/.test(tokens[next]?.text ?? '')
    return ticket ? { ...token, meanings: kinds } : token
  })
}

/** 最近7天浏览变少: with a period before it, the change of that period, not the tag of that name, which has its own. */
function changesInPeriod(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  return tokens.flatMap((token, at) => {
    const [, verb, change] = /^(.+?)(变少|减少|变多|增多)$/.exec(token.text) ?? []
    if (verb === undefined || change === undefined || !as(token, 'tag') || !as(tokens[at - 1], 'window')) return [token]
    const acts = vocabulary.phrases.get(verb)?.filter(({ kind }) => kind === 'act') ?? []
    const moved = vocabulary.phrases.get(change) ?? []
    if (acts.length === 0 || moved.length === 0) return [token]
    const middle = token.start + verb.length
    return [
      { text: verb, start: token.start, end: middle, meanings: acts },
      { text: change, start: middle, end: token.end, meanings: moved },
    ]
  })
}
