import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ask } from '../../src/fieldwork/survey/ask/ask.js'
import { askOf } from '../../src/fieldwork/survey/ask/ask-of.js'
import { fits } from '../../src/fieldwork/survey/ask/fits.js'
import { offeredBy, pressValue } from '../../src/fieldwork/survey/ask/press.js'
import { coerce } from '../../src/fieldwork/survey/coerce/index.js'
import { buildModel, modelJson, type SurveyState } from '../../src/fieldwork/survey/model.js'
import { beginSurvey, type Replied, replySurvey } from '../../src/fieldwork/survey/reply.js'
import { representatives } from '../../src/fieldwork/survey/representatives.js'
import type { Said } from '../../src/fieldwork/survey/said.js'
import type { Survey } from '../../src/fieldwork/survey/survey-file.js'
import { tokenOf } from '../../src/fieldwork/survey/token.js'
import { placeAt } from '../../src/fieldwork/survey/walk.js'
import { messageForm } from '../../src/messages/index.js'
import { anySurvey } from './survey-generator.js'

const runs = { numRuns: Number(process.env.LAW_RUNS ?? 15), endOnFailure: process.env.LAW_QUICK === '1' }
const languages = fc.constantFrom('zh' as const, 'en' as const)

/** A survey read anew, so that no model of another run is lent to it. */
const fresh = (definition: object): Survey => ({
  id: 's',
  title: 's',
  definition: JSON.parse(JSON.stringify(definition)) as Record<string, unknown>,
  languages: ['zh', 'en'],
})

/** The waiting question, from nothing but the state. */
function waiting(survey: Survey, state: SurveyState) {
  const model = buildModel(modelJson(survey.definition, state.language), state)
  const { step } = placeAt(model, state.at)
  return step ? { step, ask: askOf(step, state.language) } : undefined
}

/** Something that a person could say or press and that fits the ask. */
function answerTo(ask: Ask, path: string, seed: number, chance: number): Said {
  const values = representatives(ask)
  const value = values[chance % values.length]
  const offers = offeredBy(ask)
  const chosen = (Array.isArray(value) ? value : [value]).map((one) => offers.find((offer) => offer.value === one))
  if (ask.kind === 'file') {
    const [file] = value as { name: string; type: string; content: string }[]
    return { text: '', files: [{ name: file!.name, mediaType: file!.type, size: 1, path: file!.content }] }
  }
  if (offers.length > 0 && chosen.every((offer) => offer !== undefined)) {
    if (chance % 2 === 0)
      return { text: '', values: chosen.map((offer) => pressValue(offer, offers)), token: tokenOf(seed, path) }
    if (ask.kind === 'order') return { text: chosen.map(({ text }) => text).join(' > ') }
    return { text: chosen.map(({ text }) => text).join('、') }
  }
  return { text: Array.isArray(value) ? value.join(' - ') : String(value).replace('T', ' ') }
}

/** Every answer in turn until the survey is over; what cannot be answered with the first try is tried with others. */
function* answers(
  survey: Survey,
  start: SurveyState,
  chance: () => number,
): Generator<{ before: SurveyState; said: Said; replied: Replied }> {
  let state = beginSurvey(survey, start).state
  for (let turn = 0; ; turn += 1) {
    expect(turn).toBeLessThan(400)
    const here = waiting(survey, state)
    let replied: Replied | undefined
    let said: Said = { text: '' }
    for (let attempt = 0; attempt < 30; attempt += 1) {
      // A dynamic panel could grow until it is full; mostly it is enough.
      const more = here?.step.kind === 'more' && chance() % 3 > 0
      said = here && !more ? answerTo(here.ask, here.step.path, state.seed, chance()) : { text: 'no' }
      replied = replySurvey(survey, state, said)
      if (replied.outcome !== 'again') break
    }
    if (!replied || replied.outcome === 'again')
      throw new Error(`no answer to ${state.at} is accepted: ${JSON.stringify(said)} ${JSON.stringify(replied?.message)}`)
    yield { before: state, said, replied }
    if (replied.outcome === 'completed') return
    state = replied.state
  }
}

const stream = fc.infiniteStream(fc.nat({ max: 1000 }))
const startOf = (language: 'zh' | 'en', seed: number): SurveyState => ({ language, data: {}, at: null, seed })

