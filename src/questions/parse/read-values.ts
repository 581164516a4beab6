import type { FieldTest, Segment, Test } from '../../segments/form.js'
import type { Tag } from '../../tags/tag.js'
import { actName, type Clause } from './clause.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import { closeClause, headAhead, pushCondition } from './read-clause.js'
import { unitFits } from './read-measure.js'
import type { Reading } from './scope.js'
import { allOf, as, isFiller, isWord, type Token } from './token.js'
import { type ValueRun, valueRun } from './values.js'

type Scalars = readonly (string | number | boolean)[]

/** 上海, 面膜, women, 抖音: which tag or field they are a value of follows from what stands around them. */
export function readValue(reading: Reading, token: Token): boolean {
  const born = as(token, 'born')
  if (born && reading.vocabulary.tags.has('birth_year')) {
    const range = { ...(born.min > 0 ? { min: born.min } : {}), ...(born.max < 9999 ? { max: born.max } : {}) }
    pushCondition(reading, { tag: 'birth_year', is: { range } }, 'tag:birth_year')
    reading.at += 1
    return true
  }
  const condition = as(token, 'condition')
  if (condition && reading.vocabulary.tags.has(condition.tag)) {
    pushCondition(reading, { tag: condition.tag, is: condition.is }, `tag:${condition.tag}`)
    reading.at += 1
    return true
  }
  const run = valueRun(reading.tokens, reading.at)
  if (!run) return false
  const after = reading.at + run.length
  const named = namedPlace(reading, run, after)
  const place = named?.key ?? placeOf(reading, run, after)
  if (place === undefined) return false
  reading.at = named?.end ?? after
  settle(reading, run, place)
  return true
}

/** Puts the values where they belong: into the behaviour being read or about to come, onto the measure, or on the customer. */
function settle(reading: Reading, run: ValueRun, where: Where): void {
  const { values } = run.places.get(where.key) as { values: Scalars }
  if (where.key.startsWith('tag:')) {
    reading.from = false
    const tag = where.key.slice(4)
    pushCondition(reading, { tag, is: { oneOf: [...new Set(values)] } }, where.key)
    return
  }
  const field = where.key.slice(6)
  const test: FieldTest = { field, is: { oneOf: [...new Set(values)] } }
  reading.place = false
  reading.from = false
  if (where.to === 'ahead') {
    if (run.joint === 'and' && !reading.negated && eachMeant(reading))
      throw new Stop(
        'clarify',
        note(`「${run.texts.join('和')}」：都要，还是任意一个？`, `"${run.texts.join(' and ')}": all of them, or any of them?`),
        [note(run.texts.join('或'), run.texts.join(' or '))],
      )
    reading.where.push(test)
  }
  if (where.to === 'measure') reading.scope.where.push(test)
  else if (where.to === 'purchase') {
    reading.scope.bought = true
    pushCondition(reading, boughtSegment(test), 'did')
  } else if (where.to === 'gapped') gapped(reading, test)
  else if (where.to !== 'ahead') objects(reading, reading.clause as Clause, field, run, values)
}

/** 同时在天猫和抖音买过, 在天猫和抖音都买过: each of the places, not either. */
function eachMeant(reading: Reading): boolean {
  return reading.tokens.some((token) => /^(?:同时|都|均|both)$/.test(token.text))
}

interface Where {
  readonly key: string
  readonly to?: 'clause' | 'ahead' | 'measure' | 'purchase' | 'gapped'
}

/** Objects joined by "and" (买过面膜和精华) are all wanted, others are alternatives; under "not" none of them. */
function objects(reading: Reading, clause: Clause, field: string, run: ValueRun, values: Scalars): void {
  if (values.length === 1 || run.joint === 'or' || clause.negated) {
    if (values.length > 1 && clause.negated)
      reading.scope.notes.push(note('否定用于列出的每一项', 'the "not" holds for each thing listed'))
    clause.where.push({ field, is: { oneOf: [...values] } })
    return
  }
  if (run.joint === 'list') {
    throw new Stop(
      'clarify',
      note(`「${run.texts.join('、')}」：都要，还是任意一个？`, `"${run.texts.join(', ')}": all of them, or any of them?`),
      [note(run.texts.join('和'), run.texts.join(' and ')), note(run.texts.join('或'), run.texts.join(' or '))],
    )
  }
  const at = reading.items.findIndex((item) => 'clause' in item && item.clause === clause)
  const joined = reading.items[at]?.joined ?? 'and'
  const each = values.map(
    (value): Clause => ({ ...clause, where: [...clause.where, { field, is: { oneOf: [value] } }], much: [...clause.much] }),
  )
  reading.items.splice(at, 1, ...each.map((one, index) => ({ clause: one, joined: index === 0 ? joined : ('and' as const) })))
  reading.scope.clauses.splice(reading.scope.clauses.indexOf(clause), 1, ...each)
  reading.clause = each.at(-1)
  reading.scope.notes.push(note('「和」按每一样都要理解', '"and" was read as: each of them'))
}

