import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { surveyRun } from '../../src/app/survey.js'
import { findSurvey } from '../../src/app/survey-files.js'
import { beginTurn, replyTurn, type SurveyTurn, type Talker } from '../../src/app/survey-talk.js'
import { openWorkspace, type Workspace } from '../../src/app/workspace.js'
import { renderText } from '../../src/messages/index.js'

let home: string
let workspace: Workspace
let printed: string[]

function open(): Workspace {
  printed = []
  const output = { result: (text: string) => void printed.push(text), progress: () => undefined, interactive: false }
  return openWorkspace(
    { home, timeZone: 'Asia/Shanghai', currency: 'CNY', brand: undefined, warehouseUrl: undefined, ledgerUrl: undefined },
    output,
  )
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'zhiyin-survey-'))
  workspace = open()
})
afterEach(async () => {
  await workspace.close()
  await rm(home, { recursive: true, force: true })
})

const anna: Talker = { conversation: 'console::anna', respondent: 'anna', language: 'zh' }
const now = new Date('2026-11-15T02:00:00Z')
let session = ''

/** Writes a turn down and returns its text. */
async function kept(turn: SurveyTurn | undefined): Promise<string | undefined> {
  if (!turn) return undefined
  const ledger = await workspace.ledger()
  await ledger.transaction().execute(turn.write)
  session = turn.session.id
  return renderText(turn.replied.message, { width: 80, colour: false })
}

const takeSurvey = async (name: string) =>
  kept(await beginTurn(await workspace.ledger(), await findSurvey(workspace, name), anna, now))
const say = async (text: string) => kept(await replyTurn(await workspace.ledger(), session, text, now))

describe('a survey in a conversation', () => {
  it('goes on at the same question in the next process, with everything kept', async () => {
    await takeSurvey('skincare-habits')
    await say('敏感肌')
    expect(await say('换季就泛红')).toContain('(3/8)')
    await workspace.close()
    workspace = open()
    expect(await say('1、4')).toContain('(4/8)')
    const ledger = await workspace.ledger()
    expect(await ledger.selectFrom('answers').select(['question', 'said', 'value']).execute()).toEqual([
      { question: 'skin_type', said: '敏感肌', value: '"sensitive"' },
      { question: 'sensitive_trouble', said: '换季就泛红', value: '"换季就泛红"' },
      { question: 'concerns', said: '1、4', value: '["dryness","redness"]' },
    ])
  })

  it('is left by a stop and taken up again by its name', async () => {
    await takeSurvey('skincare-habits')
    await say('1')
    expect(await say('退出')).toContain('都保存了')
    const resumed = await takeSurvey('skincare-habits')
    expect(resumed).toContain('接着上次')
    expect(resumed).toContain('(2/7)')
  })

  it('names the surveys at hand where the one asked for is not', async () => {
    await expect(takeSurvey('nope')).rejects.toThrow(/skincare-habits/)
  })
})

describe('respondents from a file', () => {
  it('plays each, and reports what was refused', async () => {
    const file = join(home, 'answers.jsonl')
    const full = { skin_type: '油皮', concerns: '2、3', bought_for: '自己', nps: '9', nps_why: '好用' }
    await writeFile(
      file,
      [
        { customer_id: 'c1', answers: full },
        { customer_id: 'c2', answers: { ...full, bought_for: '邻居' } },
        { customer_id: 'c3', answers: { ...full, nps: '42' } },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    )
    const code = await surveyRun(workspace, 'skincare-habits', { answers: file, json: true })
    const reports = printed.map(
      (line) =>
        JSON.parse(line) as {
          customer_id: string
          outcome: string
          refused: { question: string }[]
          data: Record<string, unknown>
        },
    )
    expect(
      reports.map(({ customer_id, outcome, refused }) => [customer_id, outcome, refused.map(({ question }) => question)]),
    ).toEqual([
      ['c1', 'completed', []],
      ['c2', 'completed', ['bought_for']],
      ['c3', 'paused', ['nps']],
    ])
    expect(reports[0]?.data).toMatchObject({ skin_type: 'oily', concerns: ['oil', 'acne'], nps: 9 })
    expect(code).toBe(1)
  })

  it('says which line is not a respondent', async () => {
    const file = join(home, 'answers.jsonl')
    await writeFile(file, '{"customer_id":"c1"}\n')
    await expect(surveyRun(workspace, 'skincare-habits', { answers: file })).rejects.toThrow(/line 1/)
  })
})
