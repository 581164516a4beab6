import { followUpForm, type ProposeFollowUp } from '../fieldwork/interview/follow-up.js'
import type { AskModel } from '../model/model.js'
import type { Workspace } from './workspace.js'

/** A person waits for the next question: a model that takes longer is gone without. */
const patience = 8_000

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
export function proposeBy(ask: AskModel, log: (text: string) => void): ProposeFollowUp {
  return async (context, signal) => {
    const { answer, reason, detail } = {
      detail: '',
      ...(await ask('interview-follow-up', { ...context }, followUpForm, signal)),
    }
    if (reason) log(`模型没有给出追问 / no follow-up from the model (${reason}): ${detail}`)
    return answer?.question ?? undefined
  }
}
