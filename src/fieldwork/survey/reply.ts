import type { Model, Question, QuestionPanelDynamicModel } from 'survey-core'
import type { Label, Language } from '../../catalog/label.js'
import { type Message, message, paragraph, warning } from '../../messages/index.js'
import { coerce } from './coerce/index.js'
import { type Control, controlIn } from './control-words.js'
import { isPanelEnd, presentQuestion } from './present.js'
import { asSaid, type Said } from './said.js'
import type { Survey } from './survey-file.js'
import { tokenOf } from './token.js'
import { backward, forward, leafOf, pathOf, type SurveyState, standAt } from './walk.js'

/** What one message of a respondent led to. `kept` is the answer to store before anything is acknowledged. */
export interface Replied {
  readonly outcome: 'asked' | 'again' | 'paused' | 'completed' | 'stale' | 'erase'
  readonly state: SurveyState
  readonly kept?: { readonly question: string; readonly value: unknown }
  readonly message: Message
}

/** Opens a survey (or goes on with it): the greeting or the question that waits. */
export function beginSurvey(survey: Survey, state: SurveyState): Replied {
  const model = standAt(survey, state)
  const resumed = state.at !== null
  const greeting = resumed
    ? line(state.language, {
        zh: `我们接着上次的「${model.processedTitle}」。`,
        en: `Let us go on with "${model.processedTitle}".`,
      })
    : line(state.language, {
        zh: `${model.processedTitle}${model.description ? `\n${model.description}` : ''}\n随时可说「跳过」「返回」「退出」，下次接着答。`,
        en: `${model.processedTitle}${model.description ? `\n${model.description}` : ''}\nSay "skip", "back" or "stop" at any time; you can go on later.`,
      })
  return asked(model, state, [paragraph(greeting)])
}

/** Takes one message of a respondent: an answer, or a control word. Pure: the state that comes back is all that changed. */
export function replySurvey(survey: Survey, state: SurveyState, what: string | Said): Replied {
  const model = standAt(survey, state)
  const { text, values, token } = asSaid(what)
  const waiting = pathOf(model)
  if (token !== undefined && (waiting === null || token !== tokenOf(state.seed, waiting))) return stale(model, state)
  const said = values?.length ? values.join('、') : text
  const control = controlIn(said)
  if (control) return controlled(model, state, control)
  return isPanelEnd(model) ? panelDecision(model, state, said) : answered(model, state, said)
}

/** A press on a question that was answered already: nothing changes, the waiting question is shown again. */
function stale(model: Model, state: SurveyState): Replied {
  return {
    ...again(model, state, {
      zh: '那一题已经答过了；想改的话可以说「返回」。现在是这一题：',
      en: 'That question has been answered already; say "back" to change it. This is the one that waits now:',
    }),
    outcome: 'stale',
  }
}

function answered(model: Model, state: SurveyState, said: string): Replied {
  const leaf = leafOf(model)
  if (!leaf) return completed(model, state)
  const question = pathOf(model) ?? leaf.name
  const meant = coerce(leaf, said)
  if ('again' in meant) return again(model, state, meant.again)
  leaf.value = meant.value
  if (meant.comment !== undefined) leaf.comment = meant.comment
  const fault = faultOf(leaf)
  if (fault !== undefined) return again(model, state, { zh: fault, en: fault })
  return {
    ...onward(model, state),
    kept: { question, value: meant.comment === undefined ? meant.value : { choice: meant.value, comment: meant.comment } },
  }
}

