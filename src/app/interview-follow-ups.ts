import { followUpForm, type ProposeFollowUp } from '../fieldwork/interview/follow-up.js'
import type { AskModel } from '../model/model.js'
import type { Workspace } from './workspace.js'

/** A person waits for the next question: a model that takes longer is gone without. */
const patience = 8_000
/** After a model did not answer, so many milliseconds nobody waits for it again. */
const rest = 60_000

const proposers = new WeakMap<object, Promise<ProposeFollowUp>>()

/** The configured model as a proposer of follow-ups; undefined where none is configured. */
export async function proposerOf(workspace: Workspace): Promise<ProposeFollowUp | undefined> {
  const { model } = workspace.configuration
  if (!model) return undefined
  const known = proposers.get(model)
  if (known) return known
  const opening = import('../model/model.js').then(({ openModel }) =>
    proposeBy(openModel(model, { within: patience }), (text) => workspace.output.progress(text)),
  )
  proposers.set(model, opening)
  return opening
}

/** A proposer over any model; why there was no answer goes to the log, and the interview goes on without one. */
export function proposeBy(ask: AskModel, log: (text: string) => void, clock: () => number = Date.now): ProposeFollowUp {
  let restingUntil = 0
  return async (context, signal) => {
    if (clock() < restingUntil) return undefined
    const { answer, reason, detail } = { detail: '', ...(await ask('interview-follow-up', { ...context }, followUpForm, signal)) }
    if (reason === undefined) return answer?.question ?? undefined
    log(`模型没有给出追问 / no follow-up from the model (${reason}): ${detail}`)
    // A bad answer may be followed by a good one; a server that is slow, busy or away stays so for a while.
    if (reason !== 'bad-answer' && reason !== 'aborted') restingUntil = clock() + rest
    return undefined
  }
}
