import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { surveyExport } from '../../../src/app/survey-export.js'
import { surveyImport } from '../../../src/app/survey-import.js'
import { UserError } from '../../../src/app/workspace.js'
import { sheetRows } from '../../../src/sources/xlsx/sheet.js'
import { readWorkbook } from '../../../src/sources/xlsx/workbook.js'
import { gbk } from '../../support/gbk.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../../support/workspace.js'
import { surveyOf } from '../survey-builder.js'
import { lssOf } from './lss-builder.js'

let temporary: TemporaryWorkspace
let folder: string
beforeAll(async () => {
  temporary = await temporaryWorkspace()
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-formats-'))
})
afterAll(() => temporary.close())

const lastPrinted = () => temporary.printed.at(-1) ?? ''

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('survey import', () => {
  const wjx = '护肤调查\n\n1. 您的肤质*[单选题]\n干性\n油性\n\n2. 建议[填空题]\n'

  it('keeps a 问卷星 text as a survey of the home, in whatever encoding it comes', async () => {
    for (const [name, bytes] of [
      ['skin.txt', wjx],
      ['skin-gbk.txt', gbk(wjx)],
    ] as const) {
      const path = await fileOf(name, bytes)
      expect(await surveyImport(temporary.workspace, path, { json: true })).toBe(0)
      const report = JSON.parse(lastPrinted())
      expect(report).toMatchObject({ format: 'wjx', title: '护肤调查', questions: 2, faults: [], notes: [] })
      expect(JSON.parse(await readFile(report.kept, 'utf8'))).toMatchObject({
        title: '护肤调查',
        pages: [{ elements: [{ name: 'q1' }, { name: 'q2' }] }],
      })
    }
  })

  it('says in words what came of a LimeSurvey file', async () => {
    const path = await fileOf('study.lss', lssOf({ groups: [{ questions: [{ type: 'T', relevance: 'rand() > 3' }] }] }))
    expect(await surveyImport(temporary.workspace, path, { as: 'lime' })).toBe(1)
    expect(temporary.printed.slice(-2)).toEqual([
      expect.stringContaining(
        '! Q1: 条件没有带过来，此处总会显示或接受：rand() > 3（无法对应：rand()） / the condition was left out',
      ),
      expect.stringMatching(/^✓ A survey: 1 题 \/ questions \(limesurvey\) → .*lime\.json/),
    ])
  })

  it('writes over another survey only where it is named', async () => {
    const path = await fileOf('twice.txt', wjx)
    await surveyImport(temporary.workspace, path, {})
    await writeFile(path, wjx.replace('护肤', '护发'))
    await expect(surveyImport(temporary.workspace, path, {})).rejects.toThrow(/--as twice/)
    expect(await surveyImport(temporary.workspace, path, { as: 'twice' })).toBe(0)
  })

  it('keeps nothing of a faulty text, and names the line', async () => {
    const path = await fileOf('faulty.txt', '1. 性别[单选题]\n\n2. 年龄[填空题]\n')
    expect(await surveyImport(temporary.workspace, path, {})).toBe(1)
    expect(temporary.printed.slice(-3).join('\n')).toContain('✗ 第 1 行 / line 1: 「性别」没有选项')
    await expect(readFile(join(temporary.home, 'surveys/faulty.json'))).rejects.toThrow()
  })

  it('reads from an address', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/skin.txt' ? 200 : 404
      response.end(wjx)
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await surveyImport(temporary.workspace, `${at}/skin.txt`, { as: 'fetched', json: true })).toBe(0)
    expect(JSON.parse(lastPrinted())).toMatchObject({ id: 'fetched', title: '护肤调查' })
    await expect(surveyImport(temporary.workspace, `${at}/gone`, {})).rejects.toMatchObject({ code: 3 })
    await new Promise((closed) => server.close(closed))
    await expect(surveyImport(temporary.workspace, `${at}/skin.txt`, {})).rejects.toMatchObject({ code: 3 })
  })

  it.each(['gone.lss', 'paper.docx'])('%s is a user’s mistake', async (name) => {
    await expect(surveyImport(temporary.workspace, join(folder, name), {})).rejects.toThrow(UserError)
  })

  it.each(['../up', 'a/b', ''])('a survey cannot be called %j', async (as) => {
    await expect(surveyImport(temporary.workspace, await fileOf('name.txt', wjx), { as })).rejects.toThrow(UserError)
  })
})

