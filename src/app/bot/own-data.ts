import { choices, type Message, message, paragraph } from '../../messages/index.js'
import type { Decision } from './decision.js'
import type { Scene } from './situation.js'

/** 「删除我的数据」: asked once more before anything is gone. */
export function askErase({ conversation: { language } }: Scene): Decision {
  return {
    messages: [
      message(
        language,
        paragraph(
          {
            zh: '这会删除您在这里的全部回答、访谈和资料，不能恢复。确定吗？',
            en: 'This erases all your answers, interviews and details kept here, for good. Are you sure?',
          }[language],
        ),
        choices({
          choices:
            language === 'zh'
              ? [
                  { label: '确定删除', value: '确定删除' },
                  { label: '不删了', value: '不删了' },
                ]
              : [
                  { label: 'Yes, erase it', value: 'yes, erase it' },
                  { label: 'No, keep it', value: 'no, keep it' },
                ],
        }),
      ),
    ],
    change: { pending: { kind: 'erase' } },
  }
}

const yes = /^(确定删除|确定|是|删除|yes, erase it|yes|erase)[。.!！]?$/i
const no = /^(不删了|不删|不|否|算了|取消|no, keep it|no|cancel|keep it)[。.!！]?$/i

/** The answer to that; anything unclear keeps everything and asks again. */
export async function confirmErase(
  situation: Scene,
  said: string,
  erase: (situation: Scene) => Promise<Message>,
): Promise<Decision> {
  const { language } = situation.conversation
  if (yes.test(said.trim())) {
    const message = await erase(situation)
    return { messages: [message], change: { pending: null, surveySession: null, interview: null, offered: [] }, forget: true }
  }
  if (no.test(said.trim())) {
    const kept = { zh: '好的，什么都没有删。', en: 'All right, nothing was erased.' }[language]
    return { messages: [message(language, paragraph(kept))], change: { pending: null } }
  }
  return askErase(situation)
}

export const asksForErase = (said: string): boolean =>
  /^(\/)?(删除我的(数据|资料|信息)|忘掉我|忘了我|erase my data|delete my data|forget me)[。.!！]?$/i.test(said.trim())

export const asksWhatIsKept = (said: string): boolean =>
  /^(我的(数据|资料|信息)|你(们)?(存|保存|记)了我(的)?什么|my data|what do you (keep|know|have) about me)[?？。.!！]?$/i.test(
    said.trim(),
  )
