import { type Model, QuestionSelectBase } from 'survey-core'
import type { Language } from '../../../catalog/label.js'
import { askOf } from '../ask/ask-of.js'
import { offeredBy } from '../ask/press.js'
import { elementsIn, inputsIn } from '../check/elements.js'
import { fault, isNode, type SurveyFault } from '../check/fault.js'
import { lendModel, type SurveyState } from '../model.js'
import { normalForm } from '../normal-form.js'
import { putAnswer } from '../put.js'
import { representatives } from '../representatives.js'
import { isRequired, type Step } from '../steps.js'
import type { Survey } from '../survey-file.js'
import { placeAt, placeOn } from '../walk.js'
import { type Atom, atomsOf, constantsIn, rootOf, turns } from './atoms.js'
import { type Course, type Ways, wayMaker } from './paths.js'
import { secondsFor } from './seconds.js'

/** What a walk over all branches of a survey found. Plain data. */
export interface Simulation {
  readonly language: Language
  /** Different sequences of questions that respondents can be asked; a lower bound where `complete` is false. */
  readonly paths: number
  readonly shortest: Course
  readonly longest: Course
  /** Questions that no walk came to. */
  readonly unreached: readonly string[]
  /** Choices that were never on offer, by question. */
  readonly unseen: Readonly<Record<string, readonly string[]>>
  /** Required steps to which no answer was accepted. */
  readonly deadEnds: readonly string[]
  /** Replies that were tried, and whether all branches were within the bound. */
  readonly tried: number
  readonly complete: boolean
  /** The same findings with their places in the file, for `survey check`. */
  readonly faults: readonly SurveyFault[]
}

/**
 * Walks every branch of a survey: at each question one answer for every way in which the survey's conditions tell answers apart (each choice, the bounds
 * of a number and those that expressions name, left out where it may be), and one answer where they do not. Dynamic panels are filled once.
 * Two walks that stand at the same question with the same truths behind them go on as one.
 *
 * @param bound replies tried at most; past it the walk ends and says so
 */
export function simulateSurvey(survey: Survey, language: Language = survey.languages[0] ?? 'zh', bound = 2000): Simulation {
  const walk = new Walk(survey, language, bound)
  const ways = walk.from({ language, data: {}, at: null, seed: 1 })
  return walk.report(ways)
}

/** The walk's memory: what was seen, and the ways on from each place. */
class Walk {
  private readonly atoms: readonly Atom[]
  private readonly seconds = new Map<string, number>()
  private readonly maker = wayMaker((step) => this.seconds.get(step) ?? 0)
  private readonly ways = new Map<string, Ways>()
  private readonly reached = new Set<string>()
  private readonly offered = new Map<string, Set<string>>()
  private readonly deadEnds = new Set<string>()
  private tried = 0

  constructor(
    private readonly survey: Survey,
    private readonly language: Language,
    private readonly bound: number,
  ) {
    this.atoms = atomsOf(survey.definition)
  }

  from(state: SurveyState): Ways {
    const { model, giveBack } = lendModel(this.survey, state)
    const { step } = placeAt(model, state.at)
    const here = step && this.stand(model, step)
    giveBack(state.data)
    return here ? this.goOn({ ...state, at: here.at }, here) : this.maker.end
  }

  /** What the model says of a place: enough to go on without it. */
  private stand(model: Model, step: Step): Standing {
    const key = `${step.path}\n${this.truths(model.data)}`
    return { at: step.path, key, answers: this.ways.has(key) ? [] : this.answersAt(model, step) }
  }

  private goOn(state: SurveyState, { at, key, answers }: Standing): Ways {
    const known = this.ways.get(key)
    if (known) return known
    // Where a loop would lead back here, the way ends; walks that stop at the bound end here too.
    this.ways.set(key, this.maker.end)
    let next: Ways | undefined
    for (const answer of answers) {
      if (this.tried >= this.bound) break
      const after = this.after(state, answer)
      if (after) next = next ? this.maker.join(next, after) : after
    }
    if (!next && this.tried < this.bound) this.deadEnds.add(at)
    const made = this.maker.make(new Map([[at, next ?? this.maker.end]]))
    this.ways.set(key, made)
    return made
  }

  /** The ways on after an answer (null: left out), or undefined where it is refused. */
  private after(state: SurveyState, answer: unknown): Ways | undefined {
    this.tried += 1
    const { model, giveBack } = lendModel(this.survey, state)
    const { step } = placeAt(model, state.at)
    if (!step) return this.maker.end
    const next = putAnswer(step, answer) ? placeOn(model, step, answer === true) : undefined
    const words = next?.step?.kind === 'comment' && next.step.question === step.question
    const leaving = next?.step?.holder !== step.holder
    const fits = (words || step.kind !== 'question' || step.question.validate(false)) && (!leaving || step.holder.validate(false))
    const here = fits && next?.step ? this.stand(model, next.step) : undefined
    const data = structuredClone(model.data) as Record<string, unknown>
    giveBack(fits ? data : undefined)
    if (!fits) return undefined
    return here ? this.goOn({ ...state, data, at: here.at }, here) : this.maker.end
  }

