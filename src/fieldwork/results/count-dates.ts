import { add, shareOf, type Tally } from './count-choices.js'
import type { Gathered } from './gathered.js'
import type { DateResult } from './question-result.js'

/** Dates by month; as text they sort by time, because SurveyJS stores them as YYYY-MM-DD. */
export function countDates(gathered: Gathered): Pick<DateResult, 'earliest' | 'latest' | 'byMonth'> {
  const { given, weights } = gathered
  const counted = new Map<string, Tally>()
  let [earliest, latest, all] = ['', '', 0]
  for (let i = 0; i < given.length; i++) {
    const day = (given[i]!.text ?? '').slice(0, 10)
    if (earliest === '' || day < earliest) earliest = day
    if (day > latest) latest = day
    all += weights[i]!
    add(counted, day.slice(0, 7), weights[i]!)
  }
  return {
    earliest,
    latest,
    byMonth: [...counted]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, tally]) => shareOf(month, { zh: month, en: month }, tally, all, gathered)),
  }
}
