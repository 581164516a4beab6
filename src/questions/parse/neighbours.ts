import { isCountable } from './read-clause.js'
import { as, isFiller, isWord, type Token } from './token.js'

/** What a word means beside its neighbours alone, settled before the sentence is read. */
export function settleNeighbours(tokens: readonly Token[]): Token[] {
  return ticketKinds(registeredPeople(withoutEchoes(tokens)))
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
