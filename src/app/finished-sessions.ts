import type { Label } from '../catalog/label.js'
import { type Asked, outlineOf } from '../fieldwork/results/outline.js'
import { extensionOf, type SurveyExtension } from '../fieldwork/survey/extension.js'
import type { Ledger } from '../stores/ledger/open.js'
import { withCustomersBehind } from './study/behind-codes.js'
import { listSurveys } from './survey-files.js'
import { UserError, type Workspace } from './workspace.js'

/** A survey or a study with everything that was answered to it. */
export interface FinishedSurvey {
  /** The study's id, or the survey's name. */
  readonly id: string
  /** Whether the id is a study's. */
  readonly study: boolean
  readonly title: Label
  readonly privacy: SurveyExtension['privacy']
  /** The newest definition that somebody finished; of earlier ones, questions that it has no more are in the outline as well. */
  readonly definition: Readonly<Record<string, unknown>>
  readonly outline: readonly Asked[]
  readonly extension: SurveyExtension
  readonly sessions: readonly FinishedSession[]
  /** How many are where, for a study that runs: `completed` among them. */
  readonly progress: Readonly<Record<string, number>>
}

export interface FinishedSession {
  readonly id: string
  readonly respondent: string
  readonly customer: string | undefined
  readonly study: string | undefined
  readonly language: 'zh' | 'en'
  readonly version: string
  readonly data: Readonly<Record<string, unknown>>
  readonly completedAt: string
}

/**
 * The finished sessions of a study, or of a survey in all its studies and outside of them.
 * @throws UserError naming what is at hand, where there is neither
 */
export async function finishedSurvey(workspace: Workspace, name: string): Promise<FinishedSurvey> {
  const ledger = await workspace.ledger()
  const study = await studyNamed(ledger, name)
  const which = study ? ({ column: 'study', value: study.id } as const) : ({ column: 'survey', value: name } as const)
  const rows = await withCustomersBehind(
    workspace,
    await ledger
      .selectFrom('survey_sessions')
      .select(['id', 'respondent', 'customer_id', 'language', 'version', 'data', 'completed_at', 'study'])
      .where(which.column, '=', which.value)
      .where('state', '=', 'completed')
      .orderBy('completed_at')
      .orderBy('id')
      .execute(),
  )
  const states = await ledger
    .selectFrom('survey_sessions')
    .select(({ fn }) => ['state', fn.countAll<number>().as('sessions')])
    .where(which.column, '=', which.value)
    .groupBy('state')
    .execute()
  const definitions = await definitionsOf(workspace, ledger, which.column, which.value, rows, study?.definition)
  const newest = definitions[0]
  if (!newest) throw new UserError(await unknownName(workspace, ledger, name))
  const privacies = new Set([...(await privaciesOf(ledger, rows)), ...(study ? [study.privacy] : [])])
  return {
    id: study?.id ?? name,
    study: study !== undefined,
    title: study ? { zh: study.title, en: study.title } : titleOf(newest, name),
    // Counted together, the strictest promise holds for all; a survey taken by oneself, without a study, is identified.
    privacy: (['anonymous', 'pseudonymous'] as const).find((one) => privacies.has(one)) ?? 'identified',
    definition: newest,
    outline: joined(definitions),
    extension: extensionOf({ definition: newest }),
    sessions: rows.map((row) => ({
      id: row.id,
      respondent: row.respondent,
      customer: row.customer_id ?? undefined,
      study: row.study ?? undefined,
      language: row.language === 'en' ? 'en' : 'zh',
      version: row.version,
      data: JSON.parse(row.data) as Record<string, unknown>,
      completedAt: row.completed_at ?? '',
    })),
    progress: {
      ...(study ? await invitationsOf(ledger, study.id) : {}),
      ...Object.fromEntries(states.map(({ state, sessions }) => [state, Number(sessions)])),
    },
  }
}

/** How many were invited in all, refused, or could not be reached. */
async function invitationsOf(ledger: Ledger, study: string): Promise<Record<string, number>> {
  const rows = await ledger
    .selectFrom('invitations')
    .select(({ fn }) => ['state', fn.countAll<number>().as('people')])
    .where('study', '=', study)
    .groupBy('state')
    .execute()
  const of = (wanted: (state: string) => boolean) =>
    rows.reduce((sum, { state, people }) => sum + (wanted(state) ? Number(people) : 0), 0)
  return {
    invited: of((state) => !['planned', 'sending', 'withdrawn'].includes(state)),
    refused: of((state) => state === 'refused'),
    undeliverable: of((state) => state === 'undeliverable'),
  }
}

async function studyNamed(ledger: Ledger, name: string) {
  const byId = await ledger.selectFrom('studies').selectAll().where('id', '=', name).executeTakeFirst()
  if (byId) return byId
  const titled = await ledger.selectFrom('studies').selectAll().where('title', '=', name).where('kind', '=', 'survey').execute()
  return titled.length === 1 ? titled[0] : undefined
}

/** One definition a version, not one a session: newest first, by who finished it last. */
async function definitionsOf(
  workspace: Workspace,
  ledger: Ledger,
  column: 'study' | 'survey',
  value: string,
  rows: readonly { version: string }[],
  otherwise: string | undefined,
): Promise<Record<string, unknown>[]> {
  const versions = [...new Set([...rows].reverse().map(({ version }) => version))]
  const found: Record<string, unknown>[] = []
  for (const version of versions) {
    const row = await ledger
      .selectFrom('survey_sessions')
      .select('definition')
      .where(column, '=', value)
      .where('version', '=', version)
      .limit(1)
      .executeTakeFirst()
    if (row) found.push(JSON.parse(row.definition) as Record<string, unknown>)
  }
  if (found.length > 0) return found
  if (otherwise) return [JSON.parse(otherwise) as Record<string, unknown>]
  const file = (await listSurveys(workspace)).find(({ id, read }) => id === value || read.survey?.title === value)
  return file?.read.survey ? [{ ...file.read.survey.definition }] : []
}

async function privaciesOf(ledger: Ledger, rows: readonly { study: string | null }[]) {
  const studies = [...new Set(rows.flatMap(({ study }) => (study ? [study] : [])))]
  if (studies.length === 0) return []
  const found = await ledger.selectFrom('studies').select('privacy').where('id', 'in', studies.slice(0, 500)).execute()
  return found.map(({ privacy }) => privacy)
}

/** All that was asked in any version: the newest's order, then what only earlier ones had. */
function joined(definitions: readonly Record<string, unknown>[]): Asked[] {
  const all = new Map<string, Asked>()
  for (const definition of definitions)
    for (const asked of outlineOf(definition)) if (!all.has(asked.path)) all.set(asked.path, asked)
  return [...all.values()]
}

function titleOf({ title }: Record<string, unknown>, name: string): Label {
  if (typeof title === 'string') return { zh: title, en: title }
  if (typeof title !== 'object' || title === null) return { zh: name, en: name }
  const words = title as Record<string, string>
  const any = words.default ?? Object.values(words)[0] ?? name
  return { zh: words['zh-cn'] ?? words.zh ?? any, en: words.en ?? any }
}

async function unknownName(workspace: Workspace, ledger: Ledger, name: string): Promise<string> {
  const surveys = (await listSurveys(workspace)).map(({ id }) => id)
  const studies = await ledger.selectFrom('studies').select(['id', 'title']).where('kind', '=', 'survey').limit(20).execute()
  const known = [...studies.map(({ id, title }) => `${id} (${title})`), ...surveys].join(', ')
  return `没有「${name}」这份问卷或调研。可用的：${known}\nThere is no survey or study "${name}". At hand: ${known}`
}
