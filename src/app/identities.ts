import { oneLine } from '../messages/plain.js'
import {
  keptApart,
  type Link,
  linksAmong,
  membersOf,
  recordJoin,
  recordSplits,
  similarCustomers,
} from '../stores/warehouse/person-links.js'
import { settle } from '../stores/warehouse/settle.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

interface Asked {
  readonly json?: boolean
}

/** `zhiyin people why ID [ID]`: the shared identities that make customers one person, or what keeps two apart. Values are masked. */
export async function whyOne(
  workspace: Workspace,
  idA: string,
  idB: string | undefined,
  { json = false }: Asked = {},
): Promise<ExitCode> {
  const warehouse = await workspace.warehouse()
  const members = await known(warehouse, idA)
  if (idB !== undefined) await known(warehouse, idB)
  const links = await linksAmong(warehouse, members)
  if (idB !== undefined && !members.includes(idB)) {
    const apart = await keptApart(warehouse, idA, idB)
    workspace.output.result(json ? JSON.stringify({ one: false, customers: [idA, idB], apart }) : notOne(idA, idB, apart))
    return exit.done
  }
  const chains = (idB === undefined ? members.filter((one) => one !== idA) : [idB]).map((to) => ({
    to,
    chain: chain(links, idA, to),
  }))
  workspace.output.result(
    json ? JSON.stringify({ one: true, customer: members[0], customers: members, chains }) : one(idA, members, chains),
  )
  return exit.done
}

/** `zhiyin people split ID [ID]`: from now on the customer is somebody else than that one, or than everyone it was joined with. */
export async function splitPeople(
  workspace: Workspace,
  idA: string,
  idB: string | undefined,
  { json = false }: Asked = {},
): Promise<ExitCode> {
  const warehouse = await workspace.warehouse()
  const members = await known(warehouse, idA)
  if (idB !== undefined) await known(warehouse, idB)
  const others = members.filter((other) => other !== idA && (idB === undefined || other === idB))
  if (others.length === 0) {
    const whom =
      idB === undefined
        ? ['没有和别人合并', 'is joined with nobody']
        : [`和 ${idB} 本来就是两个人`, `and ${idB} are two people already`]
    throw new UserError(`${idA} ${whom[0]}。\n${idA} ${whom[1]}.`)
  }
  await recordSplits(
    warehouse,
    others.map((other) => [idA, other]),
  )
  await settle(warehouse)
  return told(workspace, [idA, ...others], json, '已拆分', 'split')
}

/** `zhiyin people join ID ID`: the two are one person, whatever they share; undoes a split. */
export async function joinPeople(
  workspace: Workspace,
  idA: string,
  idB: string,
  { json = false }: Asked = {},
): Promise<ExitCode> {
  const warehouse = await workspace.warehouse()
  if ((await known(warehouse, idA)).includes(idB))
    throw new UserError(`${idA} 和 ${idB} 已经是一个人。\n${idA} and ${idB} are one person already.`)
  await known(warehouse, idB)
  await recordJoin(warehouse, idA, idB)
  await settle(warehouse)
  return told(workspace, [idA, idB], json, '已合并', 'joined')
}

async function known(warehouse: Warehouse, id: string): Promise<readonly string[]> {
  const members = await membersOf(warehouse, id)
  if (members.length > 0) return members
  const similar = (await similarCustomers(warehouse, id)).map(oneLine).join(', ')
  const hint = similar === '' ? ['请先导入客户', 'Import customers first'] : [`是不是:${similar}?`, `Did you mean ${similar}?`]
  throw new UserError(`没有客户 ${oneLine(id)}。${hint[0]}\nThere is no customer ${oneLine(id)}. ${hint[1]}`)
}

/** Who is one person with whom, after a change. */
async function told(workspace: Workspace, ids: readonly string[], json: boolean, zh: string, en: string): Promise<ExitCode> {
  const warehouse = await workspace.warehouse()
  const people = [
    ...new Map(
      await Promise.all(
        ids.map(async (id) => [(await membersOf(warehouse, id)).join('\n'), await membersOf(warehouse, id)] as const),
      ),
    ).values(),
  ]
  const lines = people.map((members) => `  ${members.map(oneLine).join(', ')}`)
  workspace.output.result(json ? JSON.stringify({ people }) : [`${zh} / ${en}:`, ...lines].join('\n'))
  return exit.done
}

/** The shortest way from one customer to another over shared identities. */
function chain(links: readonly Link[], from: string, to: string): readonly Link[] {
  const reached = new Map<string, Link | undefined>([[from, undefined]])
  const queue = [from]
  for (let at = queue.shift(); at !== undefined && !reached.has(to); at = queue.shift()) {
    for (const link of links) {
      const next = link.a === at ? link.b : link.b === at ? link.a : undefined
      if (next === undefined || reached.has(next)) continue
      reached.set(next, { ...link, a: at, b: next })
      queue.push(next)
    }
  }
  const steps: Link[] = []
  for (let step = reached.get(to); step !== undefined; step = reached.get(step.a)) steps.unshift(step)
  return steps
}

function one(id: string, members: readonly string[], chains: readonly { to: string; chain: readonly Link[] }[]): string {
  if (members.length === 1) return `${oneLine(id)} 没有和别人合并。\n${oneLine(id)} is joined with nobody.`
  const head = `${members.length} 个客户编号是一个人,对外称 ${oneLine(members[0] ?? id)}。\n${members.length} customer ids are one person, known as ${oneLine(members[0] ?? id)}.`
  const shown = chains.map(
    ({ chain }) =>
      `  ${oneLine(id)}${chain.map(({ b, kind, masked }) => ` ─ ${identity(kind, masked)} ─ ${oneLine(b)}`).join('')}`,
  )
  return [head, ...shown].join('\n')
}

function notOne(
  idA: string,
  idB: string,
  apart: readonly { reason: 'crowd' | 'hand'; kind: string; masked: string; customers: number }[],
): string {
  const head = `${oneLine(idA)} 和 ${oneLine(idB)} 不是一个人。\n${oneLine(idA)} and ${oneLine(idB)} are two people.`
  const why = apart.map(({ reason, kind, masked, customers }) =>
    reason === 'hand'
      ? '  手工拆分 / split by hand'
      : `  ${identity(kind, masked)}: ${customers} 个客户共用,不作为合并依据 / shared by ${customers} customers, which joins nobody`,
  )
  return [head, ...(why.length > 0 ? why : ['  没有共同的身份 / they share no identity'])].join('\n')
}

function identity(kind: string, masked: string): string {
  return kind === 'hand' ? '手工合并 / by hand' : oneLine(`${kind} ${masked}`)
}
