import type { Label } from '../catalog/label.js'
import { Binder } from '../catalog/sql.js'
import { parseQuestion } from '../questions/parse/parse.js'
import type { Query } from '../questions/query.js'
import { normalForm } from '../questions/vocabulary/normal-form.js'
import { checkSegment } from '../segments/check.js'
import { personsOf } from '../segments/compile.js'
import type { CompileContext } from '../segments/context.js'
import { type Segment, segmentForm } from '../segments/form.js'
import { segmentWords } from '../segments/words.js'
import { openQuestionSource, type QuestionSource } from './question-source.js'
import { readSavedSegments, type SavedSegment } from './saved-segment-rows.js'
import { UserError, type Workspace } from './workspace.js'

export type { SavedSegment } from './saved-segment-rows.js'

/** A group of customers as the team's other commands take it: the typed form, and how it reads. */
export interface NamedSegment {
  readonly segment: Segment
  readonly reading: string
  /** What a reader of the words should know (a default period, "and" before "or"). */
  readonly notes: readonly string[]
}

/**
 * Keeps a segment under a name, by which questions, invitations and other segments call it from then on.
 *
 * @param options.replace put it in the place of a segment that has the name; without it, such a name is refused
 * @throws UserError where the name says something else already or is none, where another segment has it, or where the segment cannot be computed
 */
export async function saveSegment(
  workspace: Workspace,
  name: string,
  segment: Segment,
  by: string,
  options: { readonly replace?: boolean; readonly asOf?: string; readonly now?: Date } = {},
): Promise<SavedSegment> {
  const now = options.now ?? new Date()
  const source = await openQuestionSource(workspace, options.asOf ?? today(workspace, now))
  const called = nameOf(name, source)
  const form = segmentForm.parse(segment)
  refuseUnfit(called, form, source)
  const row = { name: called, form: JSON.stringify(form), created_by: by, created_at: now.toISOString() }
  const ledger = await workspace.ledger()
  const inserted = await ledger
    .insertInto('saved_segments')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) {
    const standing = (await readSavedSegments(workspace)).find((one) => one.name === called)
    if (JSON.stringify(standing?.segment) !== row.form && !options.replace)
      throw new UserError(
        `已有叫「${called}」的人群，要替换请加 --replace，或换个名称\nA segment "${called}" is saved already: add --replace, or take another name.`,
      )
    const { name: _, ...change } = row
    await ledger.updateTable('saved_segments').set(change).where('name', '=', called).execute()
  }
  return { name: called, segment: form, createdBy: by, createdAt: row.created_at }
}

/** All saved segments by name. */
export async function listSegments(workspace: Workspace): Promise<readonly SavedSegment[]> {
  return readSavedSegments(workspace)
}

/** The saved segment of that name (letter case, full and half width aside), if there is one. */
export async function findSegment(workspace: Workspace, name: string): Promise<SavedSegment | undefined> {
  const wanted = normalForm(unquoted(name))
  return (await readSavedSegments(workspace)).find((one) => normalForm(one.name) === wanted)
}

/**
 * Takes a saved segment away.
 *
 * @returns false where there was none
 * @throws UserError where another saved segment is made of it
 */
export async function forgetSegment(workspace: Workspace, name: string): Promise<boolean> {
  const found = await findSegment(workspace, name)
  if (!found) return false
  const users = (await readSavedSegments(workspace)).filter((one) => namesIn(one.segment).includes(found.name))
  if (users.length > 0) {
    const names = users.map((one) => `「${one.name}」`).join('')
    throw new UserError(`${names}用到「${found.name}」，请先删除它们\n${names} is made of "${found.name}": forget that first.`)
  }
  const ledger = await workspace.ledger()
  const gone = await ledger.deleteFrom('saved_segments').where('name', '=', found.name).executeTakeFirst()
  return Number(gone.numDeletedRows) > 0
}

/**
 * The customers that words name: a saved segment by its name, or whom a question is about (「最近7天活跃但未下单的95后女性」, with or without
 * 有多少 or 有哪些). References to saved segments are written out, so that the form stands by itself.
 *
 * @param asOf `YYYY-MM-DD`; relative periods in the form stay relative
 * @throws UserError where the words are not understood, or ask for something else than a group of customers
 */
export async function segmentOfQuestion(workspace: Workspace, text: string, asOf: string): Promise<NamedSegment> {
  const source = await openQuestionSource(workspace, asOf)
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  const words = (segment: Segment) =>
    segmentWords(segment, { language, asOf, tags: source.tags.lookup, attributes: source.attributes, labelled: source.labelled })
  const saved = await findSegment(workspace, text)
  if (saved) {
    const segment = writtenOut(saved.segment, source)
    return { segment, reading: `${language === 'zh' ? `「${saved.name}」` : `"${saved.name}"`}: ${words(segment)}`, notes: [] }
  }
  const outcome = parseQuestion(text, { vocabulary: source.vocabulary, asOf })
  if (outcome.kind !== 'understood') {
    const options = outcome.options.map((option) => `  · ${option[language]}`)
    throw new UserError([outcome.message[language], ...options].join('\n'))
  }
  const population = populationOf(outcome.query)
  if (!population) throw new UserError(noGroup[language])
  const segment = writtenOut(population, source)
  const reading = words(segment) || { zh: '全部客户', en: 'all customers' }[language]
  return { segment, reading, notes: outcome.notes.map((note) => note[language]) }
}

