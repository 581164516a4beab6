import { maskPersonalData } from '../../language/masking/mask-personal-data.js'
import { paragraph, warning } from '../../messages/index.js'
import { beginInterview, type Hints } from './begin.js'
import { considerFollowUp, type FollowUp } from './choose-follow-up.js'
import { interviewControlIn } from './control.js'
import { controlled } from './controlled.js'
import { hear, isFinished, isUnfinished } from './hear.js'
import { acknowledgement, consentIn, consentQuestion, consentToken, phrase, telling, whyAsked } from './present.js'
import { again, asking, doneWith, ended, heardFrom, type Interviewed, told, waitingFor, withKept } from './put.js'
import { questionOf, type Script, topicOf } from './script.js'
import { type Exchange, type InterviewState, takeIn, timeSpent } from './state.js'

/** Takes one message of a person: an answer, part of one, or a control word. Pure: the state that comes back is all that changed. */
export function replyInterview(script: Script, state: InterviewState, said: string, now: Date, hints: Hints = {}): Interviewed {
  if (state.stage === 'done' || state.stage === 'declined') return ended(script, state)
  if (state.stage === 'new') return beginInterview(script, state, now, hints)
  if (hints.token === consentToken && state.stage !== 'consent') return again(state, now, [paragraph(state.waiting)])
  const control = interviewControlIn(said)
  if (control) return controlled(script, state, control, said, now)
  if (said.replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '') === '' && !isUnfinished(said) && !/\p{Extended_Pictographic}/u.test(said))
    return again(state, now, [warning(phrase('empty', state.language))])
  if (state.stage === 'consent') return consented(script, state, said, now)
  if (hints.saidAt && isLate(state, hints.saidAt, now)) return late(script, state, said, hints.saidAt, now)
  const sent = hints.saidAt ? { saidAt: hints.saidAt.toISOString() } : {}
  return answered(script, { ...state, ...sent }, said, now, hints)
}

function answered(script: Script, state: InterviewState, said: string, now: Date, hints: Hints): Interviewed {
  const { language } = state
  const question = questionOf(script, state.question)
  const topic = question && topicOf(script, question.id)
  // The guide that it began with is kept with it, so this place is always there.
  if (!question || !topic) return asking(script, state, now)
  const kept = [heardFrom('answer', topic.id, question.id, said, now)]
  const spent = timeSpent(state, topic.id, now)
  if (isUnfinished(said) && !isFinished(said)) {
    const pieces = [...state.pieces, said]
    return {
      outcome: 'again',
      state: { ...state, ...takeIn(script, state, said), pieces, spent, askedAt: now.toISOString() },
      kept,
      messages: telling(language, paragraph(phrase('goOn', language))),
    }
  }
  const more = state.pieces.length > 0 && isFinished(said) ? [] : [said]
  const text = [...state.pieces, ...more].join('\n')
  const heard = hear(text, hints.language)
  if ((heard.unclear || heard.wonders) && state.explained !== question.id) {
    const explained = heard.wonders ? whyAsked(script, language) : phrase('explain', language)
    return withKept(
      kept.map((one) => ({ ...one, kind: 'control' })),
      again({ ...state, explained: question.id, spent }, now, [paragraph(explained), paragraph(state.waiting)]),
    )
  }
  const after: InterviewState = {
    ...state,
    ...takeIn(script, state, text),
    pieces: [],
    exchange: [...state.exchange, { by: 'person', text: maskPersonalData(text) }],
    spent,
    before: question.id,
  }
  const { followUp, wants } = considerFollowUp(
    script,
    after,
    { question, topic },
    { text, heard },
    {
      proposed: hints.followUp,
      segment: hints.language?.segmentChinese,
    },
  )
  const next = followUp
    ? followedUp(after, followUp, question.id, topic.id, now)
    : asking(script, doneWith(after, question.id), now, [paragraph(acknowledgement(state))])
  return { ...withKept(kept, next), ...(wants ? { wantsFollowUp: wants } : {}) }
}

function followedUp(state: InterviewState, followUp: FollowUp, question: string, topic: string, now: Date): Interviewed {
  const { each, all, model } = state.followUps
  return {
    outcome: 'asked',
    state: {
      ...waitingFor(state, followUp.text, now),
      follow: followUp.id,
      used: [...state.used, followUp.id],
      asked: followUp.point ? [...state.asked, followUp.point] : state.asked,
      followUps: {
        each: { ...each, [question]: (each[question] ?? 0) + 1 },
        all: all + 1,
        model: model + (followUp.kind === 'model' ? 1 : 0),
      },
    },
    kept: [told(followUp.kind, topic, question, followUp.text, now.toISOString())],
    messages: telling(state.language, paragraph(followUp.text)),
  }
}

function consented(script: Script, state: InterviewState, said: string, now: Date): Interviewed {
  const { language } = state
  const agreed = consentIn(said)
  const kept = [heardFrom('control', null, null, said, now)]
  if (agreed === undefined)
    return again(state, now, [warning(phrase('consentAgain', language)), ...consentQuestion(script, language)])
  if (agreed) return withKept(kept, asking(script, { ...state, stage: 'talk' }, now))
  return {
    outcome: 'declined',
    state: { ...state, stage: 'declined', askedAt: null },
    kept,
    messages: telling(language, paragraph(phrase('declined', language))),
  }
}

/**
 * Sent while the waiting question was being put, so part of the answer before it. Platforms' clocks are not ours and some stand still: only what
 * arrives right after the question, and was sent after the person's last message, is taken so, and once for each question.
 */
function isLate(state: InterviewState, saidAt: Date, now: Date): boolean {
  if (state.before === null || state.askedAt === null || state.saidAt === null || state.late) return false
  const put = Date.parse(state.askedAt)
  return saidAt.getTime() < put && saidAt.getTime() > Date.parse(state.saidAt) && now.getTime() - put < inFlight
}

/** Milliseconds that a message may take from a person to us. */
const inFlight = 30_000

function late(script: Script, state: InterviewState, said: string, saidAt: Date, now: Date): Interviewed {
  const topic = state.before === null ? undefined : topicOf(script, state.before)
  const exchange: Exchange[] = [...state.exchange]
  if (state.before === state.question) exchange.splice(-1, 0, { by: 'person', text: maskPersonalData(said) })
  const after = { ...state, ...takeIn(script, state, said), exchange, late: true, saidAt: saidAt.toISOString() }
  return withKept(
    [heardFrom('answer', topic?.id ?? null, state.before, said, saidAt)],
    again(after, now, [paragraph(phrase('added', state.language)), paragraph(state.waiting)]),
  )
}