  /** One answer for each way that conditions can turn on it; where none turns on it, the first that is accepted. */
  private answersAt(model: Model, step: Step): unknown[] {
    const ask = askOf(step, this.language)
    const name = step.holder.getValueName()
    this.reached.add(step.holder.name)
    this.seconds.set(step.path, secondsFor(step, ask, this.language))
    const seen = this.offered.get(step.holder.name) ?? new Set()
    for (const { value } of offeredBy(ask)) seen.add(JSON.stringify(value))
    this.offered.set(step.holder.name, seen)
    if (step.kind === 'more') return step.entry === 0 ? [true, false] : [false]
    if (step.kind === 'comment') return isRequired(step) ? ['some words'] : ['some words', null]
    const about = this.atoms.filter((atom) => atom.about.includes(rootOf(name)))
    const values = [
      ...representatives(
        ask,
        about.flatMap(({ expression }) => constantsIn(expression)),
      ),
      ...(isRequired(step) ? [] : [null]),
    ]
    const classes = new Map<string, unknown[]>()
    const worded = offeredBy(ask).filter(({ words }) => words !== undefined)
    const asksWords = (value: unknown) =>
      worded.some((offer) => offer.value === value || (Array.isArray(value) && value.includes(offer.value)))
    for (const value of values) {
      const turned =
        step.question === step.holder && !step.row
          ? this.classOf(about, name, value)
          : about.length > 0
            ? JSON.stringify(value)
            : ''
      const key = `${asksWords(value)} ${turned}`
      classes.set(key, [...(classes.get(key) ?? []), value])
    }
    // Of each class the first answer that SurveyJS takes: its validators may want another form of words or numbers.
    const picky = step.kind === 'question' && step.question.validators.length > 0
    const taken = (value: unknown) => value === null || accepted(model, step, value)
    return [...classes.values()].map((same) => (picky ? same.find(taken) : undefined) ?? same[0])
  }

  private classOf(about: readonly Atom[], name: string, value: unknown): string {
    return about.map((atom) => turns(atom, name, value ?? undefined) ?? JSON.stringify(value)).join(',')
  }

  /** What the conditions make of the answers so far: all that can matter for what follows. */
  private truths(data: Readonly<Record<string, unknown>>): string {
    const values = new Map(Object.entries(data).map(([name, value]) => [name.toLowerCase(), { name, value }]))
    return this.atoms
      .map((atom) => {
        const [first] = atom.about
        const answer = first === undefined ? undefined : values.get(first)
        const turned = atom.about.length === 1 ? turns(atom, answer?.name ?? first ?? '', answer?.value) : undefined
        return turned ?? JSON.stringify(atom.about.map((name) => values.get(name)?.value ?? null))
      })
      .join(',')
  }

  report(ways: Ways): Simulation {
    const complete = this.tried < this.bound
    const inputs = inputsIn(normalForm(this.survey.definition)).filter(({ top }) => top)
    const unreached = inputs.map(({ name }) => name).filter((name) => name !== '' && !this.reached.has(name))
    const unseen = complete ? this.unseenChoices(inputs) : {}
    const parts = {
      language: this.language,
      paths: ways.count,
      shortest: ways.shortest,
      longest: ways.longest,
      unreached,
      unseen,
      deadEnds: [...this.deadEnds],
      tried: this.tried,
      complete,
    }
    return { ...parts, faults: this.faults(parts) }
  }

  private unseenChoices(inputs: readonly { name: string; node: Readonly<Record<string, unknown>> }[]): Record<string, string[]> {
    return Object.fromEntries(
      inputs.flatMap(({ name, node }) => {
        const seen = this.offered.get(name)
        if (!seen || !Array.isArray(node.choices)) return []
        const values = node.choices.map((choice: unknown) => (isNode(choice) ? choice.value : choice))
        const never = values.filter((value) => !seen.has(JSON.stringify(value))).map(String)
        return never.length > 0 ? [[name, never]] : []
      }),
    )
  }

  private faults({ unreached, unseen, deadEnds, complete }: Omit<Simulation, 'faults'>): SurveyFault[] {
    const places = new Map(elementsIn(this.survey.definition).map(({ name, path }) => [name, path]))
    const place = (name: string) => places.get(name.split(/[.[#]/)[0] ?? name) ?? name
    // A rule of the researcher's own may take answers that nobody here thought of.
    const checked = new Set(
      elementsIn(this.survey.definition).flatMap(({ name, node }) =>
        'validators' in node || 'maskType' in node || 'maskSettings' in node ? [name] : [],
      ),
    )
    return [
      ...(complete ? unreached : []).map((name) =>
        fault('warning', place(name), { zh: `没有任何一条路径会问到「${name}」。`, en: `No path leads to "${name}".` }),
      ),
      ...deadEnds.map((path) =>
        checked.has(path.split(/[.[#]/)[0] ?? path)
          ? fault('warning', place(path), {
              zh: `「${path}」有校验规则，试过的回答都没通过，之后的路没有走；请自己试答一遍。`,
              en: `"${path}" is validated, and none of the answers that were tried passed; what comes after was not walked: try it yourself.`,
            })
          : fault('error', place(path), {
              zh: `走到「${path}」就走不下去了：必答，却没有可接受的回答。`,
              en: `"${path}" is a dead end: it must be answered and no answer was accepted.`,
            }),
      ),
      ...Object.entries(unseen).map(([name, values]) =>
        fault('warning', `${place(name)}.choices`, {
          zh: `「${name}」的这些选项永远不会出现：${values.join('、')}。`,
          en: `These choices of "${name}" are never on offer: ${values.join(', ')}.`,
        }),
      ),
    ]
  }
}

interface Standing {
  readonly at: string
  readonly key: string
  readonly answers: readonly unknown[]
}

/** Tries an answer and takes it away again. */
function accepted(model: Model, step: Step, value: unknown): boolean {
  const before = structuredClone(model.data)
  step.question.value = structuredClone(value)
  const fine = step.question.validate(false) || (step.question instanceof QuestionSelectBase && step.question.isOtherSelected)
  model.data = before
  return fine
}
