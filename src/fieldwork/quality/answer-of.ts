import { type Given, givenIn } from '../results/given.js'
import { type Asked, findAsked } from '../results/outline.js'

/** The first answer to a question of the outline, by its path; undefined where it was not answered or is not there. */
export function answerOf(
  path: string,
  outline: readonly Asked[],
  data: Readonly<Record<string, unknown>>,
): { asked: Asked; given: Given } | undefined {
  const asked = findAsked(outline, path)
  const given = asked && givenIn(data, asked)[0]
  return asked && given ? { asked, given } : undefined
}

/** The answer in words, for reasons: labels of choices, numbers, or the words themselves, cut short. */
export function inWords({ asked, given }: { asked: Asked; given: Given }, language: 'zh' | 'en'): string {
  const labels = given.values.map((value) => asked.choices.find((choice) => choice.value === value)?.label[language] ?? value)
  const text = labels.length > 0 ? labels.join('、') : (given.text ?? String(given.number ?? ''))
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
