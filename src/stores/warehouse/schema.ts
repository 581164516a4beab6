import { type Field, type RecordKindName, recordKinds } from '../../records/index.js'

/** A column of a table: its name and its ClickHouse type. */
export interface Column {
  readonly name: string
  readonly type: string
  /** What a staged row without this cell gets, as a SQL constant. */
  readonly otherwise?: string
}

/**
 * The columns that a kind's own fields become. Unknown is '' for ids, words and texts, and NULL for times, days and figures without a default.
 * Phone numbers, e-mails and identity values become a keyed hash and a masked form; they themselves are stored nowhere.
 */
export function contentColumns(kind: RecordKindName, timeZone: string): readonly Column[] {
  return recordKinds[kind].fields.flatMap((field) => columnsOf(field, kind, timeZone))
}

/** What an import's staging table takes: the content, the unlisted columns, and the row's line in its file. */
export function stagingColumns(kind: RecordKindName, timeZone: string): readonly Column[] {
  return [...contentColumns(kind, timeZone), attributes, { name: 'line', type: 'UInt64' }]
}

/** All columns of a fact's table. */
export function factColumns(kind: RecordKindName, timeZone: string): readonly Column[] {
  return [...contentColumns(kind, timeZone), attributes, ...(kind === 'order_items' ? orderLinks(timeZone) : []), ...keeping]
}

/** What an item repeats of its order, so that no question needs a join. */
export function orderLinks(timeZone: string): readonly Column[] {
  return ['ordered_at', 'paid_at', 'status', 'platform'].map((name) => {
    const field = recordKinds.orders.fields.find((one) => one.name === name)
    const column = field && columnsOf(field, 'orders', timeZone)[0]
    if (!column) throw new Error(`orders has no field ${name}`)
    return column
  })
}

/** Whether a kind's rows name a customer themselves (items do it through their order). */
export function hasCustomer(kind: RecordKindName): boolean {
  return recordKinds[kind].fields.some((field) => field.name === 'customer_id')
}

/**
 * The statements that make all tables, each harmless where its table stands.
 * Facts are ordered by time, because most questions look at a window; where time may be unknown or comes from elsewhere, by key.
 */
export function tableStatements(timeZone: string): readonly string[] {
  const moment = `DateTime('${timeZone}')`
  const word = 'LowCardinality(String)'
  const place = [
    `source ${word}`,
    'source_id String',
    'person UInt64',
    `at Nullable(${moment})`,
    `product ${word}`,
    `category ${word}`,
    `brand ${word}`,
    'stars Nullable(UInt8)',
  ]
  const facts = Object.values(recordKinds).map((kind) =>
    table(kind.name, listed(factColumns(kind.name, timeZone)), sortKeys[kind.name], skipIndexes[kind.name]),
  )
  return [
    ...facts,
    table('people', peopleColumns(timeZone), 'person'),
    table('persons', ['customer_id String', 'person UInt64', 'canonical String'], 'customer_id'),
    table('person_links', ['a String', 'b String', `link ${word}`, `at ${moment}`], 'a, b', [], 'ReplacingMergeTree'),
    table('touched', [`kind ${word}`, 'id String'], 'kind, id'),
    table(
      'shared_identities',
      [`kind ${word}`, 'value_hash String', 'value_masked String', 'customers Array(String)', 'total UInt64'],
      'kind, value_hash',
    ),
    table(
      'texts',
      [
        ...place,
        'sentiment Float32',
        `polarity ${word}`,
        'probability Float32',
        `language ${word}`,
        'words Array(String)',
        'keywords Array(String)',
        'filler UInt8',
        'text_hash UInt64',
        `model ${word}`,
      ],
      'source, source_id',
      ['INDEX at_range at TYPE minmax GRANULARITY 1'],
    ),
    table(
      'opinions',
      [...place, `aspect ${word}`, 'opinion String', `polarity ${word}`, 'pain_point String', 'quote String'],
      'source, source_id',
      ['INDEX at_range at TYPE minmax GRANULARITY 1'],
    ),
    table(
      'answers',
      [
        'session String',
        `survey ${word}`,
        `question ${word}`,
        `title ${word}`,
        `type ${word}`,
        'customer_id String',
        'person UInt64',
        `at ${moment}`,
        'shown String',
        'values Array(String)',
        'number Nullable(Float64)',
        'text String',
        ...answerAdditions,
      ],
      'survey, session, question',
    ),
    surveyQuestions(timeZone),
    table(
      'attributes',
      [`kind ${word}`, 'name String', `type ${word}`, 'customers UInt64', 'distinct UInt64', 'values Array(String)'],
      'kind, name',
    ),
    table(
      'imports',
      [
        'id String',
        'file String',
        `kind ${word}`,
        `state ${word}`,
        'read UInt64',
        'landed UInt64',
        'unchanged UInt64',
        'replaced UInt64',
        'duplicates UInt64',
        'superseded UInt64',
        `at ${moment} DEFAULT now()`,
        'step UInt8',
      ],
      'id',
      [],
      'ReplacingMergeTree(step)',
    ),
    table(
      'snapshots',
      ['name String', 'as_of Date', 'fact_version UInt64', `made_at ${moment}`, 'customers UInt64', 'detail String'],
      'name, as_of, fact_version',
      [],
      'ReplacingMergeTree(made_at)',
    ),
    table(
      'persona_builds',
      ['build String', 'as_of Date', 'week String', `made_at ${moment}`, 'document String'],
      'build',
      [],
      'ReplacingMergeTree(made_at)',
    ),
    table(
      'persona_members',
      ['build String', 'person UInt64', `persona ${word}`, 'distance Float32', 'step UInt32'],
      'build, person',
      [],
      'ReplacingMergeTree(step)',
    ),
    table('meta', ['key String', 'value String'], 'key', [], 'ReplacingMergeTree'),
  ]
}

