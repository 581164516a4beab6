import type { FieldTest, Segment } from '../../segments/form.js'
import { pushCondition } from './behaviours.js'
import type { Clause } from './clause.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import { namedPlace, placeOf, type Where } from './place-value.js'
import type { Reading } from './scope.js'
import { as, type Token } from './token.js'
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
  if (condition && !('tag' in condition.segment && !reading.vocabulary.tags.has(condition.segment.tag))) {
    const { segment } = condition
    pushCondition(reading, segment, 'tag' in segment ? `tag:${segment.tag}` : 'did')
    if (condition.names) reading.scope.marks.person = true
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
export function gapped(reading: Reading, test: FieldTest): void {
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
