import type { WjxQuestion } from './question-form.js'

const dependency =
  /依赖于?\s*[[【]?\s*第?\s*(\d{1,3})\s*题\s*[\]】]?[^第\d]{0,20}第?\s*[[【]?\s*(\d[\d、,，;；和及或\s]*)[\]】]?\s*个?选项/

const condition =
  /(?:如果|若|当|仅当)?\s*(?:您|你)?在?\s*第\s*(\d{1,3})\s*题\s*(?:中)?\s*(?:选择|选中|选|回答)了?\s*(?:[“"「『']([^”"」』']{1,60})[”"」』']|([A-Z])(?![A-Za-z]))\s*(?:选项)?(?:时|的|者|则|，|,|方|才|后)?/

export function isCondition(text: string): boolean {
  return (
    dependency.test(text) ||
    /^[*＊\s【[（(]*(?:显示条件|显示逻辑|条件|逻辑)/.test(text) ||
    (condition.test(text) && /显示|回答|作答|填写|本题/.test(text))
  )
}

export function conditionsIn(texts: readonly string[]): WjxQuestion['conditions'] {
  return texts.flatMap((text) => {
    const [, dependsOn, positions] = dependency.exec(text) ?? []
    if (dependsOn !== undefined && positions !== undefined)
      return [{ question: Number(dependsOn), options: positions.match(/\d+/g)?.map(Number) ?? [] }]
    if (!isCondition(text) && !/[（(][^（）()]*第\s*\d+\s*题[^（）()]*选[^（）()]*[)）]/.test(text)) return []
    const [, question, said, letter] = condition.exec(text) ?? []
    if (question === undefined) return []
    return [{ question: Number(question), options: [letter === undefined ? (said ?? '') : letter.charCodeAt(0) - 64] }]
  })
}

export const withoutConditions = (title: string): string =>
  title
    .replace(/[（(【[][^（）()【】[\]]*(?:第\s*\d+\s*题[^（）()【】[\]]*选|依赖于)[^（）()【】[\]]*[)）】\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** 「填写完该题，请跳至第5题。」 leads on from any answer. */
export const ofQuestion = (text: string): boolean =>
  /^[*＊（(]?\s*(?:填写完?|回答完?|答完|完成)?(?:该|本|此)题?.{0,4}[，,]?\s*请?(?:直接)?跳/.test(text)
