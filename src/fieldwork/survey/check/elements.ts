import { isNode, type Node } from './fault.js'

/** A question, panel or page of a survey file, with its place. */
export interface Placed {
  readonly node: Node
  readonly path: string
  readonly name: string
  readonly type: string
  /** Whether its name is known in the whole survey: not a field of a dynamic panel or a matrix's detail. */
  readonly top: boolean
}

const containers = ['pages', 'elements', 'questions', 'templateElements', 'detailElements']

/** All pages, panels and questions of a file, in the order they are written. */
export function elementsIn(node: Node, path = '', top = true): Placed[] {
  return containers.flatMap((key) => {
    const children = node[key]
    if (!Array.isArray(children)) return []
    const inTop = top && key !== 'templateElements' && key !== 'detailElements'
    return children.flatMap((child, index) => {
      if (!isNode(child)) return []
      const at = path ? `${path}.${key}[${index}]` : `${key}[${index}]`
      const own: Placed = {
        node: child,
        path: at,
        name: typeof child.name === 'string' ? child.name : '',
        type: key === 'pages' ? 'page' : typeof child.type === 'string' ? child.type : '',
        top: inTop,
      }
      return [own, ...elementsIn(child, at, inTop)]
    })
  })
}

const silent = new Set(['page', 'panel', 'html', 'image', 'expression'])

/** The questions that take an answer. */
export const inputsIn = (definition: Node): Placed[] => elementsIn(definition).filter(({ type }) => !silent.has(type))