function controlled(model: Model, state: SurveyState, control: Control): Replied {
  const leaf = leafOf(model)
  switch (control) {
    case 'stop':
      return {
        outcome: 'paused',
        state: { ...state, data: structuredClone(model.data), at: pathOf(model) },
        message: message(
          state.language,
          paragraph(
            line(state.language, {
              zh: '好的，先到这里，已答的都保存了。随时回来接着答。',
              en: 'All right, let us stop here. What you answered is kept; come back at any time.',
            }),
          ),
        ),
      }
    case 'back':
      return backward(model)
        ? asked(model, state)
        : again(model, state, { zh: '这已经是第一题了。', en: 'This is the first question already.' })
    case 'skip': {
      if (leaf?.isRequired)
        return again(model, state, {
          zh: '这一题需要回答；不方便的话可以说「退出」。',
          en: 'This one needs an answer; say "stop" if you would rather not.',
        })
      const question = pathOf(model) ?? ''
      // At the end of a panel, skipping means no more; clearing would take away the panels already filled.
      if (!isPanelEnd(model)) leaf?.clearValue()
      return { ...onward(model, state), kept: { question, value: null } }
    }
    case 'forward':
      return leaf && !leaf.isEmpty() ? onward(model, state) : controlled(model, state, 'skip')
    case 'progress':
      return { ...asked(model, state), outcome: 'again' }
    case 'erase':
      return {
        ...again(model, state, { zh: '您想删除我们保存的您的数据。', en: 'You would like your data to be erased.' }),
        outcome: 'erase',
      }
    case 'help':
      return again(model, state, {
        zh: '直接回复文字、选项编号或分数即可。「跳过」不答此题，「返回」改上一题，「退出」下次再答。',
        en: 'Reply with words, a choice\'s number, or a score. "skip" leaves this question out, "back" changes the one before, "stop" goes on later.',
      })
  }
}

function panelDecision(model: Model, state: SurveyState, said: string): Replied {
  const panel = model.currentSingleQuestion as QuestionPanelDynamicModel
  const adding = /^(是|好|要|加|有|y|yes|1)/i.test(said.trim())
  if (!adding && !/^(否|不|没|n|no|2)/i.test(said.trim()))
    return again(model, state, { zh: '请回复「是」或「否」。', en: 'Please reply yes or no.' })
  const before = pathOf(model) ?? panel.name
  if (!adding) return { ...onward(model, state), kept: { question: before, value: false } }
  if (!panel.canAddPanel)
    return again(model, state, { zh: '已经加满了，请回复「否」。', en: 'No more can be added; please reply no.' })
  panel.addPanel()
  return { ...asked(model, state), kept: { question: before, value: true } }
}

function onward(model: Model, state: SurveyState): Replied {
  const leaf = leafOf(model)
  if (forward(model)) return asked(model, state)
  const fault = leaf ? faultOf(leaf) : undefined
  if (fault !== undefined) return again(model, state, { zh: fault, en: fault })
  return completed(model, state)
}

function completed(model: Model, state: SurveyState): Replied {
  if (!model.tryComplete()) {
    const wrong = model.getAllQuestions().find((question) => question.isVisible && question.errors.length > 0)
    const text = wrong?.errors[0]?.getText() ?? ''
    return { ...asked(model, state, [warning(text)]), outcome: 'again' }
  }
  const thanks = String(model.processedCompletedHtml ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return {
    outcome: 'completed',
    state: { ...state, data: structuredClone(model.data), at: null },
    message: message(
      state.language,
      paragraph(thanks || line(state.language, { zh: '答完了，谢谢您！', en: 'That was all. Thank you!' })),
    ),
  }
}

function asked(model: Model, state: SurveyState, before: Message['blocks'] = []): Replied {
  const question = presentQuestion(model, state.language, state.seed)
  return {
    outcome: 'asked',
    state: { ...state, data: structuredClone(model.data), at: pathOf(model) },
    message: message(state.language, ...before, ...question.blocks),
  }
}

function again(model: Model, state: SurveyState, why: Label): Replied {
  // The state stays as it was: an answer that could not be taken leaves nothing behind.
  const question = presentQuestion(model, state.language, state.seed)
  return { outcome: 'again', state, message: message(state.language, warning(line(state.language, why)), ...question.blocks) }
}

function faultOf(leaf: Question): string | undefined {
  if (leaf.validate(true)) return undefined
  return leaf.errors[0]?.getText() ?? ''
}

const line = (language: Language, text: Label): string => text[language]
