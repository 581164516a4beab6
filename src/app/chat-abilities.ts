import type { ChatAbilities, ChatState } from './chat-turn.js'
import type { Workspace } from './workspace.js'

/** The abilities of a workspace, each loaded when it is first needed. */
export function chatAbilities(workspace: Workspace): ChatAbilities {
  const talker = ({ conversation, language, customer }: ChatState) => ({
    conversation,
    respondent: conversation,
    language,
    ...(customer ? { customer } : {}),
  })
  return {
    async answer(question, options) {
      const { answerQuestion } = await import('./ask.js')
      return answerQuestion(workspace, question, options)
    },
    async surveyReply(state, text) {
      const { surveyReply } = await import('./survey-talk.js')
      return surveyReply(workspace, talker(state), text, new Date())
    },
    async beginSurvey(state, name) {
      const { takeSurvey } = await import('./survey-talk.js')
      return takeSurvey(workspace, talker(state), name, new Date())
    },
    async surveys() {
      const { listSurveys: filesOf } = await import('./survey-files.js')
      const files = await filesOf(workspace)
      return files.flatMap(({ id, read }) => (read.survey ? [{ id, title: read.survey.title }] : []))
    },
  }
}
