import type { Act } from '../../../catalog/act.js'
import type { FieldTest } from '../../../segments/form.js'
import type { AskedQuestion } from '../../vocabulary/asked-survey.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import { type Draft, survey } from './draft.js'
import { mentionWords } from './mention-words.js'
import { choicesNamed, named, plain } from './names.js'
import { figuresOf, type Points, readPoints } from './ratings.js'
import { candidates, type Subject, subjectTests, theQuestion } from './subject.js'

/** Where what was chosen or mentioned ends. */
const object = '(「[^」]{1,40}」|"[^"]{1,40}"|[^\\s,，。:?？!！、的\\ue000-\\uf8ff][^,，。:?？!！的\\ue000-\\uf8ff]{0,40}?)'
const objects = `${object}((?:(?:、|或者|或|和|与|及)${object})*)`
const endZh = '(?=的|,|:|，|。|\\?|？|!|$|有多少|有几|多少|几个|占|吗|\\s|这个选项|[\\ue000-\\uf8ff])'
const endEn =
  '(?=,|:|\\?|!|\\.|$| in | on | for | to | who| and (?:is|are|what|how|do|did|their)| but| have| has| is | are | last | this | during| buy| compared| than| vs| by |[\\ue000-\\uf8ff])'

export const isPromoterScale = ({ kind, low, high }: AskedQuestion) => kind === 'scale' && low === 0 && high === 10

const promoterQuestion = { zh: '0–10 分的推荐题', en: 'question on a scale from 0 to 10' }

/** 推荐者, 贬损者, 中立者: by what they gave on the scale of recommendation. */
export function readScorers(draft: Draft, subject: Subject, act: Act): void {
  const kinds = [
    { pattern: /推荐者(?:们)?|推荐型(?:客户|用户)|promoters?(?![a-z])/u, range: { min: 9 } },
    { pattern: /贬损者(?:们)?|批评者(?:们)?|贬损型(?:客户|用户)|detractors?(?![a-z])/u, range: { max: 6 } },
    { pattern: /中立者(?:们)?|被动者(?:们)?|中立型(?:客户|用户)|passives?(?![a-z])/u, range: { min: 7, max: 8 } },
  ]
  for (const { pattern, range } of kinds) {
    for (let match = pattern.exec(draft.text); match; match = pattern.exec(draft.text)) {
      const question = theQuestion(subject, isPromoterScale, promoterQuestion)
      const tests = [...subjectTests({ question }), { field: 'number', is: { range } }]
      draft.put(match.index, match.index + match[0].length, [
        {
          kind: 'condition',
          segment: { did: act.name, where: tests, ...(subject.window ? { window: subject.window } : {}) },
          names: 'people',
        },
      ])
    }
  }
}

/** 给9分以上, rated 9 or higher: on the scale that the sentence names, or the only one where so many points can be given. */
export function readRatings(draft: Draft, subject: Subject, act: Act): void {
  const verb =
    /(?:(?:评分|打分|给分|分数)(?:是|为|在)?|(?:给|打|评)(?:过|了|出)?(?:了)?)(?=(?:低于|不到|少于|小于|不足|高于|超过|大于|多于|不低于|至少)?\d)|(?<![a-z])(?:gave|give|giving|rated|rate|rating|scored|score|scoring)(?: us| it| them)?(?: a| a score of| a rating of)? (?=(?:at least|at most|up to|more than|over|above|less than|under|below)? ?\d)/u
  const bare =
    /(?:低于|不到|少于|小于|高于|超过|大于|不低于|至少)\d+(?:\.\d+)? ?分|\d+(?:\.\d+)? ?分?(?:及|或)?以[上下]|\d+(?:\.\d+)? ?分(?=的)/u
  const pattern = subject.question?.kind === 'scale' && !verb.test(draft.text) ? new RegExp(`(?=${bare.source})`, 'u') : verb
  for (let match = pattern.exec(draft.text); match; match = pattern.exec(draft.text)) {
    const from = match.index
    const points = readPoints(draft.text, from + match[0].length)
    if (!points) return
    const to = from + match[0].length + points.length
    // 给5星 is said of reviews.
    if (/^ ?(?:星|颗星|stars?)/.test(draft.text.slice(to))) return
    const start = given(draft, from, subject)
    const question = theQuestion(
      start.question ? { ...subject, question: start.question } : subject,
      (one) => onScale(one, points),
      { zh: '能打这个分的评分题', en: 'rating question with such points' },
    )
    const is = points.oneOf ? { oneOf: [...points.oneOf] } : { range: points.range ?? {} }
    draft.put(start.at, to, [answered(act, subject, [...subjectTests({ question }), { field: 'number', is }])])
  }
}

