import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { surveyCheck } from '../../src/app/survey.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

let home: TemporaryWorkspace
beforeEach(async () => {
  home = await temporaryWorkspace()
})
afterEach(() => home.close())

const choice = { type: 'radiogroup', name: 'bought', title: 'Bought?', choices: ['never', 'often'], isRequired: true }
const more = { type: 'comment', name: 'why', title: 'Why?', visibleIf: "{bought} = 'often'" }

async function check(definition: object, options: { json?: boolean } = {}) {
  const file = join(home.home, 'survey.json')
  await writeFile(file, JSON.stringify(definition))
  const before = home.printed.length
  const code = await surveyCheck(home.workspace, file, options)
  return { code, printed: home.printed.slice(before) }
}

test('a survey that is fit: how many ways lead through it, in both languages', async () => {
  const { code, printed } = await check({ title: 'T', elements: [choice, more] })
  expect(code).toBe(0)
  expect(printed.join('\n')).toContain('可以发放')
  expect(printed.join('\n')).toContain('ready to be asked')
})

test('as a document: faults with their places, and the walk', async () => {
  const never = { ...more, name: 'never_asked', visibleIf: "{bought} = 'sometimes'" }
  const { printed } = await check({ title: 'T', elements: [choice, more, never] }, { json: true })
  const document = JSON.parse(printed[0]!)
  expect(document).toMatchObject({ fit: true, simulation: { paths: 2, unreached: ['never_asked'], complete: true } })
  expect(document.faults.map(({ path }: { path: string }) => path).join()).toContain('elements[2]')
})

test('a survey that cannot be asked', async () => {
  const { code, printed } = await check({ title: 'T', elements: [] }, { json: true })
  expect(code).toBe(1)
  expect(JSON.parse(printed[0]!)).toMatchObject({ fit: false })
})

test('a check against a tag that is not there, with the nearest one', async () => {
  const checks = [{ question: 'bought', equals: 'never', tag: 'purchase_cuont', is: { range: { max: 0 } } }]
  const { printed } = await check({ title: 'T', zhiyin: { checks }, elements: [choice] }, { json: true })
  expect(JSON.parse(printed[0]!).faults).toContainEqual(
    expect.objectContaining({ path: 'zhiyin.checks[0].tag', suggestion: expect.stringContaining('purchase count') }),
  )
})
