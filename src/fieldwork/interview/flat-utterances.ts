import type { Language } from '../../catalog/label.js'
import type { Utterance } from './put.js'
import { inLanguage, questionsOf, type Script, topicOf } from './script.js'

/** What somebody said about one main question, follow-ups and all, as the warehouse keeps answers. */
export interface FlatUtterances {
  readonly question: string
  readonly title: string
  readonly type: 'interview'
  readonly shown: string
  readonly values: readonly string[]
  readonly number: undefined
  /** The person's own words, in order, a line each. */
  readonly text: string
}

/** An interview as answers: one a main question that was answered, in the guide's order, so that it is read like any other open answer. */
export function flatUtterances(
  script: Script,
  utterances: readonly Pick<Utterance, 'speaker' | 'kind' | 'question' | 'text'>[],
  language: Language,
): FlatUtterances[] {
  return questionsOf(script).flatMap(({ id, text: asked }) => {
    const said = utterances.filter(({ speaker, kind, question }) => speaker === 'person' && kind === 'answer' && question === id)
    const text = said
      .map((one) => one.text.trim())
      .filter((words) => words !== '')
      .join('\n')
    if (text === '') return []
    const topic = topicOf(script, id)
    const name = topic ? inLanguage(topic.name, language) : ''
    const title = inLanguage(asked, language)
    return [
      {
        question: id,
        title: name ? `${name} · ${title}` : title,
        type: 'interview',
        shown: text,
        values: [],
        number: undefined,
        text,
      },
    ]
  })
}
