import { arrayQuestion, dualScaleQuestion, tableQuestion } from './array-questions.js'
import { type Element, listQuestion, multipleQuestion, rankingQuestion } from './choice-questions.js'
import { type Conversion, setting, settingText } from './conversion.js'
import { equationQuestion, numberQuestion, severalInputs, textQuestion } from './input-questions.js'
import { dateQuestion, fileQuestion, readyMadeQuestion } from './ready-made-questions.js'
import { noteSettings } from './settings-left.js'
import type { LimeCondition, LimeQuestion } from './structure.js'
import { translateParsed } from './translate.js'

/** How each of LimeSurvey's types is asked here. */
const byType: Readonly<Record<string, (question: LimeQuestion, conversion: Conversion) => Element[]>> = {
  S: textQuestion,
  T: textQuestion,
  U: textQuestion,
  N: numberQuestion,
  Q: severalInputs,
  K: severalInputs,
  D: dateQuestion,
  L: listQuestion,
  '!': listQuestion,
  O: listQuestion,
  W: listQuestion,
  Z: listQuestion,
  M: multipleQuestion,
  P: multipleQuestion,
  R: rankingQuestion,
  A: arrayQuestion,
  B: arrayQuestion,
  C: arrayQuestion,
  E: arrayQuestion,
  F: arrayQuestion,
  H: arrayQuestion,
  '1': dualScaleQuestion,
  ':': tableQuestion,
  ';': tableQuestion,
  '5': readyMadeQuestion,
  Y: readyMadeQuestion,
  G: readyMadeQuestion,
  I: readyMadeQuestion,
  '|': fileQuestion,
  '*': equationQuestion,
  X: () => [{ type: 'html' }],
}

/** One LimeSurvey question as SurveyJS elements: itself, and the comments that belong to it. */
export function convertQuestion(question: LimeQuestion, conversion: Conversion): Element[] {
  const convert = byType[question.type]
  if (!convert)
    conversion.note(
      'changed',
      question.code,
      `没有见过的题型「${question.type}」，作为文字题带过来`,
      `a question of the unknown type "${question.type}" is asked as a text`,
    )
  const [own = {}, ...more] = convert ? convert(question, conversion) : [{ type: 'comment' }]
  noteSettings(question, conversion)
  noteAffixes(question, conversion)
  const visibleIf = conditionOf(question, conversion)
  const title = conversion.said(question.text, question.code, { markup: own.type === 'html' })
  const description = conversion.said(question.help, question.code)
  if (question.mandatory === 'S')
    conversion.note('changed', question.code, '「软性必答」变成选答', 'a soft mandatory question became an optional one')
  const { type, ...rest } = own
  const element: Element = {
    type,
    name: question.code,
    ...(type === 'html' ? { html: title ?? '' } : title === undefined ? {} : { title }),
    ...(description === undefined || type === 'html' ? {} : { description }),
    ...(setting(question, 'hidden') === '1' ? { visible: false } : visibleIf === undefined ? {} : { visibleIf }),
    ...(question.mandatory === 'Y' && type !== 'html' && type !== 'expression' ? { isRequired: true } : {}),
    ...rest,
    ...validatorsOf(question, rest, conversion),
  }
  if (setting(question, 'hidden') === '1')
    conversion.note('changed', question.code, '隐藏题：不会问到', 'a hidden question: it is never asked')
  return [element, ...more.map((one) => ({ ...one, visibleIf: both(visibleIf, one.visibleIf) }))]
}

const both = (one: unknown, other: unknown): unknown => (one === undefined ? other : `(${one}) and (${other})`)

function noteAffixes(question: LimeQuestion, conversion: Conversion): void {
  for (const name of ['prefix', 'suffix'])
    if (Object.values(settingText(question, name)).some(Boolean))
      conversion.note(
        'lost',
        question.code,
        `输入框的前后缀没有带过来：${setting(question, name)}`,
        `the ${name} of the field was left out: ${setting(question, name)}`,
      )
}

/** The relevance equation; in surveys that never had one, the older conditions table. */
function conditionOf(question: LimeQuestion, conversion: Conversion): string | undefined {
  const { relevance, conditions, code } = question
  if ((relevance.trim() !== '' && relevance.trim() !== '1') || conditions.length === 0)
    return conversion.condition(relevance, code, { self: code, about: code })
  const scenarios = [...grouped(conditions, ({ scenario }) => scenario).values()].map((scenario) =>
    [...grouped(scenario, ({ field }) => field.replace(/^\+/, '').split('X').slice(0, 3).join('X')).values()].map((same) =>
      same.map((one) => legacyTerm(one, code, conversion)),
    ),
  )
  const failed = scenarios.flat(2).find(({ why }) => why !== undefined)
  if (failed) {
    const text = conditions.map(({ field, method, value }) => `${field} ${method} "${value}"`).join(', ')
    conversion.note(
      'lost',
      code,
      `条件没有带过来，总会显示：${text}（${failed.why}）`,
      `the conditions were left out, it always shows: ${text} (${failed.why})`,
    )
    return undefined
  }
  const joined = (terms: readonly string[], word: string) =>
    terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(` ${word} `)})`
  const text = joined(
    scenarios.map((fields) =>
      joined(
        fields.map((same) =>
          joined(
            same.map(({ expression }) => expression ?? ''),
            'or',
          ),
        ),
        'and',
      ),
    ),
    'or',
  )
  return text
}

function legacyTerm(
  { field, method, value }: LimeCondition,
  about: string,
  conversion: Conversion,
): { expression?: string; why?: string } {
  const operator = { '==': '==', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }[method]
  if (!operator || /^[@{]/.test(value)) return { why: `${method} ${value}` }
  const name = field.replace(/^\+/, '')
  // A multiple choice is compared with the choice itself: field `1X2X3`, value `SQ001`, or field `+1X2X3SQ001`, value `Y`.
  const multiple = !conversion.variables.find(name) && conversion.variables.find(`${name}${value}`) !== undefined
  return translateParsed(
    {
      is: 'binary',
      operator: operator as '==',
      left: { is: 'variable', name: multiple ? `${name}${value}` : name, suffix: '' },
      right: { is: 'literal', value: multiple ? 'Y' : value.trim() },
    },
    conversion.variables,
    { as: 'condition', about },
  )
}

/** `em_validation_q`: an equation that the answer must satisfy. */
function validatorsOf(question: LimeQuestion, rest: Element, conversion: Conversion): Element {
  const equation = setting(question, 'em_validation_q')
  if (equation === '') return {}
  const expression = conversion.condition(equation, `${question.code} (em_validation_q)`, { self: question.code })
  if (expression === undefined) return {}
  const text = conversion.said(settingText(question, 'em_validation_q_tip'), question.code)
  const own = Array.isArray(rest.validators) ? rest.validators : []
  return { validators: [...own, { type: 'expression', expression, ...(text === undefined ? {} : { text }) }] }
}

function grouped<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of list) found.set(key(one), [...(found.get(key(one)) ?? []), one])
  return found
}
