import { CompileProblem } from '../../segments/context.js'
import { type Segment, segmentForm } from '../../segments/form.js'
import { cleanName } from '../attributes/attributes.js'
import { type TagCatalog, tagCatalog } from '../catalog.js'
import { compileTags } from '../compile/compile.js'
import { reading, tagLookup } from '../lookup.js'
import type { Tag } from '../tag.js'
import { cycleIn } from './references.js'

export interface OwnTags {
  readonly tags: readonly Tag[]
  readonly problems: readonly OwnTagProblem[]
}

/** A line that makes no tag, and why. */
export interface OwnTagProblem {
  readonly line: number
  readonly code:
    | 'no-equals'
    | 'no-name'
    | 'name-taken'
    | 'not-json'
    | 'not-a-segment'
    | 'not-understood'
    | 'unknown-tag'
    | 'refers-to-itself'
  readonly text: string
  /** What does not fit: the name, the tag, the parser's words. */
  readonly detail: string
}

/** Reads words such as 「最近30天加购2次以上的女性」 as a segment; a string says why it cannot. */
export type ReadWords = (words: string) => Segment | string

/**
 * Own tags, one a line: a name (with further labels after `|`), `=`, and a segment, in its JSON form or in words. Blank lines and lines
 * that begin with `#` are passed over. A line that does not fit makes a problem, never half a tag.
 *
 * @example ownTags('高潜女生 | promising women = 最近30天加购2次以上的女性', standing, readWords)
 */
export function ownTags(text: string, standing: TagCatalog, readWords?: ReadWords): OwnTags {
  const problems: OwnTagProblem[] = []
  const found = new Map<string, { tag: Tag; line: number; text: string; segment: Segment }>()
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const read = readLine(line, readWords)
    if ('code' in read) problems.push({ line: index + 1, text: line, ...read })
    else if (standing.find(read.tag.name) ?? found.has(read.tag.name))
      problems.push({ line: index + 1, text: line, code: 'name-taken', detail: read.tag.name })
    else found.set(read.tag.name, { ...read, line: index + 1, text: line })
  }
  const segments = new Map([...found].map(([name, { segment }]) => [name, segment]))
  const refuse = (name: string, code: OwnTagProblem['code'], detail: string) => {
    const { line = 0, text: said = '' } = found.get(name) ?? {}
    problems.push({ line, text: said, code, detail })
    found.delete(name)
  }
  for (const name of [...found.keys()]) {
    const cycle = cycleIn(name, segments)
    if (cycle) refuse(name, 'refers-to-itself', cycle.join(' → '))
  }
  // A tag that builds on a refused one is refused in the next round.
  for (let refused = true; refused; ) {
    const tags = [...found.values()].map(({ tag }) => tag)
    const faults = tags.flatMap(({ name }) => fault(name, tagCatalog(standing.tags, tags)))
    for (const { name, code, detail } of faults) refuse(name, code, detail)
    refused = faults.length > 0
  }
  return { tags: [...found.values()].map(({ tag }) => tag), problems: problems.sort((a, b) => a.line - b.line) }
}

/** What keeps an own tag from being put to the data: a tag, act or field that is not there, a test that does not fit. */
function fault(
  name: string,
  catalog: TagCatalog,
): readonly { name: string; code: 'unknown-tag' | 'not-a-segment'; detail: string }[] {
  const moment = { catalog, asOf: '2000-01-01', timeZone: 'UTC', brand: '' }
  try {
    compileTags([name], reading(moment, tagLookup(moment)))
    return []
  } catch (error) {
    if (!(error instanceof CompileProblem)) throw error
    if (error.code === 'unknown-tag') return [{ name, code: 'unknown-tag', detail: error.detail.tag ?? '' }]
    return [{ name, code: 'not-a-segment', detail: error.message }]
  }
}

function readLine(
  line: string,
  readWords: ReadWords | undefined,
): { tag: Tag; segment: Segment } | Pick<OwnTagProblem, 'code' | 'detail'> {
  const at = line.indexOf('=')
  if (at < 0) return { code: 'no-equals', detail: line }
  const labels = line
    .slice(0, at)
    .split('|')
    .map((label) => label.trim())
    .filter(Boolean)
  const [first = ''] = labels
  const name = cleanName(first)
  if (name === '') return { code: 'no-name', detail: line.slice(0, at).trim() }
  const said = line.slice(at + 1).trim()
  const segment = said.startsWith('{') ? fromJson(said) : fromWords(said, readWords)
  if ('code' in segment) return segment
  const chinese = (label: string) => /\p{Script=Han}/u.test(label)
  const zh = labels.find(chinese) ?? first
  const en = labels.find((label) => !chinese(label)) ?? first
  return {
    segment: segment.segment,
    tag: {
      name,
      family: 'behaviour',
      label: { zh, en },
      synonyms: {
        zh: labels.filter((label) => chinese(label) && label !== zh),
        en: labels.filter((label) => !chinese(label) && label !== en),
      },
      definition: { zh: `自建标签：${said}`, en: `Own tag: ${said}` },
      type: 'flag',
      source: 'own',
      refresh: 'daily',
      compute: { kind: 'segment', segment: segment.segment },
    },
  }
}

type ReadSegment = { readonly segment: Segment } | Pick<OwnTagProblem, 'code' | 'detail'>

function fromJson(said: string): ReadSegment {
  let value: unknown
  try {
    value = JSON.parse(said)
  } catch (error) {
    return { code: 'not-json', detail: error instanceof Error ? error.message : String(error) }
  }
  const parsed = segmentForm.safeParse(value)
  return parsed.success
    ? { segment: parsed.data }
    : {
        code: 'not-a-segment',
        detail: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
      }
}

function fromWords(said: string, readWords: ReadWords | undefined): ReadSegment {
  const segment = said === '' || !readWords ? said : readWords(said)
  return typeof segment === 'string' ? { code: 'not-understood', detail: segment } : { segment }
}
