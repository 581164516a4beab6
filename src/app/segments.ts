import { message, renderText, table } from '../messages/index.js'
import { segmentWords } from '../segments/words.js'
import { readAsOf } from './as-of.js'
import { openQuestionSource } from './question-source.js'
import {
  findSegment,
  forgetSegment,
  listSegments,
  peopleOfSegment,
  type SavedSegment,
  saveSegment,
  segmentOfQuestion,
} from './saved-segments.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface SegmentOptions {
  readonly asOf?: string
  readonly json?: boolean
}

/** `zhiyin segment save NAME QUESTION`: gives the customers of a question a name. */
export async function segmentSave(
  workspace: Workspace,
  name: string,
  question: string,
  options: SegmentOptions & { readonly replace?: boolean } = {},
): Promise<ExitCode> {
  const asOf = readAsOf(workspace, options.asOf)
  const { segment, notes } = await segmentOfQuestion(workspace, question, asOf)
  const saved = await saveSegment(workspace, name, segment, 'console', { asOf, replace: options.replace === true })
  await print(workspace, saved, asOf, options.json === true, notes)
  return exit.done
}

/** `zhiyin segment list`: the saved segments, with what they mean. */
export async function segmentList(workspace: Workspace, options: SegmentOptions = {}): Promise<ExitCode> {
  const asOf = readAsOf(workspace, options.asOf)
  const segments = await listSegments(workspace)
  const described = await Promise.all(segments.map((one) => describe(workspace, one, asOf)))
  if (options.json) workspace.output.result(JSON.stringify(described))
  else if (described.length === 0)
    workspace.output.result(
      '还没有保存的人群：zhiyin segment save 名称 "最近7天活跃但未下单的客户"\nNo segment is saved yet: zhiyin segment save NAME "customers active in the last 7 days".',
    )
  else {
    const columns = [
      { key: 'name', label: '名称 / name' },
      { key: 'reading', label: '条件 / conditions' },
      { key: 'createdBy', label: '保存人 / by' },
      { key: 'createdAt', label: '时间 / at' },
    ]
    const rows = described.map(({ name, reading, createdBy, createdAt }) => ({
      name,
      reading,
      createdBy,
      createdAt: createdAt.slice(0, 10),
    }))
    workspace.output.result(renderText(message('zh', table({ columns, rows })), textOptions(workspace)))
  }
  return exit.done
}

/**
 * `zhiyin segment show NAME`: what it means, and how many customers are in it at the as-of date.
 *
 * @throws UserError with the names at hand, when there is no such segment
 */
export async function segmentShow(workspace: Workspace, name: string, options: SegmentOptions = {}): Promise<ExitCode> {
  const saved = await findSegment(workspace, name)
  if (!saved) throw await noSuchSegment(workspace, name)
  await print(workspace, saved, readAsOf(workspace, options.asOf), options.json === true)
  return exit.done
}

/** `zhiyin segment forget NAME`. @throws UserError when there is no such segment, or another is made of it */
export async function segmentForget(workspace: Workspace, name: string): Promise<ExitCode> {
  if (!(await forgetSegment(workspace, name))) throw await noSuchSegment(workspace, name)
  workspace.output.result(`已删除人群「${name}」/ segment "${name}" is forgotten`)
  return exit.done
}

async function print(
  workspace: Workspace,
  saved: SavedSegment,
  asOf: string,
  json: boolean,
  notes: readonly string[] = [],
): Promise<void> {
  const [described, people] = await Promise.all([
    describe(workspace, saved, asOf),
    peopleOfSegment(workspace, saved.segment, asOf),
  ])
  if (json) return workspace.output.result(JSON.stringify({ ...described, asOf, customers: people.length, notes }))
  workspace.output.result(
    [
      `「${saved.name}」: ${described.reading}`,
      `${asOf}: ${people.length} 位客户 / customers`,
      ...notes.map((note) => `· ${note}`),
    ].join('\n'),
  )
}

async function describe(workspace: Workspace, saved: SavedSegment, asOf: string) {
  const source = await openQuestionSource(workspace, asOf)
  const { tags, attributes, labelled, saved: find } = source
  const language = /\p{Script=Han}/u.test(saved.name) ? 'zh' : 'en'
  const reading = segmentWords(saved.segment, { language, asOf, tags: tags.lookup, attributes, labelled, saved: find })
  return { ...saved, reading }
}

async function noSuchSegment(workspace: Workspace, name: string): Promise<UserError> {
  const names = (await listSegments(workspace)).map((one) => one.name).join('、')
  return new UserError(
    `没有叫「${name}」的人群${names ? `；已保存的有：${names}` : '：zhiyin segment save 名称 问题'}\nThere is no segment "${name}"${names ? `; saved are: ${names}` : ': zhiyin segment save NAME QUESTION'}.`,
  )
}

function textOptions(workspace: Workspace) {
  return {
    width: Math.min(process.stdout.columns ?? 100, 120),
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    currency: workspace.configuration.currency,
    brief: true,
  }
}
