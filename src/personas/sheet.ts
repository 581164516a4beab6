import type { Label, Language, Unit } from '../catalog/label.js'
import {
  type Block,
  chart,
  type Figure,
  figures,
  formatValue,
  heading,
  type Message,
  message,
  note,
  paragraph,
  type Quote,
  quotes,
  table,
} from '../messages/index.js'
import { type Dimension, dimensions } from './dimensions.js'
import type { Persona, PersonaBuild, Statement } from './persona.js'
import { numberText } from './sentences.js'
import type { VoiceQuote } from './voice.js'

const words = {
  size: { zh: '人数', en: 'customers' },
  share: { zh: '占比', en: 'share' },
  apart: { zh: '最不同于全体的地方', en: 'Where they differ most from everyone' },
  them: { zh: '本画像', en: 'this persona' },
  everyone: { zh: '全体', en: 'everyone' },
  trait: { zh: '特征', en: 'trait' },
  interval: { zh: '95%区间', en: '95% interval' },
  base: { zh: '基数', en: 'base' },
  rests: { zh: '依据', en: 'rests on' },
  voices: { zh: '他们的原话', en: 'In their own words' },
  said: { zh: '原话见下', en: 'quotes below' },
  nothing: { zh: '数据还说不出什么，要问的见文末。', en: 'The data tells nothing yet; what to ask stands at the end.' },
  unknown: { zh: '还不知道的，和该问的问题', en: 'Not known yet, and what to ask' },
  dimension: { zh: '维度', en: 'dimension' },
  missing: { zh: '不知道', en: 'unknown' },
  why: { zh: '为什么', en: 'why' },
  ask: { zh: '可以这样问', en: 'ask' },
  typical: { zh: '可以访谈的典型客户', en: 'Typical customers to interview' },
} satisfies Record<string, Label>

/** So many quotes of a dimension are read. */
const mostQuotes = 6

/**
 * The seven-dimension sheet of one persona, in the order in which it is read: how large, how it differs from everyone, each dimension as a
 * table with base, interval and what it rests on, what they said, and last what is not known with the question that would fill it.
 */
export function sheet(persona: Persona, build: PersonaBuild, language: Language, currency?: string): Message {
  const style = { language, ...(currency ? { currency } : {}) }
  return message(
    language,
    heading(`${persona.name[language]} (${persona.id})`, 1),
    persona.drift ? paragraph(driftLine(persona, language)) : undefined,
    figures(cards(persona, build, style)),
    apartChart(persona, language),
    ...dimensions.flatMap((dimension) => dimensionBlocks(persona, dimension, style)),
    ...unknownBlocks(persona, language),
    ...(persona.typical.length > 0 ? [heading(words.typical[language], 2), paragraph(persona.typical.join(', '))] : []),
  )
}

interface Style {
  readonly language: Language
  readonly currency?: string
}

/** The figures that everyone asks for first, beside everyone's. */
const first = ['age', 'average_order_value', 'purchase_count', 'repeat_buyer', 'average_stars']

function cards(
  { size, share, interval, statements, drift }: Persona,
  build: PersonaBuild,
  { language, currency }: Style,
): Figure[] {
  const ratio = (value: number) => formatValue(value, 'ratio', language)
  const [low, high] = interval.map(ratio)
  const points = drift ? (share - drift.shareBefore) * 100 : 0
  const change = drift && { zh: `${signed(points)} 个百分点`, en: `${signed(points)} pp` }[language]
  const card = (said: Statement): Figure => ({
    label: said.subjectLabel[language],
    value: numberText(said.number, said.unit, language, currency),
    note: `${words.everyone[language]} ${numberText(said.everyone, said.unit, language, currency)} · n=${said.base}`,
  })
  return [
    {
      label: words.size[language],
      value: formatValue(size, undefined, language),
      note: { zh: `截至 ${build.asOf}`, en: `as of ${build.asOf}` }[language],
    },
    {
      label: words.share[language],
      value: ratio(share),
      note: `${words.interval[language]} ${low}–${high}`,
      ...(change ? { change } : {}),
    },
    ...first.flatMap((subject) => statements.find((each) => each.subject === subject) ?? []).map(card),
  ]
}

const signed = (points: number) => `${points >= 0 ? '+' : ''}${points.toFixed(1)}`

function driftLine({ drift, share }: Persona, language: Language): string {
  if (!drift) return ''
  const [was, now, overlap] = [drift.shareBefore, share, drift.overlap].map((value) => formatValue(value, 'ratio', language))
  return language === 'zh'
    ? `与 ${drift.since} 相比：占比 ${was} → ${now}，成员重合度 ${overlap}。`
    : `Since ${drift.since}: share ${was} → ${now}, overlap of members ${overlap}.`
}

