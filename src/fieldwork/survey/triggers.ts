import { ConditionRunner, type Model, type Question, type SurveyTrigger } from 'survey-core'

/**
 * Where a survey's triggers lead after a question is left: the name of the question jumped to, the end, or nowhere. A trigger speaks up
 * when its expression, holding, mentions the question (or a calculated value): the others have had their turn.
 */
export function passedTo(model: Model, holder: Question): string | 'end' | undefined {
  for (const trigger of model.triggers as SurveyTrigger[]) {
    const type = trigger.getType()
    if (type !== 'completetrigger' && type !== 'skiptrigger') continue
    if (!mentions(model, trigger.expression, holder) || !model.runCondition(trigger.expression)) continue
    if (type === 'completetrigger') return 'end'
    const { gotoName } = trigger as SurveyTrigger & { gotoName?: string }
    if (gotoName) return gotoName
  }
  return undefined
}

function mentions(model: Model, expression: string, holder: Question): boolean {
  const name = holder.getValueName().toLowerCase()
  const calculated = new Set(model.calculatedValues.map((one) => one.name.toLowerCase()))
  return variablesOf(expression).some((variable) => {
    const first = variable.toLowerCase()
    return first === name || first.startsWith(`${name}.`) || first.startsWith(`${name}[`) || calculated.has(first)
  })
}

const known = new Map<string, readonly string[]>()

/** The names that an expression reads; parsed once. */
export function variablesOf(expression: string): readonly string[] {
  let variables = known.get(expression)
  if (!variables) {
    if (known.size > 5000) known.clear()
    variables = expression ? (new ConditionRunner(expression).getVariables() ?? []) : []
    known.set(expression, variables)
  }
  return variables
}
