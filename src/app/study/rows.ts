import type { Selectable } from 'kysely'
import { studySettingsForm } from '../../fieldwork/study/settings.js'
import type { Study } from '../../fieldwork/study/study.js'
import { extensionOf } from '../../fieldwork/survey/extension.js'
import { readSurvey, type Survey } from '../../fieldwork/survey/survey-file.js'
import type { Ledger } from '../../stores/ledger/open.js'
import type { LedgerTables } from '../../stores/ledger/schema.js'
import { UserError, type Workspace } from '../workspace.js'

export type StudyRow = Selectable<LedgerTables['studies']>
export type InvitationRow = Selectable<LedgerTables['invitations']>

/** Where somebody is reached. */
export interface Contact {
  readonly platform: string
  readonly workspace: string
  readonly user: string
}

export async function readStudy(ledger: Ledger, id: string): Promise<StudyRow | undefined> {
  return ledger.selectFrom('studies').selectAll().where('id', '=', id).executeTakeFirst()
}

/** @throws UserError with the studies at hand */
export async function findStudy(workspace: Workspace, name: string): Promise<StudyRow> {
  const ledger = await workspace.ledger()
  const found = await readStudy(ledger, name)
  if (found) return found
  const known = await ledger.selectFrom('studies').select(['id', 'title']).orderBy('created_at', 'desc').limit(20).execute()
  const titled = known.filter(({ title }) => title === name)
  if (titled.length === 1 && titled[0]) return (await readStudy(ledger, titled[0].id)) as StudyRow
  const list = known.map(({ id, title }) => `  ${id}  ${title}`).join('\n')
  throw new UserError(
    known.length === 0
      ? `还没有调研：zhiyin survey send 问卷 --to 人群\nThere is no study yet: zhiyin survey send FILE --to SEGMENT`
      : `没有调研「${name}」。已有：\nThere is no study "${name}". At hand:\n${list}`,
  )
}

export function studyOf(row: StudyRow): Study {
  return {
    id: row.id,
    kind: row.kind,
    instrument: row.instrument,
    title: row.title,
    privacy: row.privacy,
    settings: studySettingsForm.parse(JSON.parse(row.settings)),
    state: row.state,
    population: row.population,
    createdAt: row.created_at,
    closesAt: row.closes_at,
  }
}

/** The survey that a study asks, as it was when the study began. */
export function surveyOf(row: StudyRow): Survey {
  const { survey } = readSurvey(row.instrument, row.definition)
  if (!survey) throw new Error(`study ${row.id} holds a survey that cannot be asked`)
  return survey
}

/** The conversation of a person on a platform: `platform:workspace:user`. */
export const conversationAt = ({ platform, workspace, user }: Contact): string => `${platform}:${workspace}:${user}`

/** The conversation that an invitation went to; undefined while it has gone nowhere that can be talked to. */
export function conversationOfInvitation({ platform, address }: Pick<InvitationRow, 'platform' | 'address'>): string | undefined {
  if (platform === null || address === null) return undefined
  const { workspace, user } = JSON.parse(address) as { workspace?: unknown; user?: unknown }
  return typeof user === 'string' ? conversationAt({ platform, workspace: String(workspace ?? ''), user }) : undefined
}

/** Settings that the survey file itself suggests; what the study says wins. */
export function suggestedBy(survey: Survey): Record<string, unknown> {
  const { purpose, minutes, kept, privacy } = extensionOf(survey)
  const said = survey.definition.zhiyin as Record<string, unknown> | undefined
  return {
    ...(purpose ? { purpose } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(kept ? { kept: { what: kept } } : {}),
    ...(said && 'privacy' in said ? { privacy } : {}),
  }
}
