import type { Language } from '../../../catalog/label.js'
import { type Block, note, quotes, table } from '../../../messages/index.js'
import type { OpenQuestionResult } from '../question-result.js'

const polarityWords = {
  positive: { zh: '正面', en: 'positive' },
  negative: { zh: '负面', en: 'negative' },
  neutral: { zh: '中性', en: 'neutral' },
  need: { zh: '需求', en: 'need' },
} as const

/** What language found in open answers: mood, words, opinions with a quote each, and quotes. */
export function openBlocks({ said, contact }: OpenQuestionResult, language: Language): Block[] {
  const zh = language === 'zh'
  if (contact) return [note(zh ? '联系方式，只计数，不显示。' : 'Contact details: counted, not shown.')]
  if (!said || said.read === 0) return []
  const { positive, neutral, negative } = said.polarity
  const blocks: Block[] = [
    note(
      zh
        ? `正面 ${positive}，中性 ${neutral}，负面 ${negative}${said.empty ? `；${said.empty} 条没有实际内容` : ''}`
        : `${positive} positive, ${neutral} neutral, ${negative} negative${said.empty ? `; ${said.empty} say nothing` : ''}`,
    ),
  ]
  if (said.words.length > 0)
    blocks.push(
      note(
        `${zh ? '常提到：' : 'Often said: '}${said.words
          .slice(0, 12)
          .map(({ word, answers }) => `${word} ${answers}`)
          .join(zh ? '、' : ', ')}`,
      ),
    )
  if (said.opinions.length > 0)
    blocks.push(
      table({
        columns: [
          { key: 'aspect', label: zh ? '方面' : 'aspect' },
          { key: 'opinion', label: zh ? '说法' : 'opinion' },
          { key: 'polarity', label: zh ? '倾向' : 'polarity' },
          { key: 'answers', label: zh ? '条数' : 'answers', type: 'number' },
        ],
        rows: said.opinions.map(({ aspect, opinion, polarity, answers }) => ({
          aspect,
          opinion,
          polarity: polarityWords[polarity][language],
          answers,
        })),
      }),
    )
  if (said.quotes.length > 0)
    blocks.push(
      quotes(
        said.quotes.map(({ id, text, polarity }) => ({
          text,
          source: 'answers',
          id,
          about: polarityWords[polarity][language],
        })),
        zh ? '原话' : 'In their words',
      ),
    )
  return blocks
}
