import type { Label } from '../catalog/label.js'
import { Binder, identifier } from '../catalog/sql.js'
import { byKnown, byQuestion, type Grouping } from '../fieldwork/results/grouping.js'
import { findAsked } from '../fieldwork/results/outline.js'
import type { Response } from '../fieldwork/results/response.js'
import type { Tag } from '../tags/tag.js'
import { readAsOf } from './as-of.js'
import type { FinishedSurvey } from './finished-sessions.js'
import { personsOfSessions } from './respondent-facts.js'
import { tagSource } from './snapshots.js'
import { UserError, type Workspace } from './workspace.js'

/** A grouping by its name, and the responses with what it needs to know of them. */
export interface Grouped {
  readonly grouping: Grouping
  readonly responses: readonly Response[]
}

/**
 * What a name breaks results down by: a question of the survey, a tag (`persona` is one), or a group of customers (a saved segment, or a question about
 * customers such as 「买过面霜的95后」).
 *
 * @throws UserError where it is none of them, or where the study is anonymous and the name is no question
 */
export async function groupingNamed(
  workspace: Workspace,
  survey: FinishedSurvey,
  responses: readonly Response[],
  sessions: readonly string[],
  name: string,
): Promise<Grouped> {
  const asked = findAsked(survey.outline, name)
  if (asked) {
    const grouping = byQuestion(asked)
    if (grouping) return { grouping, responses }
    throw new UserError(
      `「${name}」不是选择题或量表，不能用来分组\n"${name}" is no question with choices or a scale: nothing to group by.`,
    )
  }
  if (survey.privacy === 'anonymous')
    throw new UserError(
      `这是匿名问卷，只能按题目分组，不能按「${name}」\nThis study is anonymous: it can be broken down by its questions only, not by "${name}".`,
    )
  const asOf = readAsOf(workspace, undefined)
  const { catalog } = await tagSource(workspace, asOf)
  const tag = catalog.get(name) ?? catalog.find(name)
  const persons = await personsOfSessions(workspace, survey)
  const known = tag
    ? await valuesOfTag(workspace, tag, asOf, [...new Set(persons.values())])
    : await inSegment(workspace, survey, name, asOf, [...new Set(persons.values())])
  const withKnown = responses.map((response, index): Response => {
    const person = persons.get(sessions[index] ?? '')
    return { ...response, known: { ...response.known, [name]: person === undefined ? [] : (known.get(person) ?? []) } }
  })
  const title: Label = tag ? tag.label : { zh: name, en: name }
  const labels = tag ? (tag.type === 'flag' ? yesNo : (tag.values ?? [])) : membership
  return { grouping: byKnown(name, title, withKnown, labels), responses: withKnown }
}

const yesNo = [
  { value: 'true', label: { zh: '是', en: 'yes' } },
  { value: 'false', label: { zh: '否', en: 'no' } },
]
const membership = [
  { value: 'in', label: { zh: '在人群内', en: 'in the group' } },
  { value: 'out', label: { zh: '在人群外', en: 'outside of it' } },
]

/** Each person's values of a tag: numbers cut at the quartiles of these people, dates at years. */
async function valuesOfTag(
  workspace: Workspace,
  tag: Tag,
  asOf: string,
  persons: readonly string[],
): Promise<Map<string, string[]>> {
  if (persons.length === 0) return new Map()
  const warehouse = await workspace.warehouse()
  const { lookup } = await tagSource(workspace, asOf)
  const values = new Binder()
  const from = lookup.population([tag.name], values)
  const rows = await warehouse.rows<{ known: string; value: string | number | boolean | string[] | null }>({
    sql: `SELECT toString(person) AS known, ${identifier(tag.name)} AS value FROM ${from} WHERE toString(person) IN ${values.bind([...persons], 'Array(String)')}`,
    parameters: values.parameters,
  })
  const found = rows.filter(({ value }) => value !== null && value !== '')
  if (tag.type === 'number') return inQuartiles(found.map(({ known, value }) => ({ person: known, number: Number(value) })))
  return new Map(
    found.map(({ known, value }): [string, string[]] => {
      if (Array.isArray(value)) return [known, value.map(String)]
      if (tag.type === 'flag') return [known, [Number(value) === 1 || value === true || value === 'true' ? 'true' : 'false']]
      return [known, [tag.type === 'date' ? String(value).slice(0, 4) : String(value)]]
    }),
  )
}

/** Numbers as ranges with about as many people in each; few different numbers stay as they are. */
function inQuartiles(found: readonly { person: string; number: number }[]): Map<string, string[]> {
  const numbers = found.map(({ number }) => number).sort((a, b) => a - b)
  if (new Set(numbers).size <= 5) return new Map(found.map(({ person, number }) => [person, [String(number)]]))
  const cuts = [...new Set([0.25, 0.5, 0.75].map((share) => numbers[Math.floor(share * (numbers.length - 1))]!))]
  const shown = (number: number) => String(Math.round(number * 100) / 100)
  return new Map(
    found.map(({ person, number }) => {
      const at = cuts.findIndex((cut) => number <= cut)
      const range =
        at < 0 ? `> ${shown(cuts.at(-1)!)}` : at === 0 ? `≤ ${shown(cuts[0]!)}` : `${shown(cuts[at - 1]!)} – ${shown(cuts[at]!)}`
      return [person, [range]]
    }),
  )
}

async function inSegment(
  workspace: Workspace,
  survey: FinishedSurvey,
  name: string,
  asOf: string,
  persons: readonly string[],
): Promise<Map<string, string[]>> {
  const { peopleOfSegment, segmentOfQuestion } = await import('./saved-segments.js')
  const { segment } = await segmentOfQuestion(workspace, name, asOf).catch((problem: unknown) => {
    if (!(problem instanceof UserError)) throw problem
    const questions = survey.outline.slice(0, 30).map(({ path }) => path)
    throw new UserError(
      `「${name}」不是题目、标签或人群。题目有：${questions.join('、')}\n"${name}" is no question of the survey, no tag and no group of customers. Its questions: ${questions.join(', ')}`,
    )
  })
  const inside = new Set((await peopleOfSegment(workspace, segment, asOf)).map(({ person }) => person))
  return new Map(persons.map((person) => [person, [inside.has(person) ? 'in' : 'out']]))
}

/** The shares of a tag's values among all customers: known margins for weights. */
export async function sharesOfTag(workspace: Workspace, tag: Tag, asOf: string): Promise<Map<string, number>> {
  const warehouse = await workspace.warehouse()
  const { lookup } = await tagSource(workspace, asOf)
  const values = new Binder()
  const rows = await warehouse.rows<{ value: string; people: string }>({
    sql: `SELECT toString(${identifier(tag.name)}) AS value, count() AS people FROM ${lookup.population([tag.name], values)} GROUP BY value HAVING value != ''`,
    parameters: values.parameters,
  })
  const all = rows.reduce((sum, { people }) => sum + Number(people), 0)
  const said = (value: string) => (tag.type === 'flag' ? String(value === '1' || value === 'true') : value)
  return new Map(rows.map(({ value, people }) => [said(value), Number(people) / all]))
}
