import { expect, it } from 'vitest'
import { answerFacts } from '../../src/app/persona-answers.js'
import { temporaryWarehouse } from '../support/warehouse.js'

const row = (session: string, person: number, question: string, values: readonly string[], more: object = {}) => ({
  session,
  survey: 'habits',
  question,
  type: 'radiogroup',
  person,
  at: '2026-11-10 10:00:00',
  values,
  shown: values.join(),
  text: '',
  ...more,
})

it('reads what the members of each persona answered: identified ones, up to the day, the newest of each', async () => {
  const { warehouse, close } = await temporaryWarehouse()
  try {
    await warehouse.insert(
      'people',
      [1, 2, 3, 4].map((person) => ({ person, customer_id: `c${person}` })),
    )
    await warehouse.insert(
      'persona_members',
      [1, 2, 3, 4].map((person) => ({ build: 'b', person, persona: person < 3 ? 'p1' : 'p2', distance: 1, step: 0 })),
    )
    const asked = { survey: 'habits', at: '2026-11-01 00:00:00', survey_zh: '习惯', survey_en: 'Habits' }
    await warehouse.insert('survey_questions', [
      {
        ...asked,
        question: 'skin',
        position: 0,
        kind: 'single',
        title_zh: '肤质？',
        title_en: 'Skin?',
        choices: ['dry', 'oily'],
        labels_zh: ['干性', '油性'],
        labels_en: ['Dry', 'Oily'],
      },
      {
        ...asked,
        question: 'matters',
        position: 1,
        kind: 'ranking',
        title_zh: '看重？',
        title_en: 'Matters?',
        choices: ['price', 'effect'],
        labels_zh: ['价格', '功效'],
        labels_en: ['Price', 'Effect'],
      },
      { ...asked, question: 'nps', position: 2, kind: 'scale', title_zh: '推荐？', title_en: 'Recommend?', low: 0, high: 10 },
    ])
    await warehouse.insert('answers', [
      row('s1', 1, 'skin', ['oily'], { at: '2026-11-01 10:00:00' }),
      row('s2', 1, 'skin', ['dry']),
      row('s2', 1, 'why', [], { type: 'comment', text: '总是起皮，很难受' }),
      row('s3', 2, 'skin', ['dry']),
      row('s4', 3, 'skin', ['oily'], { privacy: 'pseudonymous' }),
      row('s5', 4, 'skin', ['oily'], { at: '2026-11-20 10:00:00' }),
      row('s6', 0, 'skin', ['oily']),
      row('s2', 1, 'matters', ['effect', 'price'], { type: 'ranking' }),
      row('s2', 1, 'nps', ['9'], { type: 'rating', number: 9, low: 0, high: 10, from_top: 1 }),
      row('s3', 2, 'nps', ['5'], { type: 'rating', number: 5, low: 0, high: 10, from_top: 5 }),
    ])
    const facts = await answerFacts({ warehouse, build: 'b', asOf: '2026-11-15', ids: ['p1', 'p2'] })
    const of = (id: string) => facts.filter((fact) => fact.question.id === `habits/${id}`)
    expect(of('skin')).toEqual([
      {
        question: { id: 'habits/skin', label: { zh: '肤质？', en: 'Skin?' } },
        cluster: 0,
        base: 2,
        choices: [
          {
            value: 'dry',
            label: { zh: '干性', en: 'Dry' },
            people: 2,
            quotes: [
              {
                source: 'answers',
                id: 's2:why',
                text: '总是起皮，很难受',
                customer: 'c1',
                at: '2026-11-10 10:00:00',
                product: '',
              },
            ],
          },
        ],
      },
    ])
    expect(of('matters')[0]?.choices.map(({ value }) => value)).toEqual(['effect'])
    expect(of('nps')[0]?.scale).toMatchObject({ n: 2, mean: 7 })
  } finally {
    await close()
  }
})
