import type { Script, ScriptFault } from '../fieldwork/interview/script.js'
import { UserError, type Workspace } from './workspace.js'

/** The segments that a guide asks by, in its own words. */
export function segmentsNamed(script: Script): string[] {
  const conditions = script.topics.flatMap((topic) => [topic.only, ...topic.questions.map(({ only }) => only)])
  return [...new Set(conditions.flatMap((only) => (only?.kind === 'segment' ? [only.segment] : [])))]
}

/** Those of a guide's segments that a customer is in today. Somebody unknown is in none: what is asked only of some is not asked of them. */
export async function segmentsOf(workspace: Workspace, script: Script, customer: string | undefined): Promise<string[]> {
  const named = segmentsNamed(script)
  if (named.length === 0 || customer === undefined) return []
  const [{ peopleOfSegment, segmentOfQuestion }, { readAsOf }] = await Promise.all([
    import('./saved-segments.js'),
    import('./as-of.js'),
  ])
  const asOf = readAsOf(workspace, undefined)
  const warehouse = await workspace.warehouse()
  const [person] = await warehouse.rows<{ person: string }>({
    sql: 'SELECT toString(person) AS person FROM persons WHERE customer_id = {customer:String} LIMIT 1',
    parameters: { customer },
  })
  const isIn: string[] = []
  for (const words of named) {
    try {
      const { segment } = await segmentOfQuestion(workspace, words, asOf)
      const people = await peopleOfSegment(workspace, segment, asOf)
      if (people.some((one) => one.person === person?.person)) isIn.push(words)
    } catch (error) {
      // `interview check` tells the researcher; the person being interviewed is not to hear of it.
      if (!(error instanceof UserError)) throw error
      workspace.output.progress(`「${words}」: ${error.message}`)
    }
  }
  return isIn
}

/** What of a guide's segments is not understood, as faults of the guide. */
export async function segmentFaults(workspace: Workspace, script: Script): Promise<ScriptFault[]> {
  const named = segmentsNamed(script)
  if (named.length === 0) return []
  const [{ segmentOfQuestion }, { readAsOf }] = await Promise.all([import('./saved-segments.js'), import('./as-of.js')])
  const faults: ScriptFault[] = []
  for (const words of named) {
    try {
      await segmentOfQuestion(workspace, words, readAsOf(workspace, undefined))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const [why = ''] = error.message.split('\n')
      const message = { zh: `「${words}」不是一群客户：${why}`, en: `"${words}" names no group of customers: ${why}` }
      faults.push({ severity: 'error', line: 0, message })
    }
  }
  return faults
}
