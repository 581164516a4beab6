import type { Language } from '../../catalog/label.js'
import { type Block, figures, heading, type Message, message, note, paragraph, table } from '../../messages/index.js'
import { overallCell } from './quota-cells.js'
import type { Study } from './study.js'

/** How far a study has come. Counts are of invitations. */
export interface StudyCounts {
  readonly invited: number
  readonly waiting: number
  readonly delivered: number
  readonly opened: number
  readonly agreed: number
  readonly refused: number
  readonly inProgress: number
  readonly completed: number
  /** Ended early: by the survey's own rules, or because their cell was full. */
  readonly screened: number
  readonly expired: number
  readonly undeliverable: number
  readonly withdrawn: number
}

export interface StudyProgress {
  readonly study: Pick<Study, 'id' | 'title' | 'state' | 'privacy' | 'population' | 'closesAt'>
  readonly counts: StudyCounts
  readonly byChannel: readonly ({ readonly channel: string } & StudyCounts)[]
  readonly byWave: readonly ({ readonly wave: number } & StudyCounts)[]
  readonly cells: readonly { readonly cell: string; readonly completes: number; readonly most: number }[]
  /** From the first question to the end; undefined before anybody completed. */
  readonly medianMinutes: number | undefined
  readonly codes: { readonly given: number; readonly left: number } | undefined
}

/** Of those reached, how many began (agreed) and how many completed; undefined where nobody was reached. */
export function studyRates({ delivered, agreed, completed }: StudyCounts) {
  const share = (part: number, whole: number) => (whole === 0 ? undefined : part / whole)
  return { response: share(agreed, delivered), completion: share(completed, agreed) }
}

/** The progress of a study, to be looked at on any channel. */
export function progressMessage(progress: StudyProgress, language: Language): Message {
  const { study, counts, cells, byChannel, byWave, medianMinutes, codes } = progress
  const zh = language === 'zh'
  const rates = studyRates(counts)
  const bars: Block[] = cells.map(({ cell, completes, most }) => ({
    kind: 'progress',
    label: `${cell === overallCell ? (zh ? '完成总数' : 'completes') : cell} ${completes}/${most}`,
    done: completes,
    total: most,
  }))
  return message(
    language,
    heading(`${study.title} (${study.id})`, 2),
    paragraph(
      [stateWords[study.state][language], promiseWords[study.privacy][language], study.population].filter(Boolean).join(' · '),
    ),
    figures([
      {
        label: zh ? '邀请' : 'invited',
        value: String(counts.invited),
        ...(counts.waiting ? { note: zh ? `待发 ${counts.waiting}` : `${counts.waiting} to go out` } : {}),
      },
      { label: zh ? '送达' : 'delivered', value: String(counts.delivered) },
      {
        label: zh ? '同意' : 'agreed',
        value: String(counts.agreed),
        note: percent(rates.response, zh ? '应答率' : 'response rate'),
      },
      {
        label: zh ? '完成' : 'completed',
        value: String(counts.completed),
        note: percent(rates.completion, zh ? '完成率' : 'completion rate'),
      },
      ...(medianMinutes === undefined
        ? []
        : [
            {
              label: zh ? '用时中位数' : 'median time',
              value: zh ? `${round(medianMinutes)} 分钟` : `${round(medianMinutes)} min`,
            },
          ]),
    ]),
    ...(bars.length > 0 ? [paragraph(zh ? '配额' : 'Quotas'), ...bars] : []),
    table({
      columns: [
        { key: 'group', label: zh ? '' : '' },
        ...countColumns.map(({ key, label }) => ({ key, label: label[language], type: 'number' as const })),
      ],
      rows: [
        { group: zh ? '全部' : 'all', ...counts },
        ...(byChannel.length > 1
          ? byChannel.map(({ channel, ...one }) => ({ group: channel || (zh ? '未发' : 'not sent'), ...one }))
          : []),
        ...(byWave.length > 1
          ? byWave.map(({ wave, ...one }) => ({ group: zh ? `第 ${wave + 1} 批` : `wave ${wave + 1}`, ...one }))
          : []),
      ],
    }),
    codes && note(zh ? `谢礼码：已发 ${codes.given}，剩 ${codes.left}` : `Codes: ${codes.given} given, ${codes.left} left`),
    study.closesAt ? note(zh ? `截止：${study.closesAt}` : `Closes at ${study.closesAt}`) : undefined,
  )
}

const countColumns: readonly { key: keyof StudyCounts; label: Readonly<Record<Language, string>> }[] = [
  { key: 'invited', label: { zh: '邀请', en: 'invited' } },
  { key: 'delivered', label: { zh: '送达', en: 'delivered' } },
  { key: 'opened', label: { zh: '打开', en: 'opened' } },
  { key: 'agreed', label: { zh: '同意', en: 'agreed' } },
  { key: 'refused', label: { zh: '不同意', en: 'refused' } },
  { key: 'inProgress', label: { zh: '作答中', en: 'answering' } },
  { key: 'completed', label: { zh: '完成', en: 'completed' } },
  { key: 'screened', label: { zh: '甄别/满额', en: 'screened' } },
  { key: 'expired', label: { zh: '过期', en: 'expired' } },
  { key: 'undeliverable', label: { zh: '无法送达', en: 'undeliverable' } },
]

export const stateWords: Readonly<Record<Study['state'], Readonly<Record<Language, string>>>> = {
  draft: { zh: '草稿', en: 'draft' },
  running: { zh: '进行中', en: 'running' },
  paused: { zh: '已暂停', en: 'paused' },
  closed: { zh: '已结束', en: 'closed' },
}

export const promiseWords: Readonly<Record<Study['privacy'], Readonly<Record<Language, string>>>> = {
  anonymous: { zh: '匿名', en: 'anonymous' },
  pseudonymous: { zh: '化名', en: 'pseudonymous' },
  identified: { zh: '实名', en: 'identified' },
}

const percent = (share: number | undefined, label: string) =>
  share === undefined ? `${label} –` : `${label} ${Math.round(share * 1000) / 10}%`
const round = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
