import { expect, it } from 'vitest'
import { type AnswerDocument, answerMessage } from '../../src/app/chat-answer.js'

const answered = (answer: AnswerDocument['answer']) =>
  answerMessage({ question: '', asOf: '2026-11-15', language: 'zh', answer }).blocks.map(({ kind }) => kind)

it('says a single figure in its sentence alone, and tables what has a base beside it', () => {
  const customers = { key: 'customers', label: '客户数', unit: 'customers' as const }
  expect(
    answered({ kind: 'number', value: 289, columns: [customers], rows: [{ customers: 289 }], summary: '客户数 289人' }),
  ).toEqual(['text'])
  const rate = { key: 'rate', label: '复购率', unit: 'ratio' as const }
  const base = { key: 'n', label: '样本量', unit: 'customers' as const }
  expect(
    answered({ kind: 'number', value: 0.3, columns: [rate, base], rows: [{ rate: 0.3, n: 120 }], summary: '复购率 30%' }),
  ).toEqual(['text', 'table'])
})