/** 给物流打1分: what the points were given for, before the verb. */
function given(draft: Draft, at: number, subject: Subject): { at: number; question?: AskedQuestion } {
  const match = /(?:给|对|为)([^\s,，。的\ue000-\uf8ff]{2,20})$/u.exec(draft.text.slice(0, at))
  if (!match || subject.question) return { at }
  const surveys = subject.survey ? [subject.survey] : subject.surveys
  const scales = surveys.flatMap(({ questions }) => questions).filter(({ kind }) => kind === 'scale')
  const found = named(match[1] as string, [], scales).flatMap((one) => ('question' in one ? [one.question] : []))
  return found.length === 1 ? { at: match.index, question: found[0] as AskedQuestion } : { at }
}

function onScale({ kind, low = Number.NaN, high = Number.NaN }: AskedQuestion, points: Points): boolean {
  return kind === 'scale' && figuresOf(points).every((figure) => figure >= low && figure <= high)
}

/** 选了「干性」, picked oily or dry: the choices of one question. */
export function readChosen(draft: Draft, subject: Subject, act: Act): void {
  const zh = new RegExp(
    `(?:选择|勾选|选(?!项)|勾|回答|答(?!案|卷))(?:的是|过|了|中|的)*(?:是(?=[「"][^「"]|[^的人]))?${objects}${endZh}`,
    'u',
  )
  const en = new RegExp(
    `(?<![a-z])(?:chose|choose|picked|pick|selected|select|ticked|answered)(?: the (?:option|answer))? ${object}((?: or ${object})*)${endEn}`,
    'u',
  )
  for (const pattern of [zh, en]) {
    const match = pattern.exec(draft.text)
    if (!match) continue
    const words = pieces(`${match[1]}${match[2] ?? ''}`)
    const start = beforeVerb(draft, match.index, subject)
    const fitting = candidates(subject).flatMap((question) => {
      const values = words.map((word) => choicesNamed(word, question))
      return values.every((one) => one.length > 0) ? [{ question, values: values.flat() }] : []
    })
    const asked = words.map((word) => `「${plain(word)}」`).join('')
    if (fitting.length === 0) {
      const question = subject.question
      const verbOfAnswering = /^(?:回答|答|answered)/.test(match[0])
      if (verbOfAnswering && !question) return
      throw new Stop(
        'refusal',
        question
          ? note(
              `「${question.label.zh}」没有${asked}这个选项；选项有：${question.choices.map(({ label }) => label.zh).join('、')}`,
              `"${question.label.en}" has no choice ${asked}; there are: ${question.choices.map(({ label }) => label.en).join(', ')}`,
            )
          : note(`答过的问卷里没有${asked}这个选项`, `No question that was answered has a choice ${asked}`),
      )
    }
    const question = theQuestion({ ...subject, surveys: subject.surveys }, (one) => fitting.some((fit) => fit.question === one), {
      zh: `有${asked}这个选项的题`,
      en: `question with a choice ${asked}`,
    })
    const values = fitting.find((fit) => fit.question === question)?.values ?? []
    draft.put(start, match.index + match[0].length, [
      answered(act, subject, [...subjectTests({ question }), { field: 'choice', is: { oneOf: [...new Set(values)] } }]),
    ])
  }
}

/** 肤质选「干性」: words right before the verb that name a question. */
export function beforeVerb(draft: Draft, at: number, subject: Subject): number {
  if (subject.question) return at
  const surveys = subject.survey ? [subject.survey] : subject.surveys
  for (let length = Math.min(16, at); length >= 2; length -= 1) {
    const words = draft.text.slice(at - length, at)
    if (/[\ue000-\uf8ff,，。?？的\s]/u.test(words)) continue
    const found = named(words.replace(/(?:这道题|这一题|这题|一题|题|上|里|中)$/u, ''), surveys).flatMap((one) =>
      'question' in one ? [one.question] : [],
    )
    if (found.length !== 1) continue
    subject.question = found[0] as AskedQuestion
    return at - length
  }
  return at
}

