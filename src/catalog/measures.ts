import type { Measure } from './measure.js'
import { behaviourMeasures } from './measures/behaviour.js'
import { peopleMeasures } from './measures/people.js'
import { reachMeasures } from './measures/reach.js'
import { surveyMeasures } from './measures/survey.js'
import { tradeMeasures } from './measures/trade.js'
import { voiceMeasures } from './measures/voice.js'

/** Every measure, declared once, parts of others (`internal`) included. */
export const measures: readonly Measure[] = [
  ...peopleMeasures,
  ...behaviourMeasures,
  ...tradeMeasures,
  ...voiceMeasures,
  ...reachMeasures,
  ...surveyMeasures,
]

const byName = new Map(measures.map((measure) => [measure.name, measure]))

/** The measure of that name, if there is one. */
export function findMeasure(name: string): Measure | undefined {
  return byName.get(name)
}

/** The measures that people ask for by name. */
export const askableMeasures: readonly Measure[] = measures.filter((measure) => !measure.internal)
