import type { ImportNote } from '../imported.js'
import { quoted } from './choice-shapes.js'
import type { WjxQuestion } from './question-form.js'

/**
 * Jumps and dependencies as a condition for each question. A jump from question i to question j hides those between: a question is asked where no
 * answer given before leads past it.
 */
export function pathConditions(questions: readonly WjxQuestion[], notes: ImportNote[]): Map<string, string> {
  const terms = new Map<string, string[]>()
  const add = (name: string, term: string) => terms.set(name, [...(terms.get(name) ?? []), term])
  const position = new Map(questions.flatMap(({ number }, index) => (number === undefined ? [] : [[number, index] as const])))
  questions.forEach((question, index) => {
    const leads = [
      ...question.options.flatMap(({ jump, text, line }) => (jump ? [{ jump, line, unless: unless(question, text) }] : [])),
      ...(question.jump ? [{ jump: question.jump, line: question.line, unless: `{${question.name}} empty` }] : []),
    ]
    for (const { jump, line, unless: term } of leads) {
      const target = jump.to === 'end' ? questions.length : position.get(jump.to)
      if (target === undefined || target <= index) {
        notes.push({
          kind: 'lost',
          place: question.name,
          line,
          message:
            target === undefined
              ? {
                  zh: `要跳到的第 ${jump.to} 题不存在，跳题没有带过来`,
                  en: `there is no question ${jump.to} to jump to; the jump was left out`,
                }
              : { zh: `向前跳到第 ${jump.to} 题没有带过来`, en: `a jump back to question ${jump.to} was left out` },
        })
        continue
      }
      for (const passed of questions.slice(index + 1, target)) add(passed.name, term)
    }
    for (const { question: asked, options } of question.conditions) {
      const source = questions[position.get(asked) ?? -1]
      const chosen = source
        ? options.map((one) =>
            typeof one === 'number' ? source.options[one - 1]?.text : source.options.find(({ text }) => text === one)?.text,
          )
        : []
      if (!source || chosen.length === 0 || chosen.some((text) => text === undefined) || source === question) {
        notes.push({
          kind: 'lost',
          place: question.name,
          line: question.line,
          message: {
            zh: `显示条件指向第 ${asked} 题的选项，没有找到，没有带过来`,
            en: `its condition names an option of question ${asked} that was not found; it was left out`,
          },
        })
        continue
      }
      add(question.name, bracketed(chosen.map((text) => when(source, text ?? '')).join(' or '), chosen.length > 1))
    }
  })
  return new Map([...terms].map(([name, all]) => [name, [...new Set(all)].join(' and ')]))
}

const bracketed = (text: string, is: boolean): string => (is ? `(${text})` : text)

function valueOfOption({ element, options, kind }: WjxQuestion, text: string): string {
  if (element.showOtherItem === true && element.otherText === text) return `'other'`
  if (kind !== 'scale') return quoted(text)
  const points = element.rateValues as { value: number; text: string }[] | undefined
  return String(points?.find((point) => point.text === text)?.value ?? options.findIndex((option) => option.text === text) + 1)
}

function unless(question: WjxQuestion, text: string): string {
  return `{${question.name}} ${question.kind === 'multiple' ? 'notcontains' : '!='} ${valueOfOption(question, text)}`
}

function when(question: WjxQuestion, text: string): string {
  return `{${question.name}} ${question.kind === 'multiple' ? 'contains' : '='} ${valueOfOption(question, text)}`
}
