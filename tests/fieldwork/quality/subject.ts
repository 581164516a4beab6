import { loadGibberish } from '../../../src/app/gibberish-data.js'
import type { Reason, Subject, Surroundings } from '../../../src/fieldwork/quality/check.js'
import { type Judgement, judge } from '../../../src/fieldwork/quality/judge.js'
import { outlineOf } from '../../../src/fieldwork/results/outline.js'
import { type SurveyExtension, surveyExtensionForm } from '../../../src/fieldwork/survey/extension.js'

/** A survey of some elements with a `zhiyin` block, and a way to judge what somebody answered to it. */
export async function judgeOf(
  elements: readonly object[],
  block: Record<string, unknown> = {},
  around: Partial<Surroundings> = {},
): Promise<(data: Record<string, unknown>, rest?: Partial<Subject>) => Judgement> {
  const extension: SurveyExtension = surveyExtensionForm.parse(block)
  const surroundings: Surroundings = {
    outline: outlineOf({ pages: [{ elements }] }),
    contradictions: extension.contradictions,
    attention: extension.attention,
    checks: extension.checks,
    usualTimes: new Map(),
    copies: new Map(),
    gibberish: await loadGibberish(),
    ...around,
  }
  return (data, rest = {}) => judge({ session: 's', language: 'zh', data, timed: [], facts: [], ...rest }, surroundings)
}

/** The reasons as check and points, in the order of the judgement. */
export const brief = ({ reasons }: { reasons: readonly Reason[] }) => reasons.map(({ check, points }) => [check, points])
