import { choices, message, paragraph } from '../../messages/index.js'
import { exampleQuestions } from '../chat-help.js'
import { ownBrand } from '../own-brand.js'
import type { Decision } from './decision.js'
import type { Situation } from './situation.js'

/** What a team member sees on opening a pane or a new conversation: who this is, and questions to begin with. */
export async function greeting(situation: Situation): Promise<Decision> {
  const { language } = situation.conversation
  const brand = await ownBrand(situation.workspace).catch(() => '')
  const asked = exampleQuestions.filter((question) => /\p{Script=Han}/u.test(question) === (language === 'zh')).slice(0, 4)
  const text = {
    zh: `知音${brand ? ` · ${brand}` : ''}：直接问客户，或说「帮助」。`,
    en: `Zhiyin${brand ? ` · ${brand}` : ''}: ask about your customers, or say "help".`,
  }
  return {
    messages: [
      message(
        language,
        paragraph(text[language]),
        choices({ look: 'buttons', choices: asked.map((question) => ({ label: question, value: question })) }),
      ),
    ],
    change: { offered: asked },
  }
}
