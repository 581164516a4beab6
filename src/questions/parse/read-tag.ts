import type { Test } from '../../segments/form.js'
import type { Tag } from '../../tags/tag.js'
import { closeClause, pushCondition } from './behaviours.js'
import { note } from './note.js'
import { Stop } from './outcome.js'
import { unitFits } from './read-measure.js'
import type { Reading } from './scope.js'
import { allOf, as, isFiller, isWord, type Token } from './token.js'
import { valueRun } from './values.js'

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
