import type { LimeTables, Row } from './read-tables.js'

/** A text by LimeSurvey's language code. */
export type LimeText = Readonly<Record<string, string>>

export interface LimeSubquestion {
  readonly qid: string
  readonly code: string
  readonly text: LimeText
  /** 0: rows; 1: columns of a two-dimensional array. */
  readonly scale: number
  readonly relevance: string
}

export interface LimeAnswer {
  readonly code: string
  readonly text: LimeText
  readonly scale: number
  readonly assessment: number
}

export interface LimeDefault {
  readonly sqid: string
  readonly scale: number
  readonly special: string
  readonly text: LimeText
}

export interface LimeCondition {
  readonly scenario: string
  readonly field: string
  readonly method: string
  readonly value: string
}

export interface LimeQuestion {
  readonly qid: string
  readonly gid: string
  /** LimeSurvey's one-letter type. */
  readonly type: string
  readonly code: string
  readonly text: LimeText
  readonly help: LimeText
  readonly mandatory: string
  readonly other: boolean
  readonly relevance: string
  readonly pattern: string
  /** By name; the language '' is for all. */
  readonly attributes: Readonly<Record<string, LimeText>>
  readonly subquestions: readonly LimeSubquestion[]
  readonly answers: readonly LimeAnswer[]
  readonly defaults: readonly LimeDefault[]
  readonly conditions: readonly LimeCondition[]
}

export interface LimeGroup {
  readonly gid: string
  readonly name: LimeText
  readonly description: LimeText
  readonly relevance: string
  readonly randomization: string
  readonly questions: readonly LimeQuestion[]
}

export interface LimeStructure {
  readonly kind: string
  readonly sid: string
  readonly language: string
  readonly languages: readonly string[]
  readonly settings: Row
  readonly title: LimeText
  readonly description: LimeText
  readonly welcome: LimeText
  readonly end: LimeText
  readonly groups: readonly LimeGroup[]
  /** Rows of tables that hold something else than questions (quotas, assessments …), by table. */
  readonly beside: ReadonlyMap<string, number>
}

/** Both generations of the format: texts in the rows (one row a language, up to LimeSurvey 3) or in tables of their own (`…_l10ns`). */
export function structureOf({ kind, languages, tables }: LimeTables): LimeStructure {
  const rows = (table: string): readonly Row[] => tables.get(table) ?? []
  const settings = rows('surveys')[0] ?? {}
  const listed = [settings.language ?? '', ...(settings.additional_languages ?? '').split(/\s+/), ...languages].filter(Boolean)
  const all = [...new Set(listed)]
  const language = all[0] ?? 'en'
  const texts = new Texts(language)
  const questions = questionsOf(rows, texts)
  const surveyText = (column: string): LimeText =>
    Object.fromEntries(rows('surveys_languagesettings').map((row) => [row.surveyls_language ?? language, row[column] ?? '']))
  const beside = new Map<string, number>()
  for (const table of ['quota', 'assessments', 'survey_url_parameters'])
    if (rows(table).length > 0) beside.set(table, rows(table).length)
  return {
    kind,
    sid: settings.sid ?? rows('questions')[0]?.sid ?? rows('groups')[0]?.sid ?? '',
    language,
    languages: all.length > 0 ? all : [language],
    settings,
    title: surveyText('surveyls_title'),
    description: surveyText('surveyls_description'),
    welcome: surveyText('surveyls_welcometext'),
    end: surveyText('surveyls_endtext'),
    groups: groupsOf(rows, texts, questions),
    beside,
  }
}

type Rows = (table: string) => readonly Row[]

/** Gathers the same text in several languages, wherever the file keeps it. */
class Texts {
  readonly #base: string
  constructor(base: string) {
    this.#base = base
  }

