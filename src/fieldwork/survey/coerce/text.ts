import type { QuestionTextModel } from 'survey-core'
import { again, type Coerced } from './coerced.js'
import { spokenNumber } from './spoken-number.js'

/** What was typed, as the input's type wants it: a number, a date, an e-mail address, or the words themselves. */
export function coerceText(question: QuestionTextModel, said: string): Coerced {
  const text = said.trim()
  if (text === '') return again('请写下您的回答。', 'Please write your answer.')
  switch (question.inputType) {
    case 'number':
    case 'range': {
      const number = spokenNumber(text)
      return number === undefined ? again('请回复一个数字。', 'Please reply with a number.') : { value: number }
    }
    case 'date': {
      const date = spokenDate(text)
      return date === undefined
        ? again('请回复一个日期，例如 2026-05-20。', 'Please reply with a date such as 2026-05-20.')
        : { value: date }
    }
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
        ? { value: text }
        : again('请回复一个邮箱地址。', 'Please reply with an e-mail address.')
    default:
      return { value: text }
  }
}

/** A calendar day that exists, year first. */
function spokenDate(text: string): string | undefined {
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.normalize('NFKC'))
  if (!parts) return undefined
  const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? undefined : day
}
