import type { Language } from '../../catalog/label.js'
import type { Condition, Texts } from './script.js'
import type { PointDraft, ProbeDraft, ScriptDraft, TopicDraft } from './script-drafts.js'
import { draft, type TextDraft } from './script-lines.js'
import { conditionNamed, settingNamed } from './script-words.js'

export type Fault = (line: number, zh: string, en: string, suggestion?: string) => void

/** `- minutes: 15` and the like, before the first section. Gives the text that lines after it go on with. */
export function settingOf(
  { settings }: ScriptDraft,
  { line, text }: { line: number; text: string },
  fault: Fault,
): TextDraft | undefined {
  const [word = '', ...values] = text.split(/[:：]/)
  const value = values.join(':').trim()
  const { name, rest, suggestion } = settingNamed(word)
  if (name === undefined || rest !== '') {
    fault(line, `没有「${word.trim()}」这个设置`, `there is no setting "${word.trim()}"`, suggestion)
    return undefined
  }
  if (name === 'purpose') {
    settings.purpose = draft(line, value)
    return settings.purpose
  }
  if (name === 'languages') {
    const languages = value.split(/[\s,，、]+/).map(languageOf)
    if (languages.includes(undefined))
      fault(line, `「${value}」里有不认识的语言`, `"${value}": only zh and en are known`, 'zh, en')
    else settings.languages = [...new Set(languages.filter((one) => one !== undefined))]
    return undefined
  }
  const number = name === 'minutes' ? minutesOf(value) : limitOf(value)
  if (number === undefined) fault(line, `「${value}」不是数字`, `"${value}" is not a number`)
  else settings[name] = number
  return undefined
}

export function isSetting(text: string): boolean {
  const { name, rest } = settingNamed(text.split(/[:：]/)[0] ?? '')
  return name !== undefined && rest === '' && /[:：]/.test(text)
}

/** `trigger: 想到要买（4 分钟）`: id, name and time budget of a topic. */
export function topicOfHeading(text: string, line: number, place: number): TopicDraft {
  const timed = /^(.*?)\s*[(（]\s*([\d.]+)\s*(?:min(?:ute)?s?|分钟?)\s*[)）]$/i.exec(text)
  const heading = timed ? timed[1]! : text
  const named = /^([A-Za-z][\w-]*)\s*[:：]\s*(.*)$/.exec(heading)
  const name = (named ? named[2]! : heading).replace(/^[:：]\s*/, '')
  return {
    id: named ? named[1]! : `t${place}`,
    line,
    name: draft(line, name),
    minutes: timed ? minutesOf(timed[2]!) : undefined,
    only: undefined,
    questions: [],
  }
}

/** `价格 / price: 贵, 便宜 | cheap`: a point, with the words that count as covering it; its own name is one. */
export function coverOf(text: string, line: number, id: string): PointDraft | undefined {
  const [named = '', ...rest] = text.replace(/^[:：]\s*/, '').split(/[:：]/)
  const parts = named.split(/\s+\/\s+|／/).map((part) => part.trim())
  const names = parts.filter((part) => part !== '')
  if (names.length === 0) return undefined
  const name: Texts = Object.fromEntries(names.map((one) => [/[\u3400-\u9fff]/.test(one) ? 'zh' : 'en', one]))
  return { id, line, name, words: [...new Set([...wordsOf(names.join(',')), ...wordsOf(rest.join(':'))])], ask: draft(line) }
}

/** `contains 贵, 便宜: …` or `short: …`: when a probe is asked, and what it says. */
export function probeOf(text: string, line: number, id: string, fault: Fault): ProbeDraft | undefined {
  const colon = text.search(/[:：]/)
  const when = (colon < 0 ? text : text.slice(0, colon)).trim()
  const said = colon < 0 ? '' : text.slice(colon + 1).trim()
  const { name, rest, suggestion } = conditionNamed(when)
  if (name === undefined) {
    fault(line, `不知道什么时候追问：「${when}」`, `it is not known when to probe: "${when}"`, suggestion)
    return undefined
  }
  if (name === 'contains' && wordsOf(rest).length === 0)
    fault(line, '提到什么时追问？', 'which words?', 'probe contains 贵, 便宜: …')
  return { id, line, when: name, words: name === 'contains' ? rest : '', text: draft(line, said) }
}

export function conditionOf(kind: Condition['kind'], text: string): Condition | undefined {
  const said = text.replace(/^[:：]\s*/, '').trim()
  if (said === '') return undefined
  return kind === 'segment' ? { kind, segment: said } : { kind, words: wordsOf(said) }
}

export function wordsOf(text: string): string[] {
  return text
    .split(/[,，、;；|/]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '')
}

export function limitOf(text: string): number | undefined {
  const said = text.replace(/^[:：]\s*/, '').trim()
  if (/^(no|none|off|不|无|没有)$/i.test(said)) return 0
  const number = /^(\d{1,3})\s*(?:次|times)?$/.exec(said)
  return number ? Number(number[1]) : undefined
}

function minutesOf(text: string): number | undefined {
  const number = /^(\d+(?:\.\d+)?)\s*(?:min(?:ute)?s?|分钟?)?$/i.exec(text.trim())
  return number && Number(number[1]) > 0 ? Number(number[1]) : undefined
}

function languageOf(word: string): Language | undefined {
  if (/^(zh|zh-cn|chinese|中文)$/i.test(word)) return 'zh'
  return /^(en|english|英文)$/i.test(word) ? 'en' : undefined
}
