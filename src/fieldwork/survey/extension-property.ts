import { Serializer } from 'survey-core'

/** Makes SurveyJS (its linter too) take a survey's `zhiyin` block for a property of the survey rather than a slip of the pen. */
Serializer.addProperty('survey', { name: 'zhiyin', visible: false })
