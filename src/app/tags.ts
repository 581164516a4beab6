import { Binder, identifier } from '../catalog/sql.js'
import { type Block, chart, heading, type Message, message, note, paragraph, renderText, table } from '../messages/index.js'
import { compileSegment } from '../segments/compile.js'
import type { TagCatalog } from '../tags/catalog.js'
import { type Distribution, type DistributionRow, distributionSql, readDistribution } from '../tags/distribution.js'
import { tagExpression } from '../tags/expression.js'
import { type Tag, tagFamilies } from '../tags/tag.js'
import { readAsOf } from './as-of.js'
import { ownTagProblemText } from './own-tags.js'
import { type TagSource, tagSource } from './snapshots.js'
import { loadTags } from './tag-catalog.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

interface TagOptions {
  readonly asOf?: string | undefined
  readonly json?: boolean | undefined
}

const familyLabels = {
  basic: '基础 / basic',
  behaviour: '行为 / behaviour',
  interest: '兴趣 / interest',
  psychological: '心理 / psychological',
  social: '社交 / social',
  lifecycle: '生命周期 / lifecycle',
  value: '价值 / value',
} as const

/** How many customers are printed; `--json` has as many. */
const shown = 100

/** `zhiyin tags list`: the catalog, by family. Lines of tags.txt that make no tag are said, and end with 1. */
export async function tagsList(workspace: Workspace, options: TagOptions = {}): Promise<ExitCode> {
  const { catalog, problems } = await loadTags(workspace, readAsOf(workspace, options.asOf))
  if (options.json) workspace.output.result(JSON.stringify(catalog.tags.map(described)))
  else {
    const blocks = tagFamilies.flatMap((family): Block[] => {
      const tags = catalog.tags.filter((tag) => tag.family === family)
      return [heading(`${familyLabels[family]} (${tags.length})`), table({ columns: listColumns, rows: tags.map(listRow) })]
    })
    print(workspace, message('zh', ...blocks))
  }
  for (const problem of problems) workspace.output.progress(ownTagProblemText(problem))
  return problems.length > 0 ? exit.partly : exit.done
}

/**
 * `zhiyin tags show NAME`: what a tag means and how its values are spread at the as-of date.
 *
 * @throws UserError with the nearest names, when there is no such tag
 */
export async function tagsShow(workspace: Workspace, name: string, options: TagOptions = {}): Promise<ExitCode> {
  const asOf = readAsOf(workspace, options.asOf)
  const source = await tagSource(workspace, asOf)
  const tag = source.catalog.find(name)
  if (!tag) throw noSuchTag(name, source.catalog.nearest(name))
  const warehouse = await workspace.warehouse()
  const [row] = await warehouse.rows<DistributionRow>(distributionSql(tag, source.lookup))
  const distribution = readDistribution(tag, row ?? { base: '0', known: '0', values: [], statistics: null })
  if (options.json) workspace.output.result(JSON.stringify({ ...described(tag), asOf, ...distribution }))
  else print(workspace, message('zh', ...definition(tag), ...spread(tag, distribution, asOf)))
  return exit.done
}

/**
 * `zhiyin tags who NAME[=VALUE]`: the customers who have a tag, or a value of it.
 *
 * @throws UserError with the nearest names, when there is no such tag or value
 */
export async function tagsWho(workspace: Workspace, said: string, options: TagOptions = {}): Promise<ExitCode> {
  const asOf = readAsOf(workspace, options.asOf)
  const source = await tagSource(workspace, asOf)
  const expression = tagExpression(said, source.catalog)
  if ('problem' in expression) throw unclear(expression.problem, expression.said, expression.nearest)
  const { tag, segment } = expression
  const { total, rows } = await customersIn(workspace, source, asOf, tag, segment)
  if (options.json) workspace.output.result(JSON.stringify({ tag: tag.name, asOf, segment, total, rows }))
  else {
    const columns = [
      { key: 'customer_id', label: '客户 / customer' },
      { key: tag.name, label: `${tag.label.zh} / ${tag.label.en}`, ...(tag.unit ? { unit: tag.unit } : {}) },
    ]
    const cells = rows.map((row) => ({ customer_id: row.customer_id, [tag.name]: cell(row[tag.name]) }))
    print(
      workspace,
      message(
        'zh',
        paragraph(`${total} 位客户 / ${total} customers · ${asOf}`),
        ...(total > 0 ? [table({ columns, rows: cells, total })] : []),
      ),
    )
  }
  return exit.done
}

type CustomerRow = { customer_id: string } & Record<string, unknown>

