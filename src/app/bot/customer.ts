import { choices, type Message, message, paragraph, say } from '../../messages/index.js'
import type { Decision } from './decision.js'
import { roles } from './roles.js'
import type { Situation } from './situation.js'

/**
 * What a customer hears who says something that is no answer: what is open for them, and what they can say. Nothing about the brand's data.
 * A team member whose place has guests learns where to ask instead.
 */
export function customerTalk(situation: Situation, open: readonly { label: string; value: string }[]): Decision {
  const { conversation, ownRole, incoming } = situation
  const { language } = conversation
  const team = roles.indexOf(ownRole) <= roles.indexOf('member')
  if (team && incoming.place.guests) {
    const text = {
      zh: '这里有外部成员，我只能按他们的权限回答。请私信我，或在只有团队成员的频道里问。',
      en: 'Guests read along here, so I answer with their rights only. Ask me in a direct message, or in a channel of the team alone.',
    }
    return { messages: [message(language, paragraph(text[language]))], quiet: true }
  }
  return { messages: [openWork(language, open)], change: { offered: open.map(({ value }) => value) }, quiet: true }
}

function openWork(language: 'zh' | 'en', open: readonly { label: string; value: string }[]): Message {
  const greeting =
    language === 'zh'
      ? open.length
        ? '这些在等您回答：'
        : '您好，现在没有等您回答的问卷；有新的邀请时我会告诉您。'
      : open.length
        ? 'These wait for your answers:'
        : 'Hello. No survey waits for you at the moment; I will tell you when there is an invitation.'
  return message(
    language,
    paragraph(greeting),
    open.length ? choices({ choices: [...open] }) : undefined,
    language === 'zh'
      ? say`随时可以说「我的数据」查看我们保存了什么，或「删除我的数据」。`
      : say`Say "my data" at any time to see what is kept about you, or "erase my data".`,
  )
}
