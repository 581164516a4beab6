import { beginInterviewTurn, type InterviewTurn, interviewReply } from '../interview-talk.js'
import { finishInStudy } from '../study/finish.js'
import type { Decision } from './decision.js'
import { askErase } from './own-data.js'
import { saidOf } from './said.js'
import type { Scene, Situation } from './situation.js'
import { spokenScript } from './spoken-names.js'
import { talkerOf } from './talker.js'

/** The decision on what was said while an interview is under way; undefined where it has ended meanwhile. */
export async function inInterview(situation: Scene, interviewId: string): Promise<Decision | undefined> {
  const { workspace, incoming, now } = situation
  const { text, values, token } = saidOf(incoming)
  const turn = await interviewReply(workspace, interviewId, values?.join('、') ?? text, now, {
    ...(tellsTime(incoming.at, now) ? { saidAt: new Date(incoming.at) } : {}),
    ...(token ? { token } : {}),
  })
  if (!turn) return undefined
  return turn.replied.outcome === 'erase' ? askErase(situation) : decided(situation, turn)
}

/** A platform's clock that is far from ours tells nothing about what was said before what. */
const trustedMs = 120_000
const tellsTime = (at: string, now: Date): boolean => Math.abs(now.getTime() - Date.parse(at)) < trustedMs

/** Starts an interview by its guide's name, or goes on with it. @throws UserError naming the guides at hand */
export async function beginInterviewNamed(situation: Situation, name: string): Promise<Decision> {
  const file = await spokenScript(situation.workspace, name)
  return decided(situation, await beginInterviewTurn(situation.workspace, file, talkerOf(situation), situation.now))
}

function decided({ workspace, now }: Pick<Situation, 'workspace' | 'now'>, { session, replied, write }: InterviewTurn): Decision {
  const ended = ['completed', 'paused', 'declined'].includes(replied.outcome)
  return {
    messages: replied.messages,
    change: { interview: ended ? null : session.id, offered: [], language: session.state.language },
    writes: [write],
    ...(replied.outcome === 'completed'
      ? {
          completed: true as const,
          saysMore: (transaction) => finishInStudy(workspace, transaction, session.id, now, 'interview'),
        }
      : {}),
  }
}
