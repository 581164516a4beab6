import type { Tag } from '../../tags/tag.js'
import { headAhead } from './behaviours.js'
import { actName, actOfRole } from './clause.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import type { Reading } from './scope.js'
import { allOf, as, isFiller, isWord, type Token } from './token.js'
import type { ValueRun } from './values.js'

export interface Where {
  readonly key: string
  readonly to?: 'clause' | 'ahead' | 'measure' | 'purchase' | 'gapped'
}

/** The word behind (抖音渠道, 面膜品类, 上海城市) or before (平台是抖音) names the place. */
export function namedPlace(reading: Reading, run: ValueRun, after: number): { key: Where; end: number } | undefined {
  const next = reading.tokens[after]
  const tag = allOf(next, 'tag').map(({ tag: { name } }) => `tag:${name}`)
  const fields = allOf(next, 'field').map(({ field }) => `field:${field}`)
  const channel = fields.includes('field:channel') ? ['tag:source_channel'] : []
  for (const key of [...tag, ...channel, ...fields]) {
    if (!run.places.has(key)) continue
    const where = key.startsWith('tag:') ? { key } : fieldTarget(reading, key, after + 1, run)
    if (where) return { key: where, end: after + 1 }
  }
  // tier 1 cities, 一线城市: a word that the value's tag is named after adds nothing.
  for (const key of run.places.keys())
    if (key.startsWith('tag:') && tag.some((name) => key.startsWith(`${name}_`))) return { key: { key }, end: after + 1 }
  return undefined
}

export function placeOf(reading: Reading, run: ValueRun, after: number): Where | undefined {
  const keys = [...run.places.keys()]
  const tags = keys.filter((key) => key.startsWith('tag:'))
  const fields = keys.filter((key) => key.startsWith('field:'))
  const tag =
    reading.from || isWord(nextContent(reading, after, false), 'from')
      ? (tags.find((key) => key === 'tag:source_channel') ?? chooseTag(reading, tags, run))
      : undefined
  const measureFrom =
    reading.from && !reading.scope.marks.person && reading.scope.measures.length > 0 && !nextIsPeople(reading, after)
  if (tag && !measureFrom) return { key: tag }
  if (reading.from && !measureFrom && fields.length > 0 && !reading.clause && !run.places.has('field:aspect'))
    throw noSuchChannel(reading, run)
  for (const key of fields) {
    const target = fieldTarget(reading, key, after, run)
    if (!target) continue
    const decided = target.to === 'clause' || target.to === 'gapped' || tags.length === 0
    if (decided || (target.to === 'ahead' && (reading.place || !sameName(tags, key)))) return told(reading, target, tags, run)
    if (target.to === 'measure' && !sameName(tags, key) && !nextIsPeople(reading, after)) return told(reading, target, tags, run)
  }
  const chosen = chooseTag(reading, tags, run)
  return chosen ? told(reading, { key: chosen }, fields, run) : undefined
}

/** 从抖音来的 where no source channel is called 抖音: those that have it in their name are offered. */
function noSuchChannel(reading: Reading, run: ValueRun): Stop {
  const [text = ''] = run.texts
  const channels = reading.vocabulary.values.filter(
    ({ table, column, value }) => table === 'people' && column === 'source_channel' && value.includes(text),
  )
  return new Stop('clarify', note(`来源渠道里没有「${text}」`, `No source channel is called "${text}"`), [
    ...channels.slice(0, 5).map(({ value }) => note(`来源渠道是${value}的客户有多少`, `how many customers came from ${value}`)),
    note(`在${text}购买过的客户有多少`, `how many customers bought on ${text}`),
  ])
}

