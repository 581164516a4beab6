import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chatCommand } from '../../src/app/chat.js'
import type { AnswerDocument } from '../../src/app/chat-answer.js'
import { answerMessage } from '../../src/app/chat-answer.js'
import { type ChatAbilities, type ChatState, takeTurn } from '../../src/app/chat-turn.js'
import { languageOf, namedSurvey } from '../../src/app/chat-words.js'
import { exit, UserError } from '../../src/app/workspace.js'
import { message, paragraph, renderText } from '../../src/messages/index.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const start: ChatState = { conversation: 'console::anna', asOf: '2026-11-15', language: 'zh', offered: [] }

function anAnswer(parts: Partial<AnswerDocument> = {}): AnswerDocument {
  return {
    question: '各城市的买家',
    asOf: '2026-11-15',
    language: 'zh',
    reading: '全部客户, 按城市: 支付买家数',
    query: { kind: 'table' },
    sql: 'SELECT city, uniq(person) FROM orders WHERE paid_at < {p1:Date}',
    parameters: { p1: '2026-11-16' },
    answer: {
      kind: 'table',
      columns: [
        { key: 'city', label: '城市' },
        { key: 'buyers', label: '支付买家数', unit: 'customers' },
      ],
      rows: [
        { city: '上海', buyers: 120 },
        { city: '北京', buyers: 60 },
      ],
      summary: '上海最多，120人。',
    },
    notes: ['不含已取消订单'],
    followUps: ['只看上海', '换成按月'],
    ...parts,
  }
}

function abilities(parts: Partial<ChatAbilities> = {}): ChatAbilities & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    answer: async (question) => {
      asked.push(question)
      return anAnswer({ question })
    },
    beginSurvey: async (_, name) => message('zh', paragraph(`问卷 ${name}`)),
    surveys: async () => [{ id: 'skincare-habits', title: '护肤习惯' }],
    ...parts,
  }
}

/** Plays lines as one conversation; the text of every reply. */
async function play(lines: readonly string[], able: ChatAbilities = abilities(), state: ChatState = start) {
  const replies: string[] = []
  let now = state
  for (const line of lines) {
    const turn = await takeTurn(able, now, line)
    now = turn.state
    replies.push(turn.messages.map((one) => renderText(one, { width: 80, colour: false })).join('\n'))
  }
  return { replies, state: now }
}

