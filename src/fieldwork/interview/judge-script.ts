import type { Label, Language } from '../../catalog/label.js'
import { isClosed, leadingWords } from './leading.js'
import type { Script, ScriptFault, Texts } from './script.js'
import type { MainDraft, ScriptDraft } from './script-drafts.js'
import { type TextDraft, textsOf } from './script-lines.js'

/** What is missing, double, untranslated, or asked in a way that an interview should not be: everything beyond the form of single lines. */
export function judgeScript(script: Script, read: ScriptDraft, own: Language): ScriptFault[] {
  const faults: ScriptFault[] = []
  const add = (severity: ScriptFault['severity'], line: number, zh: string, en: string, suggestion?: string) =>
    void faults.push({ severity, line, message: { zh, en }, ...(suggestion ? { suggestion } : {}) })
  const error = (line: number, zh: string, en: string, suggestion?: string) => add('error', line, zh, en, suggestion)
  const warn = (line: number, zh: string, en: string, suggestion?: string) => add('warning', line, zh, en, suggestion)

  if (!read.title) error(0, '没有标题', 'there is no title', '# …')
  if (read.topics.length === 0) error(0, '没有话题，没有可问的', 'there is no topic, so nothing to ask', '## Topic: …')
  for (const [text, what] of textDrafts(read)) {
    const texts = textsOf(text, own)
    if (Object.keys(texts).length === 0) error(text.line, `${what.zh}是空的`, `the ${what.en} is empty`)
    else {
      for (const language of script.languages) {
        if (texts[language] === undefined)
          error(
            text.line,
            `${what.zh}缺${language === 'zh' ? '中文' : '英文'}`,
            `the ${what.en} has no ${names[language]} text`,
            `${language}: …`,
          )
      }
    }
  }
  for (const topic of read.topics) {
    if (topic.questions.length === 0) error(topic.line, '这个话题没有问题', 'this topic holds no question', '1. …')
    for (const question of topic.questions) judgeQuestion(question, textsOf(question.text, own), own, warn)
  }
  for (const { id, line } of repeated(read)) error(line, `编号「${id}」出现了两次`, `the id "${id}" stands twice`)
  if (!read.sections.closing) warn(0, '没有结束语，将用一句感谢收尾', 'no closing: a plain thank-you ends it', '## Closing')
  const planned = read.topics.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const { minutes } = script
  if (minutes !== undefined && planned > minutes)
    warn(
      0,
      `各话题共 ${planned} 分钟，多于总时长 ${minutes} 分钟`,
      `the topics take ${planned} minutes, more than ${minutes} in all`,
    )
  const most = script.topics.reduce((sum, { questions }) => sum + questions.filter(({ must }) => must).length, 0)
  if (minutes !== undefined && most > minutes)
    warn(0, `必问的 ${most} 题在 ${minutes} 分钟里问不完`, `${most} questions that must be asked do not fit ${minutes} minutes`)
  return faults
}

const names: Readonly<Record<Language, string>> = { zh: 'Chinese', en: 'English' }

function judgeQuestion(
  question: MainDraft,
  texts: Texts,
  own: Language,
  warn: (line: number, zh: string, en: string, suggestion?: string) => void,
): void {
  const asked = [
    ...Object.values(texts).map((text) => ({ line: question.line, text })),
    ...question.probes.flatMap(({ line, text }) => Object.values(textsOf(text, own)).map((said) => ({ line, text: said }))),
  ]
  for (const { line, text } of asked) {
    const words = leadingWords(text)
    if (words) warn(line, `「${words}」有诱导性`, `"${words}" leads to an answer`, '怎么看？/ What do you make of …?')
  }
  for (const text of Object.values(texts)) {
    if (isClosed(text))
      warn(question.line, '这是一个是否题，答不开', 'yes or no answers this; ask it openly', '说说…… / Tell me about …')
  }
  if (question.followUps === 0 && question.probes.length > 0)
    warn(question.line, '有追问却不许追问', 'there are probes, and no follow-up is allowed')
}

/** Every text that somebody will be shown, with what it is. */
function* textDrafts(read: ScriptDraft): Generator<readonly [TextDraft, Label]> {
  if (read.title) yield [read.title, { zh: '标题', en: 'title' }]
  if (read.settings.purpose) yield [read.settings.purpose, { zh: '目的', en: 'purpose' }]
  for (const section of Object.values(read.sections)) yield [section, { zh: '这一段', en: 'section' }]
  for (const topic of read.topics) {
    yield [topic.name, { zh: '话题名', en: "topic's name" }]
    for (const { text, probes, points } of topic.questions) {
      yield [text, { zh: '问题', en: 'question' }]
      for (const probe of probes) yield [probe.text, { zh: '追问', en: 'probe' }]
      for (const { ask } of points)
        if (ask.unmarked.length + ask.zh.length + ask.en.length > 0) yield [ask, { zh: '问法', en: 'way to ask' }]
    }
  }
}

function* repeated(read: ScriptDraft): Generator<{ id: string; line: number }> {
  const seen = new Set<string>()
  for (const topic of read.topics) {
    for (const { id, line } of [topic, ...topic.questions]) {
      if (seen.has(id)) yield { id, line }
      seen.add(id)
    }
  }
}
