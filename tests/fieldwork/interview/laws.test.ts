import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginInterview } from '../../../src/fieldwork/interview/begin.js'
import type { Utterance } from '../../../src/fieldwork/interview/put.js'
import { replyInterview } from '../../../src/fieldwork/interview/reply.js'
import { questionsOf, type Script } from '../../../src/fieldwork/interview/script.js'
import { type InterviewState, newInterview } from '../../../src/fieldwork/interview/state.js'
import { guide } from './guide.js'

const question = fc.record({
  must: fc.boolean(),
  points: fc.integer({ min: 0, max: 2 }),
  probes: fc.subarray(['short', 'vague', 'strong', 'always', 'contains 贵'] as const),
  limit: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  mentioned: fc.boolean(),
})
const guides = fc
  .record({
    topics: fc.array(
      fc.record({
        minutes: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        questions: fc.array(question, { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    minutes: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    each: fc.integer({ min: 0, max: 3 }),
    all: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ topics, minutes, each, all }) =>
    guide(
      topics
        .map(
          ({ minutes: own, questions }, t) =>
            `## Topic t${t}: 话题${t}${own ? `（${own} 分钟）` : ''}\n${questions
              .map(({ must, points, probes, limit, mentioned }, q) =>
                [
                  `${q + 1}. 说说第${t}个话题的第${q}件事？`,
                  ...(must ? ['- must'] : []),
                  ...Array.from({ length: points }, (_, p) => `- must cover 要点${t}${q}${p}: 词${t}${q}${p}`),
                  ...(limit === undefined ? [] : [`- follow-ups: ${limit}`]),
                  ...(mentioned ? ['- only if mentioned: 退货'] : []),
                  ...(limit === 0 ? [] : probes.map((when) => `- probe ${when}: 追问${t}${q}${when}，怎么样？`)),
                ].join('\n'),
              )
              .join('\n')}`,
        )
        .join('\n'),
      `- follow-ups per question: ${each}\n- follow-ups in all: ${all}${minutes ? `\n- minutes: ${minutes}` : ''}`,
    ),
  )

const answer = fc.oneof(
  fc.constantFrom(
    '还行',
    '不知道',
    '再也不买了',
    '太贵了',
    '退货了',
    '不想说这个',
    '什么意思',
    '词000',
    '词110，还有词001',
    '就是那天…',
    '说完了',
    '我特别喜欢这个味道，每天都用',
    '为什么问这个',
  ),
  fc.string({ maxLength: 30 }),
)
const spoken = fc.array(fc.record({ said: answer, seconds: fc.integer({ min: 0, max: 400 }) }), { maxLength: 400 })
const controls = fc.constantFrom('退出', '返回', '跳过', '帮助', '继续', '进度')

interface Run {
  readonly state: InterviewState
  readonly outcome: string
  readonly kept: readonly Utterance[]
  readonly turns: number
}

/** Plays what is said, over and over, until the interview ends or `most` turns are over. */
function run(script: Script, said: readonly { said: string; seconds: number }[], most: number): Run {
  let now = Date.parse('2026-11-20T02:00:00Z')
  let last = beginInterview(script, newInterview('zh'), new Date(now), { agreed: true })
  const kept = [...last.kept]
  let turns = 0
  while (last.outcome !== 'completed' && turns < most && said.length > 0) {
    const { said: words, seconds } = said[turns % said.length]!
    now += seconds * 1000
    last = replyInterview(script, last.state, words, new Date(now))
    kept.push(...last.kept)
    turns += 1
  }
  return { state: last.state, outcome: last.outcome, kept, turns }
}

/** Turns that any interview by a guide needs at most with somebody who answers: questions, points, follow-ups, and a re-ask for each question. */
function mostTurns(script: Script): number {
  const questions = questionsOf(script)
  return questions.length * 2 + questions.flatMap(({ points }) => points).length + script.followUps.all + 2
}

describe('laws of the interview', () => {
  it('every interview ends: each answer takes it further', () => {
    fc.assert(
      fc.property(
        guides,
        fc.constantFrom('还行', '再也不买了，太贵了', '我上个月在专柜看到就买了，用到现在', '不想说', '什么意思'),
        (script, said) => {
          const most = mostTurns(script)
          expect(run(script, [{ said, seconds: 15 }], most + 1)).toMatchObject({ outcome: 'completed' })
        },
      ),
    )
  })

  it('never more follow-ups than the guide allows, and none said twice', () => {
    fc.assert(
      fc.property(guides, spoken, (script, said) => {
        const { state, kept } = run(script, said, 400)
        const followUps = kept.filter(({ kind }) => kind === 'probe' || kind === 'model')
        expect(followUps.length).toBeLessThanOrEqual(script.followUps.all)
        expect(state.followUps.all).toBe(followUps.length)
        for (const { id, followUps: own } of questionsOf(script))
          expect(followUps.filter((one) => one.question === id).length).toBeLessThanOrEqual(own ?? script.followUps.each)
        expect(new Set(state.used).size).toBe(state.used.length)
      }),
    )
  })

  it('what must be asked and covered was, before the close: asked, or spoken of', () => {
    fc.assert(
      fc.property(guides, spoken, (script, said) => {
        const { state, outcome, kept } = run(script, said, 600)
        if (outcome !== 'completed') return
        for (const { id, must, points, only } of questionsOf(script)) {
          const applies = !only || state.met.includes(id)
          if (must && applies) expect(state.done).toContain(id)
          if (!state.done.includes(id) || state.skipped.includes(id)) continue
          for (const point of points) expect([...state.covered, ...state.asked]).toContain(point.id)
        }
        expect(kept.at(-1)).toMatchObject({ speaker: 'bot', kind: 'control', text: '谢谢 thanks' })
      }),
    )
  })

  it('every message of the person is kept, in order', () => {
    fc.assert(
      fc.property(guides, spoken, (script, said) => {
        const { kept, turns } = run(script, said, 60)
        const words = Array.from({ length: turns }, (_, index) => said[index % said.length]!.said)
        const asEmpty = (text: string) =>
          text.replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '') === '' && !/(?:…|\.{2,}|。{2,})$/.test(text.trim())
        const wordy = words.filter((text) => !asEmpty(text) || /\p{Extended_Pictographic}/u.test(text))
        expect(kept.filter(({ speaker }) => speaker === 'person').map(({ text }) => text)).toEqual(wordy)
      }),
    )
  })

  it('stopping and coming back changes nothing but the control words', () => {
    fc.assert(
      fc.property(guides, fc.array(answer, { minLength: 1, maxLength: 20 }), fc.nat(), (script, said, place) => {
        const at = place % said.length
        const steady = said.map((words) => ({ said: words, seconds: 0 }))
        const broken = steady.flatMap((one, index) =>
          index === at ? [{ said: '退出', seconds: 5000 }, { said: '继续', seconds: 90_000 }, one] : [one],
        )
        const [one, other] = [run(script, steady, steady.length), run(script, broken, broken.length)]
        if (one.turns < at) return
        const answers = ({ kept }: Run) =>
          kept
            .filter(({ kind }) => kind !== 'control')
            .map(({ speaker, kind, question: about, text }) => [speaker, kind, about, text])
        // Silence counts as talking only up to three minutes; the pause must not count at all.
        expect(answers(other)).toEqual(answers(one))
      }),
    )
  })

  it('control words in any number lead nowhere wrong: the state stays one that can go on', () => {
    fc.assert(
      fc.property(guides, fc.array(fc.oneof(controls, answer), { maxLength: 60 }), (script, said) => {
        const played = run(
          script,
          said.map((words) => ({ said: words, seconds: 10 })),
          60,
        )
        if (played.outcome === 'completed') return
        expect(questionsOf(script).map(({ id }) => id)).toContain(played.state.question)
        expect(played.state.waiting).not.toBe('')
        expect(JSON.parse(JSON.stringify(played.state))).toEqual(played.state)
      }),
    )
  })
})
