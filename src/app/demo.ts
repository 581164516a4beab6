import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readAsOf } from './as-of.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

const markerForm = z.object({ customers: z.int(), seed: z.int(), asOf: z.iso.date() })
type Demo = z.infer<typeof markerForm>

const questions = ['最近7天活跃但未下单的95后女性有哪些？', '各肤质的复购率', 'revenue by city tier this year']

/** `demo`: a small brand in a fresh home, everything run on it, a persona with its evidence, three answers, and the chat. */
export async function demoCommand(
  workspace: Workspace,
  options: { chat?: boolean; customers: string; seed: string; asOf?: string },
): Promise<ExitCode> {
  const demo = await prepare(workspace, options)
  await showPersona(workspace)
  const { answerQuestion, printAnswer } = await import('./ask.js')
  for (const question of questions) {
    workspace.output.result(`\n> ${question}`)
    await printAnswer(workspace, await answerQuestion(workspace, question, { asOf: demo.asOf }))
  }
  if (options.chat === false) return exit.done
  const { chatCommand } = await import('./chat.js')
  return chatCommand(workspace, { asOf: demo.asOf })
}

/** Makes the brand once; a home that holds it already is used as it is, one that holds other data is left alone. */
async function prepare(workspace: Workspace, options: { customers: string; seed: string; asOf?: string }): Promise<Demo> {
  const folder = join(workspace.configuration.home, 'demo')
  const marker = join(folder, 'demo.json')
  const there = await readFile(marker, 'utf8').then(
    (text) => markerForm.parse(JSON.parse(text)),
    () => undefined,
  )
  if (there) {
    workspace.output.progress(
      `演示品牌已在 ${workspace.configuration.home}（${there.customers} 位客户，截至 ${there.asOf}）/ the demo brand is here already`,
    )
    return there
  }
  await refuseOtherData(workspace)
  const demo = {
    customers: wholeNumber('--customers', options.customers),
    seed: wholeNumber('--seed', options.seed),
    asOf: readAsOf(workspace, options.asOf),
  }
  const { writeDemoBrand } = await import('./demo-brand.js')
  workspace.output.progress(`① 生成 ${demo.customers} 位客户的演示品牌 / making a brand of ${demo.customers} customers`)
  await mkdir(folder, { recursive: true })
  const { folder: files } = await writeDemoBrand(join(folder, 'files'), demo)
  workspace.output.progress('② 导入 / importing')
  const { importPaths } = await import('./import.js')
  await importPaths(workspace, [files], {})
  workspace.output.progress('③ 读评价、打标签、找人群 / reading reviews, tagging, finding personas')
  const { refresh } = await import('./refresh.js')
  await refresh(workspace, { asOf: demo.asOf })
  await writeFile(marker, JSON.stringify(demo))
  return demo
}

async function refuseOtherData(workspace: Workspace): Promise<void> {
  const warehouse = await workspace.warehouse()
  const [count] = await warehouse.rows<{ people: string }>({ sql: 'SELECT count() AS people FROM people', parameters: {} })
  if (Number(count?.people ?? 0) > 0) {
    throw new UserError(
      `${workspace.configuration.home} 里已有数据，演示不与之混放：请用 --home 另选一个目录。\n${workspace.configuration.home} holds data already; the demo is not mixed into it. Name a fresh home: zhiyin --home demo-home demo`,
    )
  }
}

async function showPersona(workspace: Workspace): Promise<void> {
  const { personasList, personasShow, largestPersona } = await import('./personas.js')
  await personasList(workspace, {})
  const id = await largestPersona(workspace)
  if (id) await personasShow(workspace, id, {})
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new UserError(`${option} ${text}: a whole number from 1 is needed`)
  return number
}
