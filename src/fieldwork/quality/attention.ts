import { answerOf, inWords } from './answer-of.js'
import type { Finding, QualityCheck } from './check.js'

/** Questions that say themselves what to answer ("please choose 2 here"). */
export const attention: QualityCheck = {
  name: 'attention',
  label: { zh: '没有读题', en: 'not read' },
  about: {
    zh: '注意力检测题答错。一题答错可能是手滑，两题就存疑。',
    en: 'An attention question answered wrongly. One may be a slip; two make the answers doubtful.',
  },
  most: 60,
  find: ({ data }, { outline, attention: questions }) =>
    questions.flatMap(({ question, expected }): Finding[] => {
      const answered = answerOf(question, outline, data)
      if (!answered) return []
      const { values, number, text } = answered.given
      const said = values.length > 0 ? values : [number === undefined ? (text ?? '') : String(number)]
      const plain = (one: unknown) => String(one).trim().toLowerCase()
      const right =
        answered.asked.kind === 'multiple'
          ? said.length === expected.length && expected.every((one) => said.map(plain).includes(plain(one)))
          : said.every((one) => expected.map(plain).includes(plain(one)))
      if (right) return []
      return [
        {
          points: 30,
          why: {
            zh: `注意力检测题「${answered.asked.title.zh}」应答「${expected.join('、')}」，答了「${inWords(answered, 'zh')}」`,
            en: `The attention question "${answered.asked.title.en}" wants "${expected.join(', ')}", and was answered "${inWords(answered, 'en')}"`,
          },
          evidence: [answered.asked.path],
        },
      ]
    }),
}
