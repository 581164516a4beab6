import type { Clause } from './clauses.js'
import type { Lexicon } from './lexicon.js'
import { type NeedPatterns, wishOf } from './needs.js'
import type { Opinion } from './opinion.js'
import { type ClauseReading, overall, readClause, type Target } from './read-clause.js'

/**
 * Opinions of a text, clause by clause, in order. `quoteOf` gives the text's own words for a place in its plain form.
 */
export function extractOpinions(
  clauses: readonly Clause[],
  language: 'zh' | 'en',
  lexicon: Lexicon,
  needs: NeedPatterns,
  quoteOf: (from: number, to: number) => string,
): Opinion[] {
  const opinions: Opinion[] = []
  let carried: readonly Target[] = []
  for (const clause of clauses) {
    const quote = quoteOf(clause.from, clause.to)
    const wish = wishOf(quote, language, needs)
    const reading = readClause(clause.chunks, lexicon, clause.opensSentence ? [] : carried)
    if (wish) opinions.push(needOf(wish, reading, clause, quote))
    else if (!asksOnly(clause, quote)) opinions.push(...verdictsOf(reading, quote, quoteOf))
    carried = !wish && reading.findings.length === 0 ? reading.named.filter(({ aspect }) => aspect !== overall) : []
  }
  return withoutRepeats(opinions)
}

function verdictsOf({ findings }: ClauseReading, quote: string, quoteOf: (from: number, to: number) => string): Opinion[] {
  return findings.flatMap((finding) =>
    finding.targets.map(({ aspect, term }): Opinion => {
      const canonical = finding.inverted ? `不${finding.entry.opinion}` : finding.entry.opinion
      return {
        aspect,
        term: term?.word ?? '',
        opinion: quoteOf(finding.from, finding.to).replace(/(?<=..)[了的]$/, ''),
        polarity: finding.polarity,
        painPoint: finding.polarity === 'negative' ? `${aspect}·${canonical.replace(/^不(?=[不没])/, '')}` : '',
        quote,
        at: term ? { term: [term.from, term.to], opinion: [finding.from, finding.to] } : { opinion: [finding.from, finding.to] },
      }
    }),
  )
}

function needOf(
  { text, wish }: { text: string; wish: string },
  { findings, named }: ClauseReading,
  clause: Clause,
  quote: string,
): Opinion {
  const target =
    named.find(({ aspect }) => aspect !== overall) ??
    findings.flatMap(({ targets }) => targets).find(({ aspect }) => aspect !== overall)
  const aspect = target?.aspect ?? overall
  return {
    aspect,
    term: target?.term?.word ?? '',
    opinion: text,
    polarity: 'need',
    painPoint: `${aspect}·${wish}`,
    quote,
    at: { opinion: [clause.from, clause.to] },
  }
}

/** 好用吗, 好不好用 and "is it good?" ask; 不知道会不会过敏 knows nothing either. */
function asksOnly(clause: Clause, quote: string): boolean {
  if (/([\u4E00-\u9FFF])[不没]\1|是否|有没有/.test(quote)) return true
  return /[吗么]\s*$/.test(quote) || (clause.asks && /^(?:is|are|does|do|did|will|can|has|有|请问|怎么|如何|哪)/i.test(quote))
}

/** One text that says the same of the same aspect in several places has said it once; the first quote stands for it. */
function withoutRepeats(opinions: readonly Opinion[]): Opinion[] {
  const seen = new Set<string>()
  return opinions.filter(({ aspect, opinion, polarity }) => {
    const key = `${aspect}\u0000${opinion}\u0000${polarity}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
