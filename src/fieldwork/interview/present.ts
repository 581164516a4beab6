import type { Label, Language } from '../../catalog/label.js'
import { type Block, choices, type Message, message, note, paragraph } from '../../messages/index.js'
import { consentReply, consentWords } from '../study/consent.js'
import { inLanguage, type Script, type Texts } from './script.js'
import type { InterviewState } from './state.js'

const line = (language: Language, text: Label): string => text[language]

/** What the interview opens with: the guide's words, how long it takes, and the way out. */
export function greeting(script: Script, language: Language): Block[] {
  const { minutes } = script
  const time: Label = minutes ? { zh: `大约 ${minutes} 分钟。`, en: `It takes about ${minutes} minutes. ` } : { zh: '', en: '' }
  return [
    ...said(script.intro, language, {
      zh: `您好！想和您聊聊「${inLanguage(script.title, 'zh')}」。`,
      en: `Hello! We would like to talk with you about "${inLanguage(script.title, 'en')}".`,
    }),
    note(
      line(language, {
        zh: `${time.zh}想到什么说什么，没有对错。随时可说「跳过」「返回」「退出」，下次接着聊；一段话分几条发也行，没说完时用「…」结尾。`,
        en: `${time.en}There is no right or wrong. Say "skip", "back" or "stop" at any time and go on later; an answer may come in several messages, end one with "…" while there is more.`,
      }),
    ),
  ]
}

/** Presses on the consent question carry it. */
export const consentToken = 'interview:consent'

export function consentQuestion(script: Script, language: Language): Block[] {
  const purpose = inLanguage(script.purpose, language)
  return [
    ...said(script.consent ?? {}, language, { zh: '您愿意参加吗？', en: 'Would you like to take part?' }),
    ...(purpose ? [note(line(language, { zh: `目的：${purpose}`, en: `Purpose: ${purpose}` }))] : []),
    choices({
      token: consentToken,
      choices: consentWords[language].map((word) => ({ label: word, value: word })),
    }),
  ]
}

/** Yes, no, or neither, to the consent question. */
export function consentIn(text: string): boolean | undefined {
  const reply = consentReply(text)
  return reply === 'unclear' ? undefined : reply === 'agreed'
}

export function goingOn(script: Script, language: Language): Block {
  return paragraph(
    line(language, {
      zh: `我们接着上次的「${inLanguage(script.title, 'zh')}」。`,
      en: `Let us go on with "${inLanguage(script.title, 'en')}".`,
    }),
  )
}

export function turnTo(topic: Texts, language: Language): Block {
  return note(line(language, { zh: `接下来聊聊：${inLanguage(topic, 'zh')}`, en: `Let us turn to: ${inLanguage(topic, 'en')}` }))
}

export function closingWords(script: Script, language: Language): string {
  return (
    inLanguage(script.closing, language) ||
    line(language, { zh: '就聊到这里，非常感谢您！', en: 'That was all. Thank you very much!' })
  )
}

export const phrases = {
  goOn: { zh: '嗯，您接着说。说完了发「说完了」也行。', en: 'Mm-hm, go on. Say "done" when that was all.' },
  added: { zh: '这一句也记在刚才那个问题里了。', en: 'That is noted with the question before.' },
  paused: {
    zh: '好的，先聊到这里，说过的都保存了，随时回来接着聊。',
    en: 'All right, let us stop here. What you said is kept; come back at any time.',
  },
  declined: { zh: '好的，不参加也完全没关系。谢谢您的时间！', en: 'That is perfectly fine. Thank you for your time!' },
  first: { zh: '这已经是第一个问题了。', en: 'This is the first question already.' },
  backTo: { zh: '好，回到前面这个问题，想补充或更正都可以：', en: 'Back to this one; add to what you said or correct it:' },
  help: {
    zh: '用自己的话回答就好，长短都行。「跳过」不答这个问题，「返回」回到上一个，「退出」下次再聊，「删除我的数据」清除您的资料。',
    en: 'Answer in your own words, at any length. "skip" leaves this question out, "back" returns to the one before, "stop" goes on later, "erase my data" removes what is kept about you.',
  },
  explain: {
    zh: '我想听的是您自己的经历和看法，想到哪里说哪里就好，不清楚的部分可以跳过。我再问一遍：',
    en: 'What I would like to hear is your own experience and view, whatever comes to mind; leave out what does not apply. Once more:',
  },
  consentAgain: { zh: '请回复「同意」或「不同意」。', en: 'Please reply "agree" or "decline".' },
  empty: { zh: '没有收到文字，请再说一遍。', en: 'There were no words in that; please say it again.' },
} as const satisfies Readonly<Record<string, Label>>

/** Heard, and no judgement in it: praise for an answer would shape the next one. By turns, so that it does not sound like a machine. */
const heardYou: readonly Label[] = [
  { zh: '明白了，谢谢。', en: 'I see, thank you.' },
  { zh: '好的，记下了。', en: 'Noted, thank you.' },
  { zh: '嗯，了解了。', en: 'All right, I follow.' },
]

export function acknowledgement({ done, language }: InterviewState): string {
  return line(language, heardYou[done.length % heardYou.length]!)
}

export function phrase(name: keyof typeof phrases, language: Language): string {
  return phrases[name][language]
}

/** To somebody who asks why, or who is asking. */
export function whyAsked(script: Script, language: Language): string {
  const purpose = inLanguage(script.purpose, language).replace(/[。.]$/, '')
  return line(language, {
    zh: `这是一次由程序进行的访谈${purpose ? `，${purpose}` : ''}。说的话只用于这项研究；不想说的可以「跳过」，也可以随时说「删除我的数据」。我们接着聊：`,
    en: `This interview is held by a program. ${purpose ? `${purpose}. ` : ''}What you say is used for this study only; "skip" what you would rather not say, or say "erase my data" at any time. To go on:`,
  })
}

/** How far it is: topics behind and ahead, and the time that is left. */
export function progressOf(script: Script, { question, spent, language }: InterviewState): string {
  const place = Math.max(
    0,
    script.topics.findIndex(({ questions }) => questions.some(({ id }) => id === question)),
  )
  const left = script.minutes === undefined ? undefined : Math.max(1, Math.round(script.minutes - spent.all / 60))
  return line(language, {
    zh: `正在聊第 ${place + 1} 个话题，共 ${script.topics.length} 个${left ? `；大约还有 ${left} 分钟` : ''}。`,
    en: `Topic ${place + 1} of ${script.topics.length}${left ? `; about ${left} ${left === 1 ? 'minute' : 'minutes'} left` : ''}.`,
  })
}

export function telling(language: Language, ...blocks: readonly (Block | undefined)[]): Message[] {
  return [message(language, ...blocks)]
}

function said(texts: Texts, language: Language, otherwise: Label): Block[] {
  const text = inLanguage(texts, language) || line(language, otherwise)
  return text.split(/\n{2,}/).map(paragraph)
}
