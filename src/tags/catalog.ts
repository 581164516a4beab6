import { didYouMean } from '../catalog/nearest.js'
import { basicTags } from './families/basic.js'
import { behaviourTags } from './families/behaviour.js'
import { interestTags } from './families/interest.js'
import { lifecycleTags } from './families/lifecycle.js'
import { psychologicalTags } from './families/psychological.js'
import { socialTags } from './families/social.js'
import { valueTags } from './families/value.js'
import { defaultTagSettings, type TagSettings } from './settings.js'
import type { Tag } from './tag.js'

/** The tags that ship, family by family. */
export function builtInTags(settings: TagSettings = defaultTagSettings): readonly Tag[] {
  return [
    ...basicTags,
    ...behaviourTags(settings),
    ...interestTags,
    ...psychologicalTags,
    ...socialTags,
    ...lifecycleTags(settings),
    ...valueTags(settings),
  ]
}

/** Every tag of one workspace: built-in, from attribute columns, own. */
export interface TagCatalog {
  readonly tags: readonly Tag[]
  /** By its name only. */
  get(name: string): Tag | undefined
  /** By name, label or synonym in either language, letter case aside. */
  find(words: string): Tag | undefined
  /** The names and labels nearest to words that nothing answers to, for "Did you mean…". */
  nearest(words: string): readonly string[]
}

/** Earlier tags win over later ones of the same name or words: built-in before attributes before own. */
export function tagCatalog(...groups: readonly (readonly Tag[])[]): TagCatalog {
  const byName = new Map<string, Tag>()
  const byWord = new Map<string, Tag>()
  const claim = (word: string, tag: Tag) => {
    const key = fold(word)
    if (key && !byWord.has(key)) byWord.set(key, tag)
  }
  for (const tag of groups.flat()) if (!byName.has(tag.name)) byName.set(tag.name, tag)
  const tags = [...byName.values()]
  for (const tag of tags) claim(tag.name, tag)
  for (const tag of tags) for (const label of [tag.label.zh, tag.label.en]) claim(label, tag)
  for (const tag of tags) for (const word of [...(tag.synonyms.zh ?? []), ...(tag.synonyms.en ?? [])]) claim(word, tag)
  return {
    tags,
    get: (name) => byName.get(name),
    find: (words) => byWord.get(fold(words)),
    nearest: (words) => didYouMean(fold(words), [...byWord.keys()]),
  }
}

const fold = (word: string) =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