/** bought masks but not serums; 买过面膜、没买精华 with the verb left out: the behaviour before, about something else. */
function gapped(reading: Reading, test: FieldTest): void {
  const before = reading.previous as Clause
  const clause: Clause = {
    ...before,
    where: [...before.where.filter(({ field }) => field !== test.field), test],
    much: [],
    negated: reading.negated,
    never: reading.never,
  }
  delete clause.withoutLater
  reading.items.push({ clause, joined: reading.joined })
  reading.scope.clauses.push(clause)
  reading.clause = clause
  reading.negated = false
  reading.negation = undefined
  reading.joined = 'and'
}

function boughtSegment(test: FieldTest): Segment {
  return { did: 'purchase', where: [test] }
}

/** The word behind (抖音渠道, 面膜品类, 上海城市) or before (平台是抖音) names the place. */
function namedPlace(reading: Reading, run: ValueRun, after: number): { key: Where; end: number } | undefined {
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

function placeOf(reading: Reading, run: ValueRun, after: number): Where | undefined {
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
    if (group)
      return [
        {
          new: 'purchase',
          returning: 'purchase',
          repeat: 'purchase',
          buyer: 'purchase',
          nonbuyer: 'purchase',
          visitor: 'view',
          active: 'active',
          inactive: 'active',
          stillActive: 'active',
          cartedNotBought: 'cart',
        }[group.role],
      ]
    if (act)
      return as(token, 'measure') && reading.measured.size > 0 && isWord(reading.tokens[at - 1], 'of')
        ? undefined
        : [act.act.name]
  }
  return undefined
}

/** 年龄25到34岁, 肤质是敏感肌, 会员等级为金卡, 价格敏感: a tag with what is said of it. */
export function readTag(reading: Reading, token: Token): boolean {
  const tags = allOf(token, 'tag').map(({ tag }) => tag)
  if (tags.length === 0 || as(token, 'group')) return false
  if (as(token, 'measure') && (reading.window || reading.scope.windows.length > 0) && as(reading.tokens[reading.at + 1], 'bound'))
    return false
  let next = reading.at + 1
  let negated = false
  while (isFiller(reading.tokens[next]) || (isWord(reading.tokens[next], 'not', 'at', 'in') && said(reading, next + 1, tags))) {
    if (isWord(reading.tokens[next], 'not')) negated = true
    next += 1
  }
  for (const tag of tags) {
    const test = testAt(reading, tag, next)
    if (!test) continue
    if (negated) reading.negated = !reading.negated
    pushCondition(reading, { tag: tag.name, is: test.test }, `tag:${tag.name}`)
    reading.at = test.end
    return true
  }
  const flag = tags.find((tag) => tag.type === 'flag')
  if (flag && !reading.dimension) {
    if (reading.window && as(reading.tokens[reading.at - 1], 'window'))
      throw new Stop(
        'clarify',
        note(`「${token.text}」有自己的时间段，不能另外限定`, `"${token.text}" has a period of its own and takes no other`),
      )
    pushCondition(reading, { tag: flag.name, is: { oneOf: [true] } }, `tag:${flag.name}`)
    reading.at += 1
    return true
  }
  if (as(token, 'measure') && !reading.dimension) return false
  closeClause(reading)
  reading.scope.mentions.push({ token, dimension: reading.dimension !== undefined || /分布$|distribution$/.test(token.text) })
  reading.at += 1
  return true
}

function said(reading: Reading, at: number, tags: readonly Tag[]): boolean {
  return tags.some((tag) => testAt(reading, tag, at) !== undefined)
}

function testAt(reading: Reading, tag: Tag, at: number): { test: Test; end: number } | undefined {
  const token = reading.tokens[at]
  if (isWord(token, 'unknown', 'known'))
    return { test: { known: isWord(token, 'known') && !isWord(token, 'unknown') }, end: at + 1 }
  if (tag.type === 'number') {
    const share = as(token, 'topShare')
    if (share) return { test: share.end === 'top' ? { top: share.share } : { bottom: share.share }, end: at + 1 }
    const bound = as(token, 'bound')
    if (bound && !unitFits(bound.unit, tag.unit)) return undefined
    if (bound) return { test: { range: bound.range }, end: at + 1 }
    const quantity = as(token, 'quantity')
    return quantity && unitFits(quantity.unit, tag.unit)
      ? { test: { range: { min: quantity.n, max: quantity.n } }, end: at + 1 }
      : undefined
  }
  if (tag.type !== 'word' && tag.type !== 'list') return undefined
  const run = valueRun(reading.tokens, at)
  if (!run) return undefined
  const own = run.places.get(`tag:${tag.name}`)
  const source = tag.compute.kind === 'aggregate' ? tag.compute.of : undefined
  const borrowed = source ? run.places.get(`field:${source}`) : undefined
  const values = (own ?? borrowed)?.values
  return values ? { test: { oneOf: [...new Set(values)] }, end: at + run.length } : undefined
}
