import type { FieldTest } from '../../segments/form.js'
import type { Query } from '../query.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { note } from './note.js'
import { Stop } from './outcome.js'

/**
 * A rate that tests a field by itself takes no further test of it: among the reviews with 5 stars the positive rate is always 1.
 *
 * @throws Stop with what may have been meant
 */
export function refuseCircular(query: Query, vocabulary: Vocabulary): void {
  for (const measured of query.measures) {
    if (!('measure' in measured)) continue
    const plan = vocabulary.measures.get(measured.measure)?.plan
    const numerator = plan?.kind === 'ratio' ? vocabulary.measures.get(plan.numerator)?.plan : undefined
    const when = numerator?.kind === 'aggregate' ? (numerator.when ?? '') : ''
    if (!(measured.where ?? []).some((test) => tested(test, when))) continue
    throw new Stop(
      'clarify',
      note(
        '这个比率本身就按星级（情感）算，不能再限定星级；想问某个星级的评价占多少吗？',
        'This rate is made of stars (or sentiment) already and cannot be limited by them: the share of reviews with so many stars?',
      ),
      [note('5星评价占比', 'share of 5-star reviews'), note('好评率', 'positive review rate')],
    )
  }
}

/** The condition names the field's column. */
function tested({ field }: FieldTest, when: string): boolean {
  return field === 'polarity' ? /polarity|stars|sentiment/.test(when) : new RegExp(`\\b${field}\\b`).test(when)
}
