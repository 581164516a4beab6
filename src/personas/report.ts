import type { Label, Language } from '../catalog/label.js'
import {
  type Block,
  bold,
  chart,
  formatValue,
  heading,
  list,
  type Message,
  message,
  muted,
  note,
  paragraph,
  type Quote,
  spans,
  table,
} from '../messages/index.js'
import { dimensions } from './dimensions.js'
import type { Persona, PersonaBuild, Statement } from './persona.js'
import type { VoiceQuote } from './voice.js'

const words = {
  personas: { zh: '人群画像', en: 'Personas' },
  size: { zh: '人数', en: 'customers' },
  share: { zh: '占比', en: 'share' },
  moved: { zh: '占比变化', en: 'change of share' },
  continuity: { zh: '成员重合度', en: 'overlap of members' },
  apart: { zh: '与全体相比（TGI，全体 = 100）', en: 'Against everyone (TGI, everyone = 100)' },
  unknown: { zh: '还不知道的', en: 'Not known yet' },
  typical: { zh: '可以访谈的典型客户', en: 'Typical customers to interview' },
  evidence: { zh: '依据', en: 'evidence' },
  ask: { zh: '可问', en: 'ask' },
} satisfies Record<string, Label>

/** The overview of a build: sizes, moves, and how sure the number of personas is. */
export function overview(build: PersonaBuild, language: Language): Message {
  const { chosen, personas } = build
  const say = (label: Label) => label[language]
  const sure = {
    zh: `截至 ${build.asOf}：${build.customers} 位客户中 ${build.assigned} 位有足够数据归入画像；共 ${chosen.k} 类，轮廓系数 ${chosen.silhouette.toFixed(2)}，换样重做的一致性（ARI）${chosen.stability.toFixed(2)}，最不稳的一类重合度 ${chosen.weakest.toFixed(2)}。`,
    en: `As of ${build.asOf}: of ${build.customers} customers, ${build.assigned} are known well enough for a persona; ${chosen.k} personas, silhouette ${chosen.silhouette.toFixed(2)}, agreement over resamples (ARI) ${chosen.stability.toFixed(2)}, the least stable one comes back with an overlap of ${chosen.weakest.toFixed(2)}.`,
  }
  return message(
    language,
    heading(say(words.personas), 1),
    paragraph(sure[language]),
    chosen.weakest < 0.7 ? note(unstable[language]) : undefined,
    table({
      columns: [
        { key: 'id', label: 'ID' },
        { key: 'name', label: say(words.personas) },
        { key: 'size', label: say(words.size), unit: 'customers' },
        { key: 'share', label: say(words.share), unit: 'ratio' },
        { key: 'moved', label: say(words.moved), type: 'word' },
      ],
      rows: personas.map((persona) => ({
        id: persona.id,
        name: say(persona.name),
        size: persona.size,
        share: persona.share,
        moved: moved(persona, build.since, language),
      })),
    }),
    chart({
      chart: 'bar',
      title: say(words.share),
      categories: personas.map((persona) => say(persona.name)),
      series: [{ name: say(words.share), values: personas.map((persona) => persona.share) }],
      unit: 'ratio',
    }),
    build.gone.length > 0
      ? note({ zh: `不再出现的画像：${build.gone.join('、')}`, en: `Personas that are gone: ${build.gone.join(', ')}` }[language])
      : undefined,
  )
}

const unstable = {
  zh: '注意：换一批客户重做，分法会有明显不同，请只当作线索。',
  en: 'Note: with other customers drawn the split would differ noticeably; take it as a lead only.',
}

