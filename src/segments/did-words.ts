import type { Act } from '../catalog/act.js'
import { findAct } from '../catalog/acts.js'
import { windowWords } from '../catalog/window-words.js'
import { allFields } from './context.js'
import type { Did, FieldTest, Much } from './form.js'
import { fieldWords, rangeWords } from './test-words.js'
import type { WordsContext } from './words-context.js'

/** A behaviour in words: 最近7天没有下单; purchased (category is 面膜), at least 2 times, in the last 30 days. */
export function didWords(did: Did, context: WordsContext, negative: boolean): string {
  const act = findAct(did.did)
  const label = act?.label[context.language] ?? did.did
  return context.language === 'zh' ? chinese(did, act, label, context, negative) : english(did, act, label, context, negative)
}

function chinese(did: Did, act: Act | undefined, label: string, context: WordsContext, negative: boolean): string {
  const when = did.window === undefined ? '' : windowWords(did.window, 'zh', context.asOf, context.festivals)
  const where = whereWords(did.where, act, context)
  const verb = label.replace(/^有/, '')
  const much = muchWords(did.much, act, context)
  if (did.change) return `${when}${verb}${where}比之前等长的一期${did.change === 'less' ? '少' : '多'}${much}`
  if (did.withoutLater)
    return `${when}${verb}${where}后没有${findAct(did.withoutLater)?.label.zh ?? did.withoutLater}同一商品${much}`
  const next = did.followedBy
    ? `，之后${did.followedBy.days}天内又${findAct(did.followedBy.did)?.label.zh ?? did.followedBy.did}${whereWords(did.followedBy.where, findAct(did.followedBy.did), context)}`
    : ''
  if (did.first) return `首次${verb}${where}${when === '' ? '' : `在${when}`}${much}${next}`
  if (did.returning) return `${when}${verb}${where}且此前${verb}过${much}`
  if (negative) return `${when === '' ? '从未' : `${when}没有`}${verb}${where}`
  if (much !== '') return `${when}${verb}${where}${much}${next}`
  return `${when}${when === '' && !label.startsWith('有') ? `${verb}过` : `有${verb}`}${where}${next}`
}

function english(did: Did, act: Act | undefined, label: string, context: WordsContext, negative: boolean): string {
  const window = did.window === undefined ? '' : windowWords(did.window, 'en', context.asOf, context.festivals)
  const when =
    window === ''
      ? ''
      : /^(the last|\d)/.test(window) || / sale| \d{4} \(|618|Double/.test(window)
        ? ` in ${window}`
        : ` ${window}`
  const where = whereWords(did.where, act, context)
  const much = muchWords(did.much, act, context)
  if (did.change)
    return `${label}${where} ${did.change === 'less' ? 'less' : 'more'} often${when} than in the period of equal length before${much}`
  if (did.withoutLater)
    return `${label}${where}${when} but not ${findAct(did.withoutLater)?.label.en ?? did.withoutLater} the same product afterwards${much}`
  const next = did.followedBy
    ? `, then ${findAct(did.followedBy.did)?.label.en ?? did.followedBy.did}${whereWords(did.followedBy.where, findAct(did.followedBy.did), context)} within ${did.followedBy.days} days`
    : ''
  if (did.first) return `first ${label}${where}${when}${much}${next}`
  if (did.returning) return `${label}${where}${when} and before it${much}`
  if (negative) return `${when === '' ? 'never ' : 'not '}${label}${where}${when}`
  return `${label}${where}${much}${when}${next}`
}

/** The tests on an act's fields, in brackets behind it; nothing where there is none. */
export function whereWords(where: readonly FieldTest[] | undefined, act: Act | undefined, context: WordsContext): string {
  if (where === undefined || where.length === 0) return ''
  const fields = act ? allFields(act, context, where) : []
  const parts = where.map(({ field, is }) =>
    fieldWords(
      fields.find((one) => one.name === field),
      field,
      is,
      context,
    ),
  )
  return context.language === 'zh' ? `（${parts.join('，')}）` : ` (${parts.join(', ')})`
}

function muchWords(much: readonly Much[] | undefined, act: Act | undefined, context: WordsContext): string {
  if (much === undefined || much.length === 0) return ''
  const zh = context.language === 'zh'
  const parts = much.map(({ of, range }) => {
    if (of === 'count') return rangeWords(range, 'times', context)
    if (of === 'days')
      return zh ? `有${rangeWords(range, undefined, context)}天` : `on ${rangeWords(range, undefined, context)} days`
    const field = act ? allFields(act, context).find((one) => one.name === of) : undefined
    const name = field?.label[context.language] ?? of
    if (field?.type === 'number')
      return zh
        ? `${name}合计${rangeWords(range, field.unit, context)}`
        : `${name} in total ${rangeWords(range, field.unit, context)}`
    return zh ? `${name}${rangeWords(range, undefined, context)}种` : `${rangeWords(range, undefined, context)} different ${name}`
  })
  return zh ? parts.join('，') : `, ${parts.join(', ')},`.replace(/,$/, '')
}