function apartChart({ statements }: Persona, language: Language): Block | undefined {
  const telling = statements
    .filter((each) => each.kind === 'share' && each.effect > 0 && !each.subject.startsWith('voice:'))
    .sort((a, b) => b.effect - a.effect)
    .slice(0, 8)
  if (telling.length === 0) return undefined
  return chart({
    chart: 'bar',
    title: words.apart[language],
    categories: telling.map((each) => each.what[language]),
    series: [
      { name: words.them[language], values: telling.map((each) => each.number) },
      { name: words.everyone[language], values: telling.map((each) => each.everyone) },
    ],
    unit: 'ratio',
  })
}

function dimensionBlocks(persona: Persona, dimension: Dimension, style: Style): Block[] {
  const { language } = style
  const said = persona.statements.filter((each) => each.dimension === dimension.name)
  if (said.length === 0) return [heading(dimension.label[language], 2), note(words.nothing[language])]
  const orders = said.flatMap(({ evidence }) => evidence).find((each) => each.kind === 'orders')
  const voices = quotesOf(said)
  return [
    heading(dimension.label[language], 2),
    statementTable(said, style),
    ...(orders
      ? [
          note(
            {
              zh: `订单类数据来自 ${orders.count} 笔购买，如 ${orders.ids.slice(0, 3).join('、')}`,
              en: `Figures about orders rest on ${orders.count} purchases, such as ${orders.ids.slice(0, 3).join(', ')}`,
            }[language],
          ),
        ]
      : []),
    ...(voices.length > 0
      ? [
          quotes(
            voices.map((each) => shown(each, language)),
            words.voices[language],
          ),
        ]
      : []),
  ]
}

function statementTable(said: readonly Statement[], { language, currency }: Style): Block {
  const columns = (['trait', 'them', 'everyone'] as const).map((key) => ({
    key,
    label: words[key][language],
    type: 'word' as const,
  }))
  return table({
    columns: [
      ...columns,
      { key: 'tgi', label: 'TGI' },
      { key: 'interval', label: words.interval[language], type: 'word' },
      { key: 'base', label: words.base[language] },
      { key: 'rests', label: words.rests[language], type: 'word' },
    ],
    rows: said.map((each) => {
      const text = (value: number) => numberText(value, each.unit, language, currency)
      return {
        trait: each.what[language],
        them: text(each.number),
        everyone: text(each.everyone),
        tgi: each.tgi === undefined ? null : Math.round(each.tgi),
        interval: `${numberText(each.interval[0], bare.has(each.unit) ? undefined : each.unit, language, currency)} – ${text(each.interval[1])}`,
        base: each.base,
        rests:
          each.evidence.flatMap((one) => (one.kind === 'tag' ? [`${one.tag} ← ${one.source}`] : [])).join('; ') ||
          words.said[language],
      }
    }),
  })
}

/** Units that are said once in a range, at its end: 0.32 – 0.43 times. */
const bare: ReadonlySet<Unit | undefined> = new Set([
  'points',
  'orders',
  'units',
  'events',
  'days',
  'years',
  'stars',
  'seconds',
  'times',
  'sends',
  'posts',
  'tickets',
  'reviews',
  'products',
])

/** The two plainest quotes of each statement, each text once. */
function quotesOf(said: readonly Statement[]): VoiceQuote[] {
  const found = said.flatMap(({ evidence }) => evidence.filter((each) => each.kind === 'quote').slice(0, 2))
  return [...new Map(found.map((quote) => [quote.text, quote])).values()].slice(0, mostQuotes)
}

function shown({ text, source, id, product, order, at }: VoiceQuote, language: Language): Quote {
  const behind = order ? { zh: `订单 ${order}`, en: `order ${order}` }[language] : ''
  return { text, source, id, about: [product, behind, at.slice(0, 10)].filter(Boolean).join(' · ') }
}

function unknownBlocks({ unknowns }: Persona, language: Language): Block[] {
  if (unknowns.length === 0) return []
  const label = new Map(dimensions.map((dimension) => [dimension.name, dimension.label]))
  const columns = ['dimension', 'missing', 'ask', 'why'] as const
  return [
    heading(words.unknown[language], 2),
    table({
      columns: columns.map((key) => ({ key, label: words[key][language], type: 'word' as const })),
      rows: unknowns.map((each) => ({
        dimension: label.get(each.dimension)?.[language] ?? each.dimension,
        missing: each.facet[language],
        ask: each.question[language],
        why: each.why[language],
      })),
    }),
  ]
}