describe('a conversation', () => {
  it('answers a question with its sentence, numbers, reading, notes and what to ask next', async () => {
    const { replies } = await play(['各城市的买家'])
    for (const part of ['上海最多，120人。', '北京  60 ', '口径: 全部客户', '· 不含已取消订单', '1. 只看上海'])
      expect(replies[0]).toContain(part)
  })

  it('a number takes the choice offered under it', async () => {
    const able = abilities()
    await play(['各城市的买家', '２'], able)
    expect(able.asked).toEqual(['各城市的买家', '换成按月'])
  })

  it('a number beyond the choices is not a question', async () => {
    const able = abilities()
    const { replies } = await play(['7', '各城市的买家', '7'], able)
    expect(replies[0]).toContain('没有可选的编号')
    expect(replies[2]).toContain('上一条给出了 2 个')
    expect(able.asked).toHaveLength(1)
  })

  it.each([
    ['口径', 'SELECT city'],
    ['how read', '"kind": "table"'],
    ['SQL', '2026-11-16'],
  ])('%s shows how the last answer came about', async (word, part) => {
    const { replies } = await play(['各城市的买家', word])
    expect(replies[1]).toContain(part)
  })

  it('before any answer there is nothing to show', async () => {
    expect((await play(['口径'])).replies[0]).toContain('还没有答过问题')
  })

  it('a refusal does not replace what can be shown of the answer before', async () => {
    let first = true
    const able = abilities({
      answer: async (question) => {
        const answered = first
          ? anAnswer()
          : anAnswer({ question, query: undefined, answer: { kind: 'refusal', summary: '没有「会员日」这个数据。' } })
        first = false
        return answered
      },
    })
    const { replies } = await play(['各城市的买家', '会员日的天气', '口径'], able)
    expect(replies[1]).toContain('没有「会员日」')
    expect(replies[2]).toContain('SELECT city')
  })

  it('asks back with choices that can be taken by number', async () => {
    const able = abilities({
      answer: async (question) =>
        question === '活跃'
          ? anAnswer({
              question,
              answer: { kind: 'clarify', summary: '指哪一种活跃？', options: ['最近7天活跃', '最近30天活跃'] },
              followUps: [],
            })
          : anAnswer({ question, answer: { kind: 'number', value: 12, unit: 'customers', summary: question } }),
    })
    expect((await play(['活跃', '2'], able)).replies[1]).toContain('最近30天活跃')
  })

  it.each([
    ['帮助', '可以这样问'],
    ['help', 'You can ask'],
    ['？', '可以这样问'],
  ])('%s explains what can be said', async (word, part) => {
    expect((await play([word])).replies[0]).toContain(part)
  })

  it('follows the language of what is said, until one is chosen', async () => {
    const { replies } = await play(['help', '帮助', '语言', '帮助'])
    expect(replies.map((reply) => /[\u4e00-\u9fff]{4}/.test(reply.split('\n')[0] ?? ''))).toEqual([false, true, false, false])
  })

  it('a mistake of the person’s is said with its next step and ends nothing', async () => {
    const able = abilities({
      answer: async () => {
        throw new UserError('没有「肤质」这一列：导入 customers.csv 后再问。')
      },
    })
    const { replies, state } = await play(['各肤质的复购率'], able)
    expect(replies[0]).toContain('导入 customers.csv')
    expect(state.conversation).toBe('console::anna')
  })

  it('surveys are listed, and begun by number or name', async () => {
    expect((await play(['问卷', '1'])).replies[1]).toBe('问卷 skincare-habits')
    expect((await play(['做问卷「护肤习惯」'])).replies[0]).toBe('问卷 护肤习惯')
  })
})