async function customersIn(
  workspace: Workspace,
  { lookup, brand }: TagSource,
  asOf: string,
  tag: Tag,
  segment: Parameters<typeof compileSegment>[0],
) {
  const warehouse = await workspace.warehouse()
  const values = new Binder()
  const { condition, tags } = compileSegment(segment, { asOf, timeZone: warehouse.timeZone, values, tags: lookup, brand })
  const from = lookup.population([...new Set([...tags, tag.name])], values)
  const sql = `SELECT customer_id, ${identifier(tag.name)}, count() OVER () AS total FROM ${from} WHERE ${condition} ORDER BY customer_id LIMIT ${shown}`
  const rows = await warehouse.rows<CustomerRow & { total: string }>({ sql, parameters: values.parameters })
  return {
    total: Number(rows[0]?.total ?? 0),
    rows: rows.map(({ total: _, ...row }): CustomerRow => ({ ...row, customer_id: row.customer_id })),
  }
}

const listColumns = [
  { key: 'name', label: '标签 / tag' },
  { key: 'zh', label: '中文' },
  { key: 'en', label: 'English' },
  { key: 'source', label: '来源 / source' },
  { key: 'refresh', label: '更新 / refresh' },
]

const refreshWords = { import: '随导入 / on import', daily: '每天 / daily' } as const

const listRow = (tag: Tag) => ({
  name: tag.name,
  zh: tag.label.zh,
  en: tag.label.en,
  source: tag.source,
  refresh: refreshWords[tag.refresh],
})

const described = ({ name, family, label, synonyms, definition: says, type, unit, values, source, refresh }: Tag) => ({
  name,
  family,
  label,
  synonyms,
  definition: says,
  type,
  ...(unit ? { unit } : {}),
  ...(values ? { values } : {}),
  source,
  refresh,
})

function definition(tag: Tag): Block[] {
  const said = [...(tag.synonyms.zh ?? []), ...(tag.synonyms.en ?? [])]
  return [
    heading(`${tag.label.zh} / ${tag.label.en} (${tag.name})`),
    paragraph(tag.definition.zh),
    paragraph(tag.definition.en),
    note(`${familyLabels[tag.family]} · 来源 / source: ${tag.source} · 更新 / refresh: ${refreshWords[tag.refresh]}`),
    ...(said.length > 0 ? [note(`也叫 / also said: ${said.join('、')}`)] : []),
  ]
}

function spread(tag: Tag, { base, known, values, more, statistics }: Distribution, asOf: string): Block[] {
  const labels = new Map((tag.values ?? []).map(({ value, label }) => [value, label.zh]))
  const words = values.map(({ value }) => labels.get(value) ?? { true: '是 / yes', false: '否 / no' }[value] ?? value)
  const round = (figure: number) => Math.round(figure * 100) / 100
  return [
    paragraph(`截至 / as of ${asOf}: ${known} / ${base} 位客户有值 / customers with a value`),
    ...(statistics
      ? [
          note(
            `均值 / mean ${round(statistics.mean)} · 最小 / min ${round(statistics.min)} · 四分位 / quartiles ${round(statistics.quartile1)}, ${round(statistics.median)}, ${round(statistics.quartile3)} · 最大 / max ${round(statistics.max)}`,
          ),
        ]
      : []),
    ...(values.length > 0
      ? [
          chart({
            chart: 'bar',
            title: tag.label.zh,
            categories: words,
            series: [{ name: '客户数', values: values.map((one) => one.customers) }],
            unit: 'customers',
          }),
          table({
            columns: [
              { key: 'value', label: '值 / value' },
              { key: 'customers', label: '客户 / customers', unit: 'customers' },
              { key: 'share', label: '占比 / share', unit: 'ratio' },
            ],
            rows: values.map((one, index) => ({ value: words[index] ?? one.value, customers: one.customers, share: one.share })),
            total: values.length + more,
          }),
        ]
      : []),
  ]
}

const cell = (value: unknown) =>
  Array.isArray(value) ? value.join('、') : typeof value === 'number' || typeof value === 'string' ? value : null

function print(workspace: Workspace, said: Message): void {
  workspace.output.result(
    renderText(said, {
      width: process.stdout.columns ?? 120,
      colour: workspace.output.interactive,
      currency: workspace.configuration.currency,
    }),
  )
}

function noSuchTag(
  name: string,
  nearest: TagCatalog['nearest'] extends (words: string) => infer Found ? Found : never,
): UserError {
  const hint = nearest.length > 0 ? `，您是不是要找：${nearest.join('、')}？` : '。zhiyin tags list 列出全部标签。'
  const also = nearest.length > 0 ? ` Did you mean ${nearest.join(', ')}?` : ' See zhiyin tags list.'
  return new UserError(`没有叫「${name}」的标签${hint}\nThere is no tag "${name}".${also}`)
}

function unclear(problem: 'unknown-tag' | 'unknown-value' | 'not-a-number', said: string, nearest: readonly string[]): UserError {
  if (problem === 'unknown-tag') return noSuchTag(said, nearest)
  if (problem === 'not-a-number') return new UserError(`「${said}」不是数字 / "${said}" is not a number`)
  return new UserError(
    `这个标签没有「${said}」这个值，可选：${nearest.join('、')}\nThe tag has no value "${said}"; its values: ${nearest.join(', ')}`,
  )
}
