import type { Label, Language } from '../../catalog/label.js'
import type { Measure } from '../../catalog/measure.js'
import { windowWords } from '../../catalog/window-words.js'
import type { CompileNote } from '../compile/compiled.js'

/** What a reader should know of how a figure was computed, in words. */
export function compileNoteWords(
  one: CompileNote,
  language: Language,
  asOf: string,
  measureNamed: (name: string) => Measure | undefined,
): string {
  const measure = 'measure' in one ? measureNamed(one.measure) : undefined
  const label: Label = measure?.label ?? { zh: '指标', en: 'the figure' }
  const words: Label = {
    'item-lines': {
      zh: `${label.zh}按商品行（单价 × 件数）计，不含订单级优惠`,
      en: `${label.en} is summed over item lines (price × quantity), before order-level discounts`,
    },
    'default-window': {
      zh: `没有说时间段，${label.zh}按默认的${windowWords(measure?.defaultWindow, 'zh', asOf)}计`,
      en: `no period was named: ${label.en} covers its default, ${windowWords(measure?.defaultWindow, 'en', asOf)}`,
    },
    'running-period': { zh: '这一期还没有结束，数字截至统计日', en: 'the period is still running: figures so far' },
    'days-not-over': {
      zh: `有些人到统计日还不满${'days' in one ? one.days : 0}天，之后再做的没有算在内`,
      en: `for some, ${'days' in one ? one.days : 0} days have not passed by the as-of date: what they do later is not counted`,
    },
    'stars-then-sentiment': {
      zh: '好评、差评按星级；没有星级的按情感',
      en: 'reviews count by stars, and by sentiment where they have none',
    },
  }[one.code]
  return words[language]
}
