import type { Language } from '../../../catalog/label.js'
import { type Block, figures, heading, type Message, message, note, paragraph, warning } from '../../../messages/index.js'
import type { QuestionResult } from '../question-result.js'
import type { SurveyResults } from '../survey-results.js'
import { matrixBlocks } from './matrix-blocks.js'
import { questionBlocks, type Shown } from './question-blocks.js'
import { weightingBlocks } from './weighting-blocks.js'
import { count, percent } from './wording.js'

export interface ShowOptions {
  /** Bar charts beside the tables. Default: yes. */
  readonly charts?: boolean
}

/** A survey's results as a message: how many answered, how they were weighted, and each question with bases and intervals. */
export function resultsMessage(results: SurveyResults, language: Language, { charts = true }: ShowOptions = {}): Message {
  const zh = language === 'zh'
  const title = results.title[language]
  const top: Block[] = [heading(zh ? `${title}：结果` : `${title}: results`, 1)]
  if (results.completes === 0) return message(language, ...top, paragraph(zh ? '还没有人答完。' : 'Nobody has finished it yet.'))
  if (results.withheld)
    return message(
      language,
      ...top,
      warning(
        zh
          ? `这是匿名问卷，目前只有 ${results.completes} 人答完；满 5 人才显示结果，以免看出是谁答的。`
          : `This study is anonymous and ${results.completes} have finished it: results are shown from 5 on, so that nobody can be told from them.`,
      ),
    )
  top.push(figures(headline(results, language)))
  const [first, second] = results.sets
  if (second)
    top.push(
      note(
        zh
          ? '每题两列：全部答卷，与去除存疑答卷之后。区间为 95% Wilson 区间。'
          : 'Two columns a question: all responses, and without the doubtful ones. Intervals are 95 % Wilson intervals.',
      ),
    )
  else if (first) top.push(note(zh ? '区间为 95% Wilson 区间。' : 'Intervals are 95 % Wilson intervals.'))
  return message(
    language,
    ...top,
    ...weightingBlocks(results.weighting, language),
    ...grouped(first?.questions ?? []).flatMap((group) => {
      const shown = group.map((index): Shown => ({ one: first!.questions[index]!, other: second?.questions[index] }))
      return shown.length > 1 ? matrixBlocks(shown, language, charts) : questionBlocks(shown[0]!, language, charts)
    }),
  )
}

function headline(results: SurveyResults, language: Language) {
  const zh = language === 'zh'
  const { completes, doubtful, weighting } = results
  return [
    { label: zh ? '答完' : 'completes', value: count(completes, language) },
    {
      label: zh ? '存疑' : 'doubtful',
      value: count(doubtful, language),
      note: zh ? `占 ${percent(doubtful / completes, language)}` : `${percent(doubtful / completes, language)} of them`,
    },
    ...(weighting
      ? [
          {
            label: zh ? '加权后有效样本' : 'effective base',
            value: count(weighting.effectiveBase, language),
            note: zh ? `设计效应 ${weighting.effect.toFixed(2)}` : `design effect ${weighting.effect.toFixed(2)}`,
          },
        ]
      : []),
  ]
}

/** Rows of one matrix that share their answers stand in one table; everything else by itself. */
function grouped(questions: readonly QuestionResult[]): number[][] {
  const groups: number[][] = []
  questions.forEach((question, index) => {
    const before = questions[index - 1]
    if (before && inOneTable(before, question)) groups.at(-1)!.push(index)
    else groups.push([index])
  })
  return groups
}

function inOneTable(one: QuestionResult, other: QuestionResult): boolean {
  if (one.within === undefined || one.within.name !== other.within?.name || one.kind !== other.kind) return false
  if (!('shares' in one && 'shares' in other)) return false
  const values = (result: typeof one | typeof other) => result.shares.map(({ value }) => value).join('\n')
  return values(one) === values(other) && one.shares.length <= 11
}
