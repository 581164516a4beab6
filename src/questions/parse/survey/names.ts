import type { AskedQuestion, AskedSurvey } from '../../vocabulary/asked-survey.js'
import { normalForm } from '../../vocabulary/normal-form.js'

/** What a phrase can stand for: a survey, or one of the questions of some. */
export type Named = { readonly survey: AskedSurvey } | { readonly question: AskedQuestion }

/**
 * The surveys whose title the phrase names, else the questions: by the whole title first, then by a part of it. All that fit equally well.
 *
 * @example named('护肤习惯', surveys) // [{ survey: 护肤习惯小调查 }]
 */
export function named(phrase: string, surveys: readonly AskedSurvey[], questions = questionsOf(surveys)): readonly Named[] {
  const wanted = plain(phrase)
  if (tooShort(wanted)) return []
  const whole = surveys.filter((survey) => surveyNames(survey).some((name) => name === wanted))
  if (whole.length > 0) return whole.map((survey) => ({ survey }))
  const asked = questions.filter((question) => questionNames(question).some((name) => name === wanted))
  if (asked.length > 0) return asked.map((question) => ({ question }))
  const partly = surveys.filter((survey) => surveyNames(survey).some((name) => holds(name, wanted)))
  if (partly.length > 0) return partly.map((survey) => ({ survey }))
  return questions
    .filter((question) => questionNames(question).some((name) => holds(name, wanted)))
    .map((question) => ({ question }))
}

export function questionsOf(surveys: readonly AskedSurvey[]): readonly AskedQuestion[] {
  return surveys.flatMap(({ questions }) => questions)
}

/** The choices of a question that a phrase names, by the whole label, its value, or the only label that holds it. */
export function choicesNamed(phrase: string, question: AskedQuestion): readonly string[] {
  const wanted = plain(phrase)
  if (wanted === '') return []
  const exact = question.choices.filter(({ value, label }) => [value, label.zh, label.en].map(plain).includes(wanted))
  if (exact.length > 0) return exact.map(({ value }) => value)
  if (tooShort(wanted)) return []
  const partly = question.choices.filter(({ label }) => [label.zh, label.en].some((one) => holds(plain(one), wanted)))
  return partly.length === 1 ? partly.map(({ value }) => value) : []
}

const generic = /(?:问卷调查|调查问卷|小调查|调查表|调查|问卷|调研|小问卷)$|(?: |-|_)?(?:survey|questionnaire|poll)$/u

function surveyNames({ id, label, studies }: AskedSurvey): string[] {
  const names = [label.zh, label.en, id, id.replaceAll(/[-_]+/g, ' '), ...studies].map(plain)
  return [...new Set([...names, ...names.map((name) => name.replace(generic, '').trim())])].filter((name) => name !== '')
}

function questionNames({ name, label }: AskedQuestion): string[] {
  const last = name.split('.').at(-1) ?? name
  const said = [label.zh, label.en].map(plain)
  const bare = said.map((one) =>
    one.replace(/^(?:请问)?(?:您|你)(?:现在)?(?:的)?|^(?:what(?:'s| is| are)|how is) (?:your )?|^your /u, ''),
  )
  const short = bare.map((one) => one.replace(/(?:是什么|是哪些|是哪个|是多少|是|有哪些)$/u, ''))
  const names = [...said, ...bare, ...short, ...[name, last].flatMap((one) => [one, one.replaceAll(/[-_]+/g, ' ')]).map(plain)]
  return [...new Set(names)].filter((one) => one !== '')
}

/** Without quotes, brackets and end punctuation, in normal form. */
export function plain(text: string): string {
  return normalForm(text)
    .replaceAll(/[「」『』《》"'“”]/g, '')
    .replaceAll(/[（(][^）)]*[）)]/g, '')
    .replace(/^[\s:,，。.?!？！、]+|[\s:,，。.?!？！、]+$/gu, '')
    .trim()
}

/** Part of a title: Chinese anywhere, Latin by whole words. */
function holds(name: string, phrase: string): boolean {
  const at = name.indexOf(phrase)
  if (at < 0) return false
  return !/[a-z]/.test(phrase) || (!/[a-z]/.test(name[at - 1] ?? '') && !/[a-z]/.test(name[at + phrase.length] ?? ''))
}

function tooShort(phrase: string): boolean {
  return /\p{Script=Han}/u.test(phrase) ? phrase.length < 2 : phrase.length < 3
}
