import { normalForm } from '../../vocabulary/normal-form.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import type { Draft } from './draft.js'
import { type Named, named, plain, questionsOf } from './names.js'
import type { Subject } from './subject.js'

export const nounZh = '(?:调查问卷|问卷调查|问卷|小调查|调研|调查)'
export const nounEn = "(?<![a-z])(?:surveys?|questionnaires?|polls?)(?![a-z])(?:'s)?(?: (?:results|answers|responses))?"
const inside = '(?:里面|里头|里|中|上|当中)?'

/** 各问卷, by question: what to break down by, not what it is about. */
export function readBreakdowns(draft: Draft): void {
  const fields = [
    {
      field: 'survey',
      pattern: new RegExp(
        `(?<=(?:按|各个|各份|各|每份|每个|分))${nounZh}|(?<=(?:by|per|each|every) )(?:survey|questionnaire)(?![a-z])`,
        'u',
      ),
    },
    {
      field: 'question',
      pattern: /(?<=(?:按|各道|各个|各|每道|每个|每))(?:题目|问题|题)|(?<=(?:by|per|each|every) )question(?![a-z])/u,
    },
  ]
  for (const { field, pattern } of fields) {
    const match = pattern.exec(draft.text)
    if (match) draft.put(match.index, match.index + match[0].length, [{ kind: 'field', field, acts: ['answer'] }])
  }
}

/** Titles of surveys, and the nouns with the name before them: 「护肤习惯」问卷, the skincare survey. What they name becomes the subject. */
export function readSurveyNames(draft: Draft, subject: Subject): void {
  for (const survey of subject.surveys) {
    for (const title of [survey.label.zh, survey.label.en, ...survey.studies].map(normalForm)) {
      if (title.length < 4) continue
      const at = draft.text.indexOf(title)
      if (at < 0) continue
      const [from, to] = withQuotes(draft.text, at, at + title.length)
      settle(subject, [{ survey }])
      const noun = new RegExp(`^(?:这份|的)?${nounZh}?${inside}|^ (?:survey|questionnaire)(?![a-z])`, 'u').exec(
        draft.text.slice(to),
      )
      draft.mark(from, to + (noun?.[0].length ?? 0))
      break
    }
  }
  const noun = new RegExp(`(${nounZh})${inside}(?:的结果|结果)?|${nounEn}`, 'u')
  for (let match = noun.exec(draft.text); match; match = noun.exec(draft.text)) {
    const end = match.index + match[0].length
    const start = nameBefore(draft, match.index, subject)
    const lead =
      /(?:在|对|从|关于)$|(?:(?<![a-z])(?:in|on|from|of|to|for|about) )?(?:(?:the|our|this|a|any|all) )+$|(?<![a-z])(?:in|on|from|of|to) $/u.exec(
        draft.text.slice(0, start),
      )
    draft.mark(start - (lead?.[0].length ?? 0), end)
  }
}

/** Where the name before a noun begins, and settles what it names. */
function nameBefore(draft: Draft, at: number, subject: Subject): number {
  const before = draft.text.slice(0, at)
  const quoted = /[「『《"]([^「」『』《》"]{1,60})[」』》"] ?(?:这份|的)?\s?$/u.exec(before)
  if (quoted) {
    const found = named(quoted[1] as string, subject.surveys)
    if (found.length === 0) throw noSuchSurvey(quoted[1] as string, subject)
    settle(subject, found)
    return quoted.index
  }
  const joint = /(?:这份|的| )?$/u.exec(before)?.[0].length ?? 0
  const words = before.slice(0, before.length - joint)
  for (let length = Math.min(24, words.length); length >= 2; length -= 1) {
    const from = words.length - length
    const phrase = words.slice(from)
    if (/[\ue000-\uf8ff,，。?？!！]/u.test(phrase) || /^\s/.test(phrase)) continue
    if (/[a-z0-9]/.test(phrase[0] as string) && /[a-z0-9]/.test(words[from - 1] ?? '')) continue
    const found = named(phrase, subject.surveys)
    if (found.length === 0) continue
    settle(subject, found)
    return from
  }
  return at
}

