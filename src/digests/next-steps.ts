import type { Label } from '../catalog/label.js'
import { type Digest, leastGroup, type NextStep } from './digest.js'

/** What the personas do not know yet, and the question that would tell. */
export interface Gap {
  readonly facet: Label
  readonly question: Label
  /** For how many personas it is unknown. */
  readonly personas: number
}

/** A fact about customers that is often missing. */
export interface Unfilled {
  readonly label: Label
  readonly unknown: number
  readonly customers: number
}

const most = { pains: 2, gaps: 3, unfilled: 2 }

/** What to ask next: interviews about the complaints that are news (else the most frequent ones), surveys where personas and profiles have gaps, why people leave. */
export function nextSteps(
  { voice, groups }: Pick<Digest, 'voice' | 'groups'>,
  gaps: readonly Gap[],
  unfilled: readonly Unfilled[],
): NextStep[] {
  const pains = voice.pains
    .filter(({ news, people }) => news !== 'falling' && people >= leastGroup)
    .slice(0, most.pains)
    .map(
      ({ point, now, before, people }): NextStep => ({
        kind: 'interview',
        why: {
          zh: `「${point}」本周 ${now} 条，此前四周 ${before} 条`,
          en: `"${point}": ${now} texts this week, ${before} in the four weeks before`,
        },
        question: {
          zh: `请讲讲最近一次遇到「${point}」的情形：在什么时候、怎么发生的、后来怎么办的？`,
          en: `Tell us about the last time you met "${point}": when, how did it happen, and what did you do?`,
        },
        who: {
          did: 'opinion',
          where: [{ field: 'pain_point', is: { oneOf: [point] } }],
          window: { last: { n: 35, unit: 'day' } },
        },
        customers: people,
      }),
    )
  return [
    ...pains,
    ...leaving(groups),
    ...gaps.slice(0, most.gaps).map(gapStep),
    ...unfilled.slice(0, most.unfilled).map(profileStep),
  ]
}

/** Those who moved on to where customers are lost. */
function leaving(groups: Digest['groups']): NextStep[] {
  const stages = groups.find(({ name }) => name === 'lifecycle')?.groups ?? []
  const risk = stages.find(({ value }) => value === '流失预警')
  if (!risk || (risk.gained ?? 0) < leastGroup || (risk.gained ?? 0) <= (risk.lost ?? 0)) return []
  return [
    {
      kind: 'survey',
      why: {
        zh: `本周 ${risk.gained} 人进入「流失预警」，只有 ${risk.lost} 人离开`,
        en: `${risk.gained} customers came to be at risk of churn this week, only ${risk.lost} left it`,
      },
      question: { zh: '最近没有再来买，主要是因为什么？', en: 'What is the main reason that you have not bought again lately?' },
      who: { tag: 'lifecycle', is: { oneOf: ['流失预警'] } },
      customers: risk.now,
    },
  ]
}

const gapStep = ({ facet, question, personas }: Gap): NextStep => ({
  kind: 'survey',
  why: { zh: `${personas} 个画像都还不知道「${facet.zh}」`, en: `"${facet.en}" is unknown of ${personas} personas` },
  question,
})

const profileStep = ({ label, unknown, customers }: Unfilled): NextStep => ({
  kind: 'survey',
  why: {
    zh: `${Math.round((unknown / customers) * 100)}% 的客户没有「${label.zh}」（${unknown.toLocaleString('en-US')} / ${customers.toLocaleString('en-US')} 人）`,
    en: `${label.en} is unknown of ${Math.round((unknown / customers) * 100)}% of customers (${unknown.toLocaleString('en-US')} of ${customers.toLocaleString('en-US')})`,
  },
  question: { zh: `您的${label.zh}是？`, en: `What is your ${label.en}?` },
})
