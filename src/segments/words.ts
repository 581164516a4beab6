import { findAct } from '../catalog/acts.js'
import type { Language } from '../catalog/label.js'
import { didWords } from './did-words.js'
import type { Did, Segment } from './form.js'
import { tagWords } from './test-words.js'
import type { WordsContext } from './words-context.js'

/**
 * A segment in words, its conditions after each other; '' for everyone.
 *
 * @example segmentWords({ all: [{ tag: 'gender', is: { oneOf: ['female'] } }, { not: { did: 'order', window: { last: { n: 7, unit: 'day' } } } }] }, zh)
 * // '女性, 最近7天没有下单'
 */
export function segmentWords(segment: Segment, context: WordsContext): string {
  return words(segment, context, false)
}

function words(segment: Segment, context: WordsContext, within: boolean): string {
  const zh = context.language === 'zh'
  if ('all' in segment) {
    const parts = segment.all.map((one) => words(one, context, true)).filter((part) => part !== '')
    return within && parts.length > 1 ? bracketed(parts.join(zh ? '且' : ' and '), zh) : parts.join(', ')
  }
  if ('any' in segment) {
    const parts = segment.any.map((one) => words(one, context, true) || everyoneWords(context.language))
    return parts.length > 1 ? bracketed(parts.join(zh ? '或' : ' or '), zh) : parts.join('')
  }
  if ('not' in segment) return negated(segment.not, context)
  if ('did' in segment) return didWords(segment, context, false)
  if ('tag' in segment) return tagWords(segment.tag, segment.is, context, false)
  return savedWords(segment.saved, context)
}

/** A saved segment by its name, with what it stands for where that is at hand. */
function savedWords(name: string, context: WordsContext): string {
  const zh = context.language === 'zh'
  const meant = context.saved?.(name)
  const inner = meant ? words(meant, { ...context, saved: undefined }, false) : ''
  return `${zh ? `「${name}」` : `"${name}"`}${inner === '' ? '' : bracketed(inner, zh)}`
}

export function everyoneWords(language: Language): string {
  return language === 'zh' ? '全部客户' : 'all customers'
}

function negated(segment: Segment, context: WordsContext): string {
  if ('did' in segment && isPlain(segment)) return didWords(segment, context, true)
  if ('tag' in segment) return tagWords(segment.tag, segment.is, context, true)
  const inner = words(segment, context, true) || everyoneWords(context.language)
  return context.language === 'zh' ? `不满足：${inner}` : `not: ${inner}`
}

/** Nothing but the act and its window, whose negation is one word. */
function isPlain(did: Did): boolean {
  return (
    !did.first &&
    !did.returning &&
    !did.withoutLater &&
    !did.followedBy &&
    !did.change &&
    (did.much ?? []).length === 0 &&
    findAct(did.did) !== undefined
  )
}

function bracketed(text: string, zh: boolean): string {
  return zh ? `（${text}）` : `(${text})`
}