/** Questions by their title: in quotes, whole, by their name, or before 这道题. */
export function readQuestionNames(draft: Draft, subject: Subject): void {
  const surveys = subject.survey ? [subject.survey] : subject.surveys
  const take = (from: number, to: number, found: readonly Named[]) => {
    settle(subject, found)
    draft.cut(from, to)
  }
  for (const match of draft.text.matchAll(
    /(?:(?:the )?question |题目|问题)?[「『"]([^「」『』"]{2,80})[」』"](?:(?:这道|这|一)?题)?/gu,
  )) {
    if (
      /(?:选|选择|选了|选择了|勾选|提到|提及|说到|写到|chose|picked|selected|mentioned|answered|回答|答) ?$/u.test(
        draft.text.slice(0, match.index),
      )
    )
      continue
    const found = named(match[1] as string, [], questionsOf(surveys))
    if (found.length === 0) continue
    take(match.index, match.index + match[0].length, found)
    return
  }
  const whole = questionsOf(surveys)
    .flatMap((question) => [question.label.zh, question.label.en].map((title) => ({ question, title: plain(title) })))
    .filter(({ title }) => (/[a-z]/.test(title) ? title.length >= 8 : title.length >= 4))
    .sort((a, b) => b.title.length - a.title.length)
  for (const { title } of whole) {
    const at = draft.text.indexOf(title)
    if (at < 0) continue
    const found = [...new Set(whole.filter((one) => one.title === title).map((one) => one.question))].map((question) => ({
      question,
    }))
    const end = at + title.length
    take(at, end + (/^[?？。.]/.test(draft.text.slice(end)) && end + 1 < draft.text.length ? 1 : 0), found)
    return
  }
  const measured = /(?:的)?(?=(?:平均分|平均打分|平均评分|评分|均分|得分|打分|分数|分布|结果)(?!低于|高于|不到|超过|\d))/u.exec(
    draft.text,
  )
  const words = measured ? draft.text.slice(0, measured.index) : ''
  for (let length = Math.min(20, words.length); length >= 2; length -= 1) {
    const phrase = words.slice(-length)
    if (/[\ue000-\uf8ff,，。?？\s]/u.test(phrase)) continue
    const found = named(phrase, [], questionsOf(surveys))
    if (found.length === 0) continue
    take(words.length - length, words.length, found)
    return
  }
  const scored =
    /(?<=average |mean )([a-z][a-z ]{2,40}?) (?=(?:score|rating)(?![a-z]))|(?<=(?:csat|score|rating|top two boxes)) (?:of|for) (?:the )?([a-z][a-z ]{2,40}?)(?= in | by |,|\?|$)/u.exec(
      draft.text,
    )
  const questionFound = scored ? named((scored[1] ?? scored[2]) as string, [], questionsOf(surveys)) : []
  if (scored && questionFound.length > 0) {
    take(scored.index, scored.index + scored[0].length, questionFound)
    return
  }
  const marked =
    /([^\s,，。?？的\ue000-\uf8ff]{2,20}?)(?:这道题|这一题|这题|这个问题|题)(?:的|里|中)?|(?:the )?question "?([^"?,]{2,60}?)"?(?=\?|,|$| by | in | per | for )|the ([a-z0-9 _-]{2,40}?) question(?![a-z])/u.exec(
      draft.text,
    )
  if (!marked) return
  const phrase = (marked[1] ?? marked[2] ?? marked[3]) as string
  for (let from = 0; from <= phrase.length - 2; from += 1) {
    const found = named(phrase.slice(from), [], questionsOf(surveys))
    if (found.length === 0) continue
    const at = marked.index + marked[0].indexOf(phrase) + from
    take(marked[1] === undefined ? marked.index : at, marked.index + marked[0].length, found)
    return
  }
}

/** What a phrase names becomes what the sentence is about. @throws Stop where it names several things, or another than was named before */
export function settle(subject: Subject, found: readonly Named[]): void {
  const surveys = [...new Set(found.map((one) => ('survey' in one ? one.survey.id : one.question.survey)))]
  const questions = found.flatMap((one) => ('question' in one ? [one.question] : []))
  if (found.length > 1 && (surveys.length > 1 || questions.length !== found.length)) {
    const titles = found.map((one) => ('survey' in one ? one.survey.label : one.question.label))
    throw new Stop(
      'clarify',
      note('有不止一份问卷（题目）叫这个，问的是哪一个？', 'More than one survey (or question) is called so: which one?'),
      titles.map(({ zh, en }) => ({ zh: `「${zh}」${subject.asked}`, en: `「${en}」 ${subject.asked}` })),
    )
  }
  const survey = subject.surveys.find(({ id }) => id === surveys[0])
  if (subject.survey && survey && subject.survey !== survey)
    throw new Stop('clarify', note('一次问一份问卷', 'One survey at a time, please'))
  if (survey) subject.survey = survey
  // Several questions of one survey: it is about that survey.
  if (questions.length === 1) subject.question = questions[0] as NonNullable<Subject['question']>
}

function noSuchSurvey(phrase: string, { surveys }: Subject): Stop {
  return new Stop(
    'refusal',
    note(
      `没有人答过叫「${phrase}」的问卷；答过的有：${surveys.map(({ label }) => `「${label.zh}」`).join('')}`,
      `No survey called "${phrase}" was answered; answered were: ${surveys.map(({ label }) => `"${label.en}"`).join(', ')}`,
    ),
    surveys
      .slice(0, 5)
      .map(({ label }) => ({ zh: `「${label.zh}」有多少人答了`, en: `how many people answered the "${label.en}" survey` })),
  )
}

function withQuotes(text: string, from: number, to: number): [number, number] {
  const open = /[「『《"]$/.test(text.slice(0, from))
  const close = /^[」』》"]/.test(text.slice(to))
  return open && close ? [from - 1, to + 1] : [from, to]
}