describe('laws of all surveys', () => {
  it('every valid survey ends for whoever answers; every message has the common form', () => {
    fc.assert(
      fc.property(anySurvey, stream, languages, fc.nat(), (definition, chances, language, seed) => {
        const steps = [...answers(fresh(definition), startOf(language, seed), () => chances.next().value as number)]
        expect(steps.at(-1)?.replied.outcome).toBe('completed')
        for (const { replied } of steps) expect(messageForm.safeParse(replied.message).error).toBeUndefined()
      }),
      runs,
    )
  })

  it('a reply depends on the state alone: kept models, new models and a restart say the same', () => {
    fc.assert(
      fc.property(anySurvey, stream, languages, fc.nat(), fc.nat(), (definition, chances, language, seed, other) => {
        const survey = fresh(definition)
        const start = startOf(language, seed)
        // Somebody else's answers are in the kept models.
        const theirs = answers(survey, startOf(language, other), () => chances.next().value as number)
        for (const { before, said, replied } of answers(survey, start, () => chances.next().value as number)) {
          theirs.next()
          const restarted = replySurvey(fresh(definition), JSON.parse(JSON.stringify(before)) as SurveyState, said)
          expect(JSON.parse(JSON.stringify(replied))).toEqual(JSON.parse(JSON.stringify(restarted)))
        }
      }),
      runs,
    )
  })

  it('back, and forward again, is the same state', () => {
    fc.assert(
      fc.property(anySurvey, stream, languages, fc.nat(), (definition, chances, language, seed) => {
        const survey = fresh(definition)
        for (const { before, said, replied } of answers(survey, startOf(language, seed), () => chances.next().value as number)) {
          if (replied.outcome !== 'asked') continue
          const back = replySurvey(survey, replied.state, 'back')
          const here = waiting(survey, before)
          // A jump that an empty answer caused leads back to what it jumped over.
          if (back.outcome !== 'asked' || back.state.at !== before.at || here?.step.kind === 'more') continue
          expect(back.state.data).toEqual(replied.state.data)
          const again = replySurvey(survey, back.state, { ...said })
          expect(again.state).toEqual(replied.state)
          const forward = replySurvey(survey, back.state, 'next')
          expect(forward.state).toEqual(replied.state)
        }
      }),
      runs,
    )
  })

  it('what the question forbids is never kept, whatever is said or pressed', () => {
    const said = fc.oneof(
      fc.string().map((text): Said => ({ text })),
      fc
        .constantFrom(
          '1',
          '3',
          '99',
          '1、2、3、4',
          'a',
          '都不是',
          '全选',
          '是',
          '5分',
          '8/10',
          '其他：x',
          'b>a',
          '2026-02-30',
          '-1',
          '<b>',
          '𠮷',
          '1e9',
          '跳',
        )
        .map((text): Said => ({ text })),
      fc
        .array(fc.oneof(fc.string(), fc.constantFrom('1', 'a', 'x', 'none', 'other', '#1', '#9', 'true')), {
          minLength: 1,
          maxLength: 3,
        })
        .map((values): Said => ({ text: '', values })),
      fc
        .record({
          name: fc.string(),
          mediaType: fc.constantFrom('image/png', 'text/html'),
          size: fc.nat(),
          path: fc.constant('/f'),
        })
        .map((file): Said => ({ text: '', files: [file] })),
    )
    fc.assert(
      fc.property(
        anySurvey,
        stream,
        fc.array(said, { minLength: 5, maxLength: 12 }),
        languages,
        fc.nat(),
        (definition, chances, attempts, language, seed) => {
          const survey = fresh(definition)
          for (const { before } of answers(survey, startOf(language, seed), () => chances.next().value as number)) {
            const here = waiting(survey, before)
            if (!here) continue
            for (const attempt of attempts) {
              const meant = coerce(here.ask, attempt)
              if ('value' in meant) expect(fits(here.ask, meant.value)).toBe(true)
              const replied = replySurvey(survey, before, attempt)
              if (replied.outcome === 'again' || replied.outcome === 'stale') expect(replied.state).toEqual(before)
              if (replied.outcome !== 'asked' || replied.kept?.value === null || here.step.kind !== 'question') continue
              const model = buildModel(modelJson(survey.definition, language), { ...replied.state, at: '' })
              const question = model.getQuestionByName(here.step.holder.name)
              // Words still to come ("other") are checked when they are there.
              if (question.isVisible && replied.state.at?.startsWith(`${here.step.path}#`) === false)
                expect(question.validate(false)).toBe(true)
            }
          }
        },
      ),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 2) },
    )
  })
})
