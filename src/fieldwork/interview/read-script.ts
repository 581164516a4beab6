import type { Language } from '../../catalog/label.js'
import { draftOf } from './draft-script.js'
import { judgeScript } from './judge-script.js'
import { wordsOf } from './read-parts.js'
import type { FollowUpLimits, MainQuestion, Point, Script, ScriptFault, Texts, Topic } from './script.js'
import type { MainDraft, ScriptDraft } from './script-drafts.js'
import { type TextDraft, textsOf } from './script-lines.js'

export type ReadScript =
  | { readonly script: Script; readonly faults: readonly ScriptFault[] }
  | { readonly script?: undefined; readonly faults: readonly ScriptFault[] }

/**
 * Reads the text of an interview guide (`surveys/*.interview.md` shows the form). With any error the guide is withheld; warnings come along with it.
 * @param id what the guide is called here, from the file's name
 */
export function readScript(id: string, text: string): ReadScript {
  const read = draftOf(text)
  const own = ownLanguage(read)
  const script = scriptOf(id, read, own)
  const faults = [...read.faults, ...judgeScript(script, read, own)].sort((a, b) => a.line - b.line)
  return faults.some(({ severity }) => severity === 'error') ? { faults } : { script, faults }
}

/** As `languages:` says, its first; else the one that no mark stands for; else that of the words. */
function ownLanguage({ settings, title, topics }: ScriptDraft): Language {
  const first = settings.languages?.[0]
  if (first) return first
  const texts = [...(title ? [title] : []), ...topics.flatMap(({ questions }) => questions.map(({ text }) => text))]
  const marked = { zh: texts.some(({ zh }) => zh.length > 0), en: texts.some(({ en }) => en.length > 0) }
  if (marked.zh !== marked.en) return marked.en ? 'zh' : 'en'
  const words = texts.flatMap(({ unmarked }) => unmarked).join('')
  return words !== '' && !/[\u3400-\u9fff]/.test(words) ? 'en' : 'zh'
}

function scriptOf(id: string, read: ScriptDraft, own: Language): Script {
  const texts = (from: TextDraft | undefined): Texts => (from ? textsOf(from, own) : {})
  const all = read.settings.followUpsAll ?? 12
  const limits: FollowUpLimits = { each: read.settings.followUps ?? 2, all, model: read.settings.followUpsModel ?? all }
  const topics = read.topics.map(
    (topic): Topic => ({
      id: topic.id,
      name: texts(topic.name),
      minutes: topic.minutes,
      only: topic.only,
      questions: topic.questions.map((question) => mainOf(question, texts)),
    }),
  )
  const other: Language = own === 'zh' ? 'en' : 'zh'
  const inOther = read.topics.flatMap(({ questions }) => questions).some(({ text }) => text[other].length > 0)
  return {
    id,
    title: texts(read.title),
    languages: read.settings.languages ?? (inOther ? [own, other] : [own]),
    purpose: texts(read.settings.purpose),
    minutes: read.settings.minutes,
    followUps: limits,
    intro: texts(read.sections.intro),
    consent: read.sections.consent && texts(read.sections.consent),
    closing: texts(read.sections.closing),
    topics,
  }
}

function mainOf(question: MainDraft, texts: (from: TextDraft) => Texts): MainQuestion {
  return {
    id: question.id,
    text: texts(question.text),
    must: question.must || question.points.length > 0,
    points: question.points.map(({ id, name, words, ask }): Point => ({ id, name, words, ask: texts(ask) })),
    probes: question.probes.map(({ id, when, words, text }) => ({ id, when, words: wordsOf(words), text: texts(text) })),
    followUps: question.followUps,
    only: question.only,
  }
}
