import type { Language } from '../catalog/label.js'
import { type Block, bold, chart, heading, paragraph, quotes, say, table } from '../messages/index.js'
import type { HotWord, Point, Voice } from './digest.js'
import type { DigestWeek } from './week.js'

export const newsWords: Record<Point['news'], { zh: string; en: string }> = {
  first: { zh: '首次出现', en: 'never said before' },
  new: { zh: '新出现', en: 'new' },
  growing: { zh: '上升', en: 'growing' },
  perhaps: { zh: '或有上升', en: 'perhaps growing' },
  steady: { zh: '持平', en: 'steady' },
  falling: { zh: '下降', en: 'falling' },
}

/** What was said this week: how much, which pain points are news, in whose words, what is praised, which words are hot. */
export function tellVoice(voice: Voice, week: DigestWeek, language: Language): Block[] {
  const zh = language === 'zh'
  const { texts, negative } = voice
  if (texts.now === 0)
    return [paragraph(zh ? '这一周没有收到评价、工单或帖子。' : 'No reviews, tickets or posts came in this week.')]
  const rate = (part: number, whole: number) => (whole ? `${((part / whole) * 100).toFixed(1)}%` : '—')
  const summary = zh
    ? say`共 ${bold(texts.now.toLocaleString('en-US'))} 条文本（此前四周 ${texts.before.toLocaleString('en-US')} 条），负面 ${bold(rate(negative.now, texts.now))}（此前 ${rate(negative.before, texts.before)}）。`
    : say`${bold(texts.now.toLocaleString('en-US'))} texts (${texts.before.toLocaleString('en-US')} in the four weeks before), ${bold(rate(negative.now, texts.now))} negative (${rate(negative.before, texts.before)} before).`
  return [summary, ...tellPains(voice, week, language), ...tellPraises(voice, language), ...tellWords(voice.words, language)]
}

function tellPains({ pains, texts }: Voice, week: DigestWeek, language: Language): Block[] {
  const zh = language === 'zh'
  const title = heading(zh ? '痛点' : 'Pain points', 3)
  if (pains.length === 0) return [title, paragraph(zh ? '没有提到次数足够的痛点。' : 'No pain point was said often enough.')]
  const spoken = pains.flatMap(({ point, news, quotes: said }) =>
    said.slice(0, 2).map((quote) => ({
      text: quote.text,
      source: quote.source,
      id: quote.id,
      about: [point, newsWords[news][language], quote.product, quote.at].filter(Boolean).join(' · '),
    })),
  )
  return [
    title,
    sharesChart(
      'pain-points',
      zh ? `痛点提及率（${week.name}）` : `Pain points, share of texts (${week.name})`,
      pains,
      texts,
      language,
    ),
    pointTable(pains, texts, zh ? '痛点' : 'Pain point', language),
    ...(spoken.length ? [quotes(spoken.slice(0, 8), zh ? '原声' : 'In their words')] : []),
  ]
}

function tellPraises({ praises, texts }: Voice, language: Language): Block[] {
  if (praises.length === 0) return []
  const zh = language === 'zh'
  const said = praises.flatMap(({ point, quotes: some }) =>
    some
      .slice(0, 1)
      .map(({ text, source, id, product }) => ({ text, source, id, about: [point, product].filter(Boolean).join(' · ') })),
  )
  return [
    heading(zh ? '被夸的地方' : 'Praised', 3),
    pointTable(praises, texts, zh ? '好评点' : 'Praised for', language),
    ...(said.length ? [quotes(said.slice(0, 3))] : []),
  ]
}

function pointTable(points: readonly Point[], texts: Voice['texts'], label: string, language: Language): Block {
  const zh = language === 'zh'
  return table({
    columns: [
      { key: 'point', label, type: 'word' },
      { key: 'news', label: zh ? '动向' : 'News', type: 'word' },
      { key: 'now', label: zh ? '本周条数' : 'Texts this week', type: 'number' },
      { key: 'share', label: zh ? '占文本' : 'Share of texts', unit: 'ratio' },
      { key: 'before', label: zh ? '此前四周占比' : 'Share before', unit: 'ratio' },
      { key: 'z', label: 'z', unit: 'score' },
    ],
    rows: points.map(({ point, news, now, before, z }) => ({
      point,
      news: newsWords[news][language],
      now,
      share: texts.now ? now / texts.now : null,
      before: texts.before ? before / texts.before : null,
      z,
    })),
  })
}

function sharesChart(name: string, title: string, points: readonly Point[], texts: Voice['texts'], language: Language): Block {
  const zh = language === 'zh'
  return chart({
    chart: 'bar',
    name,
    title,
    note: zh
      ? `本周 ${texts.now} 条文本，此前四周 ${texts.before} 条`
      : `${texts.now} texts this week, ${texts.before} in the four weeks before`,
    unit: 'ratio',
    categories: points.map(({ point }) => point),
    series: [
      { name: zh ? '本周' : 'this week', values: points.map(({ now }) => (texts.now ? now / texts.now : null)) },
      {
        name: zh ? '此前四周' : 'four weeks before',
        values: points.map(({ before }) => (texts.before ? before / texts.before : null)),
      },
    ],
  })
}

function tellWords(words: readonly HotWord[], language: Language): Block[] {
  if (words.length === 0) return []
  const zh = language === 'zh'
  return [
    heading(zh ? '热词与新词' : 'Hot and new words', 3),
    table({
      columns: [
        { key: 'word', label: zh ? '词' : 'Word', type: 'word' },
        { key: 'kind', label: zh ? '动向' : 'News', type: 'word' },
        { key: 'now', label: zh ? '本周条数' : 'Texts this week', type: 'number' },
        { key: 'before', label: zh ? '此前四周条数' : 'Texts before', type: 'number' },
        { key: 'z', label: 'z', unit: 'score' },
      ],
      rows: words.map(({ word, now, before, z, isNew }) => ({
        word,
        kind: isNew ? newsWords.new[language] : newsWords.growing[language],
        now,
        before,
        z,
      })),
    }),
  ]
}