/** The columns of `people`: the person, the canonical customer id as answered, all its customer ids, and the merged customer. */
export function peopleColumns(timeZone: string): readonly string[] {
  const merged = contentColumns('customers', timeZone).filter((column) => column.name !== 'customer_id')
  return [
    'person UInt64',
    'customer_id String',
    'customer_ids Array(String)',
    ...listed([...merged, attributes]),
    firstSeen(timeZone),
  ]
}

/** What came to `answers` after its first schema. `carried`: how many answers its session has; one with fewer, or without it, is carried anew. */
export const answerAdditions: readonly string[] = [
  "study LowCardinality(String) DEFAULT ''",
  "study_title LowCardinality(String) DEFAULT ''",
  "privacy LowCardinality(String) DEFAULT 'identified'",
  'low Nullable(Float64)',
  'high Nullable(Float64)',
  'from_top Nullable(UInt8)',
  'carried UInt16 DEFAULT 0',
]

/** What surveys that somebody finished ask, in both languages; the newest version of a question wins. */
export function surveyQuestions(timeZone: string): string {
  const labels = ['choices Array(String)', 'labels_zh Array(String)', 'labels_en Array(String)']
  return table(
    'survey_questions',
    [
      'survey String',
      'question String',
      'position UInt16',
      'kind LowCardinality(String)',
      'survey_zh String',
      'survey_en String',
      'title_zh String',
      'title_en String',
      'low Nullable(Float64)',
      'high Nullable(Float64)',
      ...labels,
      `at DateTime('${timeZone}')`,
    ],
    'survey, question',
    [],
    'ReplacingMergeTree(at)',
  )
}

/** From when on a person is visible: the registration; where only facts speak of them, the earliest; NULL where neither is dated. */
export function firstSeen(timeZone: string): string {
  return `first_seen Nullable(DateTime('${timeZone}')) DEFAULT registered_at`
}

export function listed(columns: readonly Column[]): readonly string[] {
  return columns.map(({ name, type }) => `${name} ${type}`)
}

export function table(
  name: string,
  columns: readonly string[],
  orderBy: string,
  indexes: readonly string[] = [],
  engine = 'MergeTree',
): string {
  return `CREATE TABLE IF NOT EXISTS ${name} (\n  ${[...columns, ...indexes].join(',\n  ')}\n) ENGINE = ${engine} ORDER BY ${orderBy === '' ? 'tuple()' : `(${orderBy})`}`
}

const attributes: Column = { name: 'attributes', type: 'Map(LowCardinality(String), String)' }

const keeping: readonly Column[] = [
  { name: 'person', type: 'UInt64' },
  // Hashes do not compress; trying costs time at each read.
  { name: 'row_key', type: 'UInt128 CODEC(NONE)' },
  { name: 'row_hash', type: 'UInt64 CODEC(NONE)' },
  { name: 'import_id', type: 'LowCardinality(String)' },
]

const sortKeys: Readonly<Record<RecordKindName, string>> = {
  customers: 'customer_id',
  orders: 'ordered_at, order_id',
  order_items: 'ordered_at, order_id, sku',
  events: 'at, customer_id',
  reviews: 'row_key',
  tickets: 'at, ticket_id',
  campaigns: 'sent_at, customer_id',
  identities: 'value_hash, customer_id',
  posts: 'row_key',
}

/** paid_at follows ordered_at closely: its range per granule lets a window over payments skip most of the table. */
const skipIndexes: Readonly<Partial<Record<RecordKindName, readonly string[]>>> = {
  orders: ['INDEX paid_range paid_at TYPE minmax GRANULARITY 1'],
  order_items: ['INDEX paid_range paid_at TYPE minmax GRANULARITY 1'],
}

function columnsOf(field: Field, kind: RecordKindName, timeZone: string): readonly Column[] {
  const { name } = field
  if (kind === 'identities' && name === 'value') return hashed('value')
  if (field.type === 'phone' || field.type === 'email') return hashed(name)
  const type = columnTypes(timeZone)[field.type]
  const known = field.required === true || field.otherwise !== undefined
  const otherwise = field.otherwise && { otherwise: `'${field.otherwise}'` }
  return [{ name, type: known || alwaysKnown.has(field.type) ? type : `Nullable(${type})`, ...otherwise }]
}

const alwaysKnown: ReadonlySet<Field['type']> = new Set(['id', 'word', 'text'])

function hashed(name: string): readonly Column[] {
  return [
    { name: `${name}_hash`, type: 'String' },
    { name: `${name}_masked`, type: 'String' },
  ]
}

function columnTypes(timeZone: string): Readonly<Record<Field['type'], string>> {
  return {
    id: 'String',
    word: 'LowCardinality(String)',
    text: 'String',
    time: `DateTime('${timeZone}')`,
    date: 'Date32',
    year: 'UInt16',
    money: 'Decimal(18, 4)',
    number: 'Float64',
    count: 'UInt64',
    stars: 'UInt8',
    phone: 'String',
    email: 'String',
  }
}