/** 提到送礼, mentioned gifts: words in what was written or chosen. Joined by "and", each of them. */
export function readMentioned(draft: Draft, subject: Subject, act: Act): void {
  const zh = new RegExp(`(?:提到|提及|说到|谈到|写到|聊到|提过|说过|写过|写了|说了)(?:过|了)?(?:关于)?${objects}${endZh}`, 'u')
  const en = new RegExp(
    `(?<![a-z])(?:mentioned|mention|mentions|mentioning|talked about|talk about|wrote about|brought up|said something about|spoke of) ${object}((?: or ${object})*)${endEn}`,
    'u',
  )
  for (const pattern of [zh, en]) {
    const match = pattern.exec(draft.text)
    if (!match) continue
    const said = `${match[1]}${match[2] ?? ''}`
    // 都说了些什么 asks what was said.
    if (/^(?:些|了)*(?:什么|啥|哪)|^what/u.test(said)) continue
    const each = /和|与|及/.test(match[2] ?? '') ? pieces(said) : undefined
    const alternatives = each ?? [pieces(said).join('|')]
    const meanings = alternatives.map((words) => {
      const contains = [...new Set(words.split('|').flatMap((word) => mentionWords(plain(word))))]
      return answered(act, subject, [...subjectTests(subject), { field: 'said', is: { contains } }])
    })
    const [one] = meanings
    if (meanings.length > 1)
      throw new Stop(
        'clarify',
        note(`「${plain(said)}」：都要，还是任意一个？`, `"${plain(said)}": all of them, or any of them?`),
        [note(pieces(said).map(plain).join('或'), pieces(said).map(plain).join(' or '))],
      )
    if (one) draft.put(match.index, match.index + match[0].length, [one])
  }
}

/** 答过…问卷, 问卷有多少人答了, answered the survey: having answered at all. */
export function readAnswered(draft: Draft, subject: Subject, act: Act): boolean {
  const meaning = [answered(act, subject, subjectTests(subject))]
  const verbs = '(?:回答|作答|填写|参加|参与|完成|提交|答|填|做|交)(?:过|了|完)*'
  const before = new RegExp(`${verbs}${survey}`, 'u')
  const behind = new RegExp(`(?:(?:来|去)?${verbs})(?=$|的|吗|[?？,，。])`, 'u')
  const en = new RegExp(
    `(?<![a-z])(?:answered|answer|took|take|taken|completed|complete|filled in|filled out|fill in|fill out|responded to|respond to|replied to|reply to|participated in|took part in|finished|done|did)(?: the| our| a| any| this)* ?${survey}`,
    'u',
  )
  for (const pattern of [before, en]) {
    let found = false
    for (let match = pattern.exec(draft.text); match; match = pattern.exec(draft.text)) {
      draft.put(match.index, match.index + match[0].length, meaning)
      found = true
    }
    if (!found) continue
    // 填了问卷的人比没填的人: the verb alone, once more.
    const alone = new RegExp(
      `(?<=没有?|未|不)${verbs}(?=的|人)|(?<=(?:not|didn't|did not) )(?:answer|take|complete)(?= |$)`,
      'u',
    ).exec(draft.text)
    if (alone) draft.put(alone.index, alone.index + alone[0].length, meaning)
    return true
  }
  const at = draft.text.indexOf(survey)
  const match = at < 0 ? null : behind.exec(draft.text)
  if (match) {
    draft.put(match.index, match.index + match[0].length, meaning)
    return true
  }
  const people = new RegExp(
    `${survey} ?(?:里|中)?(?:的)?(?=(?:受访|答卷|回答)?(?:客户|用户|人|会员|顾客|者)|respondents?)`,
    'u',
  ).exec(draft.text)
  if (!people) return false
  draft.put(people.index, people.index + people[0].length, meaning)
  return true
}

function answered(act: Act, { window }: Subject, tests: readonly FieldTest[]) {
  return { kind: 'act' as const, act, tests, ...(window ? { window } : {}) }
}

function pieces(said: string): string[] {
  return said
    .split(/、|或者|或|和|与|及| or | and /u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
