import type { Said } from '../fieldwork/survey/said.js'

/**
 * What a script says to the input at a path, or undefined where it says nothing. The path may stand as it is (`satisfaction.delivery`, `kids[0].age`), or the answers may be
 * nested as in a survey's data (`{"satisfaction": {"delivery": 4}, "kids": [{"age": 3}]}`). A list is several choices, or an order; whether a panel goes on
 * (`kids[1]+`) follows from whether there is more, unless it is said.
 *
 * @example scriptedAnswer({ kids: [{ age: 3 }] }, 'kids[0].age') // { text: '3' }
 */
export function scriptedAnswer(answers: Readonly<Record<string, unknown>>, path: string): Said | undefined {
  const plain = said(answers[path])
  if (plain) return plain
  const more = /^(.*)\[(\d+)\]\+$/.exec(path)
  if (more) return { text: goesOn(answers, more[1] ?? '', Number(more[2])) ? 'yes' : 'no' }
  const comment = /^(.*)#.*$/.exec(path)
  if (comment) return said(answers[`${comment[1]}-Comment`])
  return said(within(answers, path))
}

function said(value: unknown): Said | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) {
    if (value.some((one) => typeof one === 'object')) return undefined
    return { text: value.join('、'), values: value.map(String) }
  }
  return typeof value === 'object' ? undefined : { text: String(value) }
}

/** Walks into nested answers; names may have dots of their own, so every way to cut the path is tried. */
function within(node: unknown, path: string): unknown {
  if (path === '') return node
  if (typeof node !== 'object' || node === null) return undefined
  const index = /^\[(\d+)\]\.?/.exec(path)
  if (index) return Array.isArray(node) ? within(node[Number(index[1])], path.slice(index[0].length)) : undefined
  for (const [name, child] of Object.entries(node)) {
    if (!path.startsWith(name)) continue
    const rest = path.slice(name.length)
    if (rest !== '' && rest[0] !== '.' && rest[0] !== '[') continue
    const found = within(child, rest.replace(/^\./, ''))
    if (found !== undefined) return found
  }
  return undefined
}

function goesOn(answers: Readonly<Record<string, unknown>>, panel: string, entry: number): boolean {
  const nested = within(answers, panel)
  if (Array.isArray(nested)) return nested.length > entry
  return Object.keys(answers).some((path) => path.startsWith(`${panel}[${entry}].`))
}
