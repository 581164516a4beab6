import type { Act, ActField } from './act.js'
import { behaviourActs } from './acts/behaviour.js'
import { surveyActs } from './acts/survey.js'
import { tradeActs } from './acts/trade.js'
import { voiceActs } from './acts/voice.js'

/** Everything that customers do, declared once. */
export const acts: readonly Act[] = [...tradeActs, ...behaviourActs, ...voiceActs, ...surveyActs]

const byName = new Map(acts.map((act) => [act.name, act]))

/** The act of that name, if there is one. */
export function findAct(name: string): Act | undefined {
  return byName.get(name)
}

/** All fields of an act, its detail's included, each once (the act's own first). */
export function fieldsOf(act: Act): readonly ActField[] {
  const own = new Set(act.fields.map((field) => field.name))
  return [...act.fields, ...(act.detail?.fields ?? []).filter((field) => !own.has(field.name))]
}
