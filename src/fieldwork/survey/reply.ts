import { type Model, type Question, QuestionSelectBase } from 'survey-core'
import type { Label } from '../../catalog/label.js'
import { type Block, type Message, message, paragraph, warning } from '../../messages/index.js'
import { askOf } from './ask/ask-of.js'
import { fits } from './ask/fits.js'
import { claims } from './claims.js'
import { closing } from './closing.js'
import type { Coerced } from './coerce/coerced.js'
import { coerce } from './coerce/index.js'
import { type Control, controlIn } from './control-words.js'
import { plainText } from './markup.js'
import { lendModel, type SurveyState } from './model.js'
import { presentStep, progressOf } from './present.js'
import { addEntry, clear, put } from './put.js'
import { asSaid, type Said } from './said.js'
import { isAnswered, isRequired, type Station, type Step } from './steps.js'
import type { Survey } from './survey-file.js'
import { tokenOf } from './token.js'
import { type Place, placeAfter, placeAt, placeBefore, placeOn } from './walk.js'

/**
 * What one message of a respondent led to. `kept` is the answer to store before anything is acknowledged. `again`: it could not be taken, or it was a
 * request that changes nothing (help, progress). `stale`: a press on a question answered before. `erase`: the person wants their data erased; the caller
 * confirms and does it. In all three the state is as it was.
 */
export interface Replied {
  readonly outcome: 'asked' | 'again' | 'paused' | 'completed' | 'stale' | 'erase'
  readonly state: SurveyState
  readonly kept?: { readonly question: string; readonly value: unknown }
  readonly message: Message
}

export interface ReplyContext {
  /** The day it is said, `YYYY-MM-DD`, where the respondent is; without it 昨天 and the like are asked again. */
  readonly today?: string
}

/** Opens a survey (or goes on with it): the greeting and the question that waits. */
export function beginSurvey(survey: Survey, state: SurveyState): Replied {
  return withModel(survey, state, (turn) => {
    const { model } = turn
    const title = plainText(model.processedTitle)
    const description = plainText(model.locDescription?.renderedHtml ?? '')
    const greeting =
      state.at !== null
        ? said(turn, { zh: `我们接着上次的「${title}」。`, en: `Let us go on with "${title}".` })
        : said(turn, {
            zh: `${title}${description ? `\n${description}` : ''}\n随时可说「跳过」「返回」「退出」，下次接着答。`,
            en: `${title}${description ? `\n${description}` : ''}\nSay "skip", "back" or "stop" at any time; you can go on later.`,
          })
    if (turn.place.step) return asked(turn, turn.place, [paragraph(greeting)])
    // Nothing is in sight to be asked: it is over before it began.
    const over = completed(turn)
    return { ...over, message: message(state.language, paragraph(greeting), ...over.message.blocks) }
  })
}

/** Takes one message of a respondent: an answer, a press, or a control word. Pure: the state that comes back is all that changed. */
export function replySurvey(survey: Survey, state: SurveyState, what: string | Said, context: ReplyContext = {}): Replied {
  return withModel(survey, state, (turn) => {
    const { step } = turn.place
    const heard = asSaid(what)
    if (!step) return completed(turn)
    if (heard.token !== undefined && heard.token !== tokenOf(state.seed, step.path)) return stale(turn)
    const ask = askOf(step, state.language)
    const control = heard.values?.length || heard.files?.length || claims(ask, heard.text) ? undefined : controlIn(heard.text)
    if (control) return controlled(turn, step, control)
    const meant = coerce(ask, heard, context.today)
    if ('again' in meant) return again(turn, meant.again)
    if (!fits(ask, meant.value))
      return again(turn, { zh: '这个回答超出了这一题的范围。', en: 'That is not among what this question allows.' })
    return step.kind === 'more' ? entryDecision(turn, step, meant.value === true) : answered(turn, step, meant)
  })
}

