import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerQuestion } from '../../src/app/ask.js'
import { importCommand } from '../../src/app/import.js'
import {
  findSegment,
  forgetSegment,
  listSegments,
  peopleOfSegment,
  saveSegment,
  segmentOfQuestion,
} from '../../src/app/saved-segments.js'
import { segmentForget, segmentList, segmentSave, segmentShow } from '../../src/app/segments.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const asOf = '2026-11-15'
let at: TemporaryWorkspace

beforeAll(async () => {
  at = await temporaryWorkspace()
  const folder = join(at.home, 'in')
  await mkdir(folder, { recursive: true })
  const customers = ['customer_id,gender,birth_year,city,registered_at']
  const orders = ['order_id,customer_id,platform,ordered_at,paid_at,status,amount']
  for (let i = 0; i < 40; i += 1) {
    customers.push(
      `c${i},${i % 2 === 0 ? '女' : '男'},${1990 + (i % 12)},${i % 4 === 0 ? '上海' : '北京'},2026-01-0${1 + (i % 9)}`,
    )
    if (i % 3 === 0) orders.push(`o${i},c${i},天猫,2026-11-1${i % 5} 10:00:00,2026-11-1${i % 5} 10:01:00,completed,${100 + i}`)
  }
  await writeFile(join(folder, 'customers.csv'), customers.join('\n'))
  await writeFile(join(folder, 'orders.csv'), orders.join('\n'))
  await importCommand(at.workspace, [folder], {})
}, 60_000)

afterAll(() => at.close())

const count = async (question: string) => {
  const { answer } = await answerQuestion(at.workspace, question, { asOf })
  return answer.value ?? answer.total
}

describe('the customers of a question', () => {
  const cases: readonly (readonly [words: string, reading: string])[] = [
    ['95后女性', '1995–1999年出生, 女性'],
    ['95后女性有多少', '1995–1999年出生, 女性'],
    ['上海的女性有哪些', '上海, 女性'],
    ['women who bought in the last 30 days', 'women, purchased in the last 30 days'],
    ['买过的客户里女性占多少', '女性'],
  ]
  it.each(cases)('%s', async (words, part) => {
    const { segment, reading } = await segmentOfQuestion(at.workspace, words, asOf)
    for (const piece of part.split(', ')) expect(reading).toContain(piece)
    const people = await peopleOfSegment(at.workspace, segment, asOf)
    expect(people.length).toBeGreaterThan(0)
    expect(new Set(people.map(({ person }) => person)).size).toBe(people.length)
  })

  it.each(['最近30天的销售额', '各城市的客户数', '消费最高的10位客户', '量子力学', '今天天气怎么样'])(
    '%s is none',
    async (words) => {
      await expect(segmentOfQuestion(at.workspace, words, asOf)).rejects.toThrow(/./)
    },
  )
})

describe('a saved segment', () => {
  it('is a word in questions from then on, in the next process as well', async () => {
    const { segment } = await segmentOfQuestion(at.workspace, '最近30天买过的95后女性', asOf)
    await saveSegment(at.workspace, '金秋新贵', segment, 'anna', { asOf })
    const plain = await count('最近30天买过的95后女性有多少')
    expect(plain).toBeGreaterThan(0)
    expect(await count('金秋新贵有多少')).toBe(plain)
    expect(await count('「金秋新贵」有多少人')).toBe(plain)
    expect(await count('how many customers are in segment "金秋新贵"')).toBe(plain)
    expect(await count('不是金秋新贵的客户有多少')).toBe(40 - Number(plain))
    await at.reopen()
    const answer = await answerQuestion(at.workspace, '金秋新贵里上海的有多少', { asOf })
    expect(answer.reading).toContain('「金秋新贵」（')
    expect(answer.answer.value).toBeLessThanOrEqual(Number(plain))
    const figure = await answerQuestion(at.workspace, '金秋新贵的客单价', { asOf })
    expect(figure.answer.kind).toBe('number')
    expect(figure.query).toMatchObject({ who: { saved: '金秋新贵' } })
    const compared = await answerQuestion(at.workspace, '金秋新贵和其他人的复购率对比', { asOf })
    expect(compared.query).toMatchObject({
      kind: 'compare',
      sides: [{ who: { saved: '金秋新贵' } }, { who: { not: { saved: '金秋新贵' } } }],
    })
  })

  it('is found by its name in any spelling, and as the segment it stands for', async () => {
    expect((await findSegment(at.workspace, ' 「金秋新贵」 '))?.createdBy).toBe('anna')
    const { segment, reading } = await segmentOfQuestion(at.workspace, '金秋新贵', asOf)
    expect(JSON.stringify(segment)).not.toContain('saved')
    expect(reading).toMatch(/^「金秋新贵」: /)
  })

  it('can be made of another, but not of itself; and what another is made of stays', async () => {
    const { segment } = await segmentOfQuestion(at.workspace, '上海的客户', asOf)
    await saveSegment(at.workspace, '沪上新贵', { all: [{ saved: '金秋新贵' }, segment] }, 'anna', { asOf })
    expect(await count('沪上新贵有多少')).toBe(await count('上海的金秋新贵有多少'))
    await expect(forgetSegment(at.workspace, '金秋新贵')).rejects.toThrow('沪上新贵')
    await expect(saveSegment(at.workspace, '金秋新贵', { saved: '沪上新贵' }, 'anna', { asOf, replace: true })).rejects.toThrow(
      'itself',
    )
    expect(await forgetSegment(at.workspace, '沪上新贵')).toBe(true)
    expect(await forgetSegment(at.workspace, '沪上新贵')).toBe(false)
  })

  it.each([
    ['客户', 'means something'],
    ['女性', 'means something'],
    ['复购率', 'means something'],
    ['', '1–40'],
    ['a\nb', '1–40'],
    ['12', '1–40'],
    ['x'.repeat(41), '1–40'],
  ])('cannot be called %j', async (name, why) => {
    await expect(saveSegment(at.workspace, name, { all: [] }, 'anna', { asOf })).rejects.toThrow(why)
  })

  it('is not lost to another of the same name, nor saved with what does not exist', async () => {
    await expect(saveSegment(at.workspace, '金秋新贵', { all: [] }, 'bob', { asOf })).rejects.toThrow('--replace')
    await expect(
      saveSegment(at.workspace, '无中生有', { tag: 'no_such_tag', is: { known: true } }, 'bob', { asOf }),
    ).rejects.toThrow('no_such_tag')
    expect((await listSegments(at.workspace)).map(({ name }) => name)).toEqual(['金秋新贵'])
  })

  it('has its commands', async () => {
    expect(await segmentSave(at.workspace, '京城旧雨', '买过的北京客户', { asOf })).toBe(0)
    expect(await segmentShow(at.workspace, '京城旧雨', { asOf, json: true })).toBe(0)
    const shown = JSON.parse(at.printed.at(-1) ?? '{}')
    expect(shown).toMatchObject({ name: '京城旧雨', customers: await count('买过的北京客户有多少') })
    expect(await segmentList(at.workspace, { asOf, json: true })).toBe(0)
    expect(JSON.parse(at.printed.at(-1) ?? '[]').map(({ name }: { name: string }) => name)).toContain('京城旧雨')
    expect(await segmentForget(at.workspace, '京城旧雨')).toBe(0)
    await expect(segmentForget(at.workspace, '京城旧雨')).rejects.toThrow('金秋新贵')
    expect((await answerQuestion(at.workspace, '京城旧雨有多少', { asOf })).answer.kind).not.toBe('number')
  })
})