/** The seven-dimension sheet of one persona: every sentence with its evidence, and what is not known with the question that would fill it. */
export function sheet(persona: Persona, build: PersonaBuild, language: Language): Message {
  const say = (label: Label) => label[language]
  const blocks: (Block | undefined)[] = [
    heading(`${say(persona.name)} (${persona.id})`, 1),
    paragraph(sizeLine(persona, build, language)),
    persona.drift ? paragraph(driftLine(persona, language)) : undefined,
    apartChart(persona, language),
  ]
  for (const dimension of dimensions) {
    const said = persona.statements.filter((each) => each.dimension === dimension.name)
    const unknowns = persona.unknowns.filter((each) => each.dimension === dimension.name)
    blocks.push(heading(say(dimension.label), 2))
    if (said.length > 0)
      blocks.push(list(said.map((each) => spans`${bold(say(each.text))} ${muted(evidenceLine(each, language))}`)))
    const quotes = said.flatMap(quotesOf)
    if (quotes.length > 0) blocks.push({ kind: 'quotes', quotes: quotes.map((quote) => shown(quote, language)) })
    if (unknowns.length > 0) {
      blocks.push(
        list(
          unknowns.map(
            (each) =>
              spans`${bold(`${say(words.unknown)} · ${say(each.facet)}`)} ${muted(`${say(each.why)}; ${say(words.ask)}: ${say(each.question)}`)}`,
          ),
        ),
      )
    }
  }
  if (persona.typical.length > 0) blocks.push(heading(say(words.typical), 2), paragraph(persona.typical.join(', ')))
  return message(language, ...blocks)
}

function sizeLine(persona: Persona, build: PersonaBuild, language: Language): string {
  const [low, high] = persona.interval.map((value) => formatValue(value, 'ratio', language))
  const share = formatValue(persona.share, 'ratio', language)
  return language === 'zh'
    ? `${persona.size} 人，占有画像客户的 ${share}（95%区间 ${low}–${high}），截至 ${build.asOf}。`
    : `${persona.size} customers, ${share} of those with a persona (95% interval ${low}–${high}), as of ${build.asOf}.`
}

function driftLine({ drift, share }: Persona, language: Language): string {
  if (!drift) return ''
  const [was, now, overlap] = [drift.shareBefore, share, drift.overlap].map((value) => formatValue(value, 'ratio', language))
  return language === 'zh'
    ? `与 ${drift.since} 相比：占比 ${was} → ${now}，成员重合度 ${overlap}。`
    : `Since ${drift.since}: share ${was} → ${now}, overlap of members ${overlap}.`
}

function moved({ drift, share }: Persona, since: string | undefined, language: Language): string {
  if (!since) return '—'
  if (!drift) return language === 'zh' ? '新' : 'new'
  const points = (share - drift.shareBefore) * 100
  return `${points >= 0 ? '+' : ''}${points.toFixed(1)} ${language === 'zh' ? '个百分点' : 'pp'}`
}

/** What the sentence rests on, in few words: source and base, order ids or where the quotes are. */
function evidenceLine({ evidence }: Statement, language: Language): string {
  const parts = evidence.flatMap((each) => {
    if (each.kind === 'tag') return [`${each.tag} ← ${each.source}`]
    if (each.kind === 'orders')
      return [
        {
          zh: `${each.count} 笔购买，如 ${each.ids.slice(0, 2).join('、')}`,
          en: `${each.count} purchases, such as ${each.ids.slice(0, 2).join(', ')}`,
        }[language],
      ]
    return [`${each.source} ${each.id}`]
  })
  return parts.length > 0 ? `[${words.evidence[language]}: ${parts.join('; ')}]` : ''
}

function quotesOf({ evidence }: Statement): VoiceQuote[] {
  return evidence.filter((each) => each.kind === 'quote').slice(0, 2)
}

function shown({ text, source, id, product, order, at }: VoiceQuote, language: Language): Quote {
  const behind = order ? { zh: `订单 ${order}`, en: `order ${order}` }[language] : ''
  return { text, source, id, about: [product, behind, at.slice(0, 10)].filter(Boolean).join(' · ') }
}

function apartChart({ statements }: Persona, language: Language): Block | undefined {
  const telling = statements
    .filter((each) => each.tgi !== undefined && each.effect > 0 && !each.subject.startsWith('voice:'))
    .sort((a, b) => b.effect - a.effect)
    .slice(0, 8)
  if (telling.length === 0) return undefined
  return chart({
    chart: 'bar',
    title: words.apart[language],
    categories: telling.map((each) => each.what[language]),
    series: [{ name: 'TGI', values: telling.map((each) => Math.round(each.tgi!)) }],
  })
}
