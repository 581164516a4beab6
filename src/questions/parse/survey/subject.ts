import type { Label } from '../../../catalog/label.js'
import { resolveWindow } from '../../../catalog/resolve-window.js'
import type { Window } from '../../../catalog/window.js'
import type { FieldTest } from '../../../segments/form.js'
import type { AskedQuestion, AskedSurvey } from '../../vocabulary/asked-survey.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { lex } from '../lex.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import { as } from '../token.js'

/** Which survey and question a sentence is about, as far as it says. */
export interface Subject {
  survey?: AskedSurvey
  question?: AskedQuestion
  /** When it was answered: a period right beside the word for survey. */
  window?: Window
  /** The surveys that it can be about at all: visible, and answered in the period that the sentence names. */
  readonly surveys: readonly AskedSurvey[]
  /** The question as it was asked, to offer it again with a title before it. */
  readonly asked: string
}

/** The surveys that a period leaves; all of them where it leaves none. */
export function withinPeriod(
  surveys: readonly AskedSurvey[],
  text: string,
  vocabulary: Vocabulary,
  asOf: string,
): readonly AskedSurvey[] {
  const windows = lex(text, vocabulary, asOf).flatMap((token) => as(token, 'window')?.window ?? [])
  const [window] = windows
  if (!window || windows.length > 1) return surveys
  const { from, to } = resolveWindow(window, asOf)
  const left = surveys.filter(({ first, last }) => first <= to && (from === undefined || last >= from))
  return left.length > 0 ? left : surveys
}

/** The tests that answers are of this survey and question. */
export function subjectTests({ survey, question }: Pick<Subject, 'survey' | 'question'>): FieldTest[] {
  const id = question?.survey ?? survey?.id
  return [
    ...(id === undefined ? [] : [{ field: 'survey', is: { oneOf: [id] } }]),
    ...(question === undefined ? [] : [{ field: 'question', is: { oneOf: [question.name] } }]),
  ]
}

/** The questions that a sentence may speak of. */
export function candidates({ survey, question, surveys }: Subject): readonly AskedQuestion[] {
  if (question) return [question]
  return (survey ? [survey] : surveys).flatMap(({ questions }) => questions)
}

/**
 * The one question that fits.
 *
 * @throws Stop with the titles to choose from, where several do; with what there is, where none does
 */
export function theQuestion(subject: Subject, fits: (question: AskedQuestion) => boolean, what: Label): AskedQuestion {
  const found = candidates(subject).filter(fits)
  const [only, ...others] = found
  if (only && others.length === 0) return only
  if (only) {
    throw new Stop(
      'clarify',
      note(`有不止一道${what.zh}，问的是哪一道？`, `There is more than one ${what.en}: which one?`),
      found.slice(0, 6).map((one) => again(one, subject)),
    )
  }
  const named = subject.question ?? subject.survey
  throw new Stop(
    'refusal',
    note(
      named ? `「${named.label.zh}」不是${what.zh}，也没有这样的题` : `答过的问卷里没有${what.zh}`,
      named ? `"${named.label.en}" is (or has) no ${what.en}` : `No survey that was answered has a ${what.en}`,
    ),
    subject.surveys.slice(0, 5).map(({ label }) => label),
  )
}

/** The sentence once more, with the question's title before it. */
function again(question: AskedQuestion, { asked, surveys }: Subject): Label {
  const survey = surveys.find(({ id }) => id === question.survey)
  const twins = candidates({ surveys, asked }).filter(({ label }) => label.zh === question.label.zh)
  const words = (language: 'zh' | 'en') =>
    [...(twins.length > 1 && survey ? [survey.label[language]] : []), question.label[language]]
      .map((one) => `「${one}」`)
      .join('')
  return { zh: `${words('zh')}${asked}`, en: `${words('en')} ${asked}` }
}
