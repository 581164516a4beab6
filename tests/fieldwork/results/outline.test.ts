import { describe, expect, test } from 'vitest'
import { givenIn } from '../../../src/fieldwork/results/given.js'
import { findAsked } from '../../../src/fieldwork/results/outline.js'
import { outline } from './responses.js'

const everything = outline(
  {
    type: 'radiogroup',
    name: 'skin',
    title: { default: 'Skin?', 'zh-cn': '肤质？' },
    choices: ['dry', 'oily'],
    showOtherItem: true,
  },
  { type: 'checkbox', name: 'likes', choices: [{ value: 'a', text: { default: 'A', 'zh-cn': '甲' } }, 'b'], showNoneItem: true },
  { type: 'rating', name: 'nps', rateMin: 0, rateMax: 10 },
  { type: 'boolean', name: 'again', valueTrue: 'Y', valueFalse: 'N' },
  { type: 'ranking', name: 'order', choices: ['x', 'y', 'z'] },
  { type: 'text', name: 'age', inputType: 'number' },
  { type: 'text', name: 'day', inputType: 'date' },
  { type: 'text', name: 'mail', inputType: 'email' },
  { type: 'comment', name: 'why' },
  { type: 'matrix', name: 'm', title: 'M', columns: [1, 2, 3, 4, 5], rows: [{ value: 'r1', text: 'Row one' }, 'r2'] },
  { type: 'multipletext', name: 'mt', items: [{ name: 'brand' }, { name: 'spent', inputType: 'number' }] },
  { type: 'paneldynamic', name: 'kids', templateElements: [{ type: 'dropdown', name: 'sex', choices: ['f', 'm'] }] },
  { type: 'matrixdropdown', name: 'md', choices: [1, 2], rows: ['r'], columns: [{ name: 'c', cellType: 'dropdown' }] },
  { type: 'html', name: 'note', html: '<b>x</b>' },
  { type: 'file', name: 'photo' },
)

const data = {
  skin: 'other',
  'skin-Comment': '混油',
  likes: ['a', 'b'],
  nps: 9,
  again: 'Y',
  order: ['y', 'x'],
  age: 30,
  day: '2026-11-02',
  mail: 'a@b.cn',
  why: '好用',
  m: { r1: 4 },
  mt: { brand: '甲牌', spent: 200 },
  kids: [{ sex: 'f' }, { sex: 'm' }, {}],
  md: { r: { c: 2 } },
  photo: [{ name: 'me.png', content: '…' }],
}

describe('what a survey asks, and what was answered', () => {
  test.each([
    ['skin', 'single', [{ values: ['other'], text: '混油' }]],
    ['likes', 'multiple', [{ values: ['a', 'b'] }]],
    ['nps', 'scale', [{ values: ['9'], number: 9 }]],
    ['again', 'yes-no', [{ values: ['Y'] }]],
    ['order', 'ranking', [{ values: ['y', 'x'] }]],
    ['age', 'number', [{ values: [], number: 30 }]],
    ['day', 'date', [{ values: [], text: '2026-11-02' }]],
    ['why', 'open', [{ values: [], text: '好用' }]],
    ['m.r1', 'scale', [{ values: ['4'], number: 4 }]],
    ['m.r2', 'scale', []],
    ['mt.brand', 'open', [{ values: [], text: '甲牌' }]],
    ['mt.spent', 'number', [{ values: [], number: 200 }]],
    ['kids[].sex', 'single', [{ values: ['f'] }, { values: ['m'] }]],
    ['md.r.c', 'single', [{ values: ['2'] }]],
    ['photo', 'file', [{ values: ['me.png'] }]],
  ] as const)('%s is counted as %s', (path, kind, given) => {
    const asked = findAsked(everything, path)
    expect(asked?.kind).toBe(kind)
    expect(givenIn(data, asked!)).toEqual(given)
  })

  test('a text that is only shown is not asked; an address is a contact', () => {
    expect(findAsked(everything, 'note')).toBeUndefined()
    expect(findAsked(everything, 'mail')?.contact).toBe(true)
  })

  test('titles and choices are in both languages, or in the one that there is', () => {
    expect(findAsked(everything, 'skin')?.title).toEqual({ zh: '肤质？', en: 'Skin?' })
    expect(findAsked(everything, '肤质？')?.path).toBe('skin')
    expect(findAsked(everything, 'likes')?.choices[0]?.label).toEqual({ zh: '甲', en: 'A' })
    expect(findAsked(everything, 'likes')?.choices.at(-1)).toEqual({ value: 'none', label: { zh: '以上都没有', en: 'None' } })
    expect(findAsked(everything, 'm.r1')).toMatchObject({ title: { zh: 'Row one' }, within: { name: 'm', title: { zh: 'M' } } })
  })

  test('words stored in the place of a choice count as "other"', () => {
    const skin = findAsked(everything, 'skin')!
    expect(givenIn({ skin: 'freckled' }, skin)).toEqual([{ values: ['other'], text: 'freckled' }])
  })
})
