/** What a reader of a survey file looks for first; other keys follow by the alphabet, the long lists last. */
const first = ['title', 'description', 'locale', 'type', 'name', 'value', 'text', 'isRequired', 'visibleIf', 'requiredIf']
const last = [
  'rows',
  'columns',
  'choices',
  'items',
  'validators',
  'templateElements',
  'elements',
  'pages',
  'triggers',
  'calculatedValues',
]

/**
 * A survey as SurveyJS JSON text: pretty, keys in an order that stays the same, so that two versions can be compared line by line.
 * Nothing is added or taken away; the order of lists is kept.
 */
export function surveyJsText(definition: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(ordered(definition), null, 2)}\n`
}

function ordered(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(ordered)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
      .map(([key, value]) => [key, ordered(value)]),
  )
}

function rankOf(key: string): number {
  const front = first.indexOf(key)
  if (front >= 0) return front
  const back = last.indexOf(key)
  return back < 0 ? first.length : first.length + 1 + back
}
