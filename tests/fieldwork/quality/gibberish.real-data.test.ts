import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { loadGibberish } from '../../../src/app/gibberish-data.js'
import { readLabelledTexts } from '../../../src/app/language-evaluate.js'
import { readTrainingTexts, readTriplets } from '../../../src/app/training-texts.js'
import { readGibberish } from '../../../src/fieldwork/quality/gibberish/read-gibberish.js'
import { plainText } from '../../../src/language/words/plain-text.js'
import { sharedData } from '../../support/shared-data.js'
import { gibberishOf } from './gibberish-maker.js'

/** Real texts that nothing was learnt from must pass; what was thrown together must not. Figures with `--reporter verbose`. */
const folder = sharedData()
const here = folder !== undefined && existsSync(join(folder, 'fieldwork', 'jupyter2015'))
const report = (what: string, figures: object) => process.stderr.write(`${what}: ${JSON.stringify(figures)}\n`)
const round = (value: number) => Math.round(value * 10_000) / 10_000

describe.skipIf(!here)('gibberish against real texts (skipped where the data folder is missing)', () => {
  test('Chinese reviews of shops, texts known from training left out', { timeout: 300_000 }, async () => {
    const reader = await loadGibberish()
    const bare = (text: string) => plainText(text).replace(/[^\p{Letter}\p{Number}]/gu, '')
    const trained = new Set((await readTrainingTexts(join(folder!, 'language', 'train'))).map(({ text }) => bare(text)))
    const reviews = await readLabelledTexts(join(folder!, 'language', 'check', 'online_shopping_8_cats.csv.gz'))
    const unseen = reviews.map(({ text }) => text).filter((text) => !trained.has(bare(text)))
    const short = unseen.filter((text) => bare(text).length <= 15)
    const called = (texts: readonly string[]) => texts.filter((text) => readGibberish(text, reader) !== undefined)
    const [all, few] = [called(unseen), called(short)]
    report('Chinese reviews called gibberish', {
      texts: unseen.length,
      share: round(all.length / unseen.length),
      short: short.length,
      shortShare: round(few.length / short.length),
    })
    report('  such as', { texts: all.slice(0, 40) })
    expect(unseen.length).toBeGreaterThan(10_000)
    expect(all.length / unseen.length).toBeLessThan(0.01)
    expect(few.length / short.length).toBeLessThan(0.03)
  })

  test('Chinese restaurant reviews, which no threshold was chosen on', async () => {
    const reader = await loadGibberish()
    const sentences = (await readTriplets(join(folder!, 'language', 'train', 'triplets', 'dev.txt'))).map(({ text }) => text)
    const called = sentences.filter((text) => readGibberish(text, reader) !== undefined)
    report('restaurant sentences called gibberish', { texts: sentences.length, share: round(called.length / sentences.length) })
    report('  such as', { texts: called.slice(0, 20) })
    expect(sentences.length).toBeGreaterThan(1_000)
    expect(called.length / sentences.length).toBeLessThan(0.005)
  })

  test('English open answers of a survey', async () => {
    const reader = await loadGibberish()
    const rows = parse(readFileSync(join(folder!, 'fieldwork', 'jupyter2015', '20160115235816-SurveyExport.csv'), 'utf8'), {
      relax_column_count: true,
    }) as string[][]
    const answers = rows
      .slice(1)
      .flatMap((row) => row.slice(3))
      .filter((cell) => /[a-z]{3}/i.test(cell))
    const called = answers.filter((text) => readGibberish(text, reader) !== undefined)
    report('English answers called gibberish', { texts: answers.length, share: round(called.length / answers.length) })
    report('  such as', { texts: [...new Set(called)].slice(0, 40) })
    expect(answers.length).toBeGreaterThan(5_000)
    expect(called.length / answers.length).toBeLessThan(0.005)
  })
})

describe('gibberish thrown together', () => {
  test.each([
    ['common characters by frequency', 'common', 0.95],
    ['characters drawn evenly from 3,000', 'rare', 0.95],
    ['letters drawn evenly', 'letters', 0.8],
    ['letters of the home row', 'home', 0.85],
    ['consonants', 'consonants', 0.95],
    ['keys in a row', 'keys', 0.99],
    ['one thing over and over', 'repeated', 0.99],
    ['several words of random letters', 'words', 0.9],
  ] as const)('%s', async (_, kind, floor) => {
    const reader = await loadGibberish()
    const made = await gibberishOf(kind, 1000)
    const found = made.filter((text) => readGibberish(text, reader) !== undefined)
    report(`gibberish found: ${kind}`, { share: round(found.length / made.length) })
    expect(found.length / made.length).toBeGreaterThan(floor)
  })
})
