import type { Language } from '../../src/catalog/label.js'
import { beginSurvey, type Replied, replySurvey } from '../../src/fieldwork/survey/reply.js'
import { readSurvey, type Survey } from '../../src/fieldwork/survey/survey-file.js'

/** A survey of some elements, all on one page, as a designer would save it. */
export function surveyOf(...elements: object[]): Survey {
  const { survey, faults } = readSurvey('test', JSON.stringify({ title: 'Test', pages: [{ elements }] }))
  if (!survey) throw new Error(JSON.stringify(faults))
  return survey
}

/** A respondent who says things one after the other; every step is rebuilt from plain data, as after a restart. */
export function talk(survey: Survey, language: Language, ...said: string[]): Replied {
  let replied = beginSurvey(survey, { language, data: {}, at: null, seed: 7 })
  for (const text of said) replied = replySurvey(survey, JSON.parse(JSON.stringify(replied.state)), text)
  return replied
}