describe('what is a word and what a question', () => {
  it.each([
    ['做问卷 满意度', '满意度'],
    ['填一份问卷：满意度', '满意度'],
    ['Take survey skincare-habits', 'skincare-habits'],
    ['上周问卷里提到送礼的有多少人', undefined],
    ['把这些人发问卷「满意度」', undefined],
  ])('%s names survey %s', (text, name) => {
    expect(namedSurvey(text)).toBe(name)
  })

  it.each([
    ['口红有多少买家', 'zh'],
    ['GMV 最近7天', 'zh'],
    ['revenue this year', 'en'],
    ['3', undefined],
  ])('%s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})

describe('an answer as a message', () => {
  const kinds = (document: AnswerDocument) => answerMessage(document).blocks.map(({ kind }) => kind)
  const months = Array.from({ length: 24 }, (_, index) => ({ period: `2025-${index}`, revenue: index }))
  const columns = [
    { key: 'period', label: '月' },
    { key: 'revenue', label: '支付金额', unit: 'CNY' as const },
  ]

  it('a short series is drawn, a long one tabled as well', () => {
    const series = (rows: typeof months) => kinds(anAnswer({ answer: { kind: 'series', columns, rows, summary: '' } }))
    expect(series(months.slice(0, 6))).toContain('chart')
    expect(series(months.slice(0, 6))).not.toContain('table')
    expect(series(months)).toEqual(expect.arrayContaining(['chart', 'table']))
  })

  it('two breakdowns stand as rows and columns', () => {
    const rows = [
      { tier: '一线', gender: '女', buyers: 653 },
      { tier: '一线', gender: '男', buyers: 214 },
      { tier: '二线', gender: '女', buyers: 649 },
    ]
    const asked = ['tier', 'gender', 'buyers'].map((key) => ({
      key,
      label: key,
      ...(key === 'buyers' ? { unit: 'customers' as const } : {}),
    }))
    const text = renderText(answerMessage(anAnswer({ answer: { kind: 'table', columns: asked, rows, summary: '' } })), {
      width: 80,
      colour: false,
    })
    expect(text).toContain(
      'tier  女（人）  男（人）\n────  ────────  ────────\n一线       653       214\n二线       649         —',
    )
  })

  it('a series on thin bases shows them', () => {
    const based = [...columns, { key: 'n', label: '样本量' }]
    const series = (n: number) =>
      kinds(
        anAnswer({
          answer: { kind: 'series', columns: based, rows: months.slice(0, 6).map((row) => ({ ...row, n })), summary: '' },
        }),
      )
    expect(series(12)).toContain('table')
    expect(series(300)).not.toContain('table')
  })

  it('people are a table with how many there are in all', () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({ customer_id: `C${index}` }))
    const text = renderText(
      answerMessage(
        anAnswer({
          answer: { kind: 'customers', total: 345, columns: [{ key: 'customer_id', label: '客户' }], rows, summary: '' },
        }),
      ),
      { width: 80, colour: false },
    )
    expect(text).toContain('C19')
    expect(text).not.toContain('C20')
    expect(text).toContain('共 345 行')
  })

  it('quotes keep their source', () => {
    const rows = [{ quote: '太干了', source: 'reviews', source_id: 'R9', product: '面霜', stars: 2, at: '2026-11-02 10:00:00' }]
    const text = renderText(answerMessage(anAnswer({ answer: { kind: 'quotes', rows, summary: '' } })), {
      width: 80,
      colour: false,
    })
    expect(text).toContain('「太干了」\n  — reviews R9 · 面霜 · 2★ · 2026-11-02')
  })
})

describe('the chat command', () => {
  let place: TemporaryWorkspace
  beforeEach(async () => {
    place = await temporaryWorkspace({ brand: '素颜' })
  })
  afterEach(() => place.close())

  const script = async (...lines: string[]) => {
    const path = join(place.home, 'script.txt')
    await writeFile(path, lines.join('\n'))
    return path
  }

  it('plays a script and prints the whole conversation', async () => {
    const path = await script('# 一段对话', '各城市的买家', '', '退出', '不会说到')
    const code = await chatCommand(place.workspace, { script: path, asOf: '2026-11-15' }, abilities().answer)
    const text = place.printed.join('')
    expect(code).toBe(exit.done)
    expect(text).toMatch(/知音 · 素颜 · 数据截至 2026-11-15[\s\S]*› 各城市的买家[\s\S]*上海最多[\s\S]*› 退出[\s\S]*再见/)
    expect(text).not.toContain('不会说到')
  })

  it('ends cleanly where the script ends', async () => {
    expect(await chatCommand(place.workspace, { script: await script('帮助'), asOf: '2026-11-15' }, abilities().answer)).toBe(
      exit.done,
    )
  })

  it('a fault of ours is shown, the conversation goes on, and the exit code tells', async () => {
    const able = abilities({
      answer: async () => {
        throw new Error('engine')
      },
    })
    const code = await chatCommand(
      place.workspace,
      { script: await script('各城市的买家', '帮助'), asOf: '2026-11-15' },
      able.answer,
    )
    expect(code).toBe(exit.partly)
    expect(place.printed.join('')).toMatch(/engine[\s\S]*可以这样问/)
  })

  it('a missing script says so', async () => {
    await expect(chatCommand(place.workspace, { script: join(place.home, 'none.txt') }, abilities().answer)).rejects.toThrow(
      /没有这个文件/,
    )
  })

  it('the sample survey is begun, left and gone on with in the next process', async () => {
    await chatCommand(place.workspace, { as: 'anna', script: await script('做问卷 skincare-habits', '退出') }, abilities().answer)
    const begun = place.printed.join('')
    expect(begun).toContain('skincare-habits')
    await place.reopen()
    const before = place.printed.length
    await chatCommand(
      place.workspace,
      { as: 'anna', script: await script('各城市的买家', '做问卷 skincare-habits') },
      abilities().answer,
    )
    const next = place.printed.slice(before).join('')
    expect(next).toContain('上海最多')
    expect(next).toMatch(/做问卷 skincare-habits[\s\S]*\S/)
  })
})
