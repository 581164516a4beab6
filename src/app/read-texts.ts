import type { LanguageModel } from '../language/model.js'
import { readText, type TextReading } from '../language/read-text.js'
import { Lane } from '../stores/warehouse/lane.js'
import type { Warehouse } from '../stores/warehouse/warehouse.js'
import type { LanguageAtHand } from './load-language.js'
import { forgetQueue, type PendingText, pendingTexts, queueTexts, type TextSource, textSources } from './pending-texts.js'

export interface ReadTextsOptions {
  /** After each batch: texts read so far, and in all. */
  readonly onProgress?: (done: number, total: number) => void
  readonly batch?: number
  /** All of them without it. */
  readonly sources?: readonly TextSource[]
}

/**
 * Reads what of reviews (with their follow-ups), tickets, posts and answers is not yet read as it stands, and writes `texts` and `opinions`.
 * Costs what is new: each text is read once per wording, place and model version. Killed at any point, the next call goes on from there.
 *
 * @param language a loaded model, or one at hand that is loaded only if there is something to read
 * @returns how many texts were read
 */
export async function readPendingTexts(
  warehouse: Warehouse,
  language: LanguageModel | LanguageAtHand,
  options: ReadTextsOptions = {},
): Promise<number> {
  return inTurn(warehouse, () => readQueued(warehouse, language, options))
}

async function readQueued(
  warehouse: Warehouse,
  language: LanguageModel | LanguageAtHand,
  options: ReadTextsOptions,
): Promise<number> {
  const sources = options.sources ?? textSources
  const counts: number[] = []
  for (const source of sources) counts.push(await queueTexts(warehouse, source, language.version))
  const total = counts.reduce((sum, count) => sum + count, 0)
  let done = 0
  if (total === 0) return 0
  const model = 'load' in language ? await language.load() : language
  for (const [index, source] of sources.entries()) {
    if (counts[index] === 0) continue
    await readSource(warehouse, source, model, options.batch ?? 20_000, (read) => {
      done += read
      options.onProgress?.(done, total)
    })
    await forgetQueue(warehouse, source)
  }
  return done
}

const turns = new WeakMap<Warehouse, Lane<true>>()

/** A refresh and answers that just came in are read one after the other: both list what is to be read in the same tables. */
function inTurn<T>(warehouse: Warehouse, task: () => Promise<T>): Promise<T> {
  const turn = turns.get(warehouse) ?? new Lane([true])
  turns.set(warehouse, turn)
  return turn.do(task)
}

async function readSource(
  warehouse: Warehouse,
  source: TextSource,
  model: LanguageModel,
  batch: number,
  onRead: (read: number) => void,
): Promise<void> {
  for (let after = ''; ; ) {
    const pending = await pendingTexts(warehouse, source, after, batch)
    const last = pending[pending.length - 1]
    if (!last) return
    const read = pending.map((text) => ({ text, reading: readText(text.text, model, { stars: text.stars ?? undefined }) }))
    // opinions first: the text's row says that the text is done
    await warehouse.insert(
      'opinions',
      read.flatMap(({ text, reading }) => opinionRows(source, text, reading)),
    )
    await warehouse.insert(
      'texts',
      read.map(({ text, reading }) => textRow(source, text, reading, model.version)),
    )
    onRead(pending.length)
    if (pending.length < batch) return
    after = last.source_id
  }
}

function textRow(source: TextSource, text: PendingText, reading: TextReading, model: string) {
  return {
    ...placeOf(source, text),
    sentiment: round(reading.sentiment),
    polarity: reading.polarity,
    probability: round(reading.probability),
    language: reading.language,
    words: reading.words,
    keywords: reading.keywords,
    filler: reading.filler || text.copied ? 1 : 0,
    text_hash: text.text_hash,
    model,
  }
}

/** A copied praise says nothing of its product: its opinions would count once for each copy. */
function opinionRows(source: TextSource, text: PendingText, reading: TextReading) {
  if (text.copied) return []
  return reading.opinions.map(({ aspect, opinion, polarity, painPoint, quote }) => ({
    ...placeOf(source, text),
    aspect,
    opinion,
    polarity,
    pain_point: painPoint,
    quote,
  }))
}

function placeOf(source: TextSource, { source_id, person, at, product, category, brand, stars }: PendingText) {
  return { source, source_id, person, at, product, category, brand, stars }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
