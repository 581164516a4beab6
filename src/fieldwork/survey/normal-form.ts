type Node = Record<string, unknown>

/** Settings of the page in a browser that would be in the way of a conversation. */
const browserOnly = new Set(
  'firstPageIsStartPage mode readOnly readonly questionsOnPageMode isSinglePage showPreviewBeforeComplete autoAdvanceEnabled goNextPageAutomatic startedState cookieName'.split(
    ' ',
  ),
)

/**
 * The same survey in the types that can be asked in a conversation: an image map is a choice of its areas with the picture before it, a button
 * group a choice, a signature a full name; what a question repeats word for word is asked once. Other parts stay as they are.
 */
export function normalForm(definition: Readonly<Node>): Node {
  const form = Object.fromEntries(Object.entries(definition).filter(([key]) => !browserOnly.has(key)))
  const seen = new Map<string, string>()
  let unnamed = 0
  return mapElements(form, (given) => {
    const shownOnly = typeof given.type === 'string' && ['html', 'image', 'expression', 'panel'].includes(given.type)
    const element = shownOnly && typeof given.name !== 'string' ? { ...given, name: `shown ${++unnamed}` } : given
    const { name } = element
    if (typeof name === 'string' && element.type !== 'panel') {
      const said = JSON.stringify(element)
      if (seen.get(name) === said) return []
      seen.set(name, said)
    }
    return askableAs(element)
  })
}

function askableAs(element: Node): Node[] {
  switch (element.type) {
    case 'buttongroup':
      return [{ ...element, type: 'radiogroup' }]
    case 'imagemap': {
      const { areas, imageLink, multiSelect, ...rest } = element
      const choices = Array.isArray(areas)
        ? areas.map((area) => (isNode(area) ? { value: area.value, text: area.text } : area))
        : []
      const picture = typeof imageLink === 'string' ? [{ type: 'image', name: `${element.name} picture`, imageLink }] : []
      return [...picture, { ...rest, type: multiSelect ? 'checkbox' : 'radiogroup', choices }]
    }
    case 'signaturepad':
      return element.isRequired ? [{ ...only(element, signatureKeys), type: 'text', autocomplete: 'name' }] : []
    default:
      return [element]
  }
}

const signatureKeys = new Set('name title description isRequired visibleIf requiredIf valueName'.split(' '))
const only = (node: Node, keys: ReadonlySet<string>) => Object.fromEntries(Object.entries(node).filter(([key]) => keys.has(key)))

function mapElements(node: Node, change: (element: Node) => Node[]): Node {
  const mapped = { ...node }
  for (const key of ['pages', 'elements', 'templateElements', 'questions', 'detailElements']) {
    const children = mapped[key]
    if (!Array.isArray(children)) continue
    mapped[key] = children.flatMap((child) => {
      if (!isNode(child)) return [child]
      const deeper = mapElements(child, change)
      return key === 'pages' ? [deeper] : change(deeper)
    })
  }
  return mapped
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
