import { ConditionRunner } from 'survey-core'
import type { WarehouseCheck } from '../survey/extension.js'
import { answerOf, inWords } from './answer-of.js'
import type { Finding, QualityCheck } from './check.js'

/** What was said against what is known of the person: said "never bought", has three orders. */
export const knownFacts: QualityCheck = {
  name: 'facts',
  label: { zh: '与事实不符', en: 'against the facts' },
  about: {
    zh: '问卷里声明的回答与数据仓库中的标签不符（如说「没买过」却有订单）。',
    en: 'Answers that the survey declares to be checked, and that the warehouse does not bear out (says "never bought", has orders).',
  },
  most: 50,
  find: ({ data, facts }, { outline, checks }) =>
    checks.flatMap((check, index): Finding[] => {
      if (facts[index] !== false || !applies(check, outline, data)) return []
      const answered = answerOf(check.question, outline, data)
      if (!answered) return []
      return [
        {
          points: 25,
          why: {
            zh: `「${answered.asked.title.zh}」答「${inWords(answered, 'zh')}」，与已知的「${check.tag}」不符${check.why ? `：${check.why.zh}` : ''}`,
            en: `"${answered.asked.title.en}" was answered "${inWords(answered, 'en')}", which what is known (${check.tag}) does not bear out${check.why ? `: ${check.why.en}` : ''}`,
          },
          evidence: [answered.asked.path],
        },
      ]
    }),
}

/** Whether a check is about what this respondent said. */
export function applies(
  check: WarehouseCheck,
  outline: Parameters<typeof answerOf>[1],
  data: Readonly<Record<string, unknown>>,
): boolean {
  if (check.expression !== undefined) return new ConditionRunner(check.expression).runValues({ ...data }) === true
  const answered = answerOf(check.question, outline, data)
  if (!answered) return false
  const { values, number, text } = answered.given
  const said = values.length > 0 ? values : [number === undefined ? (text ?? '') : String(number)]
  return (check.equals ?? []).some((one) => said.includes(String(one)))
}