describe('survey export', () => {
  const survey = surveyOf(
    {
      type: 'radiogroup',
      name: 'skin',
      title: '肤质',
      choices: [
        { value: 'dry', text: '干性' },
        { value: 'oily', text: '油性' },
      ],
    },
    { type: 'comment', name: 'why', title: '为什么' },
  )

  async function answered(study: string, privacy: string, many: number): Promise<void> {
    const ledger = await temporary.workspace.ledger()
    const definition = JSON.stringify(survey.definition)
    const at = '2026-11-01T08:00:00.000Z'
    await ledger
      .insertInto('studies')
      .values({
        id: study,
        kind: 'survey',
        instrument: 'skin',
        version: 'v',
        definition,
        title: `调研 ${study}`,
        privacy: privacy as 'anonymous',
        settings: '{}',
        segment: null,
        population: null,
        state: 'running',
        created_by: 'test',
        created_at: at,
        updated_at: at,
        closes_at: null,
      })
      .execute()
    for (let number = 1; number <= many; number += 1)
      await ledger
        .insertInto('survey_sessions')
        .values({
          id: `${study}-${number}`,
          survey: 'skin',
          study,
          version: 'v',
          definition,
          respondent: privacy === 'pseudonymous' ? `p-abc${number}` : `slack:T:U${number}`,
          customer_id: `C${number}`,
          language: 'zh',
          state: 'completed',
          at_question: null,
          data: JSON.stringify({ skin: number % 2 ? 'dry' : 'oily', why: `=1+1 打给 1381234567${number}` }),
          started_at: at,
          updated_at: at,
          completed_at: '2026-11-01T08:01:23.000Z',
        })
        .execute()
  }

  beforeAll(async () => {
    await answered('named', 'identified', 2)
    await answered('coded', 'pseudonymous', 2)
    await answered('secret', 'anonymous', 5)
    await answered('small', 'anonymous', 4)
  })

  const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[]

  it('writes CSV to standard output, or a file', async () => {
    expect(await surveyExport(temporary.workspace, 'named', { format: 'csv' })).toBe(0)
    expect(rowsOf(lastPrinted())[0]).toMatchObject({
      customer_id: 'C1',
      started_at: '2026-11-01T08:00:00.000Z',
      skin: 'dry',
      why: "'=1+1 打给 13812345671",
    })
    const out = join(folder, 'deep/answers.csv')
    expect(await surveyExport(temporary.workspace, 'named', { out, labels: true, json: true })).toBe(0)
    expect(JSON.parse(lastPrinted())).toMatchObject({ rows: 2, files: [out] })
    expect(rowsOf(await readFile(out, 'utf8'))[0]).toMatchObject({ 肤质: '干性' })
  })

  it.each([
    ['coded', ['p-abc1', 'p-abc2']],
    ['secret', ['R0001', 'R0002', 'R0003', 'R0004', 'R0005']],
  ])('%s answers lead to nobody in any format', async (study, labels) => {
    for (const format of ['csv', 'json', 'spss', 'xlsx']) {
      const out = join(folder, `${study}.${format === 'spss' ? 'sps' : format}`)
      expect(await surveyExport(temporary.workspace, study, { format, out })).toBe(0)
      const text =
        format === 'xlsx'
          ? JSON.stringify(await sheetsOf(out))
          : await readFile(format === 'spss' ? out.replace('.sps', '.dat') : out, 'utf8')
      for (const label of labels) expect(text).toContain(label)
      expect(text).not.toMatch(/C[1-5]\b|slack:T|08:0|1381234567/)
    }
  })

  it('keeps rows of very few anonymous people to itself', async () => {
    await expect(surveyExport(temporary.workspace, 'small', { format: 'csv' })).rejects.toThrow(/不到 5 份/)
  })

  it('writes a workbook of answers, codes and codebook', async () => {
    const out = join(folder, 'answers.xlsx')
    await surveyExport(temporary.workspace, 'named', { out })
    const sheets = await sheetsOf(out)
    expect(Object.keys(sheets)).toEqual(['答卷', '编码', '编码簿'])
    expect(sheets.答卷?.[0]).toContain('肤质')
    expect(sheets.答卷?.[1]).toEqual(expect.arrayContaining(['干性', '=1+1 打给 13812345671']))
    expect(sheets.编码?.[1]).toContain('dry')
    expect(sheets.编码簿).toContainEqual(['skin', 'skin', '肤质', 'single', '', 'oily', '油性'])
  })

  it('leaves out the doubtful ones where that is wanted', async () => {
    const ledger = await temporary.workspace.ledger()
    await ledger
      .updateTable('quality')
      .set({ overruled: 'drop', overruled_by: 'me', overruled_at: 'x', overruled_why: 'y' })
      .where('session', '=', 'named-2')
      .execute()
    await surveyExport(temporary.workspace, 'named', { format: 'json', doubtful: 'without' })
    expect(JSON.parse(lastPrinted()).rows.map(({ customer }: { customer: string }) => customer)).toEqual(['C1'])
  })

  it('exports the questionnaire, also of a study whose file is gone', async () => {
    await surveyExport(temporary.workspace, 'named', { format: 'surveyjs' })
    expect(JSON.parse(lastPrinted())).toEqual(survey.definition)
    await surveyExport(temporary.workspace, 'named', { format: 'md' })
    expect(lastPrinted()).toContain('**1. 肤质**\n\n- ○ 干性\n- ○ 油性')
  })

  it.each([
    ['named', { format: 'pdf' }],
    ['named', { format: 'csv', doubtful: 'maybe' }],
    ['nothing', { format: 'csv' }],
  ])('%s %j is a user’s mistake', async (name, options) => {
    await expect(surveyExport(temporary.workspace, name, options)).rejects.toThrow(UserError)
  })
})

async function sheetsOf(path: string): Promise<Record<string, string[][]>> {
  const bytes = await readFile(path)
  const source = async function* () {
    yield bytes
  }
  const workbook = await readWorkbook(source())
  const found: Record<string, string[][]> = {}
  for (const { name, part } of workbook.sheets) {
    const rows: string[][] = []
    for await (const { cells } of sheetRows(source(), workbook, part)) rows.push(cells)
    found[name] = rows
  }
  return found
}
