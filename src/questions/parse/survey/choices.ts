import type { Query } from '../../query.js'
import { allOfSegments } from '../expression.js'
import { type KindContext, type Reading, unplaced, wholeScope } from '../kinds/context.js'
import { dimensionOf } from '../kinds/dimensions.js'
import { note } from '../note.js'
import { Stop } from '../outcome.js'
import { isWord, type Token } from '../token.js'
import type { SurveyWords } from './read-survey.js'
import { subjectTests, theQuestion } from './subject.js'

const counted = ['single', 'multiple', 'yes-no', 'scale', 'ranking']

/** 各选项的占比: how many chose each, and the share of those who answered the question. */
export function choicesOf(tokens: readonly Token[], words: SurveyWords, context: KindContext): Reading {
  const question = theQuestion(words.subject, ({ kind }) => counted.includes(kind), {
    zh: '选择题或评分题',
    en: 'question with choices',
  })
  const measure = context.vocabulary.measures.get('respondents')
  if (!measure) throw new Error('the catalog has no respondents')
  const cue: Token = { text: '', start: -1, end: -1, meanings: [{ kind: 'measure', measure }] }
  const rest = tokens.filter(
    (token) => !isWord(token, 'share', 'distribution', 'count', 'each', 'what', 'which') || isWord(token, 'person'),
  )
  const scope = wholeScope([...rest, cue], context)
  if (scope.windows.length > 1 || scope.acts.length > 0 || scope.measures.length > 1 || scope.where.length > 0)
    throw unplaced(scope.mentions.map(({ token }) => token))
  const measured = { measure: 'respondents', where: subjectTests({ question }) }
  const by = [...scope.by, ...scope.mentions.map((mention) => dimensionOf(mention, measured, context.vocabulary, scope.notes))]
  if (by.length > 1) throw new Stop('clarify', note('最多按一个维度看各选项', 'The choices by one thing at a time, please'))
  const scale = question.kind === 'scale'
  if (question.kind === 'multiple')
    scope.notes.push(
      note(
        '多选题：各选项占答题人数的比例，加起来会超过100%',
        'several could be chosen: shares of those who answered add up to more than 100 %',
      ),
    )
  const query: Query = {
    kind: 'table',
    who: allOfSegments(scope.who),
    measures: by.length > 0 ? [measured] : [measured, { ...measured, as: 'share' }],
    window: scope.windows[0],
    by: [{ field: scale ? 'number' : 'choice' }, ...by],
    order: scale ? { by: 'key', direction: 'asc' } : { by: 'measure', direction: 'desc' },
  }
  return { query, notes: scope.notes }
}
