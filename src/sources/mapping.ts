import { z } from 'zod'
import type { RecordKindName } from '../records/index.js'
import { recordKinds } from '../records/index.js'
import { FileProblem } from './problem.js'

const label = z.strictObject({ zh: z.string(), en: z.string() })

/** How a time is written, where it is not ISO 8601 or year first. */
const timeForm = z.enum(['dmy', 'mdy', 'unix_seconds', 'unix_millis'])

/** Where a field's value comes from. A plain string is a column's name. */
const cellSource = z.union([
  z.string().min(1),
  z.strictObject({
    /** The column; with several, the first that is not empty. */
    column: z.union([z.string(), z.array(z.string()).min(1)]),
    /** This export's words and what they mean here: `{ "pv": "view" }`. */
    values: z.record(z.string(), z.string()).optional(),
    /** Columns that overrule it by being filled in at all, and what the field says then: `{ "Cancelled at": "cancelled" }`. */
    whenFilled: z.record(z.string(), z.string()).optional(),
    time: timeForm.optional(),
    /** Several rows make one record (`onePer`): which of their values counts. Default: the first that is not empty. */
    of: z.enum(['first', 'last', 'sum', 'max', 'min']).optional(),
  }),
  /** The same for every row. */
  z.strictObject({ always: z.string() }),
  /** Two columns multiplied: quantity × unit price. */
  z.strictObject({ multiply: z.tuple([z.string(), z.string()]), of: z.enum(['first', 'last', 'sum', 'max', 'min']).optional() }),
  /** Two totals of the rows of one record divided: the average price paid per unit. Needs `onePer`. */
  z.strictObject({ total: z.tuple([z.string(), z.string()]), per: z.string() }),
  /** A key made from personal data: the same person gets the same id, and nobody can read who it is. */
  z.strictObject({ keyFrom: z.string() }),
])
export type CellSource = z.infer<typeof cellSource>

/** A test on one cell; exactly one of the conditions. */
const condition = z.strictObject({
  column: z.string(),
  empty: z.boolean().optional(),
  startsWith: z.string().optional(),
  oneOf: z.array(z.string()).optional(),
  above: z.number().optional(),
  notAbove: z.number().optional(),
})
export type Condition = z.infer<typeof condition>

const target = z.strictObject({
  kind: z.enum(Object.keys(recordKinds) as [RecordKindName, ...RecordKindName[]]),
  fields: z.record(z.string(), cellSource),
  /** Columns kept as attributes: `{ "country": "Country" }`, or `"rest"` for every column that no field uses. Default: none. */
  attributes: z.union([z.literal('rest'), z.record(z.string(), z.string())]).optional(),
  /** Several rows make one record: the fields that tell which. */
  onePer: z.array(z.string()).min(1).optional(),
  /** Rows without a value in these columns make no record of this kind, silently. */
  needs: z.array(z.string()).optional(),
})
export type MappingTarget = z.infer<typeof target>

/** A mapping file: how another system's export becomes records of the data contract. Data only, no code. */
export const mappingSchema = z.strictObject({
  name: z.string(),
  title: label,
  /** Columns by which the export is recognised when nobody names the preset; without it, the mapping must be named. */
  recognise: z.array(z.string()).min(2).optional(),
  /** How the file is written, where that cannot be found out. */
  file: z
    .strictObject({
      encoding: z.enum(['utf-8', 'gb18030']).optional(),
      delimiter: z.enum([',', '\t', ';', '|']).optional(),
      /** A file without a header row: the names of its columns, in order. */
      columns: z.array(z.string()).min(1).optional(),
    })
    .optional(),
  makes: z.array(target).min(1),
  /** Rows that are not imported, each with the reason that the report gives. */
  leaveOut: z.array(z.strictObject({ when: condition, because: label })).optional(),
  /** Personal columns that are never kept, not even in the rejects file. */
  personal: z.array(z.string()).optional(),
})
export type Mapping = z.infer<typeof mappingSchema>

/** @throws FileProblem bad_mapping, naming each place that does not fit */
export function readMapping(text: string, where: string): Mapping {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new FileProblem('bad_mapping', {
      zh: `映射文件 ${where} 不是 JSON:${why}`,
      en: `The mapping file ${where} is not JSON: ${why}`,
    })
  }
  const parsed = mappingSchema.safeParse(json)
  const faults = parsed.success
    ? fieldFaults(parsed.data)
    : parsed.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`)
  if (parsed.success && faults.length === 0) return parsed.data
  throw new FileProblem('bad_mapping', {
    zh: `映射文件 ${where} 有误(格式见 data/presets/README.md):\n  ${faults.join('\n  ')}`,
    en: `The mapping file ${where} does not fit (see data/presets/README.md):\n  ${faults.join('\n  ')}`,
  })
}

function fieldFaults(mapping: Mapping): string[] {
  return mapping.makes.flatMap((one) => {
    const fields = recordKinds[one.kind].fields
    const known = new Set(fields.map((field) => field.name))
    const named = Object.keys(one.fields)
    return [
      ...named
        .filter((name) => !known.has(name))
        .map((name) => `${one.kind} has no field ${name}; it has ${[...known].join(', ')}`),
      ...fields
        .filter((field) => field.required && !(field.name in one.fields))
        .map((field) => `${one.kind} needs the field ${field.name}`),
      ...(one.onePer ?? [])
        .filter((name) => !named.includes(name))
        .map((name) => `${one.kind}: onePer names ${name}, which has no source`),
      ...named
        .filter((name) => !one.onePer && typeof one.fields[name] === 'object' && 'total' in one.fields[name])
        .map((name) => `${one.kind}.${name}: total … per … needs onePer`),
    ]
  })
}
