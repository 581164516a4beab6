import type { Label } from '../../catalog/label.js'
import { designEffect } from '../../math/design-effect.js'
import { countQuestion } from './count-question.js'
import type { ReadWords } from './open-answers.js'
import type { Asked } from './outline.js'
import type { QuestionResult } from './question-result.js'
import type { Response } from './response.js'
import type { Weighting } from './weights.js'

/** Which responses count: all, all but the doubtful ones, or both side by side. */
export type DoubtfulOnes = 'with' | 'without' | 'both'

/** One way of counting the same sessions. */
export interface ResultSet {
  readonly doubtful: 'with' | 'without'
  readonly responses: number
  /** Kish's effective number of responses: what the weights leave of them. */
  readonly effectiveResponses: number
  readonly questions: readonly QuestionResult[]
}

export interface SurveyResults {
  readonly survey: string
  readonly title: Label
  readonly completes: number
  readonly doubtful: number
  /** How the responses were weighted; undefined where each counts once. */
  readonly weighting: Weighting | undefined
  /** One, or first with and then without the doubtful ones. */
  readonly sets: readonly ResultSet[]
  /** Fewer completes than may be shown in an anonymous study: nothing is counted. */
  readonly withheld: boolean
}

export interface ResultsInput {
  readonly survey: string
  readonly title: Label
  readonly outline: readonly Asked[]
  readonly responses: readonly Response[]
  readonly weighting?: Weighting | undefined
  readonly doubtful: DoubtfulOnes
  /** Results of fewer completes than this are withheld (an anonymous study); 0 shows any. */
  readonly least: number
  /** Reads open answers; without it they are only counted. */
  readonly read?: ReadWords | undefined
}

/** Every question of a survey counted, over all sessions or without the doubtful ones, or both. */
export function surveyResults(input: ResultsInput): SurveyResults {
  const { survey, title, outline, responses, weighting, least, read } = input
  const sure = responses.filter(({ doubtful }) => !doubtful)
  const doubtful = responses.length - sure.length
  const withheld = responses.length < least
  const set = (which: 'with' | 'without'): ResultSet => {
    const counted = which === 'with' ? responses : sure
    return {
      doubtful: which,
      responses: counted.length,
      effectiveResponses: designEffect(counted.map(({ weight }) => weight)).effectiveBase,
      questions: outline.map((asked) => countQuestion(asked, counted, read)),
    }
  }
  // Without doubtful ones both sets would be the same.
  const both = input.doubtful === 'both' && doubtful > 0
  const wanted: ('with' | 'without')[] = both ? ['with', 'without'] : [input.doubtful === 'without' ? 'without' : 'with']
  return {
    survey,
    title,
    completes: responses.length,
    doubtful,
    weighting,
    sets: withheld ? [] : wanted.map(set),
    withheld,
  }
}
