import type { Vocabulary } from '../questions/vocabulary/vocabulary.js'
import { loadVocabulary } from './question-vocabulary.js'
import { type TagSource, tagSource } from './snapshots.js'
import type { Workspace } from './workspace.js'

/** What a question is read and answered with: the words, and where the tags stand on the as-of date. */
export interface QuestionSource {
  readonly asOf: string
  readonly tags: TagSource
  readonly vocabulary: Vocabulary
}

const opened = new WeakMap<Workspace, Map<string, { version: string; source: Promise<QuestionSource> }>>()

/** The source of a workspace on an as-of date, opened once while the facts and the personas stay as they are. */
export async function openQuestionSource(workspace: Workspace, asOf: string): Promise<QuestionSource> {
  const { factState } = await import('./snapshot-register.js')
  const { standingBuild } = await import('./persona-store.js')
  const warehouse = await workspace.warehouse()
  const version = JSON.stringify([await factState(warehouse), await standingBuild(warehouse, asOf)])
  const known = opened.get(workspace) ?? new Map<string, { version: string; source: Promise<QuestionSource> }>()
  opened.set(workspace, known)
  const found = known.get(asOf)
  if (found?.version === version) return found.source
  const source = open(workspace, asOf)
  known.set(asOf, { version, source })
  return source
}

async function open(workspace: Workspace, asOf: string): Promise<QuestionSource> {
  const tags = await tagSource(workspace, asOf)
  return { asOf, tags, vocabulary: await loadVocabulary(workspace, tags.catalog.tags) }
}
