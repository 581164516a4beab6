import { readFileSync } from 'node:fs'
import { Model } from 'survey-core'
import type { SurveyState } from '../src/fieldwork/survey/model.js'
import { beginSurvey, replySurvey } from '../src/fieldwork/survey/reply.js'
import { readSurvey, type Survey } from '../src/fieldwork/survey/survey-file.js'
import type { BenchLine, BenchOptions } from './harness.js'

/**
 * Replies to survey answers (coerced, checked, kept, next question put into words) against the bare engine doing only what it must: a new model of the
 * survey, the same answers set, one step on. Three ways: one respondent alone, many at once in turn (every reply finds somebody else's answers), and
 * definitions read anew for each message, as from the ledger. CPU time, so that a busy machine does not count.
 */
export async function run(report: (line: BenchLine) => void, { size }: BenchOptions): Promise<void> {
  const people = size === 'full' ? 1000 : 60
  for (const id of ['skincare-habits', 'after-purchase']) {
    const survey = shipped(id)
    const turns = conversation(survey)
    const bare = cost(turns.length * 2, (index) => bareStep(survey, (turns[index % turns.length] as Turn).state))
    const line = (what: string, ours: number, note?: string) =>
      report({ what: `${id}: ${what}`, ours, baseline: bare, unit: 'ms', ...(note ? { note } : {}) })
    line('one respondent, a reply', cost(size === 'full' ? 40 : 5, () => replay(survey, turns)) / turns.length)
    const inTurn = cost(people, (index) => replyAs(survey, turns, index))
    line(`${people} respondents in turn, a reply`, inTurn, `${Math.round(1000 / inTurn)} replies a CPU second`)
    const stored = JSON.stringify(survey.definition)
    const anew = cost(people, (index) =>
      replyAs({ ...survey, definition: JSON.parse(stored) as Survey['definition'] }, turns, index),
    )
    line('the same, the definition read for each', anew)
  }
}

const shipped = (id: string): Survey => {
  const { survey } = readSurvey(id, readFileSync(new URL(`../surveys/${id}.json`, import.meta.url), 'utf8'))
  if (!survey) throw new Error(`${id} cannot be asked`)
  return survey
}

const answers = ['1', '2', '4、3、2、1', '3、2、1', '5', '30', '否', '2026-05-20', '18:30', '小满', 'skip']

interface Turn {
  readonly state: SurveyState
  /** What this state accepts. */
  readonly said: string
}

/** Every state that one conversation goes through, with an answer that each accepts. */
function conversation(survey: Survey): Turn[] {
  const turns: Turn[] = []
  let replied = beginSurvey(survey, { language: 'zh', data: {}, at: null, seed: 1 })
  while (replied.outcome === 'asked') {
    const { state } = replied
    const taken = answers
      .map((said) => ({ said, next: () => replySurvey(survey, state, said) }))
      .find(({ next }) => next().outcome !== 'again')
    if (!taken || turns.length > 200) throw new Error(`no answer to ${state.at}`)
    turns.push({ state, said: taken.said })
    replied = taken.next()
  }
  return turns
}

/** The same conversation again, every answer known. */
function replay(survey: Survey, turns: readonly Turn[]): void {
  for (const { state, said } of turns) replySurvey(survey, state, said)
}

/** Another respondent each time, each at another question. */
function replyAs(survey: Survey, turns: readonly Turn[], index: number): void {
  const { state, said } = turns[index % turns.length] as Turn
  replySurvey(survey, { ...state, seed: index + 2 }, said)
}

function bareStep(survey: Survey, state: SurveyState): void {
  const model = new Model({ ...survey.definition, questionsOnPageMode: 'inputPerPage', firstPageIsStartPage: false })
  model.locale = 'zh-cn'
  model.data = structuredClone({ ...state.data })
  model.performNext()
}

/** CPU milliseconds of one turn, after a few to warm up. */
function cost(turns: number, turn: (index: number) => void): number {
  for (let index = 0; index < Math.min(turns, 10); index += 1) turn(index)
  const from = process.cpuUsage()
  for (let index = 0; index < turns; index += 1) turn(index)
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000 / turns
}
