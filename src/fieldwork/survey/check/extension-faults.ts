import { didYouMean } from '../../../catalog/nearest.js'
import { surveyExtensionForm } from '../extension.js'
import { variablesOf } from '../triggers.js'
import { inputsIn, type Placed } from './elements.js'
import { fault, isNode, type Node, type SurveyFault } from './fault.js'

/** What is wrong in the survey's `zhiyin` block: its form, and the questions and values that it names. */
export function extensionFaults(definition: Node): SurveyFault[] {
  if (definition.zhiyin === undefined) return []
  const read = surveyExtensionForm.safeParse(definition.zhiyin)
  if (!read.success)
    return read.error.issues.map((issue) =>
      fault('error', pathOf(['zhiyin', ...issue.path]), {
        zh: `zhiyin 设置有误：${issue.message}`,
        en: `the zhiyin block is not right: ${issue.message}`,
      }),
    )
  const { contradictions, attention, checks, weights } = read.data
  const questions = inputsIn(definition)
  const byName = new Map(questions.map((placed) => [placed.name, placed]))
  const named = (name: string, path: string): SurveyFault[] =>
    byName.has(name.split(/[.[]/)[0] ?? '') ? [] : [unknown(name, path, [...byName.keys()])]
  const inExpression = (expression: string, path: string) => variablesOf(expression).flatMap((name) => named(name, path))
  return [
    ...contradictions.flatMap(({ a, b, agree }, index) => {
      const at = `zhiyin.contradictions[${index}]`
      return [
        ...named(a, `${at}.a`),
        ...named(b, `${at}.b`),
        ...(agree === 'same' || agree === 'opposite'
          ? []
          : agree.includes('{')
            ? inExpression(agree, `${at}.agree`)
            : [badAgree(agree, `${at}.agree`)]),
        ...(a === b ? [fault('error', at, { zh: '同一道题不能与自己矛盾。', en: 'a question cannot contradict itself' })] : []),
      ]
    }),
    ...attention.flatMap(({ question, expected }, index) => {
      const at = `zhiyin.attention[${index}]`
      return [
        ...named(question, `${at}.question`),
        ...expected.flatMap((value) => notAChoice(byName.get(question), value, `${at}.expected`)),
      ]
    }),
    ...checks.flatMap(({ question, equals, expression }, index) => {
      const at = `zhiyin.checks[${index}]`
      return [
        ...named(question, `${at}.question`),
        ...(equals ?? []).flatMap((value) => notAChoice(byName.get(question), value, `${at}.equals`)),
        ...(expression ? inExpression(expression, `${at}.expression`) : []),
      ]
    }),
    ...Object.entries(weights?.margins ?? {}).flatMap(([name, shares]) => {
      const question = byName.get(name)
      // A margin that is no question is a tag's: tags are known where the study runs.
      return question ? Object.keys(shares).flatMap((value) => notAChoice(question, value, `zhiyin.weights.margins.${name}`)) : []
    }),
  ]
}

function unknown(name: string, path: string, known: readonly string[]): SurveyFault {
  const [near] = didYouMean(name, known)
  return fault(
    'error',
    path,
    {
      zh: `没有叫「${name}」的题目。${near ? `是「${near}」吗？` : ''}`,
      en: `there is no question "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
    },
    near,
  )
}

const badAgree = (agree: string, path: string) =>
  fault('error', path, {
    zh: `「${agree}」应当是 same、opposite，或带 {题目} 的表达式。`,
    en: `"${agree}" must be same, opposite, or an expression with {question}`,
  })

/** A value that none of a question's choices has: the check would never apply. */
function notAChoice(placed: Placed | undefined, value: string | number | boolean, path: string): SurveyFault[] {
  const choices = placed?.node.choices
  if (!Array.isArray(choices)) return []
  const values = choices.map((choice) => String(isNode(choice) ? choice.value : choice))
  const special = ['other', 'none', 'refused', 'dontknow']
  if (values.includes(String(value)) || special.includes(String(value))) return []
  const [near] = didYouMean(String(value), values)
  return [
    fault(
      'error',
      path,
      {
        zh: `「${value}」不是「${placed?.name}」的选项。${near ? `是「${near}」吗？` : ''}`,
        en: `"${value}" is not a choice of "${placed?.name}".${near ? ` Did you mean "${near}"?` : ''}`,
      },
      near,
    ),
  ]
}

const pathOf = (parts: readonly PropertyKey[]) =>
  parts.reduce<string>(
    (path, part) => (typeof part === 'number' ? `${path}[${part}]` : path ? `${path}.${String(part)}` : String(part)),
    '',
  )
