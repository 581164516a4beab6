import { variablesOf } from '../triggers.js'
import { elementsIn, type Placed } from './elements.js'
import { fault, isNode, type Node, type SurveyFault } from './fault.js'

const conditionKeys = ['visibleIf', 'enableIf', 'requiredIf', 'choicesVisibleIf', 'rowsVisibleIf', 'columnsVisibleIf'] as const

/** Conditions and texts that depend on what is only asked later, and jumps that lead back. */
export function laterFaults(definition: Node): SurveyFault[] {
  const placed = elementsIn(definition)
  const order = new Map(
    placed
      .filter(({ top, type }) => top && type !== 'page' && type !== 'panel')
      .map(({ name }, index) => [name.toLowerCase(), index]),
  )
  return [...placed.flatMap((element) => ofElement(element, order)), ...ofTriggers(definition, order)]
}

function ofElement({ node, path, name, type, top }: Placed, order: ReadonlyMap<string, number>): SurveyFault[] {
  // A page or panel stands where its first question does.
  const here = type === 'page' || type === 'panel' ? firstWithin(node, order) : top ? order.get(name.toLowerCase()) : undefined
  if (here === undefined) return []
  const later = (names: readonly string[]) =>
    names.filter((one) => {
      const root = one.toLowerCase().split(/[.[]/)[0] as string
      const place = order.get(root)
      return place !== undefined && place > here && root !== name.toLowerCase()
    })
  const conditions = conditionKeys.flatMap((key) => {
    const expression = node[key]
    return typeof expression === 'string'
      ? later(variablesOf(expression)).map((one) =>
          fault('warning', `${path}.${key}`, {
            zh: `条件取决于后面才问的「${one}」：问到这里时它还没有回答。`,
            en: `The condition depends on "${one}", which is asked later: it has no answer yet at this point.`,
          }),
        )
      : []
  })
  const texts = ['title', 'description', 'html'].flatMap((key) =>
    later(piped(node[key])).map((one) =>
      fault('warning', `${path}.${key}`, {
        zh: `文字里引用了后面才问的「${one}」：显示时还是空的。`,
        en: `The text refers to "${one}", which is asked later: it will be empty.`,
      }),
    ),
  )
  return [...conditions, ...texts]
}

function firstWithin(node: Node, order: ReadonlyMap<string, number>): number | undefined {
  const places = elementsIn(node).flatMap(({ name }) => order.get(name.toLowerCase()) ?? [])
  return places.length > 0 ? Math.min(...places) : undefined
}

function piped(text: unknown): string[] {
  const words =
    typeof text === 'string' ? [text] : isNode(text) ? Object.values(text).filter((one) => typeof one === 'string') : []
  return [...new Set(words.flatMap((one) => [...one.matchAll(/\{([^{}]+)\}/g)].map((match) => (match[1] as string).trim())))]
}

function ofTriggers(definition: Node, order: ReadonlyMap<string, number>): SurveyFault[] {
  if (!Array.isArray(definition.triggers)) return []
  return definition.triggers.flatMap((trigger, index) => {
    if (
      !isNode(trigger) ||
      trigger.type !== 'skip' ||
      typeof trigger.gotoName !== 'string' ||
      typeof trigger.expression !== 'string'
    )
      return []
    const to = order.get(trigger.gotoName.toLowerCase())
    const from = Math.max(
      ...variablesOf(trigger.expression).map((name) => order.get(name.toLowerCase().split(/[.[]/)[0] as string) ?? -1),
    )
    return to !== undefined && from >= 0 && to <= from
      ? [
          fault('warning', `triggers[${index}].gotoName`, {
            zh: `跳转指回前面的「${trigger.gotoName}」，会没完没了：这个跳转会被忽略。`,
            en: `The jump leads back to "${trigger.gotoName}", which would never end: it is left out.`,
          }),
        ]
      : []
  })
}
