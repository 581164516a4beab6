import type { Segment } from '../../language/words/token.js'
import { builtInProbe, type ProbeMove } from './built-in-probes.js'
import { checkFollowUp } from './check-follow-up.js'
import type { FollowUpContext } from './follow-up.js'
import type { Heard } from './hear.js'
import { isPressed, openPoint } from './plan.js'
import { inLanguage, type MainQuestion, type Probe, questionsOf, type Script, type Topic } from './script.js'
import { type InterviewState, mentions } from './state.js'

/** A question that goes further into the answer just given. */
export interface FollowUp {
  /** What is remembered so that it is not asked twice: a probe's id, a point's, or `model`. */
  readonly id: string
  readonly kind: 'probe' | 'model'
  readonly text: string
  readonly point?: string
}

export interface Considered {
  readonly followUp?: FollowUp
  /** A model may be asked for a better one than ours, or for one where we have none. */
  readonly wants?: FollowUpContext
}

/**
 * Whether and how to go further into an answer, within the guide's limits. The researcher's own probes come first, then what must be covered,
 * then a model's proposal where it passes the rules, then the moves that fit any question: a concrete case where the answer is vague,
 * the reason where it is short, the person's own words and a contrast where it is strong. Somebody who stays short is not pressed.
 * @param hints a model's proposal (null where it was asked and gave none, undefined where it was not asked), and what cuts Chinese into words:
 * without it a proposal cannot be checked, and none is asked for
 */
export function considerFollowUp(
  script: Script,
  state: InterviewState,
  place: { readonly question: MainQuestion; readonly topic: Topic },
  answer: { readonly text: string; readonly heard: Heard },
  { proposed, segment }: { readonly proposed?: string | null | undefined; readonly segment?: Segment | undefined },
): Considered {
  const { question, topic } = place
  const left = followUpsLeft(script, state, question)
  if (left <= 0 || state.point !== null || answer.heard.declined) return {}
  const pressed = isPressed(script, state, topic)
  const own = pressed ? undefined : guideProbe(question, state, answer)
  if (own) return { followUp: own }
  const open = openPoint(question, state)
  if (open) {
    const asking = inLanguage(open.ask, state.language) || askFor(inLanguage(open.name, state.language), state.language)
    return { followUp: { id: open.id, kind: 'probe', text: asking, point: open.id } }
  }
  if (pressed) return {}
  const moved = builtIn(state, answer.heard)
  const ours: Considered = moved ? { followUp: moved } : {}
  if (!segment || script.followUps.model - state.followUps.model <= 0) return ours
  const context = contextOf(script, state, place, left)
  if (proposed === undefined) return { ...ours, wants: context }
  const checked = proposed === null ? undefined : checkFollowUp(proposed, context, segment)
  return checked?.fit ? { followUp: { id: 'model', kind: 'model', text: checked.text } } : ours
}

export function followUpsLeft(script: Script, state: InterviewState, question: MainQuestion): number {
  const here = (question.followUps ?? script.followUps.each) - (state.followUps.each[question.id] ?? 0)
  return Math.min(here, script.followUps.all - state.followUps.all)
}

/** How a point without a wording of its own is asked for. */
export function askFor(name: string, language: InterviewState['language']): string {
  return language === 'zh'
    ? `关于「${name}」我们还没聊到：它在这件事里有没有起作用，怎么起的？`
    : `We have not talked about “${name}” yet: what part, if any, did it play?`
}

function guideProbe(
  question: MainQuestion,
  state: InterviewState,
  { text, heard }: { readonly text: string; readonly heard: Heard },
): FollowUp | undefined {
  // After a follow-up that got as little again, only what the answer itself calls for.
  const tired = state.follow !== null && (heard.short || heard.vague)
  const plain = text.normalize('NFKC').toLowerCase()
  const fits = ({ when, words }: Probe): boolean => {
    switch (when) {
      case 'contains':
        return words.some((word) => mentions(plain, word))
      case 'always':
        return true
      case 'strong':
        return heard.strong
      case 'positive':
      case 'negative':
        return heard.mood === when
      case 'short':
      case 'vague':
        return heard[when] && !tired
    }
  }
  const probe = question.probes.find((one) => !state.used.includes(one.id) && fits(one))
  return probe && { id: probe.id, kind: 'probe', text: inLanguage(probe.text, state.language) }
}

function builtIn(state: InterviewState, heard: Heard): FollowUp | undefined {
  if (state.follow !== null && (heard.short || heard.vague)) return undefined
  for (const move of movesFor(heard, state)) {
    const probe = builtInProbe(move, state.language, state.used, heard.echo)
    if (probe) return { ...probe, kind: 'probe' }
  }
  return undefined
}

function movesFor(heard: Heard, { follow }: InterviewState): readonly ProbeMove[] {
  if (heard.vague) return ['concrete']
  // Said back once; after that, what it was different from.
  if (heard.strong) return follow !== null && /^(?:echo|why)\./.test(follow) ? ['contrast'] : ['echo', 'why']
  if (heard.short) return heard.verdict ? ['why', 'concrete'] : ['concrete', 'why']
  return heard.verdict && follow === null ? ['why'] : []
}

function contextOf(
  script: Script,
  state: InterviewState,
  { question, topic }: { readonly question: MainQuestion; readonly topic: Topic },
  left: number,
): FollowUpContext {
  const said = (texts: Parameters<typeof inLanguage>[0]) => inLanguage(texts, state.language)
  return {
    language: state.language,
    title: said(script.title),
    purpose: said(script.purpose),
    topic: said(topic.name),
    question: said(question.text),
    open: question.points.filter(({ id }) => !state.covered.includes(id)).map(({ name }) => said(name)),
    exchange: state.exchange,
    guide: questionsOf(script).flatMap(({ text, probes, points }) => [
      said(text),
      ...probes.map((probe) => said(probe.text)),
      ...points.map(({ name }) => said(name)),
    ]),
    left,
  }
}
