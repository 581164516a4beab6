import type { Language } from '../catalog/label.js'

/** What a person can say in a conversation besides questions. */
export type ChatWord = 'help' | 'reading' | 'language' | 'quit' | 'surveys' | 'stop'

const words: Readonly<Record<ChatWord, readonly string[]>> = {
  help: ['帮助', '怎么用', '你能做什么', '你会什么', 'help', '/help', '?', '？', 'what can you do'],
  reading: [
    '口径',
    '查询',
    '怎么算的',
    '为什么',
    '依据',
    'how read',
    'reading',
    'how was it read',
    'how did you read it',
    'sql',
    'show query',
    'explain',
  ],
  language: ['语言', '切换语言', '中文', 'language', 'english', '英文', 'chinese'],
  quit: ['退出', '再见', '拜拜', 'quit', 'exit', 'bye', 'q', '/quit', '/exit'],
  surveys: ['问卷', '做问卷', '有哪些问卷', 'surveys', 'survey', 'take a survey', 'list surveys'],
  stop: ['停止', '取消', 'stop', 'cancel'],
}

/** The word that was said, where the whole message is one; a question is never taken for a word. */
export function chatWord(text: string): ChatWord | undefined {
  const said = normal(text)
  return (Object.keys(words) as ChatWord[]).find((word) => words[word].some((form) => normal(form) === said))
}

/** 「做问卷 满意度」, "take survey skincare-habits": the survey's name. */
export function namedSurvey(text: string): string | undefined {
  const match =
    /^(?:(?:做|填|参加|开始|继续)(?:一?下|一份)?问卷|(?:take|start|resume|do)(?: the)? survey)\s*[:：「『"“]?\s*(.+?)\s*[」』"”]?$/i.exec(
      text.trim(),
    )
  return match?.[1]
}

/** The language named by 「中文」 or "english"; the other one where none is named. */
export function languageSaid(text: string, current: Language): Language {
  const said = normal(text)
  if (['中文', 'chinese'].includes(said)) return 'zh'
  if (['英文', 'english'].includes(said)) return 'en'
  return current === 'zh' ? 'en' : 'zh'
}

const normal = (text: string): string => {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/[。.!！]+$/, '')
  return bare === '' ? text.trim() : bare
}

/** Chinese characters make it Chinese; a message without letters says nothing. */
export function languageOf(text: string): Language | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  return /[a-z]{2}/i.test(text) ? 'en' : undefined
}