interface Turn {
  readonly survey: Survey
  readonly state: SurveyState
  readonly model: Model
  readonly place: Place
  /** Whether an answer was tried on the model: if it is refused, what the model holds is nobody's state. */
  touched: boolean
}

function withModel(survey: Survey, state: SurveyState, turn: (turn: Turn) => Replied): Replied {
  const { model, giveBack } = lendModel(survey, state)
  const here: Turn = { survey, state, model, place: placeAt(model, state.at), touched: false }
  const replied = turn(here)
  giveBack(here.touched && replied.outcome === 'again' ? undefined : replied.state.data)
  return replied
}

function answered(turn: Turn, step: Step, meant: Extract<Coerced, { value: unknown }>): Replied {
  const { value, comment } = meant
  turn.touched = true
  put(step, value, comment)
  const words = wordsStep(turn.model, step, comment)
  const fault = words ? undefined : faultOf(step)
  if (fault !== undefined) return again(turn, { zh: fault, en: fault })
  const kept = { question: step.path, value: comment === undefined ? value : { choice: value, comment } }
  if (words) return { ...asked(turn, words), kept }
  return { ...onward(turn, step), kept }
}

/** Where a choice wants words that were not said with it, they are asked for before anything is checked. */
function wordsStep(model: Model, step: Step, comment: string | undefined): Place | undefined {
  if (step.kind !== 'question' || comment !== undefined || !(step.question instanceof QuestionSelectBase)) return undefined
  const { question } = step
  if (!question.visibleChoices.some((choice) => question.isCommentShowing(choice))) return undefined
  const next = placeAfter(model, step)
  const asksWords = next?.step?.kind === 'comment' && next.step.question === step.question && next.step.item !== undefined
  return asksWords && next.step && !isAnswered(next.step) ? next : undefined
}

function controlled(turn: Turn, step: Step, control: Control): Replied {
  const { state, model } = turn
  switch (control) {
    case 'stop':
      return {
        outcome: 'paused',
        state: { ...state, data: structuredClone(model.data), at: step.path },
        message: message(
          state.language,
          paragraph(
            said(turn, {
              zh: '好的，先到这里，已答的都保存了。随时回来接着答。',
              en: 'All right, let us stop here. What you answered is kept; come back at any time.',
            }),
          ),
        ),
      }
    case 'back': {
      const before = placeBefore(model, step)
      return before ? asked(turn, before) : again(turn, { zh: '这已经是第一题了。', en: 'This is the first question already.' })
    }
    case 'forward':
      return isAnswered(step) ? onward(turn, step) : skipped(turn, step)
    case 'skip':
      return skipped(turn, step)
    case 'help':
      return again(turn, {
        zh: '直接回复文字、选项编号或分数即可。「跳过」不答此题，「返回」改上一题，「进度」看答到哪里，「退出」下次再答，「删除我的数据」删除您的回答。',
        en: 'Reply with words, a choice\'s number, or a score. "skip" leaves this question out, "back" changes the one before, "progress" says how far you are, "stop" goes on later, "erase my data" removes your answers.',
      })
    case 'progress': {
      const left = turn.place.stations.length - turn.place.station
      return again(turn, {
        zh: `现在是 ${progressOf(turn.place)}，还有 ${left} 题。`,
        en: `This is ${progressOf(turn.place)}; ${left} to go.`,
      })
    }
    case 'erase':
      return {
        ...again(turn, { zh: '您想删除我们保存的您的数据。', en: 'You would like your data to be erased.' }),
        outcome: 'erase',
      }
  }
}

function skipped(turn: Turn, step: Step): Replied {
  if (isRequired(step))
    return again(turn, {
      zh: '这一题需要回答；不方便的话可以说「退出」。',
      en: 'This one needs an answer; say "stop" if you would rather not.',
    })
  turn.touched = true
  clear(step)
  return { ...onward(turn, step), kept: { question: step.path, value: null } }
}

