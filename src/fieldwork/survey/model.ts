import { Model, QuestionSelectBase } from 'survey-core'
import 'survey-core/i18n/simplified-chinese'
import type { Language } from '../../catalog/label.js'
import './extension-property.js'
import { inLanguage } from './locale.js'
import { normalForm } from './normal-form.js'
import type { Survey } from './survey-file.js'

/** Where a respondent is: plain data, all that is kept between two messages. */
export interface SurveyState {
  readonly language: Language
  /** Answers by question name, as SurveyJS keeps them. */
  readonly data: Readonly<Record<string, unknown>>
  /** The input that waits for an answer; null before the first one. */
  readonly at: string | null
  /** Random orders stay the same for one respondent. */
  readonly seed: number
}

/** A model that holds a state's answers, until it is given back. */
export interface Lent {
  readonly model: Model
  /** Gives it back: `data` is what it holds now; undefined where it was left in between. */
  readonly giveBack: (data?: Readonly<Record<string, unknown>>) => void
}

/**
 * A SurveyJS model with the state's answers in it, for one reply. Building one takes some 10 ms for ten questions and setting answers into a built
 * one a tenth of that, so models are kept and lent again: the one that holds these very answers, else any idle one of the survey, else a new
 * one. Only a cache: a model with the answers set anew replies as a new one does (a law in the tests), and what cannot be set anew is not kept.
 */
export function lendModel(survey: Pick<Survey, 'definition'>, state: SurveyState): Lent {
  const prepared = preparedFor(survey.definition, state.language)
  const held = JSON.stringify(state.data)
  const place = findIdle(prepared, held, state)
  const idle = place >= 0 ? prepared.idle.splice(place, 1)[0] : undefined
  const model = idle ? settled(idle, held, state) : buildModel(prepared.json, state)
  return {
    model,
    giveBack: (data) => {
      if (prepared.kept === 'never' || model.isDisposed || model.state === 'completed') return
      if (prepared.idle.length >= keptModels) prepared.idle.shift()
      prepared.idle.push({ model, seed: state.seed, held: data === undefined ? undefined : JSON.stringify(data) })
    },
  }
}

/** Idle models kept for one survey in one language: some 0.3 MB each. */
const keptModels = 24
/** Surveys kept ready, each in each language. */
const keptSurveys = 24

interface Idle {
  readonly model: Model
  readonly seed: number
  /** The answers it holds, as JSON; undefined where they were left half-changed. */
  readonly held: string | undefined
}

interface Prepared {
  readonly json: Record<string, unknown>
  readonly kept: 'any' | 'same-respondent' | 'never'
  readonly idle: Idle[]
}

function findIdle({ idle, kept }: Prepared, held: string, { seed }: SurveyState): number {
  const exact = idle.findIndex((one) => one.held === held && one.seed === seed)
  if (exact >= 0 || kept === 'any') return exact >= 0 ? exact : idle.length - 1
  return idle.findIndex((one) => one.seed === seed)
}

function settled({ model, seed, held }: Idle, wanted: string, state: SurveyState): Model {
  if (seed !== state.seed) model.randomSeed = state.seed
  if (held !== wanted || seed !== state.seed) {
    // Words first: answers that are set next may bring their own.
    forgetWords(model, true)
    if (isUntouched(state)) model.clear(true, true)
    setAnswers(model, state)
  }
  forgetWords(model)
  return model
}

/** Words once given with a choice stay in SurveyJS's question after the choice is gone; they are nobody's now. */
function forgetWords(model: Model, all = false): void {
  for (const question of model.getAllQuestions()) {
    if (!(question instanceof QuestionSelectBase)) continue
    if (all || !question.isOtherSelected) question.setPropertyValue('otherValue', undefined)
    for (const item of question.visibleChoices) {
      if (item.showCommentArea && (all || !question.isItemSelected(item)))
        question.setPropertyValue(`other_${item.uniqueId}`, undefined)
    }
  }
}

/** A new model. The seed comes before the questions: SurveyJS shuffles while it reads. */
export function buildModel(json: Readonly<Record<string, unknown>>, state: SurveyState): Model {
  const model = new Model()
  model.randomSeed = state.seed
  model.locale = state.language === 'zh' ? 'zh-cn' : 'en'
  model.fromJSON(json)
  setAnswers(model, state)
  return model
}

/** Before the first question the file's default answers stand; after it, they are among the answers kept. */
function setAnswers(model: Model, state: SurveyState): void {
  if (!isUntouched(state)) model.data = structuredClone({ ...state.data })
  for (const trigger of model.triggers) {
    // Variables and deprecated visibility are no answers, so they are not in the data: they follow from it anew.
    const { isVariable } = trigger as unknown as { isVariable?: boolean }
    if (trigger.getType() === 'visibletrigger' || isVariable) {
      const values = model.getFilteredValues()
      trigger.checkExpression({
        isOnNextPage: false,
        isOnComplete: false,
        isOnNavigation: false,
        keys: values,
        properties: model.getFilteredProperties(),
      })
    }
  }
}

/** Nothing was asked yet. */
const isUntouched = ({ at, data }: SurveyState) => at === null && Object.keys(data).length === 0

const byDefinition = new WeakMap<object, Map<Language, Prepared>>()
const byText = new Map<string, Map<Language, Prepared>>()

/** Normal form in one language, made once: by the definition's identity, else by its text (sessions read theirs from the ledger each time). */
function preparedFor(definition: Readonly<Record<string, unknown>>, language: Language): Prepared {
  let languages = byDefinition.get(definition)
  if (!languages) {
    const text = JSON.stringify(definition)
    languages = byText.get(text) ?? new Map()
    byText.delete(text)
    byText.set(text, languages)
    if (byText.size > keptSurveys) byText.delete(byText.keys().next().value ?? '')
    byDefinition.set(definition, languages)
  }
  let prepared = languages.get(language)
  if (!prepared) {
    prepared = { json: modelJson(definition, language), kept: keptOf(definition), idle: [] }
    languages.set(language, prepared)
  }
  return prepared
}

/** What a model of the survey is read from, in one language. */
export const modelJson = (definition: Readonly<Record<string, unknown>>, language: Language) =>
  inLanguage(normalForm(definition), language)

/**
 * Who else may be lent a model of the survey: anybody, only the same respondent, or nobody. What makes questions of its own (cells) or is shuffled
 * while it is read stays with one respondent; what keeps more in a model than its answers (how many entries stand open, variables) is built anew each time.
 */
function keptOf(definition: Readonly<Record<string, unknown>>): Prepared['kept'] {
  const text = JSON.stringify(definition)
  if (/"type":"(matrixdynamic|paneldynamic|visible)"|"isVariable"|"bindings"/.test(text)) return 'never'
  return /"(questions?Order|rows?Order)":"random"|"type":"matrixdropdown"/.test(text) ? 'same-respondent' : 'any'
}