/** Who is in a segment at an as-of date: each person's number, and the customer id that answers show. */
export async function peopleOfSegment(
  workspace: Workspace,
  segment: Segment,
  asOf: string,
): Promise<readonly { readonly person: string; readonly customerId: string }[]> {
  const source = await openQuestionSource(workspace, asOf)
  const warehouse = await workspace.warehouse()
  const context = contextOf(source, warehouse.timeZone)
  const people = personsOf(segment, context)
  return warehouse.rows<{ person: string; customerId: string }>({
    sql: `SELECT toString(person) AS person, customer_id AS customerId FROM people WHERE person IN (${people}) ORDER BY customerId`,
    parameters: context.values.parameters,
  })
}

/** Everyone whom a query counts or lists; undefined where it asks for something else, or for the first few of a ranking. */
export function populationOf({ kind, who, base, measures, window, by, sides, having, limit, order }: Query): Segment | undefined {
  if (window || by.length > 0 || sides || having?.length || limit !== undefined || order) return undefined
  if (kind === 'share') return base ? { all: [base, who] } : who
  const counted = measures.every((one) => 'measure' in one && one.measure === 'customers' && !one.where && !one.as)
  return (kind === 'customers' || kind === 'number') && counted ? who : undefined
}

function contextOf(source: QuestionSource, timeZone: string): CompileContext {
  const { asOf, tags, attributes, saved, labelled } = source
  return { asOf, timeZone, values: new Binder(), tags: tags.lookup, brand: tags.brand, attributes, saved, labelled }
}

/** The segment with each saved one in the place of its name. */
function writtenOut(segment: Segment, source: Pick<QuestionSource, 'saved'>, within: readonly string[] = []): Segment {
  const inner = (one: Segment) => writtenOut(one, source, within)
  if ('all' in segment) return { all: segment.all.map(inner) }
  if ('any' in segment) return { any: segment.any.map(inner) }
  if ('not' in segment) return { not: inner(segment.not) }
  if (!('saved' in segment)) return segment
  const meant = within.includes(segment.saved) ? undefined : source.saved(segment.saved)
  return meant ? writtenOut(meant, source, [...within, segment.saved]) : segment
}

function namesIn(segment: Segment): string[] {
  if ('all' in segment) return segment.all.flatMap(namesIn)
  if ('any' in segment) return segment.any.flatMap(namesIn)
  if ('not' in segment) return namesIn(segment.not)
  return 'saved' in segment ? [segment.saved] : []
}

const longest = 40

/** A name that can be said in a question and means nothing else there. */
function nameOf(name: string, { vocabulary }: QuestionSource): string {
  const called = unquoted(name)
  if (called === '' || called.length > longest || /[\p{C}「」『』"“”<>`|\n]/u.test(called) || /^[\d\s.,%+-]+$/.test(called))
    throw new UserError(
      `人群的名称要有 1–${longest} 个字，不能只有数字，不能有引号或换行：「${called}」\nA segment's name has 1–${longest} characters, not digits alone, no quotes or line breaks: "${called}".`,
    )
  const other = vocabulary.phrases.get(normalForm(called))?.some((meaning) => meaning.kind !== 'condition')
  if (other)
    throw new UserError(
      `「${called}」在问题里已有别的意思，请换一个名称，例如「${called}人群」\n"${called}" means something in questions already: take another name, such as "my ${called}".`,
    )
  return called
}

function unquoted(name: string): string {
  return name
    .trim()
    .replace(/^[「『"“](.*)[」』"”]$/su, '$1')
    .trim()
}

/** @throws UserError naming what the segment says that is not there, or that it would be made of itself */
function refuseUnfit(name: string, segment: Segment, source: QuestionSource): void {
  const saved = (one: string) => (one === name ? segment : source.saved(one))
  const reaches = (one: Segment, seen: readonly string[]): boolean =>
    namesIn(one).some(
      (other) => other === name || (!seen.includes(other) && reaches(saved(other) ?? { all: [] }, [...seen, other])),
    )
  if (reaches(segment, [])) throw new UserError(`「${name}」不能由它自己组成\n"${name}" cannot be made of itself.`)
  const context = { ...contextOf(source, 'UTC'), saved }
  const issues = checkSegment(segment, context, [])
  if (issues.length === 0) return
  throw new UserError(
    issues
      .map(
        ({ code, path, name: what, didYouMean }) =>
          `${path || 'segment'}: ${code} ${what}${didYouMean.length > 0 ? ` (${didYouMean.join(', ')}?)` : ''}`,
      )
      .join('\n'),
  )
}

function today(workspace: Workspace, now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: workspace.configuration.timeZone }).format(now)
}

const noGroup: Label = {
  zh: '这句话说的不是一群客户：请说出条件，例如「最近7天活跃但未下单的95后女性」，不要带排名、分组或指标',
  en: 'This does not name a group of customers: say the conditions, such as "women active in the last 7 days who did not order", without a ranking, a breakdown or a figure',
}