/** Whether one more entry of a dynamic panel or matrix is filled in. */
function entryDecision(turn: Turn, step: Step, adding: boolean): Replied {
  const kept = { question: step.path, value: adding }
  if (!adding) return { ...onward(turn, step), kept }
  turn.touched = true
  if (!addEntry(step)) return again(turn, { zh: '已经加满了，请回复「否」。', en: 'No more can be added; please reply no.' })
  const place = placeOn(turn.model, step, true)
  return place ? { ...asked(turn, place), kept } : { ...completed(turn), kept }
}

function onward(turn: Turn, step: Step): Replied {
  const next = placeAfter(turn.model, step)
  if (next && next.step?.holder === step.holder) return asked(turn, next)
  // Leaving a question as a whole: what holds for all its inputs together is checked now.
  const fault = leavingFault(step)
  if (fault !== undefined) return again(turn, { zh: fault, en: fault })
  return next ? asked(turn, next) : completed(turn)
}

function completed(turn: Turn): Replied {
  const { state, model } = turn
  const { stations } = placeAt(model, null)
  const open = stations.findIndex(({ holder }) => !holder.validate(false))
  if (open >= 0) {
    // Something that came into sight behind the respondent, or no longer holds with what was answered since.
    const { holder, steps } = stations[open] as Station
    const why = firstError(holder)
    const step = steps.find((one) => one.kind === 'question' && !one.question.validate(false)) ?? steps[0]
    return asked(turn, { stations, station: open, step }, [warning(why)])
  }
  const shown = closing(turn.survey, model, state.language)
  return { outcome: 'completed', state: { ...state, data: structuredClone(model.data), at: null }, message: shown }
}

function asked({ state, model }: Turn, place: Place, before: readonly Block[] = []): Replied {
  const question = presentStep(place, state.language, state.seed)
  return {
    outcome: 'asked',
    state: { ...state, data: structuredClone(model.data), at: place.step?.path ?? null },
    message: message(state.language, ...before, ...question.blocks),
  }
}

/** The state stays as it was: an answer that could not be taken leaves nothing behind. */
function again(turn: Turn, why: Label): Replied {
  const { survey, state, touched } = turn
  if (!touched) return askedAgain(turn, why)
  const lent = lendModel(survey, state)
  const replied = askedAgain({ ...turn, model: lent.model, place: placeAt(lent.model, state.at) }, why)
  lent.giveBack(state.data)
  return replied
}

function askedAgain({ state, place }: Turn, why: Label): Replied {
  const question = presentStep(place, state.language, state.seed)
  return { outcome: 'again', state, message: message(state.language, warning(why[state.language]), ...question.blocks) }
}

/** A press on a question that was answered already: nothing changes, the waiting question is shown again. */
function stale(turn: Turn): Replied {
  const why = {
    zh: '那一题已经答过了；想改的话可以说「返回」。现在是这一题：',
    en: 'That question has been answered already; say "back" to change it. This is the one that waits now:',
  }
  return { ...again(turn, why), outcome: 'stale' }
}

/** Why SurveyJS would not take the answer: the file's own validators, bounds and masks. */
function faultOf({ kind, question, row }: Step): string | undefined {
  if (kind === 'more' || row || kind === 'comment') return undefined
  return question.validate(false) ? undefined : firstError(question)
}

function leavingFault({ holder }: Step): string | undefined {
  return holder.validate(false) ? undefined : firstError(holder)
}

function firstError(question: Question): string {
  question.validate(true)
  const [error] = question.getAllErrors()
  question.clearErrors()
  const said = plainText(error?.getText() ?? '')
  // A rule without words of its own says only the question's title, which tells nobody what is wrong.
  if (said !== '' && said !== plainText(question.processedTitle)) return said
  return question.survey?.getLocale().startsWith('zh')
    ? '这个回答不符合要求的格式，请换一种写法。'
    : 'This answer is not in the form that is asked for; please write it in another way.'
}

const said = ({ state }: Turn, text: Label): string => text[state.language]
