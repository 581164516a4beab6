import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { LanguageData } from '../language/model.js'
import type { Polarity } from '../language/opinions/lexicon.js'
import type { Calibration } from '../language/sentiment/calibration.js'

/** data/language beside the program, in the checkout and in the package alike. */
export const languageFolder = fileURLToPath(new URL('../../data/language/', import.meta.url))

/** Raised when code changes what the same data reads, so that texts are read again. */
const readerRevision = 1

const names = [
  'aspects.json',
  'opinion-words.json',
  'modifiers.json',
  'needs.json',
  'not-aspects.json',
  'stop-words.json',
  'filler.json',
  'emoji.json',
  'afinn-en.json',
  'dictionary.txt',
  'learnt-opinion-words.tsv',
  'document-frequencies.tsv',
  'sentiment-zh.json',
  'sentiment-zh.bin.gz',
] as const
type Name = (typeof names)[number]

/** The shipped lexicons and models: their version, a fingerprint of all of them, at once; their contents when asked for. */
export async function openLanguageData(folder = languageFolder): Promise<{ version: string; read(): Promise<LanguageData> }> {
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))))
  const version = fingerprint(contents)
  return { version, read: () => parsed(contents, version) }
}

/** The shipped lexicons and models, read and parsed. */
export async function readLanguageData(folder = languageFolder): Promise<LanguageData> {
  return (await openLanguageData(folder)).read()
}

async function parsed(contents: readonly Buffer[], version: string): Promise<LanguageData> {
  const file = (name: Name) => contents[names.indexOf(name)]!
  const json = <T>(name: Name) => JSON.parse(file(name).toString('utf8')) as T
  const lines = (name: Name) =>
    file(name)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
  const { bits, calibration } = json<{ bits: number; calibration: Calibration }>('sentiment-zh.json')
  const counts = lines('document-frequencies.tsv').map((line) => line.split('\t') as [string, string])
  return {
    version,
    dictionary: await readFile(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt')),
    ownWords: lines('dictionary.txt').flatMap((line) => line.split(/\s+/)),
    sentiment: { bits, calibration, weights: new Int8Array(gunzipSync(file('sentiment-zh.bin.gz'))) },
    valences: json('afinn-en.json'),
    emoji: json('emoji.json'),
    stopWords: json('stop-words.json'),
    frequencies: {
      documents: Number(counts[0]?.[1] ?? 1),
      counts: new Map(counts.slice(1).map(([word, count]) => [word, Number(count)])),
    },
    aspects: json('aspects.json'),
    opinions: json('opinion-words.json'),
    learnt: new Map(lines('learnt-opinion-words.tsv').map((line) => line.split('\t').slice(0, 2) as [string, Polarity])),
    modifiers: json('modifiers.json'),
    notAspects: json('not-aspects.json'),
    needs: json('needs.json'),
    filler: json('filler.json'),
  }
}

function fingerprint(contents: readonly Buffer[]): string {
  const hash = createHash('sha256').update(String(readerRevision))
  for (const content of contents) hash.update(content)
  return hash.digest('hex').slice(0, 12)
}
