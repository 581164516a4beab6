import type { BinaryOperator, LimeExpression } from './expression.js'
import { parseExpression } from './expression.js'
import type { Variable, Variables } from './variables.js'

export type Translated =
  | { readonly expression: string; readonly why?: undefined }
  | { readonly expression?: undefined; readonly why: string }

/** What the expression will be used for: a condition makes answers into "is there one". */
export interface TranslateOptions {
  readonly as: 'condition' | 'value'
  /** The question that `self` and `this` mean. */
  readonly self?: string
  /** The question that the answer decides about: it cannot ask for its own. */
  readonly about?: string
}

/**
 * An ExpressionManager expression as SurveyJS writes it, meaning the same; or the reason why there is no such.
 *
 * @example translateExpression('Q1_SQ001.NAOK == "Y"', variables, { as: 'condition' }) // { expression: "{Q1} contains 'SQ001'" }
 */
export function translateExpression(text: string, variables: Variables, options: TranslateOptions): Translated {
  const parsed = parseExpression(text)
  if (parsed.is === 'fault') return { why: parsed.why }
  return translateParsed(parsed, variables, options)
}

export function translateParsed(parsed: LimeExpression, variables: Variables, { as, self, about }: TranslateOptions): Translated {
  try {
    const translator = new Translator(variables, self, about)
    return { expression: stripped(as === 'condition' ? translator.condition(parsed) : translator.value(parsed)) }
  } catch (error) {
    if (error instanceof NoCounterpart) return { why: error.message }
    throw error
  }
}

class NoCounterpart extends Error {}

const compares: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}
const mirrored: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

/** Functions with a counterpart of the same meaning: its name, and how many arguments it takes. */
const functions: Readonly<Record<string, readonly [name: string, least: number, most: number]>> = {
  sum: ['sum', 1, 99],
  min: ['min', 1, 99],
  max: ['max', 1, 99],
  round: ['round', 1, 2],
  if: ['iif', 3, 3],
  intval: ['trunc', 1, 1],
}

class Translator {
  readonly #variables: Variables
  readonly #self: string | undefined
  readonly #about: string | undefined

  constructor(variables: Variables, self: string | undefined, about: string | undefined) {
    this.#variables = variables
    this.#self = self
    this.#about = about
  }

  condition(node: LimeExpression): string {
    switch (node.is) {
      case 'literal':
        return isTrue(node.value) ? '(1 = 1)' : '(1 = 0)'
      case 'variable':
        return given(this.#plain(node), true)
      case 'not': {
        if (node.of.is === 'variable') return given(this.#plain(node.of), false)
        const asked = this.#emptiness(node.of)
        if (asked) return given(asked, true)
        const inner = this.condition(node.of)
        return `!${inner.startsWith('(') ? inner : `(${inner})`}`
      }
      case 'binary':
        if (node.operator === 'and' || node.operator === 'or')
          return `(${this.condition(node.left)} ${node.operator} ${this.condition(node.right)})`
        return compares[node.operator] ? this.#comparison(node) : `(${this.value(node)} != 0)`
      case 'call': {
        const asked = this.#emptiness(node)
        if (asked) return given(asked, false)
        return `(${this.value(node)} > 0)`
      }
      default:
        return `(${this.value(node)} != 0)`
    }
  }

  value(node: LimeExpression): string {
    switch (node.is) {
      case 'literal':
        return literal(node.value)
      case 'variable': {
        const variable = this.#plain(node)
        if (variable.kind === 'chosen') return `iif({${variable.path}} contains ${literal(variable.choice ?? '')}, 'Y', '')`
        return node.suffix === 'shown' ? `displayValue(${literal(variable.path)})` : `{${variable.path}}`
      }
      case 'negative':
        return `(0 - ${this.value(node.of)})`
      case 'not':
        return this.condition(node)
      case 'call':
        return this.#call(node)
      default:
        if (node.operator === 'and' || node.operator === 'or' || compares[node.operator]) return this.condition(node)
        return `(${this.value(node.left)} ${node.operator} ${this.value(node.right)})`
    }
  }

  #comparison({ operator, left, right }: Extract<LimeExpression, { is: 'binary' }>): string {
    if (left.is === 'literal' && right.is !== 'literal')
      return this.#comparison({ is: 'binary', operator: mirrored[operator] ?? operator, left: right, right: left })
    const sign = compares[operator] ?? operator
    if (left.is !== 'variable' || right.is !== 'literal') return `(${this.value(left)} ${sign} ${this.value(right)})`
    const variable = this.#plain(left)
    const equals = operator === '=='
    if ((equals || operator === '!=') && right.value === '') return given(variable, !equals)
    if (variable.kind === 'chosen') {
      if (!equals && operator !== '!=') throw new NoCounterpart(`${left.name} ${operator}`)
      if (right.value === 'Y') return given(variable, equals)
      if (right.value === 'N') return given(variable, !equals)
      throw new NoCounterpart(`${left.name} ${operator} "${right.value}"`)
    }
    if (left.suffix === 'shown') return `(${this.value(left)} ${sign} ${literal(right.value)})`
    const answer =
      right.value === '-oth-' ? 'other' : variable.numeric && isNumber(right.value) ? Number(right.value) : right.value
    return `{${variable.path}} ${sign} ${literal(answer)}`
  }

  #call({ name, arguments: given }: Extract<LimeExpression, { is: 'call' }>): string {
    if (name === 'count') return this.#counted(given)
    if (name === 'countif') return this.#countedIf(given)
    if (name === 'strlen' && given.length === 1 && given[0]?.is === 'variable') {
      const variable = this.#plain(given[0])
      if (variable.kind === 'value' && !variable.numeric) return `{${variable.path}.length}`
    }
    const known = functions[name]
    if (!known) throw new NoCounterpart(`${name}()`)
    const [called, least, most] = known
    if (name === 'if') {
      const [test, yes, no] = given
      if (!test || !yes || !no || given.length > 3) throw new NoCounterpart('if()')
      return `iif(${stripped(this.condition(test))}, ${this.value(yes)}, ${this.value(no)})`
    }
    const values = given.flatMap((one) => this.#several(one) ?? [this.value(one)])
    if (values.length < least || values.length > most) throw new NoCounterpart(`${name}()`)
    return `${called}(${values.join(', ')})`
  }

  /** How many of the answers are given. */
  #counted(given: readonly LimeExpression[]): string {
    const variables = given.flatMap((one) => {
      if (one.is !== 'variable') throw new NoCounterpart('count()')
      return this.#many(one) ?? [this.#plain(one)]
    })
    return tally(variables, (variable) => truth(variable))
  }

