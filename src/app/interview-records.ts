import type { Script } from '../fieldwork/interview/script.js'
import type { InterviewState } from '../fieldwork/interview/state.js'
import { type KeptInterview, type Transcript, transcriptOf } from '../fieldwork/interview/transcript.js'
import type { Ledger } from '../stores/ledger/open.js'
import type { LedgerTransaction } from './bot/commits.js'
import { type InterviewRow, scriptOf } from './interview-sessions.js'
import { UserError, type Workspace } from './workspace.js'

export interface InterviewListed {
  readonly id: string
  readonly script: string
  readonly status: string
  readonly language: string
  readonly startedAt: string
  readonly completedAt: string | null
}

/** All interviews held, the latest first; of an anonymous study, by the day. */
export async function listInterviews(workspace: Workspace, script?: string): Promise<InterviewListed[]> {
  const ledger = await workspace.ledger()
  const all = ledger
    .selectFrom('interviews')
    .leftJoin('studies', 'studies.id', 'interviews.study')
    .selectAll('interviews')
    .select('studies.privacy as privacy')
    .where('interviews.status', '!=', 'erased')
    .orderBy('interviews.started_at', 'desc')
  const rows = await (script === undefined ? all : all.where('interviews.script', '=', script)).execute()
  return rows.map((row) => {
    const at = (moment: string) => (row.privacy === 'anonymous' ? moment.slice(0, 10) : moment)
    return {
      id: row.id,
      script: row.script,
      status: statusOf(row),
      language: row.language,
      startedAt: at(row.started_at),
      completedAt: row.completed_at === null ? null : at(row.completed_at),
    }
  })
}

/** One interview, by its id or the first few characters of it, told as its study allows. @throws UserError where there is none, or several */
export async function readTranscript(workspace: Workspace, id: string): Promise<{ script: Script; transcript: Transcript }> {
  const ledger = await workspace.ledger()
  const row = await findInterview(ledger, id)
  const study =
    row.study === null
      ? undefined
      : await ledger.selectFrom('studies').select('privacy').where('id', '=', row.study).executeTakeFirst()
  const [utterances, memos] = await Promise.all([
    ledger.selectFrom('utterances').selectAll().where('interview', '=', row.id).orderBy('id').execute(),
    ledger.selectFrom('memos').selectAll().where('interview', '=', row.id).orderBy('id').execute(),
  ])
  const script = scriptOf(row)
  const state = JSON.parse(row.state) as InterviewState
  const kept: KeptInterview = {
    id: row.id,
    language: row.language === 'en' ? 'en' : 'zh',
    status: statusOf(row),
    customer: row.customer_id ?? undefined,
    privacy: study?.privacy ?? 'identified',
    startedAt: row.started_at,
    completedAt: row.completed_at,
    spentSeconds: state.spent.all,
    followUps: { all: state.followUps.all, model: state.followUps.model },
    covered: state.covered,
    utterances,
    memos,
  }
  return { script, transcript: transcriptOf(script, kept) }
}

/** Notes a researcher's thought beside an interview, or beside one line of it. @throws UserError where there is no such interview or line */
export async function addMemo(
  workspace: Workspace,
  id: string,
  memo: { readonly text: string; readonly by: string; readonly line?: number | undefined },
  now: Date,
): Promise<void> {
  const ledger = await workspace.ledger()
  const row = await findInterview(ledger, id)
  if (memo.text.trim() === '') throw new UserError('备忘是空的 / the memo is empty')
  const utterance = memo.line === undefined ? null : await utteranceOf(ledger, row.id, memo.line)
  if (utterance === undefined)
    throw new UserError(
      `这次访谈没有第 ${memo.line} 行，编号见 zhiyin interview transcript ${id}\nThis interview has no line ${memo.line}: zhiyin interview transcript ${id} shows the numbers.`,
    )
  await ledger
    .insertInto('memos')
    .values({ interview: row.id, utterance, by: memo.by, text: memo.text.trim(), at: now.toISOString() })
    .execute()
}

/** The utterance that a transcript shows at a line, counted from 1. */
async function utteranceOf(ledger: Ledger, interview: string, line: number): Promise<number | undefined> {
  const utterances = await ledger.selectFrom('utterances').select('id').where('interview', '=', interview).orderBy('id').execute()
  return utterances[line - 1]?.id
}

/** Takes everything that was said in an interview away; that there was one stays. */
export async function eraseInterview(transaction: LedgerTransaction, id: string, now: Date): Promise<void> {
  await transaction.deleteFrom('utterances').where('interview', '=', id).execute()
  await transaction.deleteFrom('memos').where('interview', '=', id).execute()
  await transaction
    .updateTable('interviews')
    .set((row) => ({
      status: 'erased' as const,
      respondent: '',
      customer_id: null,
      state: '{}',
      step: row('step', '+', 1),
      updated_at: now.toISOString(),
    }))
    .where('id', '=', id)
    .execute()
}

async function findInterview(ledger: Ledger, id: string): Promise<InterviewRow> {
  const wanted = id.replace(/^P-/, '')
  const found = await ledger
    .selectFrom('interviews')
    .selectAll()
    .where('id', 'like', `${wanted.replace(/[^0-9a-f-]/g, '')}%`)
    .where('status', '!=', 'erased')
    .limit(2)
    .execute()
  const [row, other] = found
  if (row && (!other || row.id === wanted) && wanted !== '') return row
  throw new UserError(
    other && wanted !== ''
      ? `有几次访谈以「${id}」开头，请多写几位 / several interviews begin with "${id}": give more of it`
      : `没有「${id}」这次访谈，zhiyin interview list 列出所有访谈 / there is no interview "${id}": zhiyin interview list shows them`,
  )
}

function statusOf({ status, state }: Pick<InterviewRow, 'status' | 'state'>): string {
  return status === 'completed' && (JSON.parse(state) as Partial<InterviewState>).stage === 'declined' ? 'declined' : status
}
