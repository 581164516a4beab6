import type { FieldTest, Segment } from '../../../segments/form.js'
import { everyone } from '../../../segments/form.js'
import type { Measured, Query } from '../../query.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import type { KindContext, Reading } from '../kinds/context.js'
import { type Note, note } from '../note.js'
import { Stop } from '../outcome.js'
import { isPromoterScale } from './people.js'
import type { SurveyWords } from './read-survey.js'
import { subjectTests, theQuestion } from './subject.js'

/** What the ordinary reading leaves open where a question is about surveys: which survey and question its figures are of, and who the others are. */
export function finish(reading: Reading, words: SurveyWords, context: KindContext): Reading {
  const notes: Note[] = [...reading.notes]
  const ofAnswers = {
    ...reading.query,
    measures: reading.query.measures.map((one) => measuredIn(one, reading.query, words, context)),
  }
  const query = withBase(withOtherRespondents(withRespondents(ofAnswers, notes), context, notes), notes)
  refuseIdle(query, words)
  return { query, notes }
}

/** A figure of answers is of the survey and question named; of the only one that can have it, where none is. */
function measuredIn(one: Measured, query: Query, words: SurveyWords, { vocabulary }: KindContext): Measured {
  if (!('measure' in one)) return one
  const { subject } = words
  if (['mentions', 'negative_mentions', 'positive_mentions'].includes(one.measure))
    return { ...one, where: [...(one.where ?? []), { field: 'source', is: { oneOf: ['answers'] } }] }
  if (one.measure === 'reviews' && query.kind === 'quotes' && words.named)
    return { measure: 'respondents', ...(subjectTests(subject).length > 0 ? { where: subjectTests(subject) } : {}) }
  if (actOf(one.measure, vocabulary) !== 'answer') return one
  const apart = query.by.some((by) => 'field' in by && by.field === 'question')
  if (one.measure === 'survey_score' && subject.question?.kind === 'number')
    return { ...one, measure: 'survey_number', where: [...(one.where ?? []), ...subjectTests(subject)] }
  const wanted = scales[one.measure]
  const tests =
    !wanted || apart ? subjectTests(subject) : subjectTests({ question: theQuestion(subject, wanted.fits, wanted.what) })
  const known = new Set((one.where ?? []).map((test) => JSON.stringify(test)))
  const where = [...(one.where ?? []), ...tests.filter((test) => !known.has(JSON.stringify(test)))]
  return where.length > 0 ? { ...one, where } : one
}

const scales: Readonly<Record<string, { fits: Parameters<typeof theQuestion>[1]; what: { zh: string; en: string } }>> = {
  nps: { fits: isPromoterScale, what: { zh: '0–10 分的推荐题', en: 'question on a scale from 0 to 10' } },
  survey_csat: {
    fits: (one) => one.kind === 'scale' && !isPromoterScale(one),
    what: { zh: '满意度评分题', en: 'satisfaction rating' },
  },
  survey_score: { fits: ({ kind }) => kind === 'scale', what: { zh: '评分题', en: 'rating question' } },
}

function actOf(name: string, vocabulary: Vocabulary): string | undefined {
  const plan = vocabulary.measures.get(name)?.plan
  if (plan?.kind === 'ratio') return actOf(plan.numerator, vocabulary)
  return plan && 'act' in plan ? plan.act : undefined
}

/** A count of people who answered so, and nothing else: respondents, whom anonymous answers have as well. */
function withRespondents(query: Query, notes: Note[]): Query {
  const [one, ...others] = query.measures
  if (query.kind !== 'number' || others.length > 0 || !one || !('measure' in one) || one.measure !== 'customers' || query.window)
    return query
  const { who } = query
  if (!('did' in who) || who.did !== 'answer') return query
  const { did: _, where, window, ...more } = who
  if (Object.keys(more).length > 0) return query
  notes.push(note('匿名的答卷一份计一人', 'an anonymous response counts as one person'))
  return { ...query, who: everyone, measures: [{ measure: 'respondents', ...(where ? { where } : {}) }], window }
}

