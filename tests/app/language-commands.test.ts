import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyzeCommand, languageEvaluate, languageTrain, languageWords, loadLanguage } from '../../src/app/language.js'
import { readPendingTexts } from '../../src/app/read-texts.js'
import { exit, UserError } from '../../src/app/workspace.js'
import { given } from '../support/warehouse-facts.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

let home: TemporaryWorkspace
let folder: string
beforeAll(async () => {
  home = await temporaryWorkspace()
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-labels-'))
})
afterAll(async () => {
  await home.close()
  await rm(folder, { recursive: true, force: true })
})
const printed = () => home.printed[home.printed.length - 1] ?? ''

describe('analyze', () => {
  test('one document a text, personal data nowhere in it', async () => {
    const before = home.printed.length
    expect(await analyzeCommand(home.workspace, ['面霜太干了，打我电话13800138000', '此用户没有填写评价'], { json: true })).toBe(
      exit.done,
    )
    const [first, second] = home.printed.slice(before).map((line) => JSON.parse(line))
    expect(first).toMatchObject({
      masked: '面霜太干了，打我电话[电话]',
      language: 'zh',
      polarity: 'negative',
      quality: { filler: false, personalData: true },
    })
    expect(first.opinions).toEqual([
      { aspect: '肤感', opinion: '太干', polarity: 'negative', painPoint: '肤感·干', quote: '面霜太干了' },
    ])
    expect(JSON.stringify(first)).not.toContain('13800138000')
    expect(second.quality).toMatchObject({ filler: true, reason: 'empty' })
  })

  test('a block of lines for people, in both languages', async () => {
    await analyzeCommand(home.workspace, ['物流很快，就是味道刺鼻'], {})
    for (const part of ['「物流很快，就是味道刺鼻」', '负面 negative', '正面 positive', '物流 delivery: 很快', '痛点 气味·刺鼻'])
      expect(printed()).toContain(part)
  })
})

describe('evaluate', () => {
  const file = async (name: string, content: string) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }

  test.each([
    ['two labels by category', 'labels.csv', 'cat,label,review\n面霜,1,非常好用会回购\n面霜,0,太差了再也不买\n', 2],
    ['words for labels, tabs', 'labels.tsv', '文本\t标签\n非常好用\t正面\n太差了\t负面\n还没用呢\t中性\n', 3],
    ['stars, and lines without a text set aside', 'stars.csv', 'stars,text\n5,非常好用\n1,太差了\n4,\n', 2],
  ])('%s', async (_, name, content, texts) => {
    expect(await languageEvaluate(home.workspace, await file(name, content), { json: true })).toBe(exit.done)
    const report = JSON.parse(printed())
    expect(report.texts).toBe(texts)
    expect(report.labels.positive.f1).toBe(1)
    expect(report.labels.negative.recall).toBe(1)
  })

  test('a file without labels says which columns it has and which it needs', async () => {
    const path = await file('wrong.csv', 'a,b\n1,2\n')
    await expect(languageEvaluate(home.workspace, path, {})).rejects.toThrow(/a, b/)
    await expect(languageEvaluate(home.workspace, join(folder, 'none.csv'), {})).rejects.toThrow(UserError)
  })
})

test('training without its data says where to get it', async () => {
  await expect(languageTrain(home.workspace, { from: folder })).rejects.toThrow(/--from/)
})

test('words: what complaints say more than praise', async () => {
  const warehouse = await home.workspace.warehouse()
  const review = (index: number, text: string) => ({ review_id: `w${index}`, text: `${text}${'啊'.repeat(index % 7)}` })
  await given(warehouse, {
    reviews: [
      ...Array.from({ length: 40 }, (_, index) => review(index, '面霜太干了，搓泥，很失望')),
      ...Array.from({ length: 40 }, (_, index) => review(100 + index, '面霜好闻，保湿，很喜欢')),
    ],
  })
  await readPendingTexts(warehouse, await loadLanguage())
  // copies are filler and say nothing: only what remains is compared
  await warehouse.run(`ALTER TABLE texts UPDATE filler = 0 WHERE 1`)
  await languageWords(home.workspace, { json: true })
  const report = JSON.parse(printed())
  expect(report.texts).toBe(80)
  expect(report.complaints.map(({ word }: { word: string }) => word)).toContain('搓泥')
  expect(report.praises.map(({ word }: { word: string }) => word)).toContain('好闻')
  await languageWords(home.workspace, {})
  expect(printed()).toContain('搓泥')
})
