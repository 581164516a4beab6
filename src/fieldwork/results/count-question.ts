import { designEffect } from '../../math/design-effect.js'
import { countChoices } from './count-choices.js'
import { countDates } from './count-dates.js'
import { countNumbers } from './count-numbers.js'
import { countRankings } from './count-rankings.js'
import { countScale } from './count-scale.js'
import { type Given, givenIn } from './given.js'
import { type ReadWords, readOpenAnswers, type SaidAnswer } from './open-answers.js'
import type { Asked } from './outline.js'
import type { QuestionResult } from './question-result.js'
import type { Response } from './response.js'

/** The answers to one thing asked, with the weight of who gave each. */
export interface Gathered {
  readonly asked: Asked
  readonly given: readonly Given[]
  readonly weights: Float64Array
  /** Who answered, how many answers they gave in all, and Kish's effective base of them. */
  readonly base: number
  readonly effectiveBase: number
  /** Whether somebody could answer several times (panels, added rows): then answers are counted, and intervals over people do not hold. */
  readonly several: boolean
}

/** The result of one thing asked over some responses. Open answers are read where a reader is given. */
export function countQuestion(asked: Asked, responses: readonly Response[], read?: ReadWords): QuestionResult {
  const gathered = gather(asked, responses)
  const common = {
    path: asked.path,
    title: asked.title,
    ...(asked.within ? { within: asked.within } : {}),
    base: gathered.base,
    answers: gathered.given.length,
    effectiveBase: gathered.effectiveBase,
  }
  switch (asked.kind) {
    case 'single':
    case 'multiple':
    case 'yes-no':
      return { ...common, kind: asked.kind, ...countChoices(gathered) }
    case 'scale':
      return { ...common, kind: 'scale', ...countScale(gathered) }
    case 'ranking':
      return { ...common, kind: 'ranking', items: countRankings(gathered) }
    case 'number':
      return { ...common, kind: 'number', ...countNumbers(gathered) }
    case 'date':
      return { ...common, kind: 'date', ...countDates(gathered) }
    case 'file':
      return { ...common, kind: 'file' }
    case 'open':
      return {
        ...common,
        kind: 'open',
        contact: asked.contact,
        said: read && !asked.contact ? readOpenAnswers(saidTo(asked, responses), read) : undefined,
      }
  }
}

/** Reads every response once. */
export function gather(asked: Asked, responses: readonly Response[]): Gathered {
  const given: Given[] = []
  const weights: number[] = []
  const perPerson: number[] = []
  for (const { data, weight } of responses) {
    const own = givenIn(data, asked)
    if (own.length === 0) continue
    perPerson.push(weight)
    for (const one of own) {
      given.push(one)
      weights.push(weight)
    }
  }
  return {
    asked,
    given,
    weights: Float64Array.from(weights),
    base: perPerson.length,
    effectiveBase: designEffect(perPerson).effectiveBase,
    several: asked.steps.includes('*'),
  }
}

/** The words given to an open question, with where each leads back to. */
export function saidTo(asked: Asked, responses: readonly Response[]): SaidAnswer[] {
  return responses.flatMap(({ id, data }) =>
    givenIn(data, asked).flatMap(({ text }) => (text === undefined ? [] : [{ id, question: asked.path, text }])),
  )
}
