import { ConditionRunner, ConditionsParser } from 'survey-core'
import { elementsIn } from '../check/elements.js'
import { isNode, type Node } from '../check/fault.js'
import { variablesOf } from '../triggers.js'

/** A single comparison of a survey's conditions: the smallest thing that an answer can turn. */
export interface Atom {
  readonly expression: string
  /** The questions it reads, by their first name, in lower case. */
  readonly about: readonly string[]
}

/** Every comparison in a survey's conditions, triggers and calculated values, once each. */
export function atomsOf(definition: Node): Atom[] {
  const expressions = new Set(expressionsIn(definition).flatMap(comparisons))
  return [...expressions].map((expression) => ({ expression, about: [...new Set(variablesOf(expression).map(rootOf))] }))
}

export const rootOf = (variable: string) => (variable.toLowerCase().split(/[.[]/)[0] as string).replace(/-comment$/, '')

/** Whether an answer makes a comparison about nothing but it hold; undefined where other questions have a say. */
export function turns({ expression, about }: Atom, name: string, value: unknown): boolean | undefined {
  if (about.length !== 1 || about[0] !== name.toLowerCase()) return undefined
  return new ConditionRunner(expression).runValues({ [name]: value }) === true
}

/** The constants that a comparison names, as text and number: where the answers that matter lie. */
export function constantsIn(expression: string): unknown[] {
  const quoted = [...expression.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? '')
  const numbers = [...expression.replace(/\{[^}]*\}|'[^']*'|"[^"]*"/g, ' ').matchAll(/-?\d+(?:\.\d+)?/g)].map((match) =>
    Number(match[0]),
  )
  return [...quoted, ...quoted.filter((text) => text !== '' && Number.isFinite(Number(text))).map(Number), ...numbers]
}

const conditionKeys = new Set(
  'visibleIf enableIf requiredIf choicesVisibleIf choicesEnableIf rowsVisibleIf columnsVisibleIf setValueIf resetValueIf setValueExpression templateVisibleIf'.split(
    ' ',
  ),
)

function expressionsIn(definition: Node): string[] {
  const found: string[] = []
  const visit = (node: unknown, key: string): void => {
    if (Array.isArray(node)) for (const child of node) visit(child, key)
    else if (isNode(node)) {
      for (const [name, child] of Object.entries(node)) {
        if (
          typeof child === 'string' &&
          (conditionKeys.has(name) || (name === 'expression' && (key === 'triggers' || key === 'calculatedValues')))
        )
          found.push(child)
        else if (name !== 'zhiyin') visit(child, name)
      }
    }
  }
  visit(definition, '')
  const carried = elementsIn(definition).flatMap(({ node }) =>
    typeof node.choicesFromQuestion === 'string' ? [`{${node.choicesFromQuestion}} notempty`] : [],
  )
  return [...found, ...carried]
}

/** The parts between the ands and ors. */
function comparisons(expression: string): string[] {
  const operand = new ConditionsParser().parseExpression(expression) as Operand | undefined
  return operand ? split(operand) : []
}

interface Operand {
  readonly leftOperand?: Operand
  readonly rightOperand?: Operand
  readonly isConjunction?: boolean
  toString(): string
}

function split(operand: Operand): string[] {
  if (operand.isConjunction && operand.leftOperand && operand.rightOperand)
    return [...split(operand.leftOperand), ...split(operand.rightOperand)]
  return [operand.toString()]
}
