import { join } from 'node:path'
import type { TagCatalog } from '../tags/catalog.js'
import { type OwnTagProblem, type OwnTags, ownTags } from '../tags/own/own-tags.js'
import { readIfThere } from './read-if-there.js'
import type { Workspace } from './workspace.js'

/** Own tags are lines of this file in the home folder. */
export const ownTagsFile = 'tags.txt'

/** The own tags of the home as they read on an as-of date, and what is wrong with lines that make none. */
export async function readOwnTags(workspace: Workspace, standing: TagCatalog, asOf: string): Promise<OwnTags> {
  const text = await readIfThere(join(workspace.configuration.home, ownTagsFile))
  if (text === undefined) return { tags: [], problems: [] }
  // The question parser and its words are loaded only where a line says its segment in words.
  const inWords = /^[^#=\n]*=[ \t]*[^\s{]/mu.test(text)
  const readWords = inWords ? await (await import('./own-tag-words.js')).wordsReader(workspace, standing, asOf) : undefined
  return ownTags(text, standing, readWords)
}

const reasons: Readonly<Record<OwnTagProblem['code'], (detail: string) => string>> = {
  'no-equals': () => '缺少等号，请写成「名称 = 条件」 / no "=": write NAME = SEGMENT',
  'no-name': () => '等号前没有名称 / no name before "="',
  'name-taken': (name) => `「${name}」已有标签叫这个名字，请换一个 / another tag is called ${name} already`,
  'not-json': (detail) => `不是合法的 JSON / not JSON: ${detail}`,
  'not-a-segment': (detail) => `不是人群条件的写法 / not a segment: ${detail}`,
  'not-understood': (detail) => `看不懂这个条件 / not understood: ${detail}`,
  'unknown-tag': (name) => `没有叫「${name}」的标签 / there is no tag ${name}`,
  'refers-to-itself': (way) => `绕回了自己 / refers to itself: ${way}`,
}

/** One problem for people: the file's line and the reason. */
export function ownTagProblemText({ line, code, detail }: OwnTagProblem): string {
  return `${ownTagsFile}:${line}: ${reasons[code](detail)}`
}
