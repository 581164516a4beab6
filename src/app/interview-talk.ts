import { beginInterview, type Hints } from '../fieldwork/interview/begin.js'
import type { ProposeFollowUp } from '../fieldwork/interview/follow-up.js'
import type { Interviewed } from '../fieldwork/interview/put.js'
import { replyInterview } from '../fieldwork/interview/reply.js'
import type { LedgerTransaction } from './bot/commits.js'
import type { ScriptFile } from './interview-files.js'
import { proposerOf } from './interview-follow-ups.js'
import { segmentsOf } from './interview-segments.js'
import { findOrMakeInterview, type InterviewSession, keepInterviewed, readInterview } from './interview-sessions.js'
import { loadLanguage } from './load-language.js'
import type { Talker } from './survey-talk.js'
import type { Workspace } from './workspace.js'

/** What one message does in an interview: decided, not yet written. */
export interface InterviewTurn {
  readonly session: InterviewSession
  readonly replied: Interviewed
  /** To be run in the transaction that keeps the rest of the turn. @throws SessionMoved where somebody was faster */
  readonly write: (transaction: LedgerTransaction) => Promise<void>
}

/** Starts an interview by a guide, or goes on with the person's open one. `agreed`: consent was given with the invitation. */
export async function beginInterviewTurn(
  workspace: Workspace,
  file: ScriptFile,
  talker: Talker,
  now: Date,
  options: { readonly agreed?: boolean } = {},
): Promise<InterviewTurn> {
  const ledger = await workspace.ledger()
  const inSegments = () => segmentsOf(workspace, file.script, talker.customer)
  const { session, write } = await findOrMakeInterview(ledger, file, talker, now, inSegments)
  const replied = beginInterview(session.script, session.state, now, options)
  return {
    session,
    replied,
    write: async (transaction) => {
      await write(transaction)
      await keepInterviewed(transaction, session, replied, now)
    },
  }
}

/**
 * Takes a message in an interview; undefined where it has ended. Where a model is configured it may be asked for a follow-up first, which takes
 * some seconds at most; what it proposes is asked only if the rules let it pass, else ours is.
 * @param options `saidAt` as the platform says; `token` of a press; `propose` takes the place of the configured model
 */
export async function interviewReply(
  workspace: Workspace,
  interviewId: string,
  said: string,
  now: Date,
  options: {
    readonly saidAt?: Date
    readonly token?: string
    readonly propose?: ProposeFollowUp
    readonly signal?: AbortSignal
  } = {},
): Promise<InterviewTurn | undefined> {
  const session = await readInterview(await workspace.ledger(), interviewId)
  if (!session) return undefined
  const { saidAt, token } = options
  const hints: Hints = {
    language: await loadLanguage(),
    ...(saidAt ? { saidAt } : {}),
    ...(token ? { token } : {}),
  }
  const ours = replyInterview(session.script, session.state, said, now, hints)
  const replied = await bettered(
    workspace,
    session,
    ours,
    (followUp) => replyInterview(session.script, session.state, said, now, { ...hints, followUp }),
    options,
  )
  return {
    session,
    replied,
    write: (transaction) => keepInterviewed(transaction, session, replied, now),
  }
}

async function bettered(
  workspace: Workspace,
  session: InterviewSession,
  ours: Interviewed,
  again: (followUp: string | null) => Interviewed,
  { propose: given, signal }: { readonly propose?: ProposeFollowUp; readonly signal?: AbortSignal },
): Promise<Interviewed> {
  if (!ours.wantsFollowUp) return ours
  const propose = given ?? (await proposerOf(workspace))
  if (!propose) return ours
  const proposed = await propose(ours.wantsFollowUp, signal).catch((error: unknown) => {
    workspace.output.progress(`interview ${session.id}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  })
  return proposed === undefined ? ours : again(proposed)
}
