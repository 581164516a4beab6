/** An expression of LimeSurvey's ExpressionManager, parsed. */
export type LimeExpression =
  | { readonly is: 'literal'; readonly value: string | number }
  | { readonly is: 'variable'; readonly name: string; readonly suffix: string }
  | { readonly is: 'call'; readonly name: string; readonly arguments: readonly LimeExpression[] }
  | { readonly is: 'not'; readonly of: LimeExpression }
  | { readonly is: 'negative'; readonly of: LimeExpression }
  | { readonly is: 'binary'; readonly operator: BinaryOperator; readonly left: LimeExpression; readonly right: LimeExpression }

export type BinaryOperator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/'

/** Words for operators, as ExpressionManager takes them. */
const words: Readonly<Record<string, BinaryOperator>> = {
  or: 'or',
  '||': 'or',
  and: 'and',
  '&&': 'and',
  eq: '==',
  '==': '==',
  ne: '!=',
  '!=': '!=',
  lt: '<',
  '<': '<',
  le: '<=',
  '<=': '<=',
  gt: '>',
  '>': '>',
  ge: '>=',
  '>=': '>=',
}

/** Binding strength, weakest first; operators of one level bind from the left. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
]

/** A nesting deeper than any person writes; it would exhaust the stack. */
const deepest = 200

/** Suffixes that name a property of a variable instead of its answer. */
const suffixes =
  'NAOK|code|codeValue|displayValue|gid|grelevance|gseq|jsName|mandatory|qid|qseq|question|readWrite|relevance|relevanceStatus|rowdivid|sgqa|shown|type|valueNAOK|value'

const token = new RegExp(
  [
    String.raw`\s+`,
    String.raw`"(?:\\.|[^"\\])*"`,
    String.raw`'(?:\\.|[^'\\])*'`,
    String.raw`(?:INSERTANS:)?\d+X\d+X\d+\w*#?[01]?(?:\.(?:${suffixes}))?(?!\w)`,
    String.raw`\d+(?:\.\d*)?|\.\d+`,
    String.raw`(?:TOKEN|ATTRIBUTE):\w+|[A-Za-z_]\w*(?:[.:][A-Za-z_]\w*)*`,
    String.raw`&&|\|\||<=|>=|==|!=|[-+*/<>!(),=]`,
  ]
    .map((part) => `(${part})`)
    .join('|'),
  'gy',
)

/** @returns the expression, or why it cannot be read */
export function parseExpression(text: string): LimeExpression | { readonly is: 'fault'; readonly why: string } {
  try {
    const parser = new Parser(tokensOf(text))
    const expression = parser.binary(0, 0)
    parser.end()
    return expression
  } catch (error) {
    if (error instanceof Unreadable) return { is: 'fault', why: error.message }
    throw error
  }
}

class Unreadable extends Error {}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const found = token.exec(text)
    if (!found) throw new Unreadable(`"${text.slice(at, at + 20)}"`)
    if (found[1] === undefined) tokens.push(found[0])
  }
  return tokens
}

class Parser {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  binary(level: number, depth: number): LimeExpression {
    if (depth > deepest) throw new Unreadable('nested too deeply')
    const operators = levels[level]
    if (!operators) return this.#unary(depth + 1)
    let left = this.binary(level + 1, depth)
    for (;;) {
      const operator = operatorOf(this.#tokens[this.#at])
      if (!operator || !operators.includes(operator)) return left
      this.#at += 1
      left = { is: 'binary', operator, left, right: this.binary(level + 1, depth) }
    }
  }

  end(): void {
    const left = this.#tokens[this.#at]
    if (left !== undefined) throw new Unreadable(`"${left}"`)
  }

  #unary(depth: number): LimeExpression {
    if (depth > deepest) throw new Unreadable('nested too deeply')
    const next = this.#tokens[this.#at]
    if (next === '!' || next?.toLowerCase() === 'not') {
      this.#at += 1
      return { is: 'not', of: this.#unary(depth + 1) }
    }
    if (next === '-' || next === '+') {
      this.#at += 1
      const of = this.#unary(depth + 1)
      return next === '+'
        ? of
        : of.is === 'literal' && typeof of.value === 'number'
          ? { is: 'literal', value: -of.value }
          : { is: 'negative', of }
    }
    return this.#primary(depth)
  }

  #primary(depth: number): LimeExpression {
    const next = this.#tokens[this.#at]
    this.#at += 1
    if (next === undefined) throw new Unreadable('it ends too early')
    if (next === '(') {
      const inner = this.binary(0, depth + 1)
      this.#expect(')')
      return inner
    }
    if (next.startsWith('"') || next.startsWith("'"))
      return { is: 'literal', value: next.slice(1, -1).replace(/\\(["'\\])/g, '$1') }
    if (/^(\d+(\.\d*)?|\.\d+)$/.test(next)) return { is: 'literal', value: Number(next) }
    if (!/^(\d|[A-Za-z_])/.test(next)) throw new Unreadable(`"${next}"`)
    if (this.#tokens[this.#at] !== '(') return variableOf(next)
    this.#at += 1
    return { is: 'call', name: next, arguments: this.#arguments(depth) }
  }

  #arguments(depth: number): LimeExpression[] {
    const found: LimeExpression[] = []
    if (this.#tokens[this.#at] === ')') {
      this.#at += 1
      return found
    }
    for (;;) {
      found.push(this.binary(0, depth + 1))
      if (this.#tokens[this.#at] !== ',') break
      this.#at += 1
    }
    this.#expect(')')
    return found
  }

  #expect(wanted: string): void {
    if (this.#tokens[this.#at] !== wanted) throw new Unreadable(`"${wanted}" is missing`)
    this.#at += 1
  }
}

function operatorOf(text: string | undefined): BinaryOperator | undefined {
  if (text === undefined) return undefined
  return words[text.toLowerCase()] ?? (['+', '-', '*', '/'].includes(text) ? (text as BinaryOperator) : undefined)
}

function variableOf(text: string): LimeExpression {
  const [, name = text, suffix = ''] = new RegExp(`^(.*?)(?:\\.(${suffixes}))?$`).exec(text.replace(/^INSERTANS:/, '')) ?? []
  return { is: 'variable', name, suffix }
}
