import type { ActField } from '../catalog/act.js'
import { type AskedSurvey, surveyLabels } from '../questions/vocabulary/asked-survey.js'
import type { Vocabulary } from '../questions/vocabulary/vocabulary.js'
import type { LabelledField } from '../segments/context.js'
import type { Segment } from '../segments/form.js'
import { unlistedFields } from '../segments/unlisted-fields.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { wordsTaken } from '../tags/attributes/taken.js'
import { readAskedSurveys } from './asked-surveys.js'
import { type FactDays, factDays } from './fact-days.js'
import { keptFacts } from './kept-facts.js'
import { standingBuild } from './persona-store.js'
import { loadVocabulary } from './question-vocabulary.js'
import { readSavedSegments, type SavedSegment } from './saved-segment-rows.js'
import { type FactState, factState } from './snapshot-register.js'
import { type TagSource, tagSource } from './snapshots.js'
import type { Workspace } from './workspace.js'

/** What a question is read and answered with: the words, and where the tags stand on the as-of date. */
export interface QuestionSource {
  readonly asOf: string
  readonly tags: TagSource
  readonly vocabulary: Vocabulary
  /** Unlisted columns of a fact's table. */
  readonly attributes: (table: string) => readonly ActField[]
  readonly days: FactDays | undefined
  /** Fields of answers with the labels of the surveys at hand. */
  readonly labelled: LabelledField
  /** What the names of saved segments stand for. */
  readonly saved: (name: string) => Segment | undefined
}

interface Opened {
  readonly version: string
  /** The saved segments. */
  readonly names: string
  readonly writes: number | undefined
  readonly source: Promise<QuestionSource>
}

const opened = new WeakMap<Workspace, Map<string, Opened>>()

/** The source of a workspace on an as-of date, opened once while the facts, the personas and the saved segments stay as they are. */
export async function openQuestionSource(workspace: Workspace, asOf: string): Promise<QuestionSource> {
  const warehouse = await workspace.warehouse()
  const { writes } = warehouse
  const known = opened.get(workspace) ?? new Map<string, Opened>()
  opened.set(workspace, known)
  const found = known.get(asOf)
  const saved = await readSavedSegments(workspace)
  const names = JSON.stringify(saved)
  // Nothing was written since: the facts need not even be asked for their version.
  if (found && writes !== undefined && found.writes === writes && found.names === names) return found.source
  const [state, build, surveys] = await Promise.all([
    factState(warehouse),
    standingBuild(warehouse, asOf),
    readAskedSurveys(warehouse),
  ])
  const version = JSON.stringify([state, build, surveys])
  const source = found?.version === version && found.names === names ? found.source : open(workspace, asOf, state, saved, surveys)
  known.set(asOf, { version, names, writes, source })
  return source
}

async function open(
  workspace: Workspace,
  asOf: string,
  state: FactState,
  segments: readonly SavedSegment[],
  surveys: readonly AskedSurvey[],
): Promise<QuestionSource> {
  const [tags, columns, days] = await Promise.all([
    tagSource(workspace, asOf),
    keptFacts(workspace, 'columns', readFactColumns, state),
    factDays(workspace, state),
  ])
  const taken = wordsTaken(tags.catalog.tags)
  const fields = new Map(Object.entries(columns).map(([table, of]) => [table, unlistedFields(of, taken)]))
  const attributes = (table: string) => fields.get(table) ?? []
  const saved = new Map(segments.map(({ name, segment }) => [name, segment]))
  const vocabulary = await loadVocabulary(workspace, tags.catalog.tags, attributes, state, {
    saved: [...saved.keys()],
    surveys,
  })
  return { asOf, tags, attributes, days, vocabulary, labelled: surveyLabels(surveys), saved: (name) => saved.get(name) }
}

/** The unlisted columns of each kind of facts. */
async function readFactColumns(
  warehouse: Warehouse,
): Promise<Readonly<Record<string, readonly { name: string; type: string }[]>>> {
  const rows = await warehouse.rows<{ kind: string; name: string; type: string }>({
    sql: `SELECT toString(kind) AS kind, name, toString(type) AS type FROM attributes WHERE kind != 'customers' ORDER BY kind, name`,
    parameters: {},
  })
  const kinds: Record<string, { name: string; type: string }[]> = {}
  for (const { kind, ...column } of rows) kinds[kind] = [...(kinds[kind] ?? []), column]
  return kinds
}
