import type { ImportedSurvey } from './imported.js'
import { importLimeSurvey } from './limesurvey/import-limesurvey.js'
import { importWjx } from './wjx/import-wjx.js'

export type SurveyFormat = 'surveyjs' | 'limesurvey' | 'wjx'

/**
 * A survey file of any form that can be read, by what it holds: SurveyJS JSON, a LimeSurvey structure, or 问卷星 text.
 * @param name the file's name or address, for a text that could be either
 */
export function importSurvey(name: string, text: string): ImportedSurvey & { readonly format: SurveyFormat } {
  const start = text.replace(/^\ufeff/, '').trimStart()
  if (/<LimeSurveyDocType>/.test(start.slice(0, 2000)) || /\.ls[sgq]$/i.test(name) || start.startsWith('<'))
    return { format: 'limesurvey', ...importLimeSurvey(start) }
  if (start.startsWith('{') || /\.json$/i.test(name)) return { format: 'surveyjs', ...fromJson(start) }
  return { format: 'wjx', ...importWjx(text) }
}

function fromJson(text: string): ImportedSurvey {
  try {
    const definition: unknown = JSON.parse(text)
    if (typeof definition === 'object' && definition !== null && !Array.isArray(definition))
      return { definition: definition as Record<string, unknown>, notes: [], faults: [] }
    return {
      notes: [],
      faults: [{ message: { zh: '不是问卷：文件里没有 JSON 对象', en: 'not a survey: the file holds no JSON object' } }],
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { notes: [], faults: [{ message: { zh: `不是 JSON：${why}`, en: `not JSON: ${why}` } }] }
  }
}
