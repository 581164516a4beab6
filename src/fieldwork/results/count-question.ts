import { countChoices } from './count-choices.js'
import { countDates } from './count-dates.js'
import { countNumbers } from './count-numbers.js'
import { countRankings } from './count-rankings.js'
import { countScale } from './count-scale.js'
import { gather } from './gathered.js'
import { givenIn } from './given.js'
import { type ReadWords, readOpenAnswers, type SaidAnswer } from './open-answers.js'
import type { Asked } from './outline.js'
import type { QuestionResult } from './question-result.js'
import type { Response } from './response.js'

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

/** The words given to an open question, with where each leads back to. */
export function saidTo(asked: Asked, responses: readonly Response[]): SaidAnswer[] {
  return responses.flatMap(({ id, data }) =>
    givenIn(data, asked).flatMap(({ text }) => (text === undefined ? [] : [{ id, question: asked.path, text }])),
  )
}
