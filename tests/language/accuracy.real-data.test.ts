import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { evaluateSentiment, readLabelledTexts } from '../../src/app/language-evaluate.js'
import { loadLanguage } from '../../src/app/load-language.js'
import { readAspectSentences, readTrainingTexts, readTriplets } from '../../src/app/training-texts.js'
import { evaluateLabels, precisionRecall } from '../../src/language/evaluate.js'
import { readText } from '../../src/language/read-text.js'
import { plainText } from '../../src/language/words/plain-text.js'
import { sharedData } from '../support/shared-data.js'

/**
 * Figures on public data that nothing was tuned to, each with a floor a little under what was measured. `vitest --reporter verbose`
 * shows them. Without the data folder they are skipped.
 */
const folder = sharedData()
const language = folder && join(folder, 'language')
const here = language !== undefined && existsSync(join(language, 'check', 'online_shopping_8_cats.csv.gz'))
const report = (what: string, figures: object) => process.stderr.write(`${what}: ${JSON.stringify(figures)}\n`)
const round = (value: number) => Math.round(value * 1000) / 1000

describe.skipIf(!here)('accuracy on public data (skipped where the data folder is missing)', () => {
  test('sentiment of shop reviews, texts known from training left out', { timeout: 300_000 }, async () => {
    const bare = (text: string) => plainText(text).replace(/[^\p{Letter}\p{Number}]/gu, '')
    const trained = new Set((await readTrainingTexts(join(language!, 'train'))).map(({ text }) => bare(text)))
    const all = await readLabelledTexts(join(language!, 'check', 'online_shopping_8_cats.csv.gz'))
    const unseen = all.filter(({ text }) => !trained.has(bare(text)))
    const { accuracy, macroF1, calledNeutral, groups } = evaluateSentiment(unseen, await loadLanguage())
    report('online_shopping_8_cats', {
      texts: unseen.length,
      dropped: all.length - unseen.length,
      accuracy: round(accuracy),
      macroF1: round(macroF1),
      calledNeutral: round(calledNeutral ?? 0),
    })
    for (const [name, one] of Object.entries(groups))
      report(`  ${name}`, { texts: one.texts, accuracy: round(one.accuracy), macroF1: round(one.macroF1) })
    expect(all.length - unseen.length).toBeGreaterThan(1000)
    expect(macroF1).toBeGreaterThan(0.88)
  })

  test('polarity of a named aspect: phones, cameras, cars, notebooks', async () => {
    const model = await loadLanguage()
    const pairs: [string, string][] = []
    for (const name of ['phone', 'camera', 'car', 'notebook']) {
      const sentences = await readAspectSentences(join(language!, 'train', 'aspects', `${name}.test.txt`))
      const own = sentences.map(({ text, aspect, side }): [string, string] => {
        const at = text.indexOf(aspect)
        return [side, polarityAt(readText(text, model, { clauses: true }), at, at + aspect.length)]
      })
      const { accuracy, macroF1 } = evaluateLabels(own)
      report(`aspects ${name}`, { texts: own.length, accuracy: round(accuracy), macroF1: round(macroF1) })
      pairs.push(...own)
    }
    expect(evaluateLabels(pairs).accuracy).toBeGreaterThan(0.86)
  })

  test('triplets of restaurant sentences: aspect, opinion words, polarity', async () => {
    const model = await loadLanguage()
    const sentences = await readTriplets(join(language!, 'train', 'triplets', 'dev.txt'))
    const counts = { exact: 0, overlap: 0, opinion: 0, given: 0, support: 0 }
    for (const { text, triplets } of sentences) {
      const given = readText(text, model).opinions.filter(({ polarity }) => polarity !== 'need')
      counts.given += given.length
      counts.support += triplets.length
      const overlaps = (a: readonly [number, number] | undefined, b: readonly [number, number] | undefined) =>
        a && b ? a[0] < b[1] && b[0] < a[1] : a === b
      const equal = (a: readonly [number, number] | undefined, b: readonly [number, number] | undefined) =>
        a && b ? a[0] === b[0] && a[1] === b[1] : a === b
      const hits = (same: (one: (typeof given)[number], truth: (typeof triplets)[number]) => boolean) => {
        const left = [...given]
        return triplets.filter((truth) => {
          const index = left.findIndex((one) => one.polarity === truth.side && same(one, truth))
          if (index >= 0) left.splice(index, 1)
          return index >= 0
        }).length
      }
      counts.exact += hits((one, truth) => equal(one.at.term, truth.aspectAt) && equal(one.at.opinion, truth.opinionAt))
      counts.overlap += hits((one, truth) => overlaps(one.at.term, truth.aspectAt) && overlaps(one.at.opinion, truth.opinionAt))
      counts.opinion += hits((one, truth) => overlaps(one.at.opinion, truth.opinionAt))
    }
    const { given, support } = counts
    const figures = (hits: number) => {
      const { precision, recall, f1 } = precisionRecall(hits, given, support)
      return { precision: round(precision), recall: round(recall), f1: round(f1) }
    }
    report('triplets dev', {
      sentences: sentences.length,
      exact: figures(counts.exact),
      overlap: figures(counts.overlap),
      opinionAndPolarity: figures(counts.opinion),
    })
    expect(precisionRecall(counts.overlap, given, support).precision).toBeGreaterThan(0.15)
    expect(precisionRecall(counts.opinion, given, support).f1).toBeGreaterThan(0.58)
  })

  test('long restaurant reviews with stars and aspects (ASAP sample)', async () => {
    const model = await loadLanguage()
    const aspects: Record<string, readonly string[]> = {
      dish_taste: ['味道'],
      price_level: ['价格'],
      price_cost_effective: ['价格'],
      price_discount: ['价格'],
      dish_portion: ['分量'],
      service_waiters_attitude: ['客服'],
      environment_decoration: ['环境', '外观'],
      environment_cleaness: ['环境'],
      location_traffic: ['环境'],
    }
    const rows: Record<string, string>[] = []
    for (const name of ['train', 'dev', 'test']) {
      const text = (await readFile(join(language!, 'check', 'asap_sample', `${name}_sample.csv`), 'utf8')).replace(/^\uFEFF/, '')
      rows.push(...(parse(text, { columns: true, relax_quotes: true, relax_column_count: true }) as Record<string, string>[]))
    }
    const sides: Record<string, string> = { '1': 'positive', '0': 'neutral', '-1': 'negative' }
    const pairs: [string, string][] = []
    const stars: [string, string][] = []
    let mentioned = 0
    for (const row of rows) {
      const { opinions, sentiment } = readText(row.reviewbody ?? '', model)
      if (Number(row.star) !== 3)
        stars.push([Number(row.star) > 3 ? 'positive' : 'negative', sentiment >= 0 ? 'positive' : 'negative'])
      for (const [column, names] of Object.entries(aspects)) {
        const truth = sides[String(Number(row[column]))]
        if (!truth) continue
        mentioned += 1
        const own = opinions.filter(({ aspect }) => names.includes(aspect))
        if (own.length > 0) pairs.push([truth, majority(own)])
      }
    }
    const { accuracy, macroF1 } = evaluateLabels(pairs)
    const overall = evaluateLabels(stars)
    report('asap sample', {
      aspectsMentioned: mentioned,
      found: pairs.length,
      accuracyWhereFound: round(accuracy),
      macroF1: round(macroF1),
      starsSide: round(overall.accuracy),
      starsMacroF1: round(overall.macroF1),
    })
    expect(accuracy).toBeGreaterThan(0.6)
  })
})

type Reading = ReturnType<typeof readText>

/** The polarity of the opinion whose aspect stands there; else of an opinion word in the same clause; else of the clause or text. */
function polarityAt({ opinions, clauses, sentiment }: Reading, from: number, to: number): 'positive' | 'negative' {
  const own =
    opinions.find(({ at }) => at.term && at.term[0] < to && from < at.term[1]) ??
    opinions.find(({ at }) => Math.abs(at.opinion[0] - to) < 8 || Math.abs(from - at.opinion[1]) < 4)
  if (own && (own.polarity === 'positive' || own.polarity === 'negative')) return own.polarity
  let start = 0
  for (const clause of clauses) {
    start += clause.text.length + 1
    if (from < start) return clause.sentiment >= 0 ? 'positive' : 'negative'
  }
  return sentiment >= 0 ? 'positive' : 'negative'
}

function majority(opinions: Reading['opinions']): string {
  const sum = opinions.reduce(
    (total, { polarity }) => total + (polarity === 'positive' ? 1 : polarity === 'negative' ? -1 : 0),
    0,
  )
  return sum > 0 ? 'positive' : sum < 0 ? 'negative' : 'neutral'
}
