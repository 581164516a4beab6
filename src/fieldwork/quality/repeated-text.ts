import { givenIn } from '../results/given.js'
import type { Finding, QualityCheck } from './check.js'
import { bareText, containment, shinglesOf } from './shingles.js'

/** One's own words given twice, or the question's words given back. */
export const repeatedText: QualityCheck = {
  name: 'repeated-text',
  label: { zh: '重复或照抄题目', en: 'repeated or copied from the question' },
  about: {
    zh: '几道开放题填了同一段话，或把题目抄回来；「无」「没有」之类不算。',
    en: 'The same words given to several open questions, or the question\'s own words given back; a mere "none" does not count.',
  },
  most: 40,
  find: ({ data }, { outline }) => {
    const open = outline
      .filter(({ kind, contact }) => kind === 'open' && !contact)
      .flatMap((asked) => givenIn(data, asked).map(({ text = '' }) => ({ asked, bare: bareText(text) })))
    const byText = new Map<string, string[]>()
    for (const { asked, bare } of open)
      if (bare.length >= leastOwn(bare)) byText.set(bare, [...(byText.get(bare) ?? []), asked.path])
    const repeated = [...byText.values()].filter((paths) => paths.length > 1)
    const copied = open.filter(({ asked, bare }) => isCopied(bare, [asked.title.zh, asked.title.en]))
    const findings: Finding[] = []
    for (const paths of repeated)
      findings.push({
        points: 15 + 5 * (paths.length - 2),
        why: { zh: `${paths.length} 道开放题填了同一段话`, en: `${paths.length} open questions were given the same words` },
        evidence: paths,
      })
    if (copied.length > 0)
      findings.push({
        points: 20,
        why: {
          zh: `${copied.length} 道开放题只是把题目抄了回来`,
          en: `${copied.length} open answers only give the question's words back`,
        },
        evidence: copied.map(({ asked }) => asked.path),
      })
    return findings
  },
}

/** Short words may honestly fit several questions (价格, price). */
const leastOwn = (bare: string) => (/[\u3400-\u9fff]/.test(bare) ? 6 : 15)

function isCopied(bare: string, titles: readonly string[]): boolean {
  if (bare.length < (/[\u3400-\u9fff]/.test(bare) ? 8 : 20)) return false
  const own = shinglesOf(bare)
  return titles.some((title) => containment(own, shinglesOf(bareText(title))) >= 0.85)
}