/** 比其他人高吗 of people told by their answers: beside everyone else, the others who answered, who are more like them. */
function withOtherRespondents(query: Query, { language }: KindContext, notes: Note[]): Query {
  const [first, second, ...more] = query.sides ?? []
  if (query.kind !== 'compare' || !first?.who || !second?.who || more.length > 0 || !('not' in second.who)) return query
  if (JSON.stringify(second.who.not) !== JSON.stringify(first.who)) return query
  const answer = answersIn(first.who).find(({ where = [] }) => where.some(({ field }) => !['survey'].includes(field)))
  if (!answer) return query
  const where = (answer.where ?? []).filter(({ field }) => field === 'survey')
  const respondents: Segment = {
    all: [
      { did: 'answer', ...(where.length > 0 ? { where } : {}), ...(answer.window ? { window: answer.window } : {}) },
      { not: first.who },
    ],
  }
  notes.push(
    note(
      '「其他人」有两种：答过问卷的其他人，和全部其他客户；只有能对上客户的答卷才算得出复购这样的指标',
      'two kinds of others: those who answered the survey as well, and all other customers; only responses that lead to a customer have figures of trade',
    ),
  )
  return {
    ...query,
    sides: [
      first,
      { label: language === 'zh' ? '答过的其他人' : 'other respondents', who: respondents },
      { ...second, label: language === 'zh' ? '全部其他客户' : 'all other customers' },
    ],
  }
}

/** 问卷里提到送礼的人占多少, 贬损者占比: of those who answered the survey, or the question, where nothing else is named. */
function withBase(query: Query, notes: Note[]): Query {
  const { who } = query
  if (query.kind !== 'share' || query.base || !('did' in who) || who.did !== 'answer') return query
  const where = (who.where ?? []).filter(({ field }) => field === 'survey' || field === 'question')
  if (where.length === (who.where ?? []).length) return query
  const base = { did: 'answer', ...(where.length > 0 ? { where } : {}), ...(who.window ? { window: who.window } : {}) }
  const whole = notes.findIndex(({ en }) => en === 'as a share of all customers')
  if (whole >= 0) notes.splice(whole, 1)
  notes.push(note('占答过的客户的比例', 'as a share of the customers who answered'))
  return { ...query, base }
}

function answersIn(segment: Segment): { where?: FieldTest[] | undefined; window?: Query['window'] }[] {
  if ('all' in segment) return segment.all.flatMap(answersIn)
  if ('any' in segment) return segment.any.flatMap(answersIn)
  return 'did' in segment && segment.did === 'answer' ? [segment] : []
}

/** A survey was named, and nothing in the query is of answers. */
function refuseIdle(query: Query, { named, subject }: SurveyWords): void {
  if (subject.window && !JSON.stringify(query).includes(JSON.stringify(subject.window)))
    throw new Stop(
      'clarify',
      note('问卷的时间段放在了哪里不清楚，请换个说法', 'It is not clear what the period of the survey does in this question'),
    )
  if (subject.question && !JSON.stringify(query).includes(JSON.stringify(subject.question.name))) throw whatOfIt({ subject })
  if (!named || /"answer"|"answers"|respondents|responses|"nps"|survey_/.test(JSON.stringify(query))) return
  throw whatOfIt({ subject })
}

/** A survey was named, and nothing was asked of it. */
export function whatOfIt({ subject }: Pick<SurveyWords, 'subject'>): Stop {
  const title = (subject.survey ?? subject.surveys[0])?.label ?? { zh: '问卷', en: 'survey' }
  return new Stop(
    'clarify',
    note(
      '关于问卷要问什么：多少人答了、NPS、某一题的选项占比，还是提到了什么？',
      'What about the survey: how many answered, its NPS, the shares of a question’s choices, or what was mentioned?',
    ),
    [
      note(`「${title.zh}」有多少人答了`, `how many people answered the survey "${title.en}"`),
      note(`「${title.zh}」的NPS`, `NPS in the survey "${title.en}"`),
      note(`「${title.zh}」各选项的占比`, `share of each choice in the survey "${title.en}"`),
    ],
  )
}