  of(rows: readonly Row[], column: string): LimeText {
    return Object.fromEntries(
      rows.flatMap((row) => (row[column] === undefined ? [] : [[row.language || this.#base, row[column] ?? '']])),
    )
  }
}

function groupsOf(rows: Rows, texts: Texts, questions: readonly LimeQuestion[]): LimeGroup[] {
  const texted = byKey([...rows('groups'), ...rows('group_l10ns')], 'gid')
  const groups = [...byKey(rows('groups'), 'gid')].sort(
    ([, [a]], [, [b]]) => orderOf(a, 'group_order') - orderOf(b, 'group_order'),
  )
  const known = new Set(groups.map(([gid]) => gid))
  const homeless = questions.filter(({ gid }) => !known.has(gid))
  const made = groups.map(([gid, [first]]): LimeGroup => {
    const said = texted.get(gid) ?? []
    return {
      gid,
      name: texts.of(said, 'group_name'),
      description: texts.of(said, 'description'),
      relevance: first?.grelevance ?? '',
      randomization: first?.randomization_group ?? '',
      questions: questions.filter((question) => question.gid === gid),
    }
  })
  if (homeless.length === 0) return made
  return [...made, { gid: '0', name: {}, description: {}, relevance: '', randomization: '', questions: homeless }]
}

function questionsOf(rows: Rows, texts: Texts): LimeQuestion[] {
  const texted = byKey([...rows('questions'), ...rows('subquestions'), ...rows('question_l10ns')], 'qid')
  const subquestions = byKey(rows('subquestions'), 'parent_qid')
  const answers = byKey(rows('answers'), 'qid')
  const answerTexts = byKey(rows('answer_l10ns'), 'aid')
  const attributes = byKey(rows('question_attributes'), 'qid')
  const defaults = byKey(rows('defaultvalues'), 'qid')
  const defaultTexts = byKey(rows('defaultvalue_l10ns'), 'dvid')
  const conditions = byKey(rows('conditions'), 'qid')
  return [...byKey(rows('questions'), 'qid')]
    .sort(([, [a]], [, [b]]) => orderOf(a, 'question_order') - orderOf(b, 'question_order'))
    .map(
      ([qid, [first = {}]]): LimeQuestion => ({
        qid,
        gid: first.gid ?? '0',
        type: first.type ?? 'T',
        code: first.title ?? `q${qid}`,
        text: texts.of(texted.get(qid) ?? [], 'question'),
        help: texts.of(texted.get(qid) ?? [], 'help'),
        mandatory: first.mandatory ?? 'N',
        other: first.other === 'Y',
        relevance: first.relevance ?? '',
        pattern: first.preg ?? '',
        attributes: attributesOf(attributes.get(qid) ?? []),
        subquestions: [...byKey(subquestions.get(qid) ?? [], 'qid')]
          .sort(([, [a]], [, [b]]) => orderOf(a, 'question_order') - orderOf(b, 'question_order'))
          .map(([id, [sub = {}]]) => ({
            qid: id,
            code: sub.title ?? id,
            text: texts.of(texted.get(id) ?? [], 'question'),
            scale: Number(sub.scale_id ?? 0) || 0,
            relevance: sub.relevance ?? '',
          })),
        answers: answersOf(answers.get(qid) ?? [], answerTexts, texts),
        defaults: (defaults.get(qid) ?? []).map((row) => ({
          sqid: row.sqid ?? '0',
          scale: Number(row.scale_id ?? 0) || 0,
          special: row.specialtype ?? '',
          text: texts.of([row, ...(defaultTexts.get(row.dvid ?? '') ?? [])], 'defaultvalue'),
        })),
        conditions: (conditions.get(qid) ?? []).map((row) => ({
          scenario: row.scenario ?? '1',
          field: row.cfieldname ?? '',
          method: row.method?.trim() || '==',
          value: row.value ?? '',
        })),
      }),
    )
}

function answersOf(rows: readonly Row[], l10ns: ReadonlyMap<string, readonly Row[]>, texts: Texts): LimeAnswer[] {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.scale_id ?? 0} ${row.code}`
    grouped.set(key, [...(grouped.get(key) ?? []), row])
  }
  return [...grouped.values()]
    .sort(([a], [b]) => orderOf(a, 'sortorder') - orderOf(b, 'sortorder'))
    .map((same) => ({
      code: same[0]?.code ?? '',
      text: texts.of([...same, ...same.flatMap((row) => l10ns.get(row.aid ?? '') ?? [])], 'answer'),
      scale: Number(same[0]?.scale_id ?? 0) || 0,
      assessment: Number(same[0]?.assessment_value ?? 0) || 0,
    }))
}

function attributesOf(rows: readonly Row[]): Record<string, LimeText> {
  const found: Record<string, Record<string, string>> = {}
  for (const { attribute = '', value = '', language = '' } of rows) {
    const texts = found[attribute] ?? {}
    texts[language] = value
    found[attribute] = texts
  }
  return found
}

function byKey(rows: readonly Row[], column: string): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const key = row[column]
    if (key === undefined) continue
    const same = grouped.get(key)
    if (same) same.push(row)
    else grouped.set(key, [row])
  }
  return grouped
}

const orderOf = (row: Row | undefined, column: string): number => Number(row?.[column] ?? 0) || 0