/** Where a field's value can go from here, if anywhere. */
function fieldTarget(reading: Reading, key: string, after: number, run: ValueRun): Where | undefined {
  const place = run.places.get(key)?.place
  if (!place || 'tag' in place) return undefined
  const fits = (act: string) => place.acts.includes(act)
  if (reading.negated && reading.previous && !reading.clause && fits(actName(reading.previous)) && !headAheadFrom(reading, after))
    return { key, to: 'gapped' }
  if (reading.clause && fits(actName(reading.clause)))
    return reading.justJoined && reading.clause.where.length > 0 && headAheadFrom(reading, after)
      ? { key, to: 'ahead' }
      : { key, to: 'clause' }
  const ahead = headFrom(reading, after)
  if (ahead?.some(fits)) return { key, to: 'ahead' }
  if ([...reading.measured].some(fits))
    return nextIsPeople(reading, after) && fits('purchase') ? { key, to: 'purchase' } : { key, to: 'measure' }
  return fits('purchase') ? { key, to: 'purchase' } : undefined
}

function told(reading: Reading, where: Where, others: readonly string[], run: ValueRun): Where {
  const [text] = run.texts
  if (where.to === 'purchase') reading.scope.notes.push(note(`「${text}」按买过理解`, `"${text}" was read as: bought it`))
  else if (others.length > 0 && reading.language) {
    const words = placeWords(reading, where.key)
    reading.scope.notes.push(note(`「${text}」按${words.zh}理解`, `"${text}" was read as ${words.en}`))
  }
  return where
}

function placeWords(reading: Reading, key: string): { zh: string; en: string } {
  if (key.startsWith('tag:')) {
    const tag = reading.vocabulary.tags.get(key.slice(4))
    return { zh: `客户的${tag?.label.zh ?? key}`, en: `the customer's ${tag?.label.en ?? key}` }
  }
  const name = key.slice(6)
  for (const act of reading.vocabulary.acts.values()) {
    const field = [...act.fields, ...(act.detail?.fields ?? [])].find((one) => one.name === name)
    if (field) return { zh: `订单或行为的${field.label.zh}`, en: `the ${field.label.en} of the order or event` }
  }
  return { zh: name, en: name }
}

/** One tag of several: a city rather than the province of the same name; else the asker must say. */
function chooseTag(reading: Reading, tags: readonly string[], run: ValueRun): string | undefined {
  if (tags.length <= 1) return tags[0]
  if (tags.includes('tag:city') && tags.every((key) => key === 'tag:city' || key === 'tag:province')) return 'tag:city'
  const labels = tags.map((key) => reading.vocabulary.tags.get(key.slice(4)) as Tag)
  const text = run.texts.join('、')
  throw new Stop(
    'clarify',
    note(
      `「${text}」指哪一个：${labels.map((tag) => tag.label.zh).join('、')}？`,
      `"${text}": which one, ${labels.map((tag) => tag.label.en).join(', ')}?`,
    ),
    labels.map((tag) => note(`${tag.label.zh}为${text}`, `${tag.label.en} ${text}`)),
  )
}

function sameName(tags: readonly string[], key: string): boolean {
  return tags.includes(`tag:${key.slice(6)}`)
}

function nextContent(reading: Reading, at: number, passOf = true): Token | undefined {
  let next = at
  while (isFiller(reading.tokens[next]) || (passOf && isWord(reading.tokens[next], 'of'))) next += 1
  return reading.tokens[next]
}

/** People stand next (抖音客户, 抖音的女性): the value describes them. */
function nextIsPeople(reading: Reading, after: number): boolean {
  const next = nextContent(reading, after)
  return (
    isWord(next, 'person') ||
    as(next, 'group') !== undefined ||
    as(next, 'born') !== undefined ||
    allOf(next, 'value').some(({ place }) => 'tag' in place)
  )
}

function headAheadFrom(reading: Reading, after: number): boolean {
  return headFrom(reading, after) !== undefined
}

/** The acts that the next behaviour's head can be, where it follows at once: 抖音下单, 在抖音下单. */
function headFrom(reading: Reading, after: number): string[] | undefined {
  const ahead = { ...reading, at: after - 1 }
  if (!headAhead(ahead)) return undefined
  for (let at = after; at < reading.tokens.length; at += 1) {
    const token = reading.tokens[at]
    const act = as(token, 'act')
    const group = as(token, 'group')
    if (group) return [actOfRole[group.role]]
    if (act)
      return as(token, 'measure') && reading.measured.size > 0 && isWord(reading.tokens[at - 1], 'of')
        ? undefined
        : [act.act.name]
  }
  return undefined
}
