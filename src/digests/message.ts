import type { Language } from '../catalog/label.js'
import { type Block, code, heading, list, type Message, message, note, paragraph, say, spans } from '../messages/index.js'
import { type Digest, leastGroup, leastMentions } from './digest.js'
import { tellHeadlines } from './tell-headlines.js'
import { tellPeople, tellTags } from './tell-people.js'
import { tellTrade } from './tell-trade.js'
import { tellVoice } from './tell-voice.js'

/** A digest as one message: headlines first, then trade, people, tags, voice, what to ask next, and how to read it. */
export function digestMessage(digest: Digest, language: Language, currency?: string): Message {
  const { week, brand } = digest
  const zh = language === 'zh'
  const title = zh
    ? `${brand ? `${brand} · ` : ''}客户画像周报 ${week.name}`
    : `${brand ? `${brand} · ` : ''}Weekly persona digest ${week.name}`
  return message(
    language,
    heading(title, 1),
    note(
      zh
        ? `${week.from} 至 ${week.to}，与前一周及去年同一周相比`
        : `${week.from} to ${week.to}, against the week before and the same week a year earlier`,
    ),
    ...tellHeadlines(digest, language, currency),
    heading(zh ? '生意' : 'Trade'),
    ...tellTrade(digest.trade, language, currency),
    heading(zh ? '人群与画像' : 'Segments and personas'),
    ...tellPeople(digest, language),
    heading(zh ? '标签变化' : 'Tag changes'),
    ...tellTags(digest.tagChanges, language),
    heading(zh ? '客户之声' : 'Voice'),
    ...tellVoice(digest.voice, week, language),
    heading(zh ? '接下来问什么' : 'What to ask next'),
    ...tellNext(digest, language),
    heading(zh ? '怎么读' : 'How to read this'),
    list(readingNotes(language)),
  )
}

function tellNext({ next }: Digest, language: Language): Block[] {
  if (next.length === 0) return [paragraph(language === 'zh' ? '没有新的缺口。' : 'No new gaps.')]
  const kinds = { interview: { zh: '访谈', en: 'Interview' }, survey: { zh: '问卷', en: 'Survey' } }
  const items = next.map(({ kind, why, question, customers }) => {
    const whom =
      customers === undefined
        ? ''
        : language === 'zh'
          ? `，可问 ${customers.toLocaleString('en-US')} 人`
          : `; ${customers.toLocaleString('en-US')} people to ask`
    return spans`${{ text: kinds[kind][language], mark: 'bold' }} ${question[language]} ${{ text: `${why[language]}${whom}`, mark: 'muted' }}`
  })
  const hint =
    language === 'zh'
      ? say`把问题写成 surveys/ 里的一份问卷，用 ${code('zhiyin survey check')} 检查。`
      : say`Put a question into a survey file under surveys/ and check it with ${code('zhiyin survey check')}.`
  return [list(items, true), hint]
}

function readingNotes(language: Language): string[] {
  return language === 'zh'
    ? [
        '环比：前一个 ISO 周；同比：去年同一周；「—」表示没有数据可比。',
        '异常：与此前 12 周相比，偏离中位数超过 3.5 个稳健标准差（中位数绝对偏差 × 1.4826）。',
        '标签变化：按同一批客户的增减作 McNemar 检验，错误发现率 5%（Benjamini–Hochberg）。',
        `痛点与好评点：按提到它的文本占比与此前四周比较（两比例检验，错误发现率 5%），至少 ${leastMentions} 条。只计自有品牌、不含刷评与默认好评。`,
        '热词：对数几率比（Dirichlet 先验），z > 1.96。',
        `少于 ${leastGroup} 人的群体不显示确切人数，少于 ${leastGroup} 人的流动不显示。`,
      ]
    : [
        'Week on week: the ISO week before; year on year: the same week a year earlier; — where there is nothing to compare with.',
        'Anomaly: more than 3.5 robust standard deviations (1.4826 × median absolute deviation) from the median of the 12 weeks before.',
        'Tag changes: McNemar test over the same customers, false discovery rate 5% (Benjamini–Hochberg).',
        `Pain points and praise: share of texts against the four weeks before (two-proportion test, false discovery rate 5%), at least ${leastMentions} texts. Own brand only, filler left out.`,
        'Hot words: log-odds ratio with a Dirichlet prior, z > 1.96.',
        `Groups of fewer than ${leastGroup} customers are not shown exactly, and flows of fewer are left out.`,
      ]
}
