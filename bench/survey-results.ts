import { loadGibberish } from '../src/app/gibberish-data.js'
import { loadLanguage } from '../src/app/load-language.js'
import { copiedTexts } from '../src/fieldwork/quality/copied-text.js'
import { judge } from '../src/fieldwork/quality/judge.js'
import { crossTab } from '../src/fieldwork/results/cross-tab.js'
import { byQuestion } from '../src/fieldwork/results/grouping.js'
import { outlineOf } from '../src/fieldwork/results/outline.js'
import type { Response } from '../src/fieldwork/results/response.js'
import { surveyResults } from '../src/fieldwork/results/survey-results.js'
import { readText } from '../src/language/read-text.js'
import { chance } from '../src/math/chance.js'
import { type BenchLine, type BenchOptions, timed } from './harness.js'

/** Results of many sessions against only parsing their JSON and counting every value in a map. */
export async function run(report: (line: BenchLine) => void, options: BenchOptions): Promise<void> {
  const outline = outlineOf({ pages: [{ elements }] })
  for (const many of options.size === 'full' ? [10_000, 100_000] : [10_000]) {
    const lines = sessions(many)
    const bare = await best(async () => void bareCounts(lines))
    const responses = (): Response[] =>
      lines.map((line, index) => ({ id: String(index), data: JSON.parse(line), weight: 1, doubtful: index % 20 === 0 }))
    const input = { survey: 's', title: { zh: 's', en: 's' }, outline, least: 0 } as const
    const one = await best(async () => surveyResults({ ...input, responses: responses(), doubtful: 'with' }))
    const both = await best(async () => surveyResults({ ...input, responses: responses(), doubtful: 'both' }))
    const note = `${many} sessions of ${outline.length} questions`
    report({ what: 'parsing and all results against parsing and bare counts', ours: one, baseline: bare, unit: 'ms', note })
    report({ what: 'with and without the doubtful ones, the same way', ours: both, baseline: bare, unit: 'ms', note })
    const read = responses()
    const rating = outline.find(({ path }) => path === 'nps')!
    const grouping = byQuestion(outline.find(({ path }) => path === 'skin')!)!
    const crossed = await best(async () => crossTab(rating, grouping, read))
    report({ what: 'a cross-table with its tests', ours: crossed, baseline: bare, unit: 'ms', note })
  }
  await judged(report, options)
}

async function judged(report: (line: BenchLine) => void, options: BenchOptions): Promise<void> {
  const many = options.size === 'full' ? 10_000 : 2_000
  const lines = sessions(many)
  const outline = outlineOf({ pages: [{ elements }] })
  const [gibberish, language] = await Promise.all([loadGibberish(), loadLanguage()])
  const data = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const words = await best(async () => {
    for (const { why } of data) if (typeof why === 'string') readText(why, language)
  })
  const judging = await best(async () => {
    const copies = copiedTexts(
      data.map(({ why }, index) => ({ session: String(index), question: 'why', text: String(why ?? '') })),
    )
    const surroundings = { outline, contradictions: [], attention: [], checks: [], usualTimes: new Map(), copies, gibberish }
    data.forEach((one, index) => {
      judge({ session: String(index), language: 'zh', data: one, timed: [], facts: [] }, surroundings)
    })
  })
  const note = `${many} sessions`
  report({ what: 'judging the truth against reading one open answer each', ours: judging, baseline: words, unit: 'ms', note })
}

/** The fastest of three: what the machine does when nobody disturbs it. */
async function best(task: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round++) times.push(await timed(task))
  return Math.min(...times)
}

const skins = ['dry', 'oily', 'mixed', 'sensitive']
const concerns = ['dryness', 'oil', 'acne', 'redness', 'lines', 'dullness']
const rows = ['product', 'delivery', 'service', 'price', 'packaging']
const elements = [
  { type: 'radiogroup', name: 'skin', choices: skins },
  { type: 'checkbox', name: 'concerns', choices: concerns },
  { type: 'rating', name: 'nps', rateMin: 0, rateMax: 10 },
  { type: 'matrix', name: 'm', columns: [1, 2, 3, 4, 5], rows },
  { type: 'ranking', name: 'order', choices: concerns.slice(0, 4) },
  { type: 'text', inputType: 'number', name: 'spent' },
  { type: 'boolean', name: 'again' },
  { type: 'comment', name: 'why' },
]
const said = ['面霜太干了，不过物流很快', '好用，会回购', '包装有点简陋，希望能改进', '味道很好闻，敏感肌也能用', '无']

function sessions(many: number): string[] {
  const draw = chance(11)
  return Array.from({ length: many }, () =>
    JSON.stringify({
      skin: draw.choice(skins),
      concerns: concerns.filter(() => draw.happens(0.3)),
      nps: draw.whole(11),
      m: Object.fromEntries(rows.map((row) => [row, 1 + draw.whole(5)])),
      order: concerns.slice(0, 4).sort(() => draw.next() - 0.5),
      spent: draw.whole(2_000),
      again: draw.happens(0.7),
      why: draw.choice(said),
    }),
  )
}

function bareCounts(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const visit = (path: string, value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(path, one)
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) visit(`${path}.${key}`, one)
    else add(`${path}=${value}`)
  }
  for (const line of lines) visit('', JSON.parse(line))
  return counts
}