  #countedIf([wanted, ...given]: readonly LimeExpression[]): string {
    if (wanted?.is !== 'literal') throw new NoCounterpart('countif()')
    const variables = given.flatMap((one) => {
      if (one.is !== 'variable') throw new NoCounterpart('countif()')
      return this.#many(one) ?? [this.#plain(one)]
    })
    return tally(variables, (variable) => {
      if (variable.kind === 'value')
        return `{${variable.path}} = ${literal(variable.numeric ? Number(wanted.value) : wanted.value)}`
      if (wanted.value === 'Y') return truth(variable)
      throw new NoCounterpart(`countif("${wanted.value}")`)
    })
  }

  #several(node: LimeExpression): string[] | undefined {
    return node.is === 'variable' ? this.#many(node)?.map((variable) => `{${variable.path}}`) : undefined
  }

  /** `that.Q1` and `self` stand for all inputs of a question. */
  #many({ name }: Extract<LimeExpression, { is: 'variable' }>): readonly Variable[] | undefined {
    const [first = '', second, ...rest] = name.split('.')
    if (first === 'self' && second === undefined && this.#self && !this.#about) return this.#variables.allOf(this.#self)
    if (first === 'that' && second && second !== this.#about && rest.length === 0) return this.#variables.allOf(second)
    return undefined
  }

  /** The variable whose emptiness `is_empty(…)` asks for. */
  #emptiness(node: LimeExpression): Variable | undefined {
    if (node.is !== 'call' || !['is_empty', 'empty'].includes(node.name)) return undefined
    const [asked, ...more] = node.arguments
    if (asked?.is !== 'variable' || more.length > 0) throw new NoCounterpart('is_empty()')
    return this.#plain(asked)
  }

  #plain({ name, suffix }: Extract<LimeExpression, { is: 'variable' }>): Variable {
    const own = (name === 'self' || name === 'this') && this.#self ? this.#variables.allOf(this.#self) : undefined
    const found = own ? (own.length === 1 ? own[0] : undefined) : this.#variables.find(name)
    if (!found) throw new NoCounterpart(own ? name : `${name}?`)
    if (found.question === this.#about) throw new NoCounterpart(`${name} = ${this.#about}`)
    if (!['', 'NAOK', 'code', 'shown', 'valueNAOK', 'value'].includes(suffix)) throw new NoCounterpart(`${name}.${suffix}`)
    // `.value` is the assessment value of a chosen answer, which a survey without assessments does not have.
    if (suffix.startsWith('value') && !found.numeric) throw new NoCounterpart(`${name}.${suffix}`)
    return found
  }
}

function given(variable: Variable, is: boolean): string {
  if (variable.kind === 'chosen') return `{${variable.path}} ${is ? 'contains' : 'notcontains'} ${literal(variable.choice ?? '')}`
  return `{${variable.path}} ${is ? 'notempty' : 'empty'}`
}

const truth = (variable: Variable): string => given(variable, true)

function tally(variables: readonly Variable[], holds: (variable: Variable) => string): string {
  if (variables.length === 0) throw new NoCounterpart('count()')
  return `sum(${variables.map((variable) => `iif(${holds(variable)}, 1, 0)`).join(', ')})`
}

/** A text or number as SurveyJS writes it: quotes after a backslash; a backslash of the text's own before one could not be told apart. */
export function literal(value: string | number): string {
  if (typeof value === 'number') return String(value)
  if (/\\(['"]|$)|[{}]/.test(value)) throw new NoCounterpart(`"${value}"`)
  return `'${value.replaceAll("'", "\\'").replaceAll('"', '\\"')}'`
}

const isTrue = (value: string | number): boolean => value !== 0 && value !== '' && value !== '0'
const isNumber = (value: string | number): boolean =>
  typeof value === 'number' || (value.trim() !== '' && Number.isFinite(Number(value)))

/** Without the brackets around the whole: a bracket that comes first is always theirs. */
const stripped = (expression: string): string => (expression.startsWith('(') ? expression.slice(1, -1) : expression)
