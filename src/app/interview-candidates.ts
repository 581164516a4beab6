import { Binder, identifier } from '../catalog/sql.js'
import type { Persona, PersonaBuild, Statement } from '../personas/persona.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import { membersSql } from './persona-store.js'
import type { TagSource } from './snapshots.js'

/** One member of a persona, with the tags that tell the persona apart. */
export type Candidate = Readonly<Record<string, unknown>> & {
  readonly person: string
  readonly customer_id: string
  readonly distance: number
}

export interface CandidateQuery {
  readonly warehouse: Warehouse
  readonly source: TagSource
  readonly build: PersonaBuild
  readonly persona: Persona
  /** Customers who are not to be asked: they said so, or were interviewed before. */
  readonly without: readonly string[]
  /** Only customers who agreed to research; false where the brand's data records no consent at all. */
  readonly consentRecorded: boolean
}

/** Words of a customer record that agree to being asked. 营销 alone agrees to advertising, not to this. */
const agreed =
  '(^|[^不未])(调研|研究|访谈|全部)|^(是|有|同意|已同意|已授权|授权|yes|y|true|1|all|granted|given|agreed|consented)$|research|survey|interview'
const refused = '不同意|拒绝|未授权|^(no|n|false|0|none|否|无|refused|denied)|no[ _-]?(survey|research|interview)'

/** The statements of a persona that a tag makes and that tell it apart, the most telling first. */
export function tellingStatements(persona: Persona, kind: Statement['kind']): Statement[] {
  return persona.statements
    .filter((one) => one.kind === kind && one.evidence[0]?.kind === 'tag' && (kind === 'mean' || one.value !== undefined))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, kind === 'mean' ? 4 : 5)
}

/** Members in an order, the first few: by distance from the middle, or by one of the persona's figures. */
export async function candidates(
  { warehouse, source, build, persona, without, consentRecorded }: CandidateQuery,
  order: { readonly by: string; readonly descending: boolean },
  most: number,
): Promise<Candidate[]> {
  const binder = new Binder()
  const tags = [
    ...new Set([...tellingStatements(persona, 'share'), ...tellingStatements(persona, 'mean')].map(({ subject }) => subject)),
  ]
  const known = tags.filter((tag) => source.catalog.get(tag) !== undefined)
  const population = source.lookup.population([...new Set([...known, 'consent', 'age'])], binder)
  const bound = { persona: binder.bind(persona.id, 'String'), without: binder.bind([...without], 'Array(String)') }
  const consenting = consentRecorded
    ? `AND match(lower(consent), ${binder.bind(agreed, 'String')}) AND NOT match(lower(consent), ${binder.bind(refused, 'String')})`
    : ''
  const by = order.by === 'distance' ? 'distance' : identifier(order.by)
  return warehouse.rows<Candidate>({
    sql: `SELECT toString(person) AS person, customer_id, distance${known.map((tag) => `, ${identifier(tag)}`).join('')}
      FROM ${population} AS t INNER JOIN ${membersSql} AS m USING (person)
      WHERE persona = ${bound.persona} AND NOT has(${bound.without}, customer_id) AND ${by} IS NOT NULL
        AND (age IS NULL OR age >= 18) ${consenting}
      ORDER BY ${by} ${order.descending ? 'DESC' : 'ASC'}, customer_id LIMIT ${binder.bind(most, 'UInt32')}`,
    parameters: { ...binder.parameters, build: build.build },
  })
}
